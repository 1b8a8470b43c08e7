// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/pagedmodel.h"
#include "ui/screens/titles/titleviews.h"

#include <QWidget>

class QLabel;

namespace omt::ui {

class ElidedLabel;
class FilterBar;

/**
 * A page of titles: heading, filters, and the titles as a table or as covers over one model with
 * one selection. Says what is selected; what is done with it is its owner's business.
 */
class TitlesPage final : public QWidget
{
    Q_OBJECT

public:
    using View = TitleViews::View;

    TitlesPage(TitleSource &source, CommandSet &commands, ImageLoader &images, QSettings &settings,
               QWidget *parent = nullptr);

    [[nodiscard]] PagedModel *model() const { return m_model; }
    [[nodiscard]] TitleViews *views() const { return m_views; }
    [[nodiscard]] QItemSelectionModel *selection() const { return m_views->selection(); }
    [[nodiscard]] QList<MediaId> selectedIds() const { return m_views->selectedIds(); }
    [[nodiscard]] MediaId currentId() const { return m_views->currentId(); }
    [[nodiscard]] View view() const { return m_views->view(); }
    [[nodiscard]] QAbstractItemView *currentView() const { return m_views->currentView(); }
    /** Whether a filter or a search leaves titles of the place out. */
    [[nodiscard]] bool isNarrowed() const;
    void setView(View view) { m_views->setView(view); }
    void select(MediaId id) { m_views->select(id); }

    /** Another page: its name, its icon, and what it shows. */
    void open(const QString &heading, const TitleQuery &query);
    [[nodiscard]] QString heading() const;
    void setHeading(const QString &heading);
    void focusFilter();
    /** What the column heads do, for the keyboard. */
    void showSortMenu();

signals:
    void selectionChanged();
    /** The person sorted the page. */
    void sortChosen(const QList<omt::SortKey> &keys);
    void queryChanged(const omt::TitleQuery &query);
    void contextMenuRequested(const QPoint &globalPosition);

private:
    QWidget *createHeader(CommandSet &commands);
    void connectModel();
    void sortBy(const QList<SortKey> &keys);
    void updateEmptyState();
    void describeEmptiness();
    void updateCount();

    CommandSet &m_commands;
    PagedModel *m_model;
    ElidedLabel *m_heading;
    QLabel *m_count;
    FilterBar *m_filters;
    TitleViews *m_views;
    bool m_isOpen = false;
};

} // namespace omt::ui
