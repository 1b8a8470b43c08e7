// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/inputfile.h"

#include <QIODevice>

struct archive;
struct archive_entry;

namespace omt::transfer {

/**
 * libarchive over one device: walks the members once. A file that is no archive is one member
 * without a name. Part of InputFile, which must outlive it.
 */
class ArchiveReader
{
public:
    ArchiveReader(InputFile &owner, std::unique_ptr<QIODevice> device);
    ~ArchiveReader();
    ArchiveReader(const ArchiveReader &) = delete;
    ArchiveReader &operator=(const ArchiveReader &) = delete;

    [[nodiscard]] Result<> open();
    /** Goes to the next regular file; false when there is none. */
    [[nodiscard]] Result<bool> next();
    /** Bytes of the current member; empty at its end. */
    [[nodiscard]] Result<QByteArray> read(qint64 max);

    /** Valid after the first next(). */
    [[nodiscard]] bool isArchive() const;
    [[nodiscard]] bool isZip() const;
    [[nodiscard]] const QString &member() const { return m_member; }
    /** As the archive declares it; 0 when it does not. */
    [[nodiscard]] qint64 memberSize() const { return m_memberSize; }
    /** For messages: "export.zip: diary.csv". */
    [[nodiscard]] QString place() const;

    /** What the callbacks of libarchive work on. */
    struct Source
    {
        InputFile *owner;
        std::unique_ptr<QIODevice> device;
        QByteArray buffer;
    };

private:
    [[nodiscard]] Error damaged() const;
    [[nodiscard]] Result<> acceptName(archive_entry *entry);
    [[nodiscard]] Result<> skipRest();

    Source m_source;
    archive *m_archive;
    QString m_member;
    qint64 m_memberSize = 0;
    int m_members = 0;
    bool m_midMember = false;
};

} // namespace omt::transfer
