// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/catalogservice.h"

#include "core/catalog/mediawriter.h"
#include "core/catalog/titlerows.h"
#include "core/db/database.h"
#include "core/db/journal.h"
#include "core/domain/titletext.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace omt::catalog {

using db::Connection;
using db::Statement;

namespace {

// More than anybody pages through; counting on would cost time for nothing.
constexpr int searchCap = 10000;
constexpr qsizetype maxLabelTitle = 60;

QString tr(const char *text)
{
    return QCoreApplication::translate("omt::CatalogService", text);
}

// Normalised text holds no LIKE wildcards.
QString prefixPattern(const QString &normalised)
{
    return normalised + u'%';
}

QStringList wordPatterns(const QStringList &lexemes)
{
    QStringList patterns;
    for (const QString &lexeme : lexemes)
        patterns.append(u'%' + lexeme + u'%');
    return patterns;
}

std::optional<int> yearWithin(std::optional<int> year)
{
    return year ? std::optional(std::clamp(*year, 1, 9999)) : std::nullopt;
}

bool isClassPath(const QString &path)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)*\\z"));
    return pattern.match(path).hasMatch();
}

db::Bindings searchBindings(const TitleSearch &search, const SearchFilter &filter)
{
    std::optional<QString> type;
    if (filter.type)
        type = toString(*filter.type);
    std::optional<QString> mediaClass;
    if (!filter.mediaClass.isEmpty())
        mediaClass = filter.mediaClass;
    return {{u"ts_query", search.toTsQuery()},
            {u"normalised", search.normalised.left(maxNormalisedTitle)},
            {u"prefix_pattern", prefixPattern(search.normalised.left(maxNormalisedTitle))},
            {u"word_patterns", wordPatterns(search.lexemes)},
            {u"media_type", type},
            {u"media_class", mediaClass},
            {u"year_from", yearWithin(filter.yearFrom)},
            {u"year_to", yearWithin(filter.yearTo)},
            {u"only_library", filter.onlyLibrary},
            {u"cap", searchCap},
            {u"row_limit", std::clamp(filter.limit, 1, searchCap)}};
}

Result<SearchAnswer> answerOf(Connection &connection, const QString &text, const db::Rows &hits)
{
    SearchAnswer answer;
    answer.text = text;
    QList<MediaId> ids;
    for (const db::Row hit : hits)
        ids.append(hit.id<MediaId>(u"media_id"));
    const auto rows = selectTitleRows(connection, ids);
    if (!rows)
        return rows.error();
    QHash<MediaId, TitleRow> byId;
    for (const TitleRow &row : *rows)
        byId.insert(row.id, row);
    for (const db::Row hit : hits) {
        TitleMatch match;
        match.row = byId.value(hit.id<MediaId>(u"media_id"));
        match.matchedTitle = hit.text(u"matched_title");
        match.score = hit.real(u"score");
        answer.total = hit.integer(u"total");
        if (!match.row.id.isNull())
            answer.matches.append(match);
    }
    answer.totalIsCapped = answer.total >= searchCap;
    return answer;
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
Error explained(Error error)
{
    if (error.constraint == u"external_links_pk" || error.constraint == u"media_external_id_uq")
        error.message = tr("Another title of the catalog has this key already.");
    else if (error.constraint == u"titles_title_ck")
        error.message = tr("A name has 1 to 2000 characters.");
    else if (error.constraint == u"media_media_class_fk")
        error.message = tr("There is no such class of titles.");
    return error;
}

} // namespace

CatalogService::CatalogService(db::Database &database)
    : m_database(database)
{
}

QFuture<Result<SearchAnswer>> CatalogService::search(const QString &text,
                                                     const SearchFilter &filter)
{
    return m_database.read(
        [text, filter](Connection &connection) { return searchTitles(connection, text, filter); });
}

Result<SearchAnswer> searchTitles(Connection &connection, const QString &text,
                                  const SearchFilter &filter)
{
    const TitleSearch search = parseTitleSearch(text);
    const bool isKnownClass = filter.mediaClass.isEmpty() || isClassPath(filter.mediaClass);
    if (search.lexemes.isEmpty() || !isKnownClass)
        return SearchAnswer{text, {}, 0, false};
    const auto hits = connection.query(Statement::load(u"catalog/search_titles"),
                                       searchBindings(search, filter));
    if (!hits)
        return hits.error();
    return answerOf(connection, text, *hits);
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
                             tr("No title has the key %1.").arg(key.toString()));
        if (rows->size() > 1) {
            QStringList candidates;
            for (const db::Row row : *rows) {
                const ExternalKey full{key.source, row.text(u"key_space"), key.key};
                candidates.append(full.toString() + u" (" + row.text(u"title") + u')');
            }
            return makeError(Error::Kind::Conflict,
                             tr("Several titles have the key %1.").arg(key.toString()), {},
                             tr("Say which: %1").arg(candidates.join(u", ")));
        }
        return rows->first().id<MediaId>(u"media_id");
    });
}

QFuture<Result<MediaId>> CatalogService::findByTitle(const QString &title)
{
    return m_database.read([title](Connection &connection) -> Result<MediaId> {
        const auto rows = connection.query(
            Statement::load(u"catalog/find_by_title"),
            {{u"normalised", normalisedTitle(title).left(maxNormalisedTitle)}, {u"title", title}});
        if (!rows)
            return rows.error();
        if (rows->isEmpty())
            return makeError(Error::Kind::NotFound, tr("There is no title “%1”.").arg(title));
        // One of several that is in the library is the one that is meant.
        const bool firstOnlyIsOwn = rows->first().boolean(u"is_own")
            && (rows->size() == 1 || !rows->at(1).boolean(u"is_own"));
        if (rows->size() == 1 || firstOnlyIsOwn)
            return rows->first().id<MediaId>(u"media_id");
        QStringList candidates;
        for (const db::Row row : *rows)
            candidates.append(candidateText(row));
        return makeError(Error::Kind::Conflict, tr("Several titles are called “%1”.").arg(title),
                         {}, tr("Say which by its id:\n%1").arg(candidates.join(u'\n')));
    });
}

QFuture<Result<MediaId>> CatalogService::add(const Media &media)
{
    return m_database.write([media](Connection &connection) -> Result<MediaId> {
        if (media.title.trimmed().isEmpty())
            return makeError(Error::Kind::Invalid, tr("A title needs a name."));
        const auto edit = db::beginEdit(
            connection, tr("Added “%1” to the catalog").arg(media.title.left(maxLabelTitle)));
        if (!edit)
            return edit.error();
        const auto id = insertMedia(connection, media);
        return id ? id : Result<MediaId>(explained(id.error()));
    });
}

} // namespace omt::catalog
