// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalog/browsetitle.h"

#include <QGraphicsView>

namespace omt::ui {

class ImageLoader;
class RelationNode;

/**
 * A title and those around it: what comes before on the left, what goes beside it below, what comes
 * after on the right. Arrow keys walk from one to the next, Return goes there.
 */
class RelationGraph final : public QGraphicsView
{
    Q_OBJECT

public:
    explicit RelationGraph(ImageLoader *images, QWidget *parent = nullptr);

    void show(const TitleRow &centre, const QList<catalog::RelatedTitle> &related);
    /** The one that has the keyboard; null. */
    [[nodiscard]] const RelationNode *currentNode() const;
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void titleChosen(const omt::MediaId &id);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void placeColumn(const QList<RelationNode *> &nodes, qreal x, qreal middle);
    void connectNodes(const RelationNode *from, const RelationNode *to);
    void moveFocus(int key);
    void tellCurrent();

    ImageLoader *m_images;
    TitleRow m_centre;
    QList<catalog::RelatedTitle> m_related;
    QList<RelationNode *> m_nodes; ///< without the middle one, in reading order
    RelationNode *m_middle = nullptr;
};

} // namespace omt::ui
