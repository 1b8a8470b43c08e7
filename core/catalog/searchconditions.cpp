// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/searchconditions.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace omt::catalog {

using namespace Qt::StringLiterals;

namespace {

QJsonArray textsOf(const QStringList &texts)
{
    QJsonArray array;
    for (QString text : texts)
        array.append(text.remove(QChar(u'\0'))); // jsonb holds none
    return array;
}

/** SearchQuery and Unwanted name their fields alike. */
template <class Conditions> QJsonObject conditionsOf(const Conditions &from, bool isLibrary)
{
    QJsonObject object;
    if (isLibrary)
        object[u"is_library"_s] = true;
    if (!from.statuses.isEmpty()) {
        QStringList names;
        for (const Status status : from.statuses)
            names.append(toString(status));
        object[u"statuses"_s] = textsOf(names);
    }
    if (from.ratingFrom)
        object[u"rating_from"_s] = *from.ratingFrom;
    if (from.ratingTo)
        object[u"rating_to"_s] = *from.ratingTo;
    if (!from.tags.isEmpty())
        object[u"tags"_s] = textsOf(from.tags);
    if (!from.lists.isEmpty())
        object[u"lists"_s] = textsOf(from.lists);
    if (!from.texts.isEmpty())
        object[u"texts"_s] = textsOf(from.texts);
    return object;
}

QString textOf(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

QString conditionsText(const SearchQuery &query)
{
    QJsonObject object = conditionsOf(query, query.onlyLibrary);
    if (!query.unwanted.isEmpty())
        object[u"unwanted"_s] = conditionsOf(query.unwanted, query.unwanted.library);
    return textOf(object);
}

std::optional<QString> unwantedText(const Unwanted &unwanted)
{
    if (unwanted.isEmpty())
        return std::nullopt;
    return textOf(conditionsOf(unwanted, unwanted.library));
}

} // namespace omt::catalog
