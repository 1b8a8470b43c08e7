// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/metrics.h"

namespace omt::ui {

QFont textFont(const QFont &base, TextSize size)
{
    QFont font(base);
    const auto scale = [&font](double factor) {
        if (font.pointSizeF() > 0)
            font.setPointSizeF(font.pointSizeF() * factor);
        else
            font.setPixelSize(qRound(font.pixelSize() * factor));
    };
    switch (size) {
    case TextSize::Caption:
        scale(0.88);
        break;
    case TextSize::Body:
        break;
    case TextSize::Heading:
        font.setWeight(QFont::DemiBold);
        break;
    case TextSize::Title:
        scale(1.45);
        font.setWeight(QFont::DemiBold);
        break;
    }
    return font;
}

} // namespace omt::ui
