// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalog/browsequery.h"
#include "core/catalog/browsereader.h"
#include "core/catalog/browsetitle.h"
#include "core/catalog/facetcounter.h"
#include "core/db/canceltoken.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace omt::db {
class ChangeSet;
class Database;
} // namespace omt::db

namespace omt::catalog {

/**
 * Browsing the catalog, however large: pages of it by row number in any order, narrowed by facets
 * and words, and how many titles every facet would show. Keeps on this side only what makes the
 * next page quick. Belongs to the composition root; nothing blocks, answers are futures that finish
 * on a database thread.
 *
 * The counts it goes by are built anew in a thread of its own when very much has changed; until
 * then answers are slower, or estimated and say so. built() tells when it is through.
 */
class BrowseService final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BrowseService)

public:
    explicit BrowseService(db::Database &database, QObject *parent = nullptr);
    ~BrowseService() override;

    /** Off, counts are built only by rebuild(). */
    void setBuildsByItself(bool builds);

    /** The first rows of a query, and how many titles it finds. */
    [[nodiscard]] QFuture<Result<BrowsePage>> open(const BrowseQuery &query, int count);
    /** Rows by number; numbers of one query fit together until something changes. */
    [[nodiscard]] QFuture<Result<BrowsePage>> page(const BrowseQuery &query, qint64 first,
                                                   int count);
    [[nodiscard]] QFuture<Result<FacetAnswer>> facets(const BrowseQuery &query);
    /** Values of facets that have these words in them; see FacetCounter::find(). */
    [[nodiscard]] QFuture<Result<FacetAnswer>>
    findValues(const BrowseQuery &query, const QString &typed, const db::CancelToken &token = {});
    /** How many titles a query finds. */
    [[nodiscard]] QFuture<Result<FacetTotal>> count(const BrowseQuery &query);
    /** What the catalog and everyone say of one title. */
    [[nodiscard]] QFuture<Result<TitleFacts>> title(MediaId id);
    /** Keeps the query as a smart list of the reader's, one undoable step. */
    [[nodiscard]] QFuture<Result<ListId>> saveAsList(const QString &name, const BrowseQuery &query);
    /** Another rule for one of the reader's smart lists, one undoable step. */
    [[nodiscard]] QFuture<Result<>> updateList(ListId list, const BrowseQuery &query);
    [[nodiscard]] QFuture<Result<>> rebuild();

signals:
    /** New counts answer from now on. */
    void built();

private:
    struct State;

    void takeChanges(const db::ChangeSet &changes);

    db::Database &m_database;
    std::shared_ptr<State> m_state;
};

} // namespace omt::catalog
