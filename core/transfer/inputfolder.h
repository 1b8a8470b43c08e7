// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/inputfile.h"

namespace omt::transfer {

/**
 * A folder that stands for an unpacked archive: its files, also in folders within, are the members.
 * Links and hidden files are passed over; a file is opened only when it is asked for. Part of
 * InputFile.
 */
class InputFolder
{
public:
    /** Fails for a folder without files or with more than the limits allow. */
    [[nodiscard]] static Result<std::unique_ptr<InputFolder>> open(const QString &path,
                                                                   const InputLimits &limits);

    /** Relative, with '/', in alphabetical order. */
    [[nodiscard]] const QStringList &names() const { return m_names; }
    [[nodiscard]] qint64 size() const { return m_size; }
    /** The content of a member, unpacked when it is a compressed file; `read` hears how much. */
    [[nodiscard]] Result<std::unique_ptr<InputStream>>
    stream(const QString &name, std::function<void(qint64 bytes)> read) const;

private:
    InputFolder(QString path, const InputLimits &limits)
        : m_path(std::move(path))
        , m_limits(limits)
    {
    }

    const QString m_path;
    const InputLimits m_limits;
    QStringList m_names;
    qint64 m_size = 0;
};

} // namespace omt::transfer
