// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/title/relationgraph.h"

#include "ui/screens/title/relationnode.h"
#include "ui/theme/colors.h"
#include "ui/theme/imageloader.h"
#include "ui/theme/metrics.h"

#include <QAccessible>
#include <QGraphicsPathItem>
#include <QGraphicsScene>
#include <QKeyEvent>
#include <QScrollBar>

#include <cmath>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal nodeWidth = RelationNode::width;
constexpr qreal nodeHeight = RelationNode::height;
constexpr qreal between = 36; ///< of columns
constexpr int mostHeight = 420;

} // namespace

RelationGraph::RelationGraph(ImageLoader *images, QWidget *parent)
    : QGraphicsView(parent)
    , m_images(images)
{
    setObjectName(u"relationGraph"_s);
    setScene(new QGraphicsScene(this));
    setFrameShape(NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setBackgroundRole(QPalette::Base);
    setFocusPolicy(Qt::StrongFocus);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Related titles"));
    viewport()->setFocusPolicy(Qt::NoFocus); // the view has it
    if (images)
        connect(images, &ImageLoader::imageReady, viewport(), qOverload<>(&QWidget::update));
}

void RelationGraph::show(const TitleRow &centre, const QList<catalog::RelatedTitle> &related)
{
    m_centre = centre;
    m_related = related;
    build();
}

void RelationGraph::build()
{
    scene()->clear();
    m_nodes.clear();
    QList<RelationNode *> columns[3];
    m_middle = new RelationNode(m_centre, {}, m_images, this);
    scene()->addItem(m_middle);
    for (const catalog::RelatedTitle &related : std::as_const(m_related)) {
        auto *node = new RelationNode(related.row, catalog::relationName(related.relation),
                                      m_images, this);
        node->setNotes(related.notes);
        scene()->addItem(node);
        m_nodes.append(node);
        columns[related.readingOrder < 0 ? 0 : related.readingOrder > 0 ? 2 : 1].append(node);
        connect(node, &RelationNode::activated, this,
                [this, id = related.row.id] { emit titleChosen(id); });
    }
    const bool mirrored = isRightToLeft();
    const qreal step = nodeWidth + between;
    m_middle->setPos(0, 0);
    placeColumn(columns[0], mirrored ? step : -step, nodeHeight / 2);
    placeColumn(columns[2], mirrored ? -step : step, nodeHeight / 2);
    qreal y = nodeHeight + between / 2;
    for (RelationNode *node : std::as_const(columns[1])) {
        node->setPos(0, y);
        y += nodeHeight + gap;
    }
    for (const RelationNode *node : std::as_const(m_nodes))
        connectNodes(m_middle, node);
    setSceneRect(scene()->itemsBoundingRect().adjusted(-2, -2, 2, 2));
    const int tall = int(sceneRect().height()) + gap;
    setVerticalScrollBarPolicy(tall > mostHeight ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    setFixedHeight(std::min(tall + doubleGap, mostHeight)); // room for the other bar
    tellCurrent();
    updateGeometry();
}

void RelationGraph::placeColumn(const QList<RelationNode *> &nodes, qreal x, qreal middle)
{
    const qreal tall = double(nodes.size()) * (nodeHeight + gap) - gap;
    qreal y = middle - tall / 2;
    for (RelationNode *node : nodes) {
        node->setPos(x, y);
        y += nodeHeight + gap;
    }
}

void RelationGraph::connectNodes(const RelationNode *from, const RelationNode *to)
{
    const bool isBeside = to->x() == from->x();
    const bool isRight = to->x() > from->x();
    const QPointF start = isBeside ? from->pos() + QPointF(nodeWidth / 2, nodeHeight)
                                   : from->pos() + QPointF(isRight ? nodeWidth : 0, nodeHeight / 2);
    const QPointF end = isBeside ? to->pos() + QPointF(nodeWidth / 2, 0)
                                 : to->pos() + QPointF(isRight ? 0 : nodeWidth, nodeHeight / 2);
    QPainterPath path(start);
    const qreal bend = (end.x() - start.x()) / 2;
    path.cubicTo(start + QPointF(bend, 0), end - QPointF(bend, 0), end);
    auto *line = scene()->addPath(path, QPen(colorsOf(palette()).strongBorder, 1.5));
    line->setZValue(0);
}

const RelationNode *RelationGraph::currentNode() const
{
    return dynamic_cast<const RelationNode *>(scene()->focusItem());
}

void RelationGraph::tellCurrent()
{
    const RelationNode *node = currentNode();
    QStringList all;
    for (const RelationNode *each : std::as_const(m_nodes))
        all << tr("%1: %2").arg(each->relation(), each->row().title);
    setAccessibleDescription(node ? tr("%1: %2").arg(node->relation(), node->row().title)
                                  : all.join(u", "_s));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void RelationGraph::moveFocus(int key)
{
    const RelationNode *now = currentNode();
    const QPointF from = now ? now->pos() : m_middle->pos();
    RelationNode *best = nullptr;
    qreal bestDistance = 0;
    for (RelationNode *node : std::as_const(m_nodes)) {
        const QPointF way = node->pos() - from;
        const bool isThere = key == Qt::Key_Left ? way.x() < 0
            : key == Qt::Key_Right               ? way.x() > 0
            : key == Qt::Key_Up                  ? way.y() < 0
                                                 : way.y() > 0;
        const bool isAcross = key == Qt::Key_Left || key == Qt::Key_Right;
        const qreal distance = isAcross ? std::abs(way.x()) + 3 * std::abs(way.y())
                                        : std::abs(way.y()) + 3 * std::abs(way.x());
        if (node != now && isThere && (!best || distance < bestDistance)) {
            best = node;
            bestDistance = distance;
        }
    }
    if (!best)
        return;
    best->setFocus(Qt::TabFocusReason);
    ensureVisible(best);
    tellCurrent();
}

void RelationGraph::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier)
            return moveFocus(event->key());
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (const RelationNode *node = currentNode())
            return emit titleChosen(node->row().id);
        break;
    default:
        break;
    }
    event->ignore();
}

void RelationGraph::focusInEvent(QFocusEvent *event)
{
    QGraphicsView::focusInEvent(event);
    if (!currentNode() && !m_nodes.isEmpty())
        m_nodes.constFirst()->setFocus(Qt::TabFocusReason);
    tellCurrent();
}

void RelationGraph::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    if (m_middle && sceneRect().width() > viewport()->width())
        centerOn(m_middle);
}

void RelationGraph::changeEvent(QEvent *event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_middle)
        build();
}

QSize RelationGraph::sizeHint() const
{
    return {int(sceneRect().width()), height()};
}

} // namespace omt::ui
