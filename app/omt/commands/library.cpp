// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/commands/commands.h"
#include "app/omt/commands/options.h"
#include "app/omt/console.h"
#include "app/omt/entryoutput.h"
#include "app/omt/librarysession.h"
#include "app/omt/mediareference.h"

#include <QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;

namespace omt::cli {

namespace {

Result<> readSort(const QString &typed, TitleQuery *query)
{
    if (typed.isEmpty())
        return {};
    const bool isDescending = typed.startsWith(u'-');
    const std::optional<TitleSort> sort
        = titleSortFromString(QString(typed.mid(isDescending ? 1 : 0)).replace(u'-', u'_'));
    if (!sort || *sort == TitleSort::ListPosition) {
        return usageError(Omt::tr("a library cannot be sorted by \"%1\"").arg(typed),
                          Omt::tr("It can by: title, type, year, status, progress, rating, "
                                  "started_at, completed_at, updated_at, added_at, popularity; "
                                  "with a minus before it, downwards."));
    }
    query->sort = *sort;
    query->descending = isDescending;
    return {};
}

Result<TitleQuery> readQuery(const Invocation &call)
{
    TitleQuery query;
    const Result<std::optional<Status>> status = statusOption(call.parser);
    if (!status)
        return status.error();
    const Result<std::optional<MediaType>> type = typeOption(call.parser);
    if (!type)
        return type.error();
    query.status = *status;
    query.type = *type;
    query.tag = call.parser.value(u"tag"_s);
    query.text = call.arguments.join(u' ');
    if (const Result<> sort = readSort(call.parser.value(u"sort"_s), &query); !sort)
        return sort.error();
    if (call.parser.isSet(u"descending"_s))
        query.descending = true;
    return query;
}

bool isNarrowed(const TitleQuery &query)
{
    return query.status || query.type || !query.tag.isEmpty() || !query.text.isEmpty();
}

Result<ExitCode> showLibrary(Invocation &call)
{
    const Result<TitleQuery> query = readQuery(call);
    if (!query)
        return query.error();
    const auto session = LibrarySession::open(call);
    if (!session)
        return session.error();
    const Result<QList<library::LibraryRecord>> records
        = answerOf((*session)->library().records(*query));
    if (!records)
        return records.error();
    if (call.asJson) {
        QJsonArray array;
        for (const library::LibraryRecord &record : *records)
            array.append(entryJson(record));
        call.console.print(array);
    } else if (!records->isEmpty()) {
        call.console.print(entryTable(*records).toString());
    } else {
        call.console.printNote(isNarrowed(*query)
                                   ? Omt::tr("Nothing in the library matches.")
                                   : Omt::tr("The library is empty. \"omt import FILE\" brings in "
                                             "the list you keep elsewhere."));
    }
    return records->isEmpty() && isNarrowed(*query) ? ExitCode::Partly : ExitCode::Done;
}

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
    if (!read)
        return read.error();
    if (parser.isSet(u"notes"_s))
        patch.notes = parser.value(u"notes"_s);
    if (patch.isEmpty()) {
        return usageError(Omt::tr("nothing to set"),
                          Omt::tr("Give --status, --progress, --rating or --notes."));
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
        call.console.print(entryTable({record}).toString());
        if (patch->rating)
            sayRating(call.console, record.row.entry.value_or(Entry()).rating,
                      call.parser.value(u"rating"_s));
    }
    return ExitCode::Done;
}

} // namespace

QList<Command> libraryCommands()
{
    return {
        {u"library"_s,
         u"[WORDS...]"_s,
         Omt::tr("Show the library"),
         Omt::tr("WORDS narrow it to the titles that have all of them."),
         {{u"status"_s, Omt::tr("Only this status: in_progress, planned, completed…"), u"STATUS"_s},
          {u"type"_s, Omt::tr("Only this type: anime, book, movie…"), u"TYPE"_s},
          {u"tag"_s, Omt::tr("Only what has this tag."), u"TAG"_s},
          {u"sort"_s, Omt::tr("By title, rating, completed_at…; -rating: downwards."), u"COLUMN"_s},
          {u"descending"_s, Omt::tr("Downwards.")}},
         0,
         anyNumber,
         showLibrary},
        {u"set"_s,
         u"MEDIA"_s,
         Omt::tr("Change the entry of one title"),
         Omt::tr("MEDIA is an id, a key at another service (mal:5114), or the exact title. A title "
                 "that is not\nin the library yet is added to it."),
         {{u"status"_s, Omt::tr("in_progress, planned, completed, on_hold or dropped."),
           u"STATUS"_s},
          {u"progress"_s, Omt::tr("Episodes, chapters, pages…; +1 and -1 count on."), u"N"_s},
          {u"rating"_s, Omt::tr("1 to 100, or 9/10, 4.5/5 and the like, or none."), u"RATING"_s},
          {u"notes"_s, Omt::tr("Replaces the notes."), u"TEXT"_s}},
         1,
         1,
         setEntry},
    };
}

} // namespace omt::cli
