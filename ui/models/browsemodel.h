// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/access/browsesource.h"
#include "ui/access/titlesource.h"
#include "ui/models/titlemodel.h"

#include <QCache>
#include <QHash>
#include <QTimer>

namespace omt::ui {

/**
 * The whole catalog as a page: as many rows as it has titles, of which a few thousand are held, in
 * chunks around what somebody looks at. Chunks scrolled past before they were asked for are not
 * asked for. GUI thread; the sources must outlive it.
 *
 * Rows go by number. When the catalog changes, the chunk on the screen is read again; if other
 * titles stand there now the model resets, and says so by keepsPlace().
 */
class BrowseModel final : public TitleModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BrowseModel)

public:
    static constexpr int chunkSize = 32; ///< about a screen: a jump waits for no more
    static constexpr int mostChunks = 90;

    BrowseModel(BrowseSource &source, TitleSource &titles, QObject *parent = nullptr);
    ~BrowseModel() override;

    [[nodiscard]] const catalog::BrowseQuery &query() const { return m_query; }
    void setQuery(const catalog::BrowseQuery &query);
    [[nodiscard]] qint64 total() const { return m_total; }
    [[nodiscard]] bool isTotalEstimated() const { return m_isTotalEstimated; }
    /** Null while it is not fetched. */
    [[nodiscard]] const catalog::BrowseRow *rowAt(int row) const;
    /** Where the row stands in the order, for whoever drags the scroll bar: "M", "1987"; else
     * empty. */
    [[nodiscard]] QString landmark(int row) const;

    [[nodiscard]] bool isLoading() const override { return m_isLoading; }
    [[nodiscard]] MediaId idAt(int row) const override;
    [[nodiscard]] int rowOf(MediaId id) const override;
    [[nodiscard]] const TitleRow *cachedRow(int row) const override;
    [[nodiscard]] int cachedRows() const override;
    void refresh() override;
    void refreshRows(const QSet<MediaId> &ids, bool everything = false) override;
    void preview(const QList<MediaId> &ids, const EntryPatch &patch, const QDate &today,
                 const AutomaticRules &rules = {}) override;
    [[nodiscard]] bool keepsPlace() const override { return m_keepsPlace; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QList<SortKey> sortKeys() const override;
    void setSortKeys(const QList<SortKey> &keys) override;
    [[nodiscard]] std::optional<TitleSort> sortBy(Column column) const override;
    [[nodiscard]] bool canSortBySeveral() const override { return false; }

signals:
    /** How many there are is known better now. */
    void totalChanged();
    /** Sorted another way, by whoever. */
    void queryChanged();

protected:
    void want(int row) const override;
    [[nodiscard]] QString textOf(int row, Column column) const override;

private:
    struct Chunk
    {
        QList<catalog::BrowseRow> rows;
    };

    void ask();
    void takeFirst(const Result<catalog::BrowsePage> &page);
    void fetchWanted();
    void fetch(int chunk, bool prefetches);
    void takeChunk(int chunk, const catalog::BrowsePage &page, quint64 asked);
    void takeAgain(int chunk, const catalog::BrowsePage &page, quint64 asked);
    void setTotal(const catalog::BrowsePage &page);
    void keepNewer(QList<catalog::BrowseRow> *rows, quint64 asked) const;
    [[nodiscard]] bool isHeld(const QList<catalog::BrowseRow> &rows, int chunk) const;

    BrowseSource &m_source;
    TitleSource &m_titles;
    catalog::BrowseQuery m_query;
    qint64 m_total = 0;
    bool m_isTotalEstimated = false;
    mutable QCache<int, Chunk> m_chunks;
    mutable QList<int> m_wanted; ///< chunks, newest last
    mutable QTimer m_fetchTimer;
    mutable int m_looked = 0; ///< the chunk somebody looked at last
    QSet<int> m_beingFetched;
    QHash<MediaId, std::pair<quint64, std::optional<Entry>>> m_previewed;
    int m_running = 0;
    quint64 m_requests = 0;
    quint64 m_generation = 0;
    bool m_isLoading = false;
    bool m_isRefreshing = false;
    bool m_refreshAgain = false;
    bool m_keepsPlace = false;
};

} // namespace omt::ui
