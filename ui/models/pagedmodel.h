// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/listdiff.h"
#include "ui/access/titlesource.h"
#include "ui/models/titlemodel.h"

#include <QCache>
#include <QTimer>

namespace omt::ui {

/**
 * The titles of one page, however many: a spine of all ids, so that row count, scroll bar and
 * selection are exact, and rows in pages of a hundred, fetched when somebody looks at them and
 * forgotten again when many others were looked at since.
 *
 * What changes in the library arrives as the smallest inserts, removals and changes of rows, so
 * views keep their selection and place. Answers to superseded questions are dropped. GUI thread;
 * the source must outlive it. Failures are told by failed(); what was shown stays.
 */
class PagedModel final : public TitleModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PagedModel)

public:
    static constexpr int pageSize = 100;
    static constexpr int firstRows = 40; ///< that come with the spine: what a large window shows
    static constexpr int maxCachedRows = 2000;

    explicit PagedModel(TitleSource &source, QObject *parent = nullptr);
    ~PagedModel() override;

    [[nodiscard]] const TitleQuery &query() const { return m_query; }
    [[nodiscard]] bool isLoading() const override { return m_isLoading; }
    [[nodiscard]] MediaId idAt(int row) const override { return m_spine.value(row); }
    [[nodiscard]] int rowOf(MediaId id) const override { return int(m_spine.indexOf(id)); }
    [[nodiscard]] const TitleRow *cachedRow(int row) const override;
    [[nodiscard]] int cachedRows() const override { return int(m_cache.count()); }

    void setQuery(const TitleQuery &query);
    void refresh() override;
    void refreshRows(const QSet<MediaId> &ids, bool everything = false) override;
    /** Whether rows can be put elsewhere: the page is the whole of a list, in the list's order. */
    [[nodiscard]] bool canReorder() const;
    /** Puts these titles before `row` at once and asks for it by moveRequested(). */
    void move(const QList<MediaId> &ids, int row);
    void preview(const QList<MediaId> &ids, const EntryPatch &patch, const QDate &today,
                 const AutomaticRules &rules = {}) override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QList<SortKey> sortKeys() const override;
    /** At most three; where a page cannot be sorted by several, by the first alone. */
    void setSortKeys(const QList<SortKey> &keys) override;
    [[nodiscard]] std::optional<TitleSort> sortBy(Column column) const override;
    [[nodiscard]] bool canSortBySeveral() const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override;
    [[nodiscard]] bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row,
                                       int column, const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

signals:
    /** As ListService::moveItems() takes it. */
    void moveRequested(const QList<omt::MediaId> &ids, int row);

protected:
    void want(int row) const override;

private:
    struct Cached
    {
        TitleRow row;
        quint64 asked = 0; ///< number of the request it came with; older answers lose
    };
    struct Wanted
    {
        int page;
        bool prefetchNeighbours;
    };

    void requestSpine();
    void takeSpine(const Result<QList<MediaId>> &spine, bool isNew);
    void merge(const QList<MediaId> &after);
    void applyEdits(const QList<ListEdit> &edits, qsizetype offset, const QList<MediaId> &after);
    void replace(const QList<MediaId> &spine);
    void keepRows(const QList<TitleRow> &rows, quint64 asked);
    void fetchWanted();
    void fetch(const QList<MediaId> &ids, int firstRow, const Wanted &then);
    void takeRows(const QList<MediaId> &ids, const QList<TitleRow> &rows, int firstRow,
                  quint64 asked);
    void reorder(const QList<MediaId> &after);

    TitleSource &m_source;
    TitleQuery m_query;
    QList<MediaId> m_spine;
    mutable QCache<MediaId, Cached> m_cache;
    mutable QList<Wanted> m_wanted; ///< newest last
    mutable QTimer m_fetchTimer;
    QSet<MediaId> m_beingFetched;
    int m_running = 0;
    quint64 m_requests = 0;
    quint64 m_spineGeneration = 0;
    bool m_spineIsAsked = false;
    bool m_refreshAgain = false;
    bool m_isLoading = false;
};

} // namespace omt::ui
