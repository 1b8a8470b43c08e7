// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/pagedmodel.h"

#include <QTableView>

class QSettings;

namespace omt::ui {

/** Titles as rows: columns that can be chosen, moved and sorted by, and remembered. */
class TitleTable final : public QTableView
{
    Q_OBJECT

public:
    explicit TitleTable(QWidget *parent = nullptr);

    /** After setModel(). */
    void restoreLayout(const QSettings &settings);
    void saveLayout(QSettings &settings) const;
    void showColumnChooser(const QPoint &globalPosition);
    /** Shows by what the page is sorted, without sorting. */
    void showSort(TitleSort sort, bool descending);

protected:
    void startDrag(Qt::DropActions supportedActions) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    void setDefaultLayout();
    /** While nobody changed the columns: as many as there is room for, the title in the rest. */
    void fitColumns();

    bool m_isUsual = true;
    bool m_isFitting = false;
};

} // namespace omt::ui
