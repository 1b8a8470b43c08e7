// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/catalogservice.h"

#include "core/catalog/mediawriter.h"
#include "core/catalog/searchquery.h"
#include "core/catalog/text.h"
#include "core/catalog/titlerows.h"
#include "core/catalog/titlesearch.h"
#include "core/db/database.h"
#include "core/db/journal.h"
#include "core/domain/titletext.h"

#include <QRegularExpression>

#include <algorithm>

namespace omt::catalog {

using db::Connection;
using db::Statement;

namespace {

constexpr qsizetype maxLabelTitle = 60;

/** What the text says, and what the form beside it adds. */
SearchQuery queryOf(const QString &text, const SearchFilter &filter)
{
    SearchQuery query = parseSearchQuery(text);
    if (filter.type)
        query.filters.append(typeFilter(toString(*filter.type)));
    if (!filter.mediaClass.isEmpty())
        query.filters.append(classFilter(filter.mediaClass.toLower()));
    if (filter.yearFrom || filter.yearTo)
        query.filters.append(yearFilter(filter.yearFrom, filter.yearTo));
    query.onlyLibrary = query.onlyLibrary || filter.onlyLibrary;
    return query;
}

QString candidateText(const db::Row &row)
{
    const QString type
        = displayName(mediaTypeFromString(row.text(u"media_type")).value_or(MediaType::Movie));
    const QString year
        = row.isNull(u"release_year") ? QString() : u", " + row.text(u"release_year");
    return QStringLiteral("%1 (%2%3): %4")
        .arg(row.text(u"title"), type, year, row.id<MediaId>(u"media_id").toString());
}

// The ways to be refused that people can do something about, in their words.

} // namespace

CatalogService::CatalogService(db::Database &database)
    : m_database(database)
{
}

QFuture<Result<SearchAnswer>> CatalogService::search(const QString &text,
                                                     const SearchFilter &filter,
                                                     const db::CancelToken &token)
{
    return m_database.read(
        [text, filter](Connection &connection) { return searchTitles(connection, text, filter); },
        token);
}

Result<SearchAnswer> searchTitles(Connection &connection, const QString &text,
                                  const SearchFilter &filter)
{
    Result<SearchAnswer> answer
        = TitleSearcher(connection, queryOf(text, filter), filter.offset, filter.limit).run();
    if (answer)
        answer->text = text;
    return answer;
}

QFuture<Result<int>> CatalogService::warmUp(int part)
{
    return m_database.read([part](Connection &connection) { return warmSearch(connection, part); });
}

Result<int> warmSearch(Connection &connection, int part)
{
    // A connection plans each statement once, and that takes longer than most searches.
    const QStringList typed = part == 0
        ? QStringList{QStringLiteral("a"), QStringLiteral("the a"), QStringLiteral("qzxwv qjkzx"),
                      QStringLiteral("國")} // reads the table of Chinese forms
        : QStringList();
    for (const QString &text : typed) {
        if (const auto answer = searchTitles(connection, text, {}); !answer)
            return answer.error();
    }
    const auto rows = connection.query(Statement::load(u"search/warm"), {{u"part", part}});
    if (!rows)
        return rows.error();
    return int(rows->first().integer(u"parts"));
}

QFuture<Result<QList<Completion>>> CatalogService::completions(const CompletionPoint &point)
{
    return m_database.read([point](Connection &connection) -> Result<QList<Completion>> {
        if (!hasStoredValues(point))
            return fixedCompletions(point);
        return storedCompletions(connection, point);
    });
}

QFuture<Result<Media>> CatalogService::media(MediaId id)
{
    return m_database.read([id](Connection &connection) { return selectMedia(connection, id); });
}

QFuture<Result<MediaId>> CatalogService::findByExternalKey(const ExternalKey &key)
{
    return m_database.read([key](Connection &connection) -> Result<MediaId> {
        const auto rows
            = connection.query(Statement::load(u"catalog/find_by_external_key"),
                               {{u"source", key.source}, {u"space", key.space}, {u"key", key.key}});
        if (!rows)
            return rows.error();
        if (rows->isEmpty())
            return makeError(Error::Kind::NotFound,
                             Text::tr("No title has the key %1.").arg(key.toString()));
        if (rows->size() > 1) {
            QStringList candidates;
            for (const db::Row row : *rows) {
                const ExternalKey full{key.source, row.text(u"key_space"), key.key};
                candidates.append(full.toString() + u" (" + row.text(u"title") + u')');
            }
            return makeError(Error::Kind::Conflict,
                             Text::tr("Several titles have the key %1.").arg(key.toString()), {},
                             Text::tr("Say which: %1").arg(candidates.join(u", ")));
        }
        return rows->first().id<MediaId>(u"media_id");
    });
}

QFuture<Result<MediaId>> CatalogService::findByTitle(const QString &title)
{
    return m_database.read([title](Connection &connection) -> Result<MediaId> {
        const auto rows = connection.query(Statement::load(u"catalog/find_by_title"),
                                           {{u"normalised", titleKey(title)}});
        if (!rows)
            return rows.error();
        if (rows->isEmpty())
            return makeError(Error::Kind::NotFound, Text::tr("There is no title “%1”.").arg(title));
        // One of several that is in the library is the one that is meant.
        const bool firstOnlyIsOwn = rows->first().boolean(u"is_own")
            && (rows->size() == 1 || !rows->at(1).boolean(u"is_own"));
        if (rows->size() == 1 || firstOnlyIsOwn)
            return rows->first().id<MediaId>(u"media_id");
        QStringList candidates;
        for (const db::Row row : *rows)
            candidates.append(candidateText(row));
        return makeError(Error::Kind::Conflict,
                         Text::tr("Several titles are called “%1”.").arg(title), {},
                         Text::tr("Say which by its id:\n%1").arg(candidates.join(u'\n')));
    });
}

QFuture<Result<MediaId>> CatalogService::add(const Media &media)
{
    return m_database.write([media](Connection &connection) -> Result<MediaId> {
        const auto edit = db::beginEdit(
            connection, Text::tr("Added “%1” to the catalog").arg(media.title.left(maxLabelTitle)));
        if (!edit)
            return edit.error();
        return insertMedia(connection, media);
    });
}

} // namespace omt::catalog
