// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/titlequery.h"

#include <QHeaderView>

namespace omt::ui {

/**
 * Column heads that show by what a page is sorted: an arrow, and its place where there are several.
 * A click sorts by that column alone, with Shift by it as well; again turns it round.
 */
class SortHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit SortHeader(QWidget *parent = nullptr);

    /** Shows them, without sorting. */
    void setSortKeys(const QList<SortKey> &keys);
    [[nodiscard]] const QList<SortKey> &sortKeys() const { return m_keys; }
    /** As a click on that column does, `adds` with Shift. */
    void choose(int column, bool adds);

signals:
    void sortChosen(const QList<omt::SortKey> &keys);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const override;
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;

private:
    [[nodiscard]] std::optional<TitleSort> sortAt(int column) const;
    [[nodiscard]] qsizetype placeOf(int column) const;

    QList<SortKey> m_keys;
    bool m_isShifted = false;
};

} // namespace omt::ui
