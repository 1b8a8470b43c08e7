// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/server/clusteroptions.h"
#include "core/session/personallibrary.h"

#include <QString>
#include <QTemporaryDir>

namespace omt::bench {

/** A library of its own for one benchmark, gone afterwards. fsync is on, as for people. */
class Place
{
public:
    Place();
    ~Place();
    Place(const Place &) = delete;
    Place &operator=(const Place &) = delete;

    [[nodiscard]] QString dataDir() const { return m_dir.filePath(QStringLiteral("library")); }
    [[nodiscard]] QString path(const QString &name) const { return m_dir.filePath(name); }
    [[nodiscard]] server::ClusterOptions options() const;
    /** Makes the library and leaves it stopped. */
    void make() const;

private:
    QTemporaryDir m_dir;
};

/** The value, or the end of the program with the error's words. */
template <class T> [[nodiscard]] T must(Result<T> result);
[[noreturn]] void giveUp(const Error &error);

template <class T> T must(Result<T> result)
{
    if (!result)
        giveUp(result.error());
    return *std::move(result);
}

/** Writes a MyAnimeList export of `rows` invented entries; memory stays flat. */
void writeMalXml(const QString &path, int rows, const char *title = "Invented", int firstId = 0);

} // namespace omt::bench
