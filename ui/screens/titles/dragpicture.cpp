// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/titles/dragpicture.h"

#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"

#include <QCoreApplication>
#include <QDrag>
#include <QMimeData>
#include <QPainter>

namespace omt::ui {

void dragTitles(QAbstractItemView *view, Qt::DropActions actions)
{
    const QModelIndexList rows = view->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return;
    const Colors &c = colorsOf(view->palette());
    const QString text
        = QCoreApplication::translate("omt::ui::Drag", "%n title(s)", nullptr, int(rows.size()));
    const QFontMetrics metrics(view->font());
    const QSize size(metrics.horizontalAdvance(text) + 2 * doubleGap, metrics.height() + doubleGap);
    const qreal ratio = view->devicePixelRatioF();
    QPixmap picture(size * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.accent);
    painter.drawRoundedRect(QRect(QPoint(), size), corner, corner);
    painter.setPen(c.accentText);
    painter.setFont(view->font());
    painter.drawText(QRect(QPoint(), size), Qt::AlignCenter, text);
    painter.end();

    auto *drag = new QDrag(view);
    drag->setMimeData(view->model()->mimeData(rows));
    drag->setPixmap(picture);
    drag->setHotSpot(QPoint(-gap, -gap));
    drag->exec(actions, Qt::CopyAction);
}

} // namespace omt::ui
