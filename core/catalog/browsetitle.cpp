// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/browsetitle.h"

#include "core/catalog/mediawriter.h"
#include "core/catalog/titlerows.h"
#include "core/db/connection.h"

#include <QCoreApplication>

#include <string_view>

namespace omt::catalog {

using namespace Qt::StringLiterals;
using db::Statement;

namespace {

constexpr struct
{
    std::u16string_view relation;
    const char *name;
} relationNames[] = {
    {u"sequel", QT_TRANSLATE_NOOP("omt::catalog::Relation", "Sequel")},
    {u"prequel", QT_TRANSLATE_NOOP("omt::catalog::Relation", "Prequel")},
    {u"spinoff", QT_TRANSLATE_NOOP("omt::catalog::Relation", "Spin-off")},
    {u"spinoff_of", QT_TRANSLATE_NOOP("omt::catalog::Relation", "Spin-off of")},
    {u"adaptation", QT_TRANSLATE_NOOP("omt::catalog::Relation", "Adaptation")},
    {u"adapted_from", QT_TRANSLATE_NOOP("omt::catalog::Relation", "Adapted from")},
    {u"remake", QT_TRANSLATE_NOOP("omt::catalog::Relation", "Remake")},
    {u"remake_of", QT_TRANSLATE_NOOP("omt::catalog::Relation", "Remake of")},
    {u"same_universe", QT_TRANSLATE_NOOP("omt::catalog::Relation", "Same universe")},
    {u"crossover", QT_TRANSLATE_NOOP("omt::catalog::Relation", "Crossover")},
};

QStringList classesOf(const QString &path)
{
    QStringList paths;
    for (qsizetype dot = path.indexOf(u'.'); dot >= 0; dot = path.indexOf(u'.', dot + 1))
        paths.append(path.left(dot));
    if (!path.isEmpty())
        paths.append(path);
    return paths;
}

Result<> readRelations(db::Connection &connection, MediaId id, TitleFacts *facts)
{
    const auto related
        = connection.query(Statement::load(u"browse/select_relations"), {{u"media_id", id}});
    if (!related)
        return related.error();
    QList<MediaId> ids;
    for (const db::Row row : *related)
        ids.append(row.id<MediaId>(u"id"));
    const auto rows = selectTitleRows(connection, ids);
    if (!rows)
        return rows.error();
    QHash<MediaId, TitleRow> byId;
    for (const TitleRow &row : *rows)
        byId.insert(row.id, row);
    for (const db::Row row : *related) {
        const auto found = byId.constFind(row.id<MediaId>(u"id"));
        if (found == byId.constEnd())
            continue;
        facts->relations.append({row.text(u"relation"), int(row.integer(u"reading_order")), *found,
                                 row.text(u"notes"), int(row.integer(u"weight"))});
    }
    return {};
}

Result<> readRatings(db::Connection &connection, MediaId id, RatingHistogram *ratings)
{
    const auto rows
        = connection.query(Statement::load(u"browse/select_ratings"), {{u"media_id", id}});
    if (!rows)
        return rows.error();
    double sum = 0;
    for (const db::Row row : *rows) {
        const int raters = int(row.integer(u"raters"));
        const int rating = int(row.integer(u"rating"));
        ratings->byTen[size_t((rating - 1) / 10)] += raters;
        ratings->raters += raters;
        sum += double(rating) * raters;
    }
    ratings->mean = ratings->raters > 0 ? sum / ratings->raters : 0;
    return {};
}

Result<> readLists(db::Connection &connection, MediaId id, QList<PublicList> *lists)
{
    const auto rows
        = connection.query(Statement::load(u"browse/select_lists"), {{u"media_id", id}});
    if (!rows)
        return rows.error();
    for (const db::Row row : *rows)
        lists->append({row.id<ListId>(u"id"), row.text(u"name"), row.text(u"owner")});
    return {};
}

} // namespace

QString relationName(const QString &relation)
{
    for (const auto &name : relationNames) {
        if (QStringView(name.relation) == relation)
            return QCoreApplication::translate("omt::catalog::Relation", name.name);
    }
    return relation;
}

Result<TitleFacts> selectTitleFacts(db::Connection &connection, MediaId id)
{
    const auto media = selectMedia(connection, id);
    if (!media)
        return media.error();
    TitleFacts facts;
    facts.media = *media;
    facts.classPath = classesOf(media->mediaClass);
    const auto rows = selectTitleRows(connection, {id});
    if (!rows)
        return rows.error();
    if (!rows->isEmpty())
        facts.row = rows->first();
    if (const auto read = readRelations(connection, id, &facts); !read)
        return read.error();
    if (const auto read = readRatings(connection, id, &facts.ratings); !read)
        return read.error();
    if (const auto read = readLists(connection, id, &facts.lists); !read)
        return read.error();
    return facts;
}

} // namespace omt::catalog
