// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/title.h"

#include <QGraphicsObject>

namespace omt::ui {

class ImageLoader;

/** A title in the graph of relations: a small card that can be gone to. */
class RelationNode final : public QGraphicsObject
{
    Q_OBJECT

public:
    static constexpr int width = 184;
    static constexpr int height = 96; ///< two lines of the title between three small ones

    /** `relation`: what it is to the title in the middle, translated; empty: that title itself. */
    RelationNode(const TitleRow &row, const QString &relation, ImageLoader *images,
                 const QWidget *look);

    [[nodiscard]] const TitleRow &row() const { return m_row; }
    [[nodiscard]] const QString &relation() const { return m_relation; }
    /** Stand in the tooltip, under the whole title. */
    void setNotes(const QString &notes);
    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

signals:
    void activated();

protected:
    void mouseReleaseEvent(QGraphicsSceneMouseEvent *event) override;
    void mousePressEvent(QGraphicsSceneMouseEvent *event) override;
    void hoverEnterEvent(QGraphicsSceneHoverEvent *event) override;
    void hoverLeaveEvent(QGraphicsSceneHoverEvent *event) override;

private:
    TitleRow m_row;
    QString m_relation;
    ImageLoader *m_images;
    const QWidget *m_look; ///< whose palette and font it has
    bool m_isHovered = false;
};

} // namespace omt::ui
