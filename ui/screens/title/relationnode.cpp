// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/title/relationnode.h"

#include "ui/delegates/titlepainter.h"
#include "ui/models/rowtext.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painterstate.h"
#include "ui/theme/plaintext.h"

#include <QGraphicsSceneMouseEvent>
#include <QTextLayout>
#include <QWidget>

#include <algorithm>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int coverHeight = 56;

/** The text in two lines at most, broken between words; the rest of it stays in the second. */
QStringList twoLines(const QString &text, const QFont &font, int width)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(width);
    const qsizetype first = line.textLength();
    layout.endLayout();
    QStringList lines{text.left(first).trimmed()};
    if (const QString rest = text.mid(first).trimmed(); !rest.isEmpty())
        lines << rest;
    return lines;
}

} // namespace

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
    setNotes({});
}

void RelationNode::setNotes(const QString &notes)
{
    QStringList lines{m_row.title, m_row.creators.join(u", "_s), notes};
    lines.removeAll(QString());
    setToolTip(plainToolTip(lines.join(u'\n')));
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
    const QRect cover(gap, (height - coverHeight) / 2, int(coverHeight * coverShape), coverHeight);
    paintCover(painter, cover, m_row, m_images, c);
    const QRect text(cover.right() + gap + 1, gap, width - cover.right() - 2 * gap - 1,
                     height - 2 * gap);
    const QFont caption = textFont(m_look->font(), TextSize::Caption);
    const int small = QFontMetrics(caption).height();
    const int line = QFontMetrics(m_look->font()).height();
    QFont bold = m_look->font();
    bold.setWeight(QFont::DemiBold);
    const QStringList title = twoLines(m_row.title, bold, text.width());
    const int whole
        = int(title.size()) * line + (m_row.entry ? 3 : 2) * small; // and what is written below
    int y = text.top() + std::max(0, (text.height() - whole) / 2);
    const auto write = [&](const QString &what, const QFont &font, const QColor &color, int tall) {
        paintText(painter, QRect(text.left(), y, text.width(), tall), what, font, color);
        y += tall;
    };
    write(isCentre ? tr("This title") : m_relation, caption, isCentre ? c.secondary : c.accent,
          small);
    for (const QString &part : title)
        write(part, bold, c.text, line);
    QStringList facts{displayName(m_row.type)};
    if (m_row.releaseDate.isKnown())
        facts << yearText(m_row.releaseDate);
    write(facts.join(u" · "_s), caption, c.secondary, small);
    if (m_row.entry)
        write(displayName(m_row.entry->status), caption, c.secondary, small);
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
