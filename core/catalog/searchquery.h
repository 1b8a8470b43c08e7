// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/status.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace omt::catalog {

/** A place in what was typed that cannot be understood, and why; for marking it there. */
struct QueryProblem
{
    qsizetype position = 0;
    qsizetype length = 0;
    QString message; ///< translated, for people
    bool isUnfinished = false; ///< stands at the end and may still become right

    friend bool operator==(const QueryProblem &, const QueryProblem &) = default;
};

/**
 * One condition on the title itself: it has any of these lexemes, or none of them; with `isWhole`
 * all of them, or not all of them.
 */
struct LexemeFilter
{
    QStringList lexemes;
    bool isExcluded = false;
    bool isWhole = false;

    friend bool operator==(const LexemeFilter &, const LexemeFilter &) = default;
};

/** What is left out of the answers for what the reader or others keep of a title; any of it. */
struct Unwanted
{
    bool library = false; ///< whatever the reader has
    QList<Status> statuses;
    std::optional<int> ratingFrom; ///< of 100
    std::optional<int> ratingTo;
    QStringList tags;
    QStringList lists;
    QStringList texts;

    [[nodiscard]] bool isEmpty() const { return *this == Unwanted(); }
    friend bool operator==(const Unwanted &, const Unwanted &) = default;
};

/** What a search asks for. A value; the words as typed, everything else taken apart. */
struct SearchQuery
{
    QString text; ///< the free words; a space at the end says that the last one is complete
    QStringList phrases; ///< what stood in quotes
    QList<LexemeFilter> filters;
    bool onlyLibrary = false; ///< set by status, rating and tag as well
    QList<Status> statuses;
    std::optional<int> ratingFrom; ///< of 100
    std::optional<int> ratingTo;
    QStringList tags; ///< all of them
    QStringList lists; ///< by name; in all of them
    QStringList texts; ///< words in a row, each in the description or a review; all of them
    Unwanted unwanted;
    QList<QueryProblem> problems; ///< what was left out, in order

    [[nodiscard]] bool isEmpty() const;
    /** Asks for what stands outside the catalog's own tables: a library, lists, texts. */
    [[nodiscard]] bool isWithin() const
    {
        return onlyLibrary || !lists.isEmpty() || !texts.isEmpty();
    }
};

/**
 * Reads `type:anime year:1995..2000 class:video.series status:completed rating>80
 * creator:"Satoshi Kon" country:jp language:ja tag:rewatch list:"To read" text:"space opera"
 * -genre:horror in:library "exact phrase" -"other phrase"` and free words between them. Pure, and
 * never fails: a filter that makes no sense is told in `problems` and left out, a word with a colon
 * that is no filter is a word. Reads at most the first 500 characters.
 */
[[nodiscard]] SearchQuery parseSearchQuery(QStringView typed);

LexemeFilter typeFilter(QStringView type);
LexemeFilter classFilter(QStringView path);
/** Inclusive; either end may be missing. */
LexemeFilter yearFilter(std::optional<int> from, std::optional<int> to);

} // namespace omt::catalog
