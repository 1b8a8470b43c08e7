// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/bookfields.h"

#include "core/transfer/formats/keys.h"

#include <QRegularExpression>

#include <algorithm>

namespace omt::transfer {

using namespace Qt::StringLiterals;

QString firstNameFirst(const QString &name)
{
    const QStringList parts = name.split(u',');
    if (parts.size() != 2 || parts[0].trimmed().isEmpty() || parts[1].trimmed().isEmpty())
        return name.simplified();
    return QString(parts[1].trimmed() + u' ' + parts[0].trimmed()).simplified();
}

void addCreators(Media &media, const QStringList &names)
{
    for (const QString &name : names) {
        const QString clean = name.simplified();
        if (!clean.isEmpty() && !media.creators.contains(clean))
            media.creators.append(clean);
    }
}

void takeIsbns(Media &media, FieldBag &bag, const QStringList &fields)
{
    for (const QString &field : fields) {
        const QString text = bag.takeTrimmed(field);
        bool isUnderstood = true;
        for (QString part : text.split(QRegularExpression(u"[,;|]"_s), Qt::SkipEmptyParts)) {
            part = part.remove(u'[').remove(u']').remove(u'=').remove(u'"').trimmed();
            isUnderstood = (part.isEmpty() || addIsbn(media, part)) && isUnderstood;
        }
        if (!isUnderstood)
            bag.add(field, text);
    }
}

void takeBinding(Media &media, const QString &binding)
{
    const QString lower = binding.toLower();
    if (lower.contains("audio"_L1) || lower == "mp3 cd"_L1)
        media.type = MediaType::Audiobook;
    else
        media.type = MediaType::Book;
    setText(media.attributes, u"binding", binding);
}

void setSeries(Media &media, const QString &name, const QString &position)
{
    if (name.isEmpty())
        return;
    setText(media.attributes, u"series_name", name);
    bool isNumber = false;
    const double place = position.toDouble(&isNumber);
    if (isNumber && place > 0 && place < 100000)
        media.attributes.insert(u"series_position", place);
    else
        setText(media.attributes, u"series_positions", position);
}

QList<Reading> readingsOf(const QString &text, bool *ok)
{
    static const QRegularExpression separators(u"[,;]"_s);
    // Dates are written with slashes, or with dashes and blanks around the one between them.
    static const QRegularExpression range(
        u"^(\\d{4}[/.-]\\d{1,2}[/.-]\\d{1,2}|\\d{4}[/.]\\d{1,2}|\\d{4})?\\s*[-–]\\s*"
        "(\\d{4}[/.-]\\d{1,2}[/.-]\\d{1,2}|\\d{4}[/.]\\d{1,2}|\\d{4})?$"_s);
    QList<Reading> readings;
    *ok = true;
    for (const QString &part : text.split(separators, Qt::SkipEmptyParts)) {
        const QString written = part.trimmed();
        if (written.isEmpty())
            continue;
        Reading reading;
        const auto match = range.match(written);
        if (match.hasMatch()
            && !match.captured(0).contains(QRegularExpression(u"^\\d{4}-\\d{2}$"_s))) {
            reading.start = historyDate(match.captured(1));
            reading.end = historyDate(match.captured(2));
        } else {
            reading.end = historyDate(written);
        }
        if (reading.start.isKnown() || reading.end.isKnown())
            readings.append(reading);
        else
            *ok = false;
    }
    return readings;
}

QList<ImportRow> withReadings(ImportRow &row, const QList<Reading> &readings)
{
    QList<ImportRow> plays;
    QList<Reading> finished;
    for (const Reading &reading : readings) {
        if (reading.end.isKnown())
            finished.append(reading);
        else
            row.startedAt = reading.start;
    }
    const bool isOpen = row.status == Status::InProgress || row.status == Status::OnHold;
    if (finished.size() == 1 && !isOpen) {
        row.startedAt = finished[0].start;
        row.completedAt = finished[0].end;
        return plays;
    }
    for (const Reading &reading : finished) {
        ImportRow play;
        play.records = 0;
        play.media = row.media;
        play.isPlay = true;
        play.startedAt = reading.start;
        play.completedAt = reading.end;
        plays.append(play);
    }
    return plays;
}

} // namespace omt::transfer
