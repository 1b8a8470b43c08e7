// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/listdiff.h"
#include "core/domain/automaticrules.h"
#include "ui/access/titlesource.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QDate>
#include <QSet>
#include <QTimer>

namespace omt::ui {

/** The columns of a page of titles, in the order they stand before anybody moves them. */
enum class Column {
    Title,
    Type,
    Year,
    Status,
    Progress,
    Rating,
    StartedAt,
    CompletedAt,
    Tags,
    UpdatedAt,
};
inline constexpr int columnCount = 10;

/** A short stable name ("started_at"), for settings. */
[[nodiscard]] QString toString(Column column);
[[nodiscard]] QString headerText(Column column);
[[nodiscard]] std::optional<TitleSort> sortOf(Column column);
[[nodiscard]] std::optional<Column> columnOf(TitleSort sort);

/**
 * The titles of one page, however many: a spine of all ids, so that row count, scroll bar and
 * selection are exact, and rows in pages of a hundred, fetched when somebody looks at them and
 * forgotten again when many others were looked at since.
 *
 * What changes in the library arrives as the smallest inserts, removals and changes of rows, so
 * views keep their selection and place. Answers to superseded questions are dropped. GUI thread;
 * the source must outlive it. Failures are told by failed(); what was shown stays.
 */
class PagedModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PagedModel)

public:
    static constexpr int pageSize = 100;
    static constexpr int maxCachedRows = 2000;

    explicit PagedModel(TitleSource &source, QObject *parent = nullptr);
    ~PagedModel() override;

    [[nodiscard]] const TitleQuery &query() const { return m_query; }
    /** True from setQuery() until its rows are known. */
    [[nodiscard]] bool isLoading() const { return m_isLoading; }
    [[nodiscard]] MediaId idAt(int row) const { return m_spine.value(row); }
    [[nodiscard]] int rowOf(MediaId id) const { return int(m_spine.indexOf(id)); }
    /** Null while it is not fetched; valid until control returns to the event loop. */
    [[nodiscard]] const TitleRow *cachedRow(int row) const;
    [[nodiscard]] int cachedRows() const { return int(m_cache.count()); }

    void setQuery(const TitleQuery &query);
    /** How ratings are shown; five stars unless told. */
    void setRatingScale(RatingScale scale);
    /** Asks again for the same page: something in the library changed its order or content. */
    void refresh();
    /** Fetches these again if they are held; `everything`: all that are held. */
    void refreshRows(const QSet<MediaId> &ids, bool everything = false);
    /** Whether rows can be put elsewhere: the page is the whole of a list, in the list's order. */
    [[nodiscard]] bool canReorder() const;
    /** Puts these titles before `row` at once and asks for it by moveRequested(). */
    void move(const QList<MediaId> &ids, int row);
    /** Shows what `patch` will do at once; the library's own answer comes by refreshRows(). */
    void preview(const QList<MediaId> &ids, const EntryPatch &patch, const QDate &today,
                 const AutomaticRules &rules = {});

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    void sort(int column, Qt::SortOrder order) override;
    /** By what the page is sorted, the most telling first; never empty. */
    [[nodiscard]] QList<SortKey> sortKeys() const;
    /** At most three; where a page cannot be sorted by several, by the first alone. */
    void setSortKeys(const QList<SortKey> &keys);
    [[nodiscard]] bool canSortBySeveral() const;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDragActions() const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override;
    [[nodiscard]] bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row,
                                       int column, const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

signals:
    /** The answer to setQuery() is in. */
    void loaded();
    void failed(const omt::Error &error);
    /** An editor in a cell has a new value; whoever edits the library takes it from here. */
    void editRequested(const omt::MediaId &id, const omt::EntryPatch &patch);
    /** As ListService::moveItems() takes it. */
    void moveRequested(const QList<omt::MediaId> &ids, int row);

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
    void want(int row) const;
    void fetchWanted();
    void fetch(const QList<MediaId> &ids, int firstRow, const Wanted &then);
    void takeRows(const QList<MediaId> &ids, const QList<TitleRow> &rows, int firstRow,
                  quint64 asked);
    void rowsChanged(QList<int> rows);
    void reorder(const QList<MediaId> &after);

    TitleSource &m_source;
    TitleQuery m_query;
    RatingScale m_ratingScale = RatingScale::FiveStars;
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
