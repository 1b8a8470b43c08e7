// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/inputstream.h"

#include <QStringList>

#include <atomic>
#include <functional>
#include <memory>

class QIODevice;

namespace omt::transfer {

class ArchiveReader;
class InputFolder;

/** How much a file may unpack to before it is refused as a bomb. */
struct InputLimits
{
    qint64 totalBytes; ///< unpacked, all members together
    double ratio = 200; ///< unpacked to packed; text rarely passes 20
    qint64 ratioFrom = 50LL * 1024 * 1024; ///< the ratio counts from here on
    int members = 20000;

    /** One person's export: 1 GiB. */
    [[nodiscard]] static InputLimits personal() { return {1LL << 30}; }
    /** A public catalog: 4 TiB, for Wikidata is more than one and all of them are streamed. */
    [[nodiscard]] static InputLimits catalog() { return {4LL << 40}; }
};

/**
 * A file to import, whatever it is wrapped in: plain, gzip, xz, bzip2, zstd, zip, tar or a
 * compressed tar; or a folder, which is an archive that somebody unpacked. What it is shows in its
 * content; the name is never trusted. Nothing is written to disk.
 *
 * Members with hostile names (absolute, "..", control characters), encrypted ones and bombs end in
 * an Error of kind BadInput; directories, links and devices are passed over. One thread at a time,
 * but position() may be asked from any. Streams must not outlive the InputFile.
 */
class InputFile
{
public:
    using Visitor = std::function<Result<bool>(const QString &member, InputStream &stream)>;

    /** Fails for what is missing, unreadable, empty or a damaged archive. */
    [[nodiscard]] static Result<std::unique_ptr<InputFile>>
    open(const QString &path, const InputLimits &limits = InputLimits::personal());
    /** The same for bytes in memory, under a name for messages. */
    [[nodiscard]] static Result<std::unique_ptr<InputFile>>
    fromBytes(const QByteArray &bytes, const QString &name,
              const InputLimits &limits = InputLimits::personal());
    ~InputFile();

    /** Without directories: "animelist.xml.gz". */
    [[nodiscard]] const QString &name() const { return m_name; }
    /** Without the endings of compression: "animelist.xml". */
    [[nodiscard]] QString plainName() const;
    /** A zip, tar or folder, which has members; else content() gives what there is. */
    [[nodiscard]] bool isArchive() const { return m_isArchive; }
    [[nodiscard]] bool isFolder() const { return m_folder != nullptr; }

    /** Bytes of the file as it lies on disk. */
    [[nodiscard]] qint64 size() const { return m_size; }
    /** How much of size() has been worked through; grows only. Any thread. */
    [[nodiscard]] qint64 position() const { return m_position; }

    /** The unpacked bytes of a file that is no archive. */
    [[nodiscard]] Result<std::unique_ptr<InputStream>> content();

    /**
     * Names of the files in an archive, in its order. Of a tar only as many as the first 64 MiB
     * hold, for a tar must be unpacked to be listed.
     */
    [[nodiscard]] Result<QStringList> members();
    /** The bytes of one member; quick for a zip, from the start again for a tar. */
    [[nodiscard]] Result<std::unique_ptr<InputStream>> member(const QString &name);
    /** Every member once in the order of the archive, until `visit` says false or fails. */
    [[nodiscard]] Result<> forEachMember(const Visitor &visit);

private:
    friend class ArchiveReader;
    using DeviceMaker = std::function<Result<std::unique_ptr<QIODevice>>()>;

    InputFile(QString name, qint64 size, DeviceMaker makeDevice, const InputLimits &limits);
    [[nodiscard]] Result<std::unique_ptr<ArchiveReader>> reader();
    [[nodiscard]] Result<> sniff();
    [[nodiscard]] Result<> account(qint64 unpacked, const QString &place);
    [[nodiscard]] Result<> forEachFile(const Visitor &visit);
    void reached(qint64 rawPosition);

    const QString m_name;
    const qint64 m_size;
    const DeviceMaker m_makeDevice;
    const InputLimits m_limits;
    std::unique_ptr<InputFolder> m_folder;
    bool m_isArchive = false;
    bool m_isZip = false;
    qint64 m_unpacked = 0; ///< bytes handed out so far
    qint64 m_declared = 0; ///< of a zip: what its members say they hold
    std::atomic<qint64> m_position = 0;
};

} // namespace omt::transfer
