// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/domain/automaticrules.h"
#include "core/domain/title.h"
#include "ui/models/column.h"

#include <QAbstractTableModel>
#include <QDate>
#include <QSet>

namespace omt::ui {

/**
 * The titles of a page as table and covers show them, whichever way they are fetched. What a model
 * does not hold reads as empty and is fetched because somebody looked. GUI thread.
 */
class TitleModel : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TitleModel)

public:
    ~TitleModel() override;

    /** True from the question for a page until its rows are known. */
    [[nodiscard]] virtual bool isLoading() const = 0;
    /** Null where it is not known (yet). */
    [[nodiscard]] virtual MediaId idAt(int row) const = 0;
    /** -1 when it is not there, or not known to be. */
    [[nodiscard]] virtual int rowOf(MediaId id) const = 0;
    /** Null while it is not fetched; valid until control returns to the event loop. */
    [[nodiscard]] virtual const TitleRow *cachedRow(int row) const = 0;
    [[nodiscard]] virtual int cachedRows() const = 0;
    /** Asks again for the same page: something in the library changed its order or content. */
    virtual void refresh() = 0;
    /** Fetches these again if they are held; `everything`: all that are held. */
    virtual void refreshRows(const QSet<MediaId> &ids, bool everything = false) = 0;
    /** Shows what `patch` will do at once; the library's own answer comes by refreshRows(). */
    virtual void preview(const QList<MediaId> &ids, const EntryPatch &patch, const QDate &today,
                         const AutomaticRules &rules = {})
        = 0;
    /** A reset now under way is of the same page: what stood on the screen stands there still. */
    [[nodiscard]] virtual bool keepsPlace() const { return false; }

    /** By what the page is sorted, the most telling first; never empty. */
    [[nodiscard]] virtual QList<SortKey> sortKeys() const = 0;
    virtual void setSortKeys(const QList<SortKey> &keys) = 0;
    /** What a click on the head of that column sorts by. */
    [[nodiscard]] virtual std::optional<TitleSort> sortBy(Column column) const = 0;
    [[nodiscard]] virtual bool canSortBySeveral() const = 0;
    /** How ratings are shown; five stars unless told. */
    void setRatingScale(RatingScale scale);
    [[nodiscard]] RatingScale ratingScale() const { return m_ratingScale; }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    void sort(int column, Qt::SortOrder order) override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDragActions() const override;

signals:
    /** The answer to a new question is in. */
    void loaded();
    void failed(const omt::Error &error);
    /** An editor in a cell has a new value; whoever edits the library takes it from here. */
    void editRequested(const omt::MediaId &id, const omt::EntryPatch &patch);

protected:
    explicit TitleModel(QObject *parent);

    /** Somebody looks at a row that is not held. */
    virtual void want(int row) const = 0;
    /** What stands in a cell of a row that is held. */
    [[nodiscard]] virtual QString textOf(int row, Column column) const;
    /** Tells of changed rows, in stretches. */
    void tellChanged(QList<int> rows);

private:
    RatingScale m_ratingScale = RatingScale::FiveStars;
};

} // namespace omt::ui
