// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/colors.h"

#include <cmath>

namespace omt::ui {

const Colors &lightColors()
{
    static const Colors colors{
        .isDark = false,
        .window = QColor(0xf5f6f8),
        .base = QColor(0xffffff),
        .raised = QColor(0xffffff),
        .hover = QColor(0xeef0f4),
        .selected = QColor(0xe3e6fd),
        .border = QColor(0xe2e5ea),
        .strongBorder = QColor(0x8d95a5),
        .outline = QColor(0x7b8496),
        .track = QColor(0xb4bacb),
        .text = QColor(0x191d25),
        .secondary = QColor(0x596273),
        .accent = QColor(0x4a4fd6),
        .accentText = QColor(0xffffff),
        .star = QColor(0xb87400),
        .danger = QColor(0xb3261e),
        .warning = QColor(0x8f5300),
        .good = QColor(0x1a7340),
    };
    return colors;
}

const Colors &darkColors()
{
    static const Colors colors{
        .isDark = true,
        .window = QColor(0x16181e),
        .base = QColor(0x1c1f27),
        .raised = QColor(0x262a35),
        .hover = QColor(0x272b36),
        .selected = QColor(0x313765),
        .border = QColor(0x2e333f),
        .strongBorder = QColor(0x6b7488),
        .outline = QColor(0x7f899f),
        .track = QColor(0x4d5572),
        .text = QColor(0xe9ebf0),
        .secondary = QColor(0xa5adbd),
        .accent = QColor(0x9aa0ff),
        .accentText = QColor(0x14161f),
        .star = QColor(0xf5b93d),
        .danger = QColor(0xff8a80),
        .warning = QColor(0xffb961),
        .good = QColor(0x6fd396),
    };
    return colors;
}

const Colors &colorsOf(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? darkColors() : lightColors();
}

QPalette paletteFor(const Colors &c)
{
    QPalette palette(c.text, c.raised, c.raised, c.border, c.strongBorder, c.text, c.accentText,
                     c.base, c.window);
    palette.setColor(QPalette::AlternateBase, c.window);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::PlaceholderText, c.secondary);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.accentText);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::LinkVisited, c.accent);
    palette.setColor(QPalette::ToolTipBase, c.isDark ? c.raised : c.text);
    palette.setColor(QPalette::ToolTipText, c.isDark ? c.text : c.base);
    palette.setColor(QPalette::Midlight, c.hover);
    palette.setColor(QPalette::Mid, c.border);
    palette.setColor(QPalette::Dark, c.strongBorder);
    palette.setColor(QPalette::Shadow, QColor(0, 0, 0, c.isDark ? 140 : 60));
    QColor disabled = c.secondary;
    disabled.setAlphaF(0.55F);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, disabled);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, c.hover);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, c.secondary);
    return palette;
}

QColor colorOf(MediaType type, const Colors &colors)
{
    struct Pair
    {
        QRgb light;
        QRgb dark;
    };
    const auto pair = [type]() -> Pair {
        switch (type) {
        case MediaType::Anime:
            return {0x4a4fd6, 0x9aa0ff};
        case MediaType::Show:
            return {0x1565c0, 0x82b6ff};
        case MediaType::WebSeries:
            return {0x00687a, 0x6fd0e3};
        case MediaType::Movie:
            return {0xb3261e, 0xff9a90};
        case MediaType::Book:
            return {0x8a4b08, 0xf0b27a};
        case MediaType::LightNovel:
            return {0x9c3587, 0xf09ade};
        case MediaType::WebNovel:
            return {0x7a3fb0, 0xcfa2ff};
        case MediaType::Audiobook:
            return {0x6d5a00, 0xdcc662};
        case MediaType::Manga:
            return {0xb4236b, 0xff94c2};
        case MediaType::Comic:
            return {0x9a4300, 0xffa96b};
        case MediaType::Webtoon:
            return {0x1a7340, 0x6fd396};
        case MediaType::Game:
            return {0x2e6b12, 0x9ad67a};
        case MediaType::VisualNovel:
            return {0x84388c, 0xe6a2ee};
        case MediaType::Podcast:
            return {0x0b6b5f, 0x66d2c2};
        case MediaType::Music:
            return {0x00639b, 0x7cc4f5};
        case MediaType::LiveEvent:
            return {0xa1353b, 0xff9ea2};
        }
        return {0x596273, 0xa5adbd};
    }();
    return QColor(colors.isDark ? pair.dark : pair.light);
}

QColor colorOf(Status status, const Colors &colors)
{
    switch (status) {
    case Status::InProgress:
        return QColor(colors.isDark ? 0x86b7ff : 0x1259b0);
    case Status::Planned:
        return QColor(colors.isDark ? 0xb4bccb : 0x4d5666);
    case Status::Completed:
        return QColor(colors.isDark ? 0x6fd396 : 0x176a3a);
    case Status::OnHold:
        return QColor(colors.isDark ? 0xf3c15b : 0x7d5200);
    case Status::Dropped:
        return QColor(colors.isDark ? 0xff968c : 0xa3241c);
    }
    return colors.secondary;
}

QColor tint(const QColor &color, const Colors &colors)
{
    const float part = colors.isDark ? 0.16F : 0.10F;
    const auto mix = [part](float a, float b) { return a * part + b * (1 - part); };
    return QColor::fromRgbF(mix(color.redF(), colors.base.redF()),
                            mix(color.greenF(), colors.base.greenF()),
                            mix(color.blueF(), colors.base.blueF()));
}

double contrast(const QColor &a, const QColor &b)
{
    const auto luminance = [](const QColor &color) {
        const auto linear = [](double v) {
            return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(double(color.redF())) + 0.7152 * linear(double(color.greenF()))
            + 0.0722 * linear(double(color.blueF()));
    };
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace omt::ui
