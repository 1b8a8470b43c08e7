// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/catalog/browselibrary.h"
#include "core/catalog/facetdictionary.h"

#include <QMutex>

#include <atomic>
#include <map>
#include <memory>

namespace omt::catalog {

class BrowsePlaces;

/** Counts of the titles that share some facets. */
struct FacetTally
{
    qint64 titles = 0;
    std::vector<qint64> counted; ///< by id, the counted ones of the build
    QHash<int, qint64> others;

    /** Adds a title `times` over. */
    void add(const FacetIds &ids, qint64 times);
    /** Adds counts of many titles. */
    void add(qint64 manyTitles, const std::vector<int> &counts, qint64 times);
    /** What a random part of the catalog says of all of it. */
    void scale(double factor);
    [[nodiscard]] qint64 of(int id) const;
};

/** A title that came (1) or went (-1) since the last build. */
struct BrowseChange
{
    int sign = 0;
    MediaId id;
    int year = 0;
    int rating = 0;
    double popularity = 0;
    QByteArray title;
    FacetIds facets;
    bool hasFacets = false; ///< false: only its rating changed
};

/** Kept counts of titles that have two facets (or one, or none: empty texts). */
struct KeptCounts
{
    int titles = 0;
    std::vector<int> counts;
};
using FacetPair = std::pair<int, int>; ///< ascending; -1: none

/**
 * What is known of one build of the counts, on this side of the connection: the numbers of facets,
 * what changed since, and the reader's own titles. Lock its mutex for everything.
 */
class BrowseBase
{
public:
    QMutex mutex;

    [[nodiscard]] bool isLoaded() const { return m_dictionary != nullptr; }
    /** Asks for the state, and for counts; those not kept are missing. May begin a new build, which
     * `generation()` tells: then numbers asked with mean nothing any more. */
    [[nodiscard]] Result<std::map<FacetPair, KeptCounts>>
    refresh(db::Connection &connection, const QList<FacetPair> &pairs = {});
    [[nodiscard]] Result<> refreshOwn(db::Connection &connection);

    [[nodiscard]] quint64 generation() const { return m_generation; }
    [[nodiscard]] FacetDictionary &dictionary() { return *m_dictionary; }
    [[nodiscard]] const std::vector<BrowseChange> &changes() const { return m_changes; }
    [[nodiscard]] OwnTitles &own() { return m_own; }
    /** The kept counts and milestones do not hold: never built, or very many titles came since. */
    [[nodiscard]] bool isStale() const { return m_isStale; }
    /** So many changes that a new build is due. */
    [[nodiscard]] bool isDue() const;
    /** Exact unless stale; then what the last build had. */
    [[nodiscard]] qint64 titles() const { return m_titles; }
    /** Goes up whenever what is known changed. */
    [[nodiscard]] quint64 revision() const { return m_revision; }
    [[nodiscard]] QHash<QString, QString> &labels() { return m_labels; }
    /** Milestones that were read, by order and direction, with the revision they hold for. */
    [[nodiscard]] auto &places() { return m_places; }
    /** Something changed: pages ask for the state again. Needs no lock. */
    void markChanged() { m_needsRefresh = true; }
    [[nodiscard]] bool needsRefresh() const { return m_needsRefresh || !isLoaded(); }

private:
    [[nodiscard]] Result<> loadBuild(db::Connection &connection, qint64 build);
    [[nodiscard]] Result<> loadChanges(db::Connection &connection);

    std::unique_ptr<FacetDictionary> m_dictionary;
    std::vector<BrowseChange> m_changes;
    OwnTitles m_own;
    QHash<QString, QString> m_labels; ///< how genres and creators are written
    qint64 m_build = -1;
    qint64 m_titlesAtBuild = 0;
    qint64 m_titles = 0;
    qint64 m_changesSeen = -1;
    quint64 m_generation = 0;
    quint64 m_revision = 0;
    std::map<std::pair<BrowseSort, bool>, std::pair<quint64, std::shared_ptr<const BrowsePlaces>>>
        m_places;
    std::atomic<bool> m_needsRefresh = true;
    bool m_isStale = true;
};

} // namespace omt::catalog
