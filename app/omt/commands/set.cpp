// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/commands/commands.h"
#include "app/omt/commands/options.h"
#include "app/omt/console.h"
#include "app/omt/entryoutput.h"
#include "app/omt/librarysession.h"
#include "app/omt/mediareference.h"

#include <QJsonObject>

#include <cmath>

using namespace Qt::StringLiterals;

namespace omt::cli {

namespace {

Result<> readProgress(const QString &typed, EntryPatch *patch)
{
    bool ok = false;
    const int value = typed.toInt(&ok);
    const bool isRelative = typed.startsWith(u'+') || typed.startsWith(u'-');
    if (!ok || (!isRelative && value < 0)) {
        return usageError(Omt::tr("--progress needs a number, or +N or -N, not \"%1\"").arg(typed));
    }
    if (isRelative)
        patch->progressBy = value;
    else
        patch->progress = value;
    return {};
}

/** "85" is 85 of 100, "8.5/10" and "4.25/5" say what they are counted against. */
std::optional<Rating> ratingOf(const QString &typed)
{
    const QStringList parts = QString(typed).replace(u',', u'.').split(u'/');
    bool isNumber = false;
    if (parts.size() == 1)
        return Rating::fromHundred(parts[0].toInt(&isNumber));
    bool isBest = false;
    const double value = parts[0].toDouble(&isNumber);
    const double best = parts[1].toDouble(&isBest);
    if (parts.size() > 2 || !isNumber || !isBest || !std::isfinite(best))
        return std::nullopt;
    return Rating::fromScale(value, best);
}

Result<> readRating(const QString &typed, EntryPatch *patch)
{
    const std::optional<Rating> rating = ratingOf(typed.trimmed());
    if (!rating && typed.trimmed() != u"none") {
        return usageError(
            Omt::tr("--rating needs a number from 1 to 100, one such as 9/10 or 4.5/5, or "
                    "\"none\", not \"%1\"")
                .arg(typed));
    }
    patch->rating = rating;
    return {};
}

/** What stands there now, since "9" is 9 of 100 to us and 9 of 10 to others. */
void sayRating(Console &console, const std::optional<Rating> &rating, const QString &typed)
{
    if (!rating) {
        console.printNote(Omt::tr("It has no rating now."));
        return;
    }
    console.printNote(Omt::tr("Its rating is %1 now (%2).")
                          .arg(amountText(*rating, RatingScale::Hundred),
                               amountText(*rating, RatingScale::TenDecimal)));
    if (rating->hundred() <= 10 && !typed.contains(u'/'))
        console.printNote(Omt::tr("If you meant %1 of 10, write %1/10.").arg(typed.trimmed()));
}

/** What one may not have meant: another time through, and more than there is. */
void sayProgress(Console &console, const EntryPatch &patch, const std::optional<Entry> &before,
                 const TitleRow &after)
{
    if (!patch.startsAgain && before && after.entry && after.entry->passNumber > before->passNumber)
        console.printNote(Omt::tr("It was completed, so another time through begins: number %1.")
                              .arg(after.entry->passNumber));
    if (patch.progress && after.progressTotal && *patch.progress > *after.progressTotal)
        console.printNote(Omt::tr("There are only %1 of it.").arg(*after.progressTotal));
}

Result<PartialDate> readDate(const QCommandLineParser &parser, const QString &name)
{
    const QString typed = parser.value(name).trimmed();
    bool ok = typed == u"none";
    const PartialDate date = ok ? PartialDate() : PartialDate::fromString(typed, &ok);
    if (ok && (date.isKnown() || typed == u"none"))
        return date;
    return usageError(Omt::tr("--%1 needs a date such as 2020, 2020-05 or 2020-05-17, or \"none\", "
                              "not \"%2\"")
                          .arg(name, typed));
}

Result<bool> readAnswer(const QCommandLineParser &parser, const QString &name)
{
    const QString typed = parser.value(name).trimmed();
    if (typed == u"yes" || typed == u"no")
        return typed == u"yes";
    return usageError(Omt::tr("--%1 needs \"yes\" or \"no\", not \"%2\"").arg(name, typed));
}

QStringList readTags(const QString &typed)
{
    QStringList tags;
    for (const QString &tag : typed.split(u',')) {
        if (const QString name = tag.simplified(); !name.isEmpty() && !tags.contains(name))
            tags.append(name);
    }
    return tags;
}

/** Reads an option into a field of the patch, when it was given. */
template <typename Value, typename Read>
Result<> take(const QCommandLineParser &parser, const QString &name, Read read,
              std::optional<Value> *field)
{
    if (!parser.isSet(name))
        return {};
    const Result<Value> value = read(parser, name);
    if (!value)
        return value.error();
    *field = *value;
    return {};
}

Result<EntryPatch> readPatch(const QCommandLineParser &parser)
{
    EntryPatch patch;
    const Result<std::optional<Status>> status = statusOption(parser);
    if (!status)
        return status.error();
    patch.status = *status;
    Result<> read;
    if (parser.isSet(u"progress"_s))
        read = readProgress(parser.value(u"progress"_s), &patch);
    if (read && parser.isSet(u"rating"_s))
        read = readRating(parser.value(u"rating"_s), &patch);
    if (read)
        read = take(parser, u"started"_s, readDate, &patch.startedAt);
    if (read)
        read = take(parser, u"completed"_s, readDate, &patch.completedAt);
    if (read)
        read = take(parser, u"favourite"_s, readAnswer, &patch.isFavourite);
    if (read)
        read = take(parser, u"private"_s, readAnswer, &patch.isPrivate);
    if (!read)
        return read.error();
    if (parser.isSet(u"notes"_s))
        patch.notes = parser.value(u"notes"_s);
    if (parser.isSet(u"tags"_s))
        patch.tags = readTags(parser.value(u"tags"_s));
    patch.startsAgain = parser.isSet(u"again"_s);
    if (patch.isEmpty()) {
        return usageError(Omt::tr("nothing to set"),
                          Omt::tr("Give --status, --progress, --rating, --notes, --tags or another "
                                  "of its options."));
    }
    return patch;
}

Result<ExitCode> setEntry(Invocation &call)
{
    const Result<EntryPatch> patch = readPatch(call.parser);
    if (!patch)
        return patch.error();
    const auto session = LibrarySession::open(call);
    if (!session)
        return session.error();
    const Result<MediaId> id = findMedia(**session, call.arguments.first());
    if (!id)
        return id.error();
    const auto before = answerOf((*session)->library().detail(*id));
    if (!before)
        return before.error();
    const Result<library::EditReceipt> receipt
        = answerOf((*session)->library().apply({*id}, *patch));
    if (!receipt)
        return receipt.error();
    const Result<library::EntryDetail> detail = answerOf((*session)->library().detail(*id));
    if (!detail)
        return detail.error();
    const library::LibraryRecord record = recordOf(*detail);
    if (call.asJson) {
        QJsonObject object = entryJson(record);
        object.insert(u"changed"_s, receipt->changed > 0);
        call.console.print(object);
    } else {
        if (receipt->changed == 0)
            call.console.printNote(Omt::tr("It was like that already."));
        sayProgress(call.console, *patch, before->entry, record.row);
        call.console.print(entryTable({record}).toString());
        if (patch->rating)
            sayRating(call.console, record.row.entry.value_or(Entry()).rating,
                      call.parser.value(u"rating"_s));
    }
    return ExitCode::Done;
}

} // namespace

Command setCommand()
{
    return {u"set"_s,
            u"MEDIA"_s,
            Omt::tr("Change the entry of one title"),
            Omt::tr("MEDIA is an id, a key at another service (mal:5114), or the exact title. A "
                    "title that is not\nin the library yet is added to it."),
            {{u"status"_s, Omt::tr("in_progress, planned, completed, on_hold or dropped."),
              u"STATUS"_s},
             {u"progress"_s, Omt::tr("Episodes, chapters, pages…; +1 and -1 count on."), u"N"_s},
             {u"rating"_s, Omt::tr("1 to 100, or 9/10, 4.5/5 and the like, or none."), u"RATING"_s},
             {u"notes"_s, Omt::tr("Replaces the notes."), u"TEXT"_s},
             {u"tags"_s, Omt::tr("Replaces the tags, with commas between them; \"\": none."),
              u"TAGS"_s},
             {u"started"_s, Omt::tr("2020, 2020-05 or 2020-05-17, or none."), u"DATE"_s},
             {u"completed"_s, Omt::tr("The same."), u"DATE"_s},
             {u"favourite"_s, Omt::tr("yes or no."), u"YES"_s},
             {u"private"_s, Omt::tr("yes or no."), u"YES"_s},
             {u"again"_s, Omt::tr("Begin it once more: what was so far becomes an earlier time.")}},
            1,
            1,
            setEntry};
}

} // namespace omt::cli
