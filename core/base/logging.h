// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLoggingCategory>
#include <QString>

#include <functional>

namespace omt {

Q_DECLARE_LOGGING_CATEGORY(lcServer) // omt.server: the private PostgreSQL
Q_DECLARE_LOGGING_CATEGORY(lcDb) // omt.db: connections, statements, migrations
Q_DECLARE_LOGGING_CATEGORY(lcAuth) // omt.auth
Q_DECLARE_LOGGING_CATEGORY(lcCatalog) // omt.catalog
Q_DECLARE_LOGGING_CATEGORY(lcLibrary) // omt.library
Q_DECLARE_LOGGING_CATEGORY(lcTransfer) // omt.transfer: import and export
Q_DECLARE_LOGGING_CATEGORY(lcUi) // omt.ui

/**
 * Sends the log to `file` (rotated at 5 MB, three kept) as well as to standard error, where it is
 * limited to warnings unless OMT_LOG is set. Log sentences are English, never translated, and hold
 * no titles, notes or secrets of the user above debug level. Call once, from main(). Thread-safe
 * afterwards.
 */
void installLogging(const QString &file);

} // namespace omt
