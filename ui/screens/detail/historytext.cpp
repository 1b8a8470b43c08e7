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

struct HistoryText
{
    Q_DECLARE_TR_FUNCTIONS(omt::ui::HistoryText)
};

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
        return HistoryText::tr("Progress: %1").arg(countOf(info(type).unit, to));
    return HistoryText::tr("Progress: %1 → %2")
        .arg(QLocale().toString(from), countOf(info(type).unit, to));
}

QString sentence(const QString &column, const QJsonObject &before, const QJsonObject &after,
                 MediaType type, RatingScale scale)
{
    const QJsonValue now = after.value(column);
    if (column == u"status") {
        const QString from = statusName(before.value(column));
        return from.isEmpty() ? HistoryText::tr("Status: %1").arg(statusName(now))
                              : HistoryText::tr("Status: %1 → %2").arg(from, statusName(now));
    }
    if (column == u"progress")
        return progressSentence(before.value(column), now, type);
    if (column == u"rating") {
        const auto rating = Rating::fromHundred(now.toInt());
        return rating ? HistoryText::tr("Rated %1").arg(amountText(*rating, scale))
                      : HistoryText::tr("Rating removed");
    }
    if (column == u"started_at" || column == u"completed_at") {
        const QString date = dateOf(after, column);
        const bool start = column == u"started_at";
        if (date.isEmpty())
            return start ? HistoryText::tr("Start date removed")
                         : HistoryText::tr("Finish date removed");
        return (start ? HistoryText::tr("Started %1") : HistoryText::tr("Finished %1")).arg(date);
    }
    if (column == u"notes")
        return now.toString().isEmpty() ? HistoryText::tr("Notes removed")
                                        : HistoryText::tr("Notes changed");
    if (column == u"tags")
        return tagsOf(now).isEmpty() ? HistoryText::tr("Tags removed")
                                     : HistoryText::tr("Tags: %1").arg(tagsOf(now));
    if (column == u"pass_number")
        return HistoryText::tr("Time through: %1").arg(now.toInt());
    if (column == u"is_favourite")
        return now.toBool() ? HistoryText::tr("Marked as a favourite")
                            : HistoryText::tr("No longer a favourite");
    if (column == u"is_private")
        return now.toBool() ? HistoryText::tr("Made private")
                            : HistoryText::tr("No longer private");
    return {};
}

} // namespace

QStringList historySentences(const library::HistoryEvent &event, MediaType type, RatingScale scale)
{
    const QString table = event.table.section(u'.', -1);
    const bool isInsert = event.operation == u"insert";
    const bool isDelete = event.operation == u"delete";
    if (table == u"passes")
        return {isInsert       ? HistoryText::tr("An earlier time through was kept")
                    : isDelete ? HistoryText::tr("An earlier time through was removed")
                               : HistoryText::tr("An earlier time through was changed")};
    if (table == u"reviews")
        return {isInsert       ? HistoryText::tr("Wrote a review")
                    : isDelete ? HistoryText::tr("Removed a review")
                               : HistoryText::tr("Changed a review")};
    if (table == u"list_items")
        return {isInsert       ? HistoryText::tr("Put on a list")
                    : isDelete ? HistoryText::tr("Taken off a list")
                               : HistoryText::tr("Moved in a list")};
    if (table != u"user_media")
        return {};
    if (isDelete)
        return {HistoryText::tr("Removed from the library")};
    QStringList sentences;
    if (isInsert)
        sentences << HistoryText::tr("Added to the library");
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
        const QString text = sentence(column, event.before, event.after, type, scale);
        if (!text.isEmpty())
            sentences << text;
    }
    return sentences;
}

} // namespace omt::ui
