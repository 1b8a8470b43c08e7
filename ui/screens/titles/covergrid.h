// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractItemView>

namespace omt::ui {

/**
 * Cards of one size in as many columns as fit, for models of any length: where a card stands is
 * worked out, never stored, so that 100,000 rows cost no more than ten. Shows the first column.
 */
class CoverGrid final : public QAbstractItemView
{
    Q_OBJECT

public:
    explicit CoverGrid(QWidget *parent = nullptr);

    void setCardSize(const QSize &size);
    [[nodiscard]] int columns() const;

    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint &point) const override;
    void reset() override;

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] int horizontalOffset() const override;
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex &index) const override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void updateGeometries() override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles) override;
    void startDrag(Qt::DropActions supportedActions) override;

private:
    [[nodiscard]] int count() const;
    [[nodiscard]] QRect cardRect(int row) const; ///< in the contents, not scrolled
    [[nodiscard]] std::pair<int, int> rowsIn(const QRect &contents) const; ///< half open

    QSize m_card;
};

} // namespace omt::ui
