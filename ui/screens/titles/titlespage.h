// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/pagedmodel.h"

#include <QWidget>

class QAbstractItemView;
class QItemSelectionModel;
class QLabel;
class QMenu;
class QSettings;
class QStackedWidget;

namespace omt::ui {

class CommandSet;
class CoverGrid;
class EmptyState;
class FilterBar;
class ImageLoader;
class TitleTable;

/**
 * A page of titles: heading, filters, and the titles as a table or as covers over one model with
 * one selection. Says what is selected; what is done with it is its owner's business.
 */
class TitlesPage final : public QWidget
{
    Q_OBJECT

public:
    enum class View { Table, Covers };

    TitlesPage(TitleSource &source, CommandSet &commands, ImageLoader &images, QSettings &settings,
               QWidget *parent = nullptr);
    ~TitlesPage() override;

    [[nodiscard]] PagedModel *model() const { return m_model; }
    [[nodiscard]] QItemSelectionModel *selection() const { return m_selection; }
    /** In page order; the current one when none is selected. */
    [[nodiscard]] QList<MediaId> selectedIds() const;
    [[nodiscard]] MediaId currentId() const;
    [[nodiscard]] View view() const;
    /** The view that shows; it takes the keyboard. */
    [[nodiscard]] QAbstractItemView *currentView() const;
    /** Where a menu about the current title belongs. */
    [[nodiscard]] QPoint menuPosition() const;

    void setView(View view);
    /** Another page: its name, its icon, and what it shows. */
    void open(const QString &heading, const TitleQuery &query);
    [[nodiscard]] QString heading() const;
    void setHeading(const QString &heading);
    void select(MediaId id);
    void focusFilter();
    /** Opens an editor in the current cell; else says why not, translated. */
    [[nodiscard]] QString editCurrent();
    void showColumnChooser();
    /** What the column heads do, for the keyboard. */
    void showSortMenu();

signals:
    void selectionChanged();
    /** The person sorted the page. */
    void sortChosen(const QList<omt::SortKey> &keys);
    void queryChanged(const omt::TitleQuery &query);
    void contextMenuRequested(const QPoint &globalPosition);

private:
    void createViews(ImageLoader &images);
    QWidget *createHeader(CommandSet &commands);
    void connectModel();
    void sortBy(const QList<SortKey> &keys);
    void updateEmptyState();
    void describeEmptiness();
    void updateCount();
    void rememberSelection();
    /** The row that is current again; -1 for none. */
    int restoreSelection();

    CommandSet &m_commands;
    QSettings &m_settings;
    PagedModel *m_model;
    QItemSelectionModel *m_selection;
    QLabel *m_heading;
    QLabel *m_count;
    FilterBar *m_filters;
    QStackedWidget *m_stack;
    TitleTable *m_table;
    CoverGrid *m_covers;
    EmptyState *m_empty;
    View m_view = View::Table;
    bool m_isOpen = false;
    bool m_isOtherPage = false;
    QList<MediaId> m_remembered;
    MediaId m_rememberedCurrent;
};

} // namespace omt::ui
