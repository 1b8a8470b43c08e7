// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/commands/commands.h"
#include "app/omt/commands/options.h"
#include "app/omt/commands/searchoutput.h"
#include "app/omt/console.h"
#include "app/omt/entryoutput.h"
#include "app/omt/librarysession.h"

#include <QJsonArray>
#include <QSet>

using namespace Qt::StringLiterals;

namespace omt::cli {

namespace {

constexpr int mostEntries = 10'000'000; // more than anybody has

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
    if (const Result<> sort = readSort(call.parser.value(u"sort"_s), &query); !sort)
        return sort.error();
    if (call.parser.isSet(u"descending"_s))
        query.descending = true;
    return query;
}

/** There is more than words in it: filters, phrases, or something left out. */
bool hasFilters(const catalog::SearchQuery &asked)
{
    return !asked.problems.isEmpty() || !asked.phrases.isEmpty() || !asked.filters.isEmpty()
        || asked.isWithin() || !asked.unwanted.isEmpty();
}

/** The entries that a search with filters finds. */
Result<QSet<MediaId>> searchLibrary(Invocation &call, LibrarySession &session, const QString &typed)
{
    catalog::SearchFilter filter;
    filter.onlyLibrary = true;
    filter.limit = mostEntries;
    const Result<catalog::SearchAnswer> answer = answerOf(session.catalog().search(typed, filter));
    if (!answer)
        return answer.error();
    printQueryProblems(call.console, *answer);
    QSet<MediaId> found;
    for (const TitleMatch &match : answer->matches)
        found.insert(match.row.id);
    return found;
}

Result<QList<library::LibraryRecord>> readRecords(Invocation &call, LibrarySession &session,
                                                  TitleQuery query, const QString &typed)
{
    const bool isSearch = hasFilters(catalog::parseSearchQuery(typed));
    if (!isSearch)
        query.text = typed;
    Result<QList<library::LibraryRecord>> records = answerOf(session.library().records(query));
    if (!records || !isSearch)
        return records;
    const Result<QSet<MediaId>> found = searchLibrary(call, session, typed);
    if (!found)
        return found.error();
    records->removeIf(
        [&](const library::LibraryRecord &record) { return !found->contains(record.row.id); });
    return records;
}

bool isNarrowed(const TitleQuery &query, const QString &typed)
{
    return query.status || query.type || !query.tag.isEmpty() || !typed.isEmpty();
}

Result<ExitCode> showLibrary(Invocation &call)
{
    const Result<TitleQuery> query = readQuery(call);
    if (!query)
        return query.error();
    const auto session = LibrarySession::open(call);
    if (!session)
        return session.error();
    const QString typed = call.arguments.join(u' ');
    const Result<QList<library::LibraryRecord>> records
        = readRecords(call, **session, *query, typed);
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
        call.console.printNote(isNarrowed(*query, typed)
                                   ? Omt::tr("Nothing in the library matches.")
                                   : Omt::tr("The library is empty. \"omt import FILE\" brings in "
                                             "the list you keep elsewhere."));
    }
    return records->isEmpty() && isNarrowed(*query, typed) ? ExitCode::Partly : ExitCode::Done;
}

} // namespace

QList<Command> libraryCommands()
{
    return {
        {u"library"_s,
         u"[WORDS...]"_s,
         Omt::tr("Show the library"),
         Omt::tr(
             "WORDS narrow it to the titles that have all of them; filters of a search may stand "
             "among them: type:anime year:1995..2000 rating>80 -genre:horror."),
         {{u"status"_s, Omt::tr("Only this status: in_progress, planned, completed…"), u"STATUS"_s},
          {u"type"_s, Omt::tr("Only this type: anime, book, movie…"), u"TYPE"_s},
          {u"tag"_s, Omt::tr("Only what has this tag."), u"TAG"_s},
          {u"sort"_s, Omt::tr("By title, rating, completed_at…; -rating: downwards."), u"COLUMN"_s},
          {u"descending"_s, Omt::tr("Downwards.")}},
         0,
         anyNumber,
         showLibrary},
        setCommand(),
    };
}

} // namespace omt::cli
