// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/listmapping.h"

#include "core/transfer/formats/values.h"
#include "core/transfer/inputerror.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

Error badMapping(const QString &reason)
{
    return makeError(Error::Kind::BadInput, formatText("The mapping cannot be used."), {}, reason);
}

bool isHistoryField(const QString &field)
{
    return std::any_of(historyFields.begin(), historyFields.end(),
                       [&](const char16_t *name) { return field == QStringView(name); });
}

Result<> readColumns(const QJsonObject &columns, ListMapping *mapping)
{
    for (auto it = columns.begin(); it != columns.end(); ++it) {
        if (!isTitleField(it.key()) && !isHistoryField(it.key()))
            return badMapping(formatText("“%1” is no field of a title or an entry.").arg(it.key()));
        if (!it->isString() || it->toString().trimmed().isEmpty())
            return badMapping(formatText("“%1” names no column.").arg(it.key()));
        mapping->title.columns.insert(it.key(), it->toString());
    }
    const bool namesTitles = std::any_of(
        mapping->title.columns.keyBegin(), mapping->title.columns.keyEnd(),
        [](const QString &field) { return field == "title"_L1 || field.startsWith("key."_L1); });
    return namesTitles
        ? Result<>()
        : badMapping(formatText("No column is the title, nor a key of some service."));
}

Result<> readStatuses(const QJsonObject &object, ListMapping *mapping)
{
    const QJsonObject words = object[u"status_words"].toObject();
    for (auto it = words.begin(); it != words.end(); ++it) {
        const auto status = statusFromString(it->toString());
        if (!status)
            return badMapping(formatText("“%1” is no status.").arg(it->toString()));
        mapping->statusWords.insert(it.key().trimmed().toLower(), *status);
    }
    const QString usual = object[u"default_status"].toString();
    mapping->defaultStatus = statusFromString(usual);
    if (!usual.isEmpty() && !mapping->defaultStatus)
        return badMapping(formatText("“%1” is no status.").arg(usual));
    return {};
}

} // namespace

QJsonObject ListMapping::toJson() const
{
    QJsonObject columns;
    for (auto it = title.columns.begin(); it != title.columns.end(); ++it)
        columns.insert(it.key(), it.value());
    QJsonObject words;
    for (auto it = statusWords.begin(); it != statusWords.end(); ++it)
        words.insert(it.key(), toString(it.value()));
    return {
        {u"version"_s, 1},
        {u"type"_s, toString(title.type)},
        {u"columns"_s, columns},
        {u"best_rating"_s, bestRating},
        {u"date_order"_s, dateOrder == DateOrder::DayFirst ? u"day-first"_s : u"month-first"_s},
        {u"status_words"_s, words},
        {u"default_status"_s, defaultStatus ? QJsonValue(toString(*defaultStatus)) : QJsonValue()}};
}

Result<ListMapping> ListMapping::fromJson(const QJsonObject &object)
{
    ListMapping mapping;
    if (object[u"version"].toInt(1) != 1)
        return badMapping(formatText("It was made by a newer version of the program."));
    const QString type = object[u"type"].toString(u"movie"_s);
    const auto known = mediaTypeFromString(type);
    if (!known)
        return badMapping(formatText("“%1” is no type of title.").arg(type));
    mapping.title.type = *known;
    mapping.bestRating = object[u"best_rating"].toDouble(10);
    if (!(mapping.bestRating >= 1 && mapping.bestRating <= 1000))
        return badMapping(formatText("The best rating must lie between 1 and 1000."));
    const QString order = object[u"date_order"].toString(u"month-first"_s);
    if (order != "day-first"_L1 && order != "month-first"_L1)
        return badMapping(
            formatText("“%1” is no order of dates: day-first or month-first.").arg(order));
    mapping.dateOrder = order == "day-first"_L1 ? DateOrder::DayFirst : DateOrder::MonthFirst;
    if (const auto read = readColumns(object[u"columns"].toObject(), &mapping); !read)
        return read.error();
    if (const auto read = readStatuses(object, &mapping); !read)
        return read.error();
    return mapping;
}

Result<ListMapping> ListMapping::fromFile(const QString &path)
{
    constexpr qint64 longest = 1 << 20;
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (!file.open(QIODevice::ReadOnly))
        return inputError(name, 0, file.errorString());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.read(longest), &error);
    if (!document.isObject())
        return inputError(name, 0,
                          error.error == QJsonParseError::NoError
                              ? formatText("The file is no mapping: it must hold one JSON object.")
                              : formatText("The file is no mapping: %1.").arg(error.errorString()));
    auto mapping = fromJson(document.object());
    if (!mapping)
        return inputError(name, 0, mapping.error().hint);
    return mapping;
}

} // namespace omt::transfer
