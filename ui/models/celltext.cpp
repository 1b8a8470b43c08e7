// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/celltext.h"

#include "core/domain/writtentext.h"
#include "ui/models/rowtext.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

struct ColumnInfo
{
    Column column;
    const char16_t *key;
    const char *header;
    std::optional<TitleSort> sort;
    bool isEditable;
};

constexpr std::array<ColumnInfo, catalogColumnCount> columns{{
    {Column::Title, u"title", QT_TRANSLATE_NOOP("omt::ui::Column", "Title"), TitleSort::Title,
     false},
    {Column::Type, u"type", QT_TRANSLATE_NOOP("omt::ui::Column", "Type"), TitleSort::Type, false},
    {Column::Year, u"year", QT_TRANSLATE_NOOP("omt::ui::Column", "Year"), TitleSort::Year, false},
    {Column::Status, u"status", QT_TRANSLATE_NOOP("omt::ui::Column", "Status"), TitleSort::Status,
     true},
    {Column::Progress, u"progress", QT_TRANSLATE_NOOP("omt::ui::Column", "Progress"),
     TitleSort::Progress, true},
    {Column::Rating, u"rating", QT_TRANSLATE_NOOP("omt::ui::Column", "Rating"), TitleSort::Rating,
     true},
    {Column::StartedAt, u"started_at", QT_TRANSLATE_NOOP("omt::ui::Column", "Started"),
     TitleSort::StartedAt, true},
    {Column::CompletedAt, u"completed_at", QT_TRANSLATE_NOOP("omt::ui::Column", "Finished"),
     TitleSort::CompletedAt, true},
    {Column::Tags, u"tags", QT_TRANSLATE_NOOP("omt::ui::Column", "Tags"), std::nullopt, true},
    {Column::UpdatedAt, u"updated_at", QT_TRANSLATE_NOOP("omt::ui::Column", "Updated"),
     TitleSort::UpdatedAt, false},
    {Column::EveryonesRating, u"everyones_rating",
     QT_TRANSLATE_NOOP("omt::ui::Column", "Everyone’s"), std::nullopt, false},
    {Column::Popularity, u"popularity", QT_TRANSLATE_NOOP("omt::ui::Column", "Popularity"),
     std::nullopt, false},
    {Column::AddedAt, u"added_at", QT_TRANSLATE_NOOP("omt::ui::Column", "Added"), std::nullopt,
     false},
}};

const ColumnInfo &of(Column column)
{
    return columns.at(size_t(column));
}

} // namespace

QString toString(Column column)
{
    return QString::fromUtf16(of(column).key);
}

QString headerText(Column column)
{
    return QCoreApplication::translate("omt::ui::Column", of(column).header);
}

std::optional<TitleSort> sortOf(Column column)
{
    return of(column).sort;
}

std::optional<Column> columnOf(TitleSort sort)
{
    for (const ColumnInfo &info : columns) {
        if (info.sort == sort)
            return info.column;
    }
    return std::nullopt;
}

bool isEditable(Column column)
{
    return of(column).isEditable;
}

bool isNumber(Column column)
{
    return column == Column::Year || column == Column::Popularity
        || column == Column::EveryonesRating;
}

QString cellText(const TitleRow &row, Column column, RatingScale scale)
{
    if (column == Column::Title)
        return row.title;
    if (column == Column::Type)
        return row.title.isEmpty() ? QString() : displayName(row.type);
    if (column == Column::Year)
        return yearText(row.releaseDate);
    if (!row.entry)
        return {};
    switch (column) {
    case Column::Status:
        return displayName(row.entry->status);
    case Column::Progress:
        return progressText(row);
    case Column::Rating:
        return ratingText(row.entry->rating, scale);
    case Column::StartedAt:
        return dateText(row.entry->startedAt);
    case Column::CompletedAt:
        return dateText(row.entry->completedAt);
    case Column::Tags:
        return row.entry->tags.join(u", "_s);
    case Column::UpdatedAt:
        return row.entry->updatedAt.isValid()
            ? QLocale().toString(row.entry->updatedAt.toLocalTime().date(), QLocale::ShortFormat)
            : QString();
    default:
        return {};
    }
}

QVariant cellValue(const TitleRow &row, Column column)
{
    const Entry entry = row.entry.value_or(Entry{});
    switch (column) {
    case Column::Status:
        return int(entry.status);
    case Column::Progress:
        return entry.progress;
    case Column::Rating:
        return entry.rating ? entry.rating->hundred() : 0;
    case Column::StartedAt:
        return entry.startedAt.toString().left(10);
    case Column::CompletedAt:
        return entry.completedAt.toString().left(10);
    default:
        return cellText(row, column);
    }
}

QString cellToolTip(const TitleRow &row, Column column)
{
    switch (column) {
    case Column::Title:
        return subtitle(row);
    case Column::Progress:
        return row.entry && row.progressTotal
            ? QCoreApplication::translate("omt::ui::Column", "%1 of %2")
                  .arg(QLocale().toString(row.entry->progress),
                       countOf(info(row.type).unit, *row.progressTotal))
            : QString();
    case Column::Tags:
        return cellText(row, column);
    default:
        return {};
    }
}

std::optional<EntryPatch> patchFrom(Column column, const QVariant &value)
{
    EntryPatch patch;
    const auto date = [&value]() -> std::optional<PartialDate> {
        bool ok = false;
        const PartialDate read = PartialDate::fromString(value.toString().trimmed(), &ok);
        return ok ? std::optional(read) : std::nullopt;
    };
    switch (column) {
    case Column::Status:
        patch.status = Status(value.toInt());
        break;
    case Column::Progress:
        patch.progress = std::max(0, value.toInt());
        break;
    case Column::Rating:
        patch.rating.emplace(Rating::fromHundred(value.toInt()));
        break;
    case Column::StartedAt:
        patch.startedAt = date();
        break;
    case Column::CompletedAt:
        patch.completedAt = date();
        break;
    case Column::Tags:
        patch.tags = tagsFrom(value.toString());
        break;
    default:
        break;
    }
    return patch.isEmpty() ? std::nullopt : std::optional(patch);
}

QStringList tagsFrom(const QString &text)
{
    QStringList tags;
    for (const QString &part : text.split(u',')) {
        const QString tag = part.simplified();
        if (!showsNothing(tag) && !tags.contains(tag, Qt::CaseInsensitive))
            tags << tag;
    }
    return tags;
}

} // namespace omt::ui
