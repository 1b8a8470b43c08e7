// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/titlemodel.h"

#include <QStackedWidget>

class QAbstractItemView;
class QItemSelectionModel;
class QSettings;

namespace omt::ui {

class CommandSet;
class CoverGrid;
class EmptyState;
class ImageLoader;
class TitleTable;
enum class TableKind;

/**
 * Titles as a table or as covers over one model with one selection, or why there are none. Says
 * what is selected; what is done with it is its owner's business. Remembers how it was left.
 */
class TitleViews final : public QStackedWidget
{
    Q_OBJECT

public:
    enum class View { Table, Covers };

    TitleViews(TitleModel &model, TableKind kind, CommandSet &commands, ImageLoader &images,
               QSettings &settings, QWidget *parent = nullptr);
    ~TitleViews() override;

    [[nodiscard]] TitleModel *model() const { return &m_model; }
    [[nodiscard]] QItemSelectionModel *selection() const { return m_selection; }
    [[nodiscard]] TitleTable *table() const { return m_table; }
    [[nodiscard]] CoverGrid *covers() const { return m_covers; }
    [[nodiscard]] EmptyState *empty() const { return m_empty; }
    /** In page order; the current one when none is selected. Rows the model does not know are left
     * out. */
    [[nodiscard]] QList<MediaId> selectedIds() const;
    [[nodiscard]] int selectedCount() const;
    [[nodiscard]] MediaId currentId() const;
    [[nodiscard]] View view() const { return m_view; }
    /** The view that shows; it takes the keyboard. */
    [[nodiscard]] QAbstractItemView *currentView() const;
    /** Where a menu about the current title belongs. */
    [[nodiscard]] QPoint menuPosition() const;

    void setView(View view);
    /** Marks the view that shows in the menu: another page was in front. */
    void announceView();
    void select(MediaId id);
    /** What is selected belongs to the page before. */
    void forgetSelection() { m_isOtherPage = true; }
    /** The empty state instead of the rows, or the rows. */
    void showEmpty(bool isEmpty);
    /** Opens an editor in the current cell; else says why not, translated. */
    [[nodiscard]] QString editCurrent();
    void showColumnChooser();
    /** The column heads show by what the model is sorted. */
    void updateSortHeads();

signals:
    void selectionChanged();
    /** The person clicked on a column's head. */
    void sortChosen(const QList<omt::SortKey> &keys);
    void contextMenuRequested(const QPoint &globalPosition);
    /** A double click where nothing is edited. */
    void opened(const omt::MediaId &id);
    /** The rows changed as a whole. */
    void rowsReset();

private:
    void createViews(TableKind kind, ImageLoader &images, QSettings &settings);
    void connectModel();
    void rememberSelection();
    /** The row that is current again; -1 for none. */
    int restoreSelection();
    void takeReset();

    TitleModel &m_model;
    CommandSet &m_commands;
    QSettings &m_settings;
    QString m_viewKey;
    QItemSelectionModel *m_selection;
    TitleTable *m_table = nullptr;
    CoverGrid *m_covers = nullptr;
    EmptyState *m_empty = nullptr;
    View m_view = View::Table;
    bool m_isEmpty = false;
    bool m_isOtherPage = false;
    QList<MediaId> m_remembered;
    MediaId m_rememberedCurrent;
    int m_tablePlace = 0;
    int m_coversPlace = 0;
};

} // namespace omt::ui
