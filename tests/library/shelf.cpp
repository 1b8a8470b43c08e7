// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/library/shelf.h"

#include <QTest>

namespace omt::test {

Shelf::Shelf(std::unique_ptr<TestDatabase> database)
    : m_testDatabase(std::move(database))
    , m_settings(m_testDatabase->asLocalUser())
{
    open();
}

Result<std::unique_ptr<Shelf>> Shelf::create()
{
    auto database = TestDatabase::create();
    if (!database)
        return database.error();
    return std::unique_ptr<Shelf>(new Shelf(*std::move(database)));
}

void Shelf::open()
{
    m_database = std::make_unique<db::Database>(m_settings);
    m_catalog = std::make_unique<catalog::CatalogService>(*m_database);
    m_library = std::make_unique<library::LibraryService>(*m_database);
    m_lists = std::make_unique<library::ListService>(*m_database);
    m_undo = std::make_unique<library::UndoService>(*m_database);
}

void Shelf::restart()
{
    m_undo.reset();
    m_lists.reset();
    m_library.reset();
    m_catalog.reset();
    m_database.reset();
    open();
}

void Shelf::become(const db::ConnectionSettings &settings)
{
    m_settings = settings;
    restart();
}

MediaId Shelf::add(const Media &media)
{
    const auto id = awaited(m_catalog->add(media));
    if (!id) {
        qWarning("%s", qPrintable(id.error().toLogString()));
        return {};
    }
    return *id;
}

MediaId Shelf::add(const QString &title, MediaType type, std::optional<int> total)
{
    Media media;
    media.title = title;
    media.type = type;
    media.progressTotal = total;
    return add(media);
}

std::optional<Entry> Shelf::entry(MediaId id)
{
    const auto rows = awaited(m_library->rows({id}));
    return rows && !rows->isEmpty() ? rows->first().entry : std::nullopt;
}

QString Shelf::label()
{
    const auto state = awaited(m_undo->state());
    return state ? state->undoLabel : state.error().toLogString();
}

QStringList Shelf::titles(const TitleQuery &query)
{
    const auto page = awaited(m_library->page(query, 0));
    if (!page)
        return {page.error().toLogString()};
    const auto rows = awaited(m_library->rows(page->ids));
    if (!rows)
        return {rows.error().toLogString()};
    QStringList titles;
    for (const TitleRow &row : *rows)
        titles.append(row.title);
    return titles;
}

QString Shelf::value(const QString &sql)
{
    db::Connection connection(m_testDatabase->asAdmin());
    if (const auto opened = connection.open(); !opened)
        return opened.error().toLogString();
    const auto rows = connection.query(db::Statement::fromText(QStringLiteral("value"), sql));
    if (!rows)
        return rows.error().toLogString();
    if (rows->isEmpty())
        return QStringLiteral("no row");
    return rows->first().text(rows->columns().first());
}

Result<> Shelf::script(const QString &sql)
{
    db::Connection connection(m_settings);
    return connection.open().andThen([&](Done) { return connection.script(sql); });
}

} // namespace omt::test
