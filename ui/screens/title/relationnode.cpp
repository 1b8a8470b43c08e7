// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/title/relationnode.h"

#include "ui/delegates/titlepainter.h"
#include "ui/models/rowtext.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painterstate.h"

#include <QGraphicsSceneMouseEvent>
#include <QWidget>

namespace omt::ui {

using namespace Qt::StringLiterals;

RelationNode::RelationNode(const TitleRow &row, const QString &relation, ImageLoader *images,
                           const QWidget *look)
    : m_row(row)
    , m_relation(relation)
    , m_images(images)
    , m_look(look)
{
    setFlag(ItemIsFocusable, !relation.isEmpty());
    setAcceptHoverEvents(true);
    setZValue(1);
    if (!relation.isEmpty())
        setCursor(Qt::PointingHandCursor);
    setToolTip(row.title.toHtmlEscaped());
}

QRectF RelationNode::boundingRect() const
{
    return QRectF(0, 0, width, height).adjusted(-2, -2, 2, 2);
}

void RelationNode::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const PainterState state(painter);
    const Colors &c = colorsOf(m_look->palette());
    const QRect card(0, 0, width, height);
    const bool isCentre = m_relation.isEmpty();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(hasFocus() || isCentre ? c.accent : c.border, hasFocus() ? 2 : 1));
    painter->setBrush(isCentre ? c.selected : m_isHovered ? c.hover : c.raised);
    painter->drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
    const int coverHeight = height - 2 * gap;
    const QRect cover(gap, gap, int(coverHeight * coverShape), coverHeight);
    paintCover(painter, cover, m_row, m_images, c);
    const QRect text(cover.right() + gap + 1, gap, width - cover.right() - 2 * gap - 1,
                     coverHeight);
    const QFont caption = textFont(m_look->font(), TextSize::Caption);
    const int small = QFontMetrics(caption).height();
    const int line = QFontMetrics(m_look->font()).height();
    int y = text.top() + (coverHeight - line - 2 * small) / 2;
    const auto write = [&](const QString &what, const QFont &font, const QColor &color, int tall) {
        paintText(painter, QRect(text.left(), y, text.width(), tall), what, font, color);
        y += tall;
    };
    write(isCentre ? tr("This title") : m_relation, caption, isCentre ? c.secondary : c.accent,
          small);
    QFont bold = m_look->font();
    bold.setWeight(QFont::DemiBold);
    write(m_row.title, bold, c.text, line);
    QStringList facts{displayName(m_row.type)};
    if (m_row.releaseDate.isKnown())
        facts << yearText(m_row.releaseDate);
    if (m_row.entry)
        facts << displayName(m_row.entry->status);
    write(facts.join(u" · "_s), caption, c.secondary, small);
}

void RelationNode::mousePressEvent(QGraphicsSceneMouseEvent *event)
{
    if (m_relation.isEmpty())
        return event->ignore();
    setFocus(Qt::MouseFocusReason);
    event->accept();
}

void RelationNode::mouseReleaseEvent(QGraphicsSceneMouseEvent *event)
{
    if (boundingRect().contains(event->pos()))
        emit activated();
}

void RelationNode::hoverEnterEvent(QGraphicsSceneHoverEvent *)
{
    m_isHovered = !m_relation.isEmpty();
    update();
}

void RelationNode::hoverLeaveEvent(QGraphicsSceneHoverEvent *)
{
    m_isHovered = false;
    update();
}

} // namespace omt::ui
