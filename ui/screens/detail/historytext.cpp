// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/detail/historytext.h"

#include "core/domain/rating.h"
#include "core/domain/status.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("omt::ui::HistoryText", text);
}

QString statusName(const QJsonValue &value)
{
    const auto status = statusFromString(value.toString());
    return status ? displayName(*status) : QString();
}

/** As much of a date as its precision column says is known. */
QString dateOf(const QJsonObject &row, const QString &column)
{
    const QString text = row.value(column).toString();
    const QString precision = row.value(column + u"_precision"_s).toString();
    if (precision == u"year")
        return text.left(4);
    if (precision == u"month")
        return text.left(7);
    return text.left(10);
}

QString tagsOf(const QJsonValue &value)
{
    QStringList tags;
    for (const QJsonValue &tag : value.toArray())
        tags << tag.toString();
    return tags.join(u", "_s);
}

QString progressSentence(const QJsonValue &before, const QJsonValue &after, MediaType type)
{
    const int from = before.toInt();
    const int to = after.toInt();
    if (from == 0)
        return tr("Progress: %1").arg(countOf(info(type).unit, to));
    return tr("Progress: %1 → %2").arg(QLocale().toString(from), countOf(info(type).unit, to));
}

QString sentence(const QString &column, const QJsonObject &before, const QJsonObject &after,
                 MediaType type)
{
    const QJsonValue now = after.value(column);
    if (column == u"status") {
        const QString from = statusName(before.value(column));
        return from.isEmpty() ? tr("Status: %1").arg(statusName(now))
                              : tr("Status: %1 → %2").arg(from, statusName(now));
    }
    if (column == u"progress")
        return progressSentence(before.value(column), now, type);
    if (column == u"rating") {
        const auto rating = Rating::fromHundred(now.toInt());
        return rating ? tr("Rated %1 of 5 stars").arg(displayText(*rating, RatingScale::FiveStars))
                      : tr("Rating removed");
    }
    if (column == u"started_at" || column == u"completed_at") {
        const QString date = dateOf(after, column);
        const bool start = column == u"started_at";
        if (date.isEmpty())
            return start ? tr("Start date removed") : tr("Finish date removed");
        return (start ? tr("Started %1") : tr("Finished %1")).arg(date);
    }
    if (column == u"notes")
        return now.toString().isEmpty() ? tr("Notes removed") : tr("Notes changed");
    if (column == u"tags")
        return tagsOf(now).isEmpty() ? tr("Tags removed") : tr("Tags: %1").arg(tagsOf(now));
    if (column == u"pass_number")
        return tr("Time through: %1").arg(now.toInt());
    if (column == u"is_favourite")
        return now.toBool() ? tr("Marked as a favourite") : tr("No longer a favourite");
    if (column == u"is_private")
        return now.toBool() ? tr("Made private") : tr("No longer private");
    return {};
}

} // namespace

QStringList historySentences(const library::HistoryEvent &event, MediaType type)
{
    const QString table = event.table.section(u'.', -1);
    const bool isInsert = event.operation == u"insert";
    const bool isDelete = event.operation == u"delete";
    if (table == u"passes")
        return {isInsert       ? tr("An earlier time through was kept")
                    : isDelete ? tr("An earlier time through was removed")
                               : tr("An earlier time through was changed")};
    if (table == u"reviews")
        return {isInsert       ? tr("Wrote a review")
                    : isDelete ? tr("Removed a review")
                               : tr("Changed a review")};
    if (table == u"list_items")
        return {isInsert       ? tr("Put on a list")
                    : isDelete ? tr("Taken off a list")
                               : tr("Moved in a list")};
    if (table != u"user_media")
        return {};
    if (isDelete)
        return {tr("Removed from the library")};
    QStringList sentences;
    if (isInsert)
        sentences << tr("Added to the library");
    for (const auto &column :
         {u"status"_s, u"progress"_s, u"rating"_s, u"started_at"_s, u"completed_at"_s,
          u"pass_number"_s, u"notes"_s, u"tags"_s, u"is_favourite"_s, u"is_private"_s}) {
        if (!event.after.contains(column))
            continue;
        const QJsonValue now = event.after.value(column);
        const bool isPlain = now.isNull() || now.toInt(-1) == 0 || now == QJsonValue(false)
            || now.toString() == u"planned" || (now.isString() && now.toString().isEmpty())
            || (now.isArray() && now.toArray().isEmpty())
            || (column == u"pass_number" && now.toInt() <= 1);
        if (isInsert && isPlain)
            continue; // a new entry's defaults are no news
        const QString text = sentence(column, event.before, event.after, type);
        if (!text.isEmpty())
            sentences << text;
    }
    return sentences;
}

} // namespace omt::ui
