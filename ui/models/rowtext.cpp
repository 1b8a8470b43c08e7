// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/rowtext.h"

#include "core/domain/writtentext.h"
#include "ui/models/roles.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTextBoundaryFinder>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

struct RowText
{
    Q_DECLARE_TR_FUNCTIONS(omt::ui::RowText)
};

} // namespace

QString yearText(const PartialDate &date)
{
    if (!date.isKnown())
        return {};
    return date.year() < 0 ? RowText::tr("%1 BC").arg(-date.year()) : QString::number(date.year());
}

QString progressText(const TitleRow &row)
{
    // Neither how far nor how much is known: saying 0 of a finished film would be wrong.
    if (!row.entry || (row.entry->progress == 0 && !row.progressTotal))
        return {};
    const QLocale locale;
    const QString done = locale.toString(row.entry->progress);
    return row.progressTotal ? u"%1 / %2"_s.arg(done, locale.toString(*row.progressTotal)) : done;
}

QString subtitle(const TitleRow &row)
{
    QStringList parts{displayName(row.type)};
    if (row.releaseDate.isKnown())
        parts << yearText(row.releaseDate);
    if (!row.creators.isEmpty()) {
        QStringList creators;
        for (const QString &creator : row.creators.mid(0, 2))
            creators << inSentence(creator);
        parts << creators.join(u", "_s);
    }
    return parts.join(u" · "_s);
}

QString spokenText(const TitleRow &row, RatingScale scale)
{
    QStringList parts{row.title, displayName(row.type)};
    if (row.releaseDate.isKnown())
        parts << yearText(row.releaseDate);
    if (!row.entry)
        return parts.join(u", "_s);
    parts << displayName(row.entry->status);
    if (row.progressTotal)
        parts << RowText::tr("%1 of %2")
                     .arg(row.entry->progress)
                     .arg(countOf(info(row.type).unit, *row.progressTotal));
    else if (row.entry->progress > 0)
        parts << countOf(info(row.type).unit, row.entry->progress);
    parts << (row.entry->rating ? RowText::tr("rated %1").arg(amountText(*row.entry->rating, scale))
                                : RowText::tr("unrated"));
    return parts.join(u", "_s);
}

QString ratingText(const std::optional<Rating> &rating, RatingScale scale)
{
    if (!rating)
        return {};
    return scale == RatingScale::Smileys ? amountText(*rating, scale) : displayText(*rating, scale);
}

QString dateText(const PartialDate &date)
{
    if (date.precision() < PartialDate::Precision::Day)
        return date.toString();
    return QLocale().toString(date.startDate(), QLocale::ShortFormat);
}

QString momentText(const QDateTime &moment)
{
    const QDateTime local = moment.toLocalTime();
    const QLocale locale;
    const QString time = locale.toString(local.time(), QLocale::ShortFormat);
    const qint64 days = local.date().daysTo(QDate::currentDate());
    if (days == 0)
        return RowText::tr("today, %1").arg(time);
    if (days == 1)
        return RowText::tr("yesterday, %1").arg(time);
    return RowText::tr("%1, %2").arg(locale.toString(local.date(), QLocale::ShortFormat), time);
}

QString initials(const QString &title)
{
    QString result;
    int words = 0;
    for (const QString &word : title.split(u' ', Qt::SkipEmptyParts)) {
        QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
        const qsizetype end = finder.toNextBoundary();
        if (end <= 0 || !word.at(0).isLetterOrNumber())
            continue;
        result += word.left(end).toUpper();
        if (++words == 2 || word.at(0).script() == QChar::Script_Han)
            break;
    }
    return result.isEmpty() ? title.left(1) : result;
}

QMimeData *mimeDataOf(const QList<MediaId> &ids)
{
    QByteArray lines;
    for (const MediaId &id : ids)
        lines += id.toString().toLatin1() + '\n';
    auto *data = new QMimeData;
    data->setData(QLatin1StringView(mediaIdsMime), lines);
    return data;
}

QList<MediaId> idsIn(const QMimeData *data)
{
    QList<MediaId> ids;
    const auto lines = data->data(QLatin1StringView(mediaIdsMime)).split('\n');
    for (const QByteArray &line : lines) {
        const MediaId id = MediaId::fromString(QLatin1StringView(line));
        if (!id.isNull())
            ids << id;
    }
    return ids;
}

} // namespace omt::ui
