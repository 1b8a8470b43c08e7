// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/personallibrary.h"

#include <QTemporaryDir>

#include <memory>

namespace omt::bench {

/** A library of its own on a private server, filled with a generated catalog; gone afterwards. */
class OwnPlace
{
public:
    OwnPlace();
    ~OwnPlace();
    OwnPlace(const OwnPlace &) = delete;
    OwnPlace &operator=(const OwnPlace &) = delete;

    /** Generates with the program at `generator`, copies in, and builds the search tables. */
    [[nodiscard]] Result<> fill(const QString &generator, const QString &titles, int rows);
    /** Stops the server, lets the system forget its files where that is allowed, and starts again.
     */
    [[nodiscard]] Result<> restartCold();
    [[nodiscard]] const session::OpenLibrary &library() const { return *m_library; }

private:
    [[nodiscard]] Result<> copyIn(db::Connection &administrator);

    QTemporaryDir m_dir;
    server::ClusterOptions m_options;
    std::unique_ptr<session::PersonalLibrary> m_personal;
    std::optional<session::OpenLibrary> m_library;
};

} // namespace omt::bench
