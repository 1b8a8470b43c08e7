// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/title.h"

#include <QWidget>

namespace omt::ui {

class ImageLoader;

/** One cover, or the drawn one in its place. */
class CoverView final : public QWidget
{
    Q_OBJECT

public:
    CoverView(ImageLoader *images, int width, QWidget *parent = nullptr);

    void setRow(const TitleRow &row);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ImageLoader *m_images;
    TitleRow m_row;
};

} // namespace omt::ui
