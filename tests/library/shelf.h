// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalog/catalogservice.h"
#include "core/db/database.h"
#include "core/library/libraryservice.h"
#include "core/library/listservice.h"
#include "core/library/undoservice.h"
#include "tests/support/awaited.h"
#include "tests/support/testdatabase.h"

namespace omt::test {

/** A database with the services over it, for one test function. */
class Shelf
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Shelf>> create();

    catalog::CatalogService &catalog() { return *m_catalog; }
    library::LibraryService &library() { return *m_library; }
    library::ListService &lists() { return *m_lists; }
    library::UndoService &undo() { return *m_undo; }
    TestDatabase &database() { return *m_testDatabase; }

    /** New connections and services, as after the program was closed and started again. */
    void restart();
    /** From now on somebody else asks. */
    void become(const db::ConnectionSettings &settings);

    /** A title in the catalog; null when that failed (and says why). */
    [[nodiscard]] MediaId add(const Media &media);
    [[nodiscard]] MediaId add(const QString &title, MediaType type = MediaType::Anime,
                              std::optional<int> total = std::nullopt);
    /** The entry as the database has it. */
    [[nodiscard]] std::optional<Entry> entry(MediaId id);
    [[nodiscard]] QString label();
    /** Titles of a spine, in order. */
    [[nodiscard]] QStringList titles(const TitleQuery &query);

    /** The single value of a query as the administrator; what went wrong when it did. */
    [[nodiscard]] QString value(const QString &sql);
    /** Statements as the signed-in user of the services. */
    [[nodiscard]] Result<> script(const QString &sql);

private:
    explicit Shelf(std::unique_ptr<TestDatabase> database);
    void open();

    std::unique_ptr<TestDatabase> m_testDatabase;
    db::ConnectionSettings m_settings;
    std::unique_ptr<db::Database> m_database;
    std::unique_ptr<catalog::CatalogService> m_catalog;
    std::unique_ptr<library::LibraryService> m_library;
    std::unique_ptr<library::ListService> m_lists;
    std::unique_ptr<library::UndoService> m_undo;
};

} // namespace omt::test
