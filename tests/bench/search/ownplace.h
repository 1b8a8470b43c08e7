// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/personallibrary.h"

#include <QTemporaryDir>

#include <memory>

namespace omt::bench {

/**
 * A library of its own on a private server, filled with a generated catalog; gone afterwards,
 * unless a directory is given to keep it in.
 */
class OwnPlace
{
public:
    explicit OwnPlace(const QString &kept = {});
    ~OwnPlace();
    OwnPlace(const OwnPlace &) = delete;
    OwnPlace &operator=(const OwnPlace &) = delete;

    /**
     * Generates with the program at `generator`, copies in, and builds the search tables; a kept
     * library is only opened.
     */
    [[nodiscard]] Result<> fill(const QString &generator, const QString &titles, int rows);
    /** Stops the server, lets the system forget its files where that is allowed, and starts again.
     */
    [[nodiscard]] Result<> restartCold();
    [[nodiscard]] const session::OpenLibrary &library() const { return *m_library; }

private:
    [[nodiscard]] Result<> start();
    [[nodiscard]] Result<> copyIn(db::Connection &administrator);

    QTemporaryDir m_dir;
    bool m_isKept = false; // filled by an earlier run
    server::ClusterOptions m_options;
    std::unique_ptr<session::PersonalLibrary> m_personal;
    std::optional<session::OpenLibrary> m_library;
};

} // namespace omt::bench
