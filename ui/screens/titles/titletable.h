// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/column.h"

#include <QTableView>
#include <QTimer>

class QSettings;

namespace omt::ui {

class SortHeader;

/** Which columns a table has at first, and where it keeps what the person made of them. */
enum class TableKind { Library, Catalog };

/**
 * Titles as rows: columns that can be chosen, moved and sorted by, and remembered. The title has
 * the room that the other columns leave, until the person gives it a width.
 */
class TitleTable final : public QTableView
{
    Q_OBJECT

public:
    explicit TitleTable(TableKind kind, QWidget *parent = nullptr);

    /** After setModel(). */
    void restoreLayout(const QSettings &settings);
    void saveLayout(QSettings &settings) const;
    void showColumnChooser(const QPoint &globalPosition);
    [[nodiscard]] SortHeader *sortHeader() const { return m_header; }

protected:
    void startDrag(Qt::DropActions supportedActions) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void scrollTo(const QModelIndex &index, ScrollHint hint) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    void setDefaultLayout();
    void fitColumns();
    /** Until somebody chooses the columns: as many as leave the title enough room. */
    void chooseColumns(int room);
    void takeResize(int column);
    [[nodiscard]] int widthOfOthers() const;

    [[nodiscard]] int columns() const;

    TableKind m_kind;
    SortHeader *m_header;
    QTimer m_fitSoon; ///< when the person has let go of a column's edge
    bool m_columnsAreChosen = false;
    bool m_titleIsSized = false;
    bool m_widthsAreUsual = true;
    bool m_isFitting = false;
    int m_scrolledColumn = -1;
};

} // namespace omt::ui
