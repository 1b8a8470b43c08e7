// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/commands/commands.h"
#include "app/omt/commands/options.h"
#include "app/omt/commands/searchoutput.h"
#include "app/omt/console.h"
#include "app/omt/librarysession.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace omt::cli {

namespace {

constexpr int defaultLimit = 20;

Result<> readYears(const QString &typed, catalog::SearchFilter *filter)
{
    static const QRegularExpression pattern(u"^(-?\\d{1,4})?(-(-?\\d{1,4})?)?$"_s);
    const QRegularExpressionMatch match = pattern.match(typed);
    const QString from = match.captured(1);
    const bool isRange = !match.captured(2).isEmpty();
    const QString to = isRange ? match.captured(3) : from;
    if (!match.hasMatch() || (from.isEmpty() && to.isEmpty())) {
        return usageError(
            Omt::tr("--year needs a year or a range such as 1990-1999, not \"%1\"").arg(typed));
    }
    if (!from.isEmpty())
        filter->yearFrom = from.toInt();
    if (!to.isEmpty())
        filter->yearTo = to.toInt();
    if (filter->yearFrom && filter->yearTo && *filter->yearFrom > *filter->yearTo)
        return usageError(Omt::tr("--year %1 ends before it begins").arg(typed));
    return {};
}

Result<catalog::SearchFilter> readFilter(const QCommandLineParser &parser)
{
    catalog::SearchFilter filter;
    const Result<std::optional<MediaType>> type = typeOption(parser);
    if (!type)
        return type.error();
    filter.type = *type;
    filter.mediaClass = parser.value(u"class"_s);
    const Result<int> limit = numberOption(parser, u"limit"_s, defaultLimit, 1);
    if (!limit)
        return limit.error();
    filter.limit = *limit;
    if (parser.isSet(u"year"_s)) {
        if (const Result<> years = readYears(parser.value(u"year"_s), &filter); !years)
            return years.error();
    }
    return filter;
}

QJsonObject matchJson(const TitleMatch &match)
{
    const TitleRow &row = match.row;
    return {
        {u"media_id"_s, row.id.toString()},
        {u"title"_s, row.title},
        {u"matched_title"_s, match.matchedTitle},
        {u"media_type"_s, toString(row.type)},
        {u"year"_s, row.releaseDate.isKnown() ? QJsonValue(row.releaseDate.year()) : QJsonValue()},
        {u"score"_s, match.score},
        {u"creators"_s, QJsonArray::fromStringList(row.creators)},
        {u"status"_s, row.entry ? QJsonValue(toString(row.entry->status)) : QJsonValue()},
    };
}

Table matchTable(const QList<TitleMatch> &matches)
{
    Table table({{Omt::tr("Title"), Table::Align::Left, 54},
                 {Omt::tr("Type"), Table::Align::Left, 14},
                 {Omt::tr("Year"), Table::Align::Right, 5},
                 {Omt::tr("Status"), Table::Align::Left, 12},
                 {Omt::tr("Id")}});
    for (const TitleMatch &match : matches) {
        const TitleRow &row = match.row;
        const bool isAlias = !match.matchedTitle.isEmpty() && match.matchedTitle != row.title;
        table.add({isAlias ? u"%1 = %2"_s.arg(match.matchedTitle, row.title) : row.title,
                   displayName(row.type),
                   row.releaseDate.isKnown() ? QString::number(row.releaseDate.year()) : QString(),
                   row.entry ? displayName(row.entry->status) : QString(), row.id.toString()});
    }
    return table;
}

QJsonObject totalsJson(const catalog::SearchAnswer &answer, const QJsonArray &matches)
{
    QJsonObject byType;
    for (auto it = answer.byType.constBegin(); it != answer.byType.constEnd(); ++it)
        byType[toString(it.key())] = it.value();
    QJsonArray problems;
    for (const catalog::QueryProblem &problem : answer.problems)
        problems.append(QJsonObject{{u"position"_s, problem.position},
                                    {u"length"_s, problem.length},
                                    {u"message"_s, problem.message}});
    return {{u"total"_s, answer.total}, {u"total_is_capped"_s, answer.totalIsCapped},
            {u"by_type"_s, byType},     {u"is_corrected"_s, answer.isCorrected},
            {u"problems"_s, problems},  {u"matches"_s, matches}};
}

/** What could not be understood, how many there are, and of which types. */
void printTotals(Invocation &call, const catalog::SearchAnswer &answer)
{
    printQueryProblems(call.console, answer);
    if (answer.total > answer.matches.size()) {
        const QString total = QString::number(answer.total);
        call.console.printNote(Omt::tr("The first %1 of %2; --limit shows more.")
                                   .arg(answer.matches.size())
                                   .arg(answer.totalIsCapped ? total + u'+' : total));
    }
    if (!call.parser.isSet(u"totals"_s))
        return;
    for (const MediaTypeInfo &type : mediaTypes()) {
        if (const qint64 count = answer.byType.value(type.type); count > 0)
            call.console.printLine(u"%1: %2"_s.arg(displayName(type.type)).arg(count));
    }
}

Result<ExitCode> searchCatalog(Invocation &call)
{
    const Result<catalog::SearchFilter> filter = readFilter(call.parser);
    if (!filter)
        return filter.error();
    const auto session = LibrarySession::open(call);
    if (!session)
        return session.error();
    const QString text = call.arguments.join(u' ');
    const Result<catalog::SearchAnswer> answer
        = answerOf((*session)->catalog().search(text, *filter));
    if (!answer)
        return answer.error();
    if (call.asJson) {
        QJsonArray array;
        for (const TitleMatch &match : answer->matches)
            array.append(matchJson(match));
        if (call.parser.isSet(u"totals"_s))
            call.console.print(totalsJson(*answer, array));
        else
            call.console.print(array);
    } else if (answer->matches.isEmpty()) {
        printTotals(call, *answer);
        call.console.printNote(Omt::tr("No title matches \"%1\".").arg(text));
    } else {
        call.console.print(matchTable(answer->matches).toString());
        printTotals(call, *answer);
    }
    return answer->matches.isEmpty() ? ExitCode::Partly : ExitCode::Done;
}

} // namespace

Command catalogImportCommand(); // in catalogimport.cpp
Command catalogReindexCommand(); // in catalogreindex.cpp
QList<Command> catalogSourceCommands(); // in catalogsources.cpp

QList<Command> catalogCommands()
{
    QList<Command> commands{
        catalogImportCommand(),
        catalogReindexCommand(),
        {u"catalog search"_s,
         u"QUERY..."_s,
         Omt::tr("Find titles"),
         Omt::tr("Finds the titles that have every word of QUERY, the last one as far as it goes. "
                 "Filters such as type:anime or year:1995..2000 may stand among the words."),
         {{u"type"_s, Omt::tr("Only this type: anime, book, movie…"), u"TYPE"_s},
          {u"totals"_s, Omt::tr("Also how many there are of each type; with --json as an object.")},
          {u"class"_s, Omt::tr("Only this class and those below it: written.book"), u"PATH"_s},
          {u"year"_s, Omt::tr("Only from these years: 1998, 1990-1999, 1990-, -1950"), u"A-B"_s},
          {u"limit"_s, Omt::tr("At most this many (20)."), u"N"_s}},
         1,
         anyNumber,
         searchCatalog},
    };
    return commands + catalogSourceCommands();
}

} // namespace omt::cli
