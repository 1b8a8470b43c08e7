// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/searchrows.h"

#include "core/catalog/titlerows.h"
#include "core/domain/titlemarks.h"

#include <algorithm>

namespace omt::catalog {

namespace {

/** How many of the typed words a name has, as words, beginnings of words or parts of a run. */
int wordsIn(const TitleSearch &words, QStringView name)
{
    const QList<QStringView> parts = name.split(u' ');
    return int(std::count_if(words.lexemes.begin(), words.lexemes.end(), [&](const QString &word) {
        return std::any_of(parts.begin(), parts.end(),
                           [&](QStringView part) { return part.startsWith(word); })
            || (word.front().unicode() >= 0x0e00 && name.contains(word));
    }));
}

void explain(const TitleSearch &words, const QStringList &names, const QStringList &normalised,
             TitleMatch *match)
{
    match->matchedTitle = match->row.title;
    if (words.lexemes.isEmpty()) {
        match->reason = MatchReason::Filter;
        return;
    }
    qsizetype best = -1;
    int most = 0;
    for (qsizetype i = 0; i < std::min(names.size(), normalised.size()); ++i) {
        // A name that begins as typed says more than one that merely has the words.
        const int found = 2 * wordsIn(words, normalised[i])
            + (normalised[i].startsWith(words.normalised) ? 1 : 0);
        if (found > most) {
            most = found;
            best = i;
        }
    }
    const bool hasAll = most >= 2 * words.lexemes.size();
    if (best >= 0 && hasAll)
        match->matchedTitle = names[best];
    match->reason = !hasAll ? MatchReason::Creator
        : best == 0         ? MatchReason::Title
                            : MatchReason::OtherTitle;
}

} // namespace

QList<TitleMatch> matchesOf(const db::Rows &rows, const TitleSearch &words)
{
    return rows.map([&words](const db::Row &row) {
        TitleMatch match;
        match.row = titleRowOf(row);
        match.score = row.real(u"score");
        if (row.isNull(u"names"))
            explain(words, {match.row.title}, {row.text(u"norm")}, &match);
        else
            explain(words, row.textList(u"names"), row.textList(u"normalised"), &match);
        if (!words.lexemes.isEmpty())
            match.marks = markedRanges(match.matchedTitle, words);
        return match;
    });
}

QHash<MediaType, qint64> typeCountsOf(const db::Row &row)
{
    QHash<MediaType, qint64> counts;
    const QStringList numbers = row.textList(u"types");
    for (qsizetype i = 0; i < std::min<qsizetype>(numbers.size(), qsizetype(mediaTypes().size()));
         ++i) {
        if (const qint64 count = numbers[i].toLongLong(); count > 0)
            counts.insert(mediaTypes()[size_t(i)].type, count);
    }
    return counts;
}

} // namespace omt::catalog
