// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QList>

#include <algorithm>

namespace omt {

/**
 * One step that turns a list into another. Steps are applied in the order given; each one's rows
 * refer to the list as the steps before it left it, which is what QAbstractItemModel's begin/end
 * calls need.
 */
struct ListEdit
{
    enum class Kind { Insert, Remove };
    Kind kind;
    qsizetype first; ///< first row
    qsizetype count; ///< rows, at least 1
    qsizetype source = 0; ///< Insert: where the rows start in the new list

    friend bool operator==(const ListEdit &, const ListEdit &) = default;
};

/**
 * The removals and insertions that turn `before` into `after`, grouped into runs. Elements must be
 * hashable and unique within each list. An element that moved is removed and inserted again;
 * elements in the longest run of common order stay untouched, so a view keeps its selection and its
 * scroll position. O(n log n). The idea of a tested diff between model and fresh list is
 * tremotesf2's ItemListUpdater.
 */
template <class T>
[[nodiscard]] QList<ListEdit> diffLists(const QList<T> &before, const QList<T> &after)
{
    QHash<T, qsizetype> position;
    position.reserve(after.size());
    for (qsizetype i = 0; i < after.size(); ++i)
        position.insert(after[i], i);

    // Longest increasing subsequence (patience sorting) of the surviving elements' new positions.
    QList<qsizetype> target(before.size(), -1);
    QList<qsizetype> tails; // tails[k]: row in `before` that ends the best chain of length k+1
    QList<qsizetype> previous(before.size(), -1);
    for (qsizetype i = 0; i < before.size(); ++i) {
        const auto found = position.constFind(before[i]);
        if (found == position.cend())
            continue;
        target[i] = *found;
        const auto spot = std::lower_bound(
            tails.begin(), tails.end(), *found,
            [&target](qsizetype row, qsizetype value) { return target[row] < value; });
        previous[i] = spot == tails.begin() ? -1 : *(spot - 1);
        if (spot == tails.end())
            tails.append(i);
        else
            *spot = i;
    }
    QList<bool> stays(before.size(), false);
    QList<bool> staysInAfter(after.size(), false);
    for (qsizetype row = tails.isEmpty() ? -1 : tails.last(); row >= 0; row = previous[row]) {
        stays[row] = true;
        staysInAfter[target[row]] = true;
    }

    QList<ListEdit> edits;
    for (qsizetype end = before.size(); end > 0;) { // from the back: earlier rows keep their place
        if (stays[end - 1]) {
            --end;
            continue;
        }
        qsizetype begin = end - 1;
        while (begin > 0 && !stays[begin - 1])
            --begin;
        edits.append({ListEdit::Kind::Remove, begin, end - begin, 0});
        end = begin;
    }
    for (qsizetype row = 0; row < after.size();) { // from the front: rows before are final
        if (staysInAfter[row]) {
            ++row;
            continue;
        }
        qsizetype end = row + 1;
        while (end < after.size() && !staysInAfter[end])
            ++end;
        edits.append({ListEdit::Kind::Insert, row, end - row, row});
        row = end;
    }
    return edits;
}

} // namespace omt
