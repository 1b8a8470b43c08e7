// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/db/connection.h"
#include "core/transfer/importrunner.h"
#include "tests/support/testdatabase.h"

#include <QList>

namespace omt::test {

/** A database to import into, and the questions tests ask of it. */
class ImportBench
{
public:
    [[nodiscard]] Result<> open();

    /** Imports rows as if a reader had given them, as whoever settings() says (the local user). */
    [[nodiscard]] Result<transfer::ImportReport>
    import(const QList<transfer::ImportRow> &rows,
           transfer::ConflictRule rule = transfer::ConflictRule::Keep, bool dryRun = false,
           transfer::ImportHooks hooks = {});
    /** Imports files of their recognised formats. */
    [[nodiscard]] Result<transfer::ImportReport>
    importFiles(const QStringList &files,
                transfer::ConflictRule rule = transfer::ConflictRule::Keep, bool dryRun = false);

    /** The first column of the first row as text, asked by the administrator; errors begin "!". */
    [[nodiscard]] QString ask(const QString &sql);
    /** The first column of all rows, joined by "|". */
    [[nodiscard]] QString askAll(const QString &sql);
    /** "media.media 12, media.titles 20, ..." of all tables that undo restores. */
    [[nodiscard]] QString tableCounts();
    /** One line of a title's entry: "completed 12/12 r90 2020-01..2020-02-03 pass 2 [tags] notes".
     */
    [[nodiscard]] QString entry(const QString &title);

    [[nodiscard]] TestDatabase &database() { return *m_database; }
    [[nodiscard]] db::ConnectionSettings &settings() { return m_settings; }

private:
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<db::Connection> m_admin;
    db::ConnectionSettings m_settings;
};

/** A source that gives these rows. */
[[nodiscard]] transfer::ImportSource sourceOf(const QList<transfer::ImportRow> &rows,
                                              const QString &source = QStringLiteral("mal"));

/** A row of the file "list" with a title of that type; `key` is "mal/anime:1" or empty. */
[[nodiscard]] transfer::ImportRow rowOf(const QString &title, MediaType type = MediaType::Anime,
                                        const QString &key = {}, int year = 0);

/** Every record is in exactly one of the counts. */
[[nodiscard]] bool addsUp(const transfer::ImportReport &report);
/** "read 5, created 3, ..." for messages; zero counts are left out. */
[[nodiscard]] QString summary(const transfer::ImportReport &report);

} // namespace omt::test
