// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/coverview.h"

#include "ui/delegates/titlepainter.h"
#include "ui/theme/imageloader.h"

#include <QPainter>

namespace omt::ui {

CoverView::CoverView(ImageLoader *images, int width, QWidget *parent)
    : QWidget(parent)
    , m_images(images)
{
    setFixedSize(width, int(width / coverShape));
    if (images)
        connect(images, &ImageLoader::imageReady, this, qOverload<>(&QWidget::update));
}

void CoverView::setRow(const TitleRow &row)
{
    m_row = row;
    setAccessibleName(tr("Cover of %1").arg(row.title));
    update();
}

void CoverView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintCover(&painter, rect(), m_row, m_images, colorsOf(palette()));
}

} // namespace omt::ui
