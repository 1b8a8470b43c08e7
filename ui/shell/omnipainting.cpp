// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/omnipainting.h"

#include "ui/delegates/titlepainter.h"
#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>

#include <algorithm>

namespace omt::ui {

namespace {

QString pillText(const TypeCount &count)
{
    return displayName(count.type) + u' ' + QLocale().toString(count.titles);
}

QFont totalFont(const QFont &base)
{
    QFont font = textFont(base, TextSize::Caption);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

void paintMarkedText(QPainter *painter, const QRect &rect, const QString &text,
                     const QList<TextRange> &marks, const QFont &font, const QColor &color)
{
    if (marks.isEmpty() || rect.width() <= 0) {
        paintText(painter, rect, text, font, color);
        return;
    }
    QFont bold = font;
    bold.setWeight(QFont::Bold);
    // Measured all bold, so that it fits whatever is marked.
    const QString shown = QFontMetrics(bold).elidedText(text, Qt::ElideRight, rect.width());
    const qsizetype kept = shown.size() - (shown == text ? 0 : 1);
    QTextLayout layout(shown, font);
    QTextOption line(Qt::AlignLeading);
    line.setTextDirection(painter->layoutDirection());
    line.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(line);
    QList<QTextLayout::FormatRange> formats;
    for (const TextRange &mark : marks) {
        QTextLayout::FormatRange range;
        range.start = int(mark.position);
        range.length = int(std::min(mark.length, kept - mark.position));
        range.format.setFontWeight(QFont::Bold);
        if (range.length > 0)
            formats.append(range);
    }
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine only = layout.createLine();
    only.setLineWidth(rect.width());
    layout.endLayout();
    painter->setPen(color);
    layout.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - only.height()) / 2));
}

QList<QRect> typeRects(const QStyleOptionViewItem &option, const OmniChoice &choice)
{
    const QRect all = option.rect.adjusted(doubleGap, 0, -doubleGap, 0);
    const QFontMetrics metrics(textFont(option.font, TextSize::Caption));
    const int height = metrics.height() + gap;
    int left = all.left() + QFontMetrics(totalFont(option.font)).horizontalAdvance(choice.text)
        + doubleGap;
    QList<QRect> rects;
    for (const TypeCount &count : choice.types) {
        const int width = metrics.horizontalAdvance(pillText(count)) + 2 * gap + 2;
        if (left + width > all.right())
            break;
        const QRect rect(left, all.center().y() - height / 2, width, height);
        rects.append(QStyle::visualRect(option.direction, all, rect));
        left += width + halfGap;
    }
    return rects;
}

void paintTypes(QPainter *painter, const QStyleOptionViewItem &option, const OmniChoice &choice,
                int current, const Colors &c)
{
    const QRect all = option.rect.adjusted(doubleGap, 0, -doubleGap, 0);
    paintText(painter, all, choice.text, totalFont(option.font), c.secondary);
    const QFont caption = textFont(option.font, TextSize::Caption);
    const QList<QRect> rects = typeRects(option, choice);
    painter->setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < rects.size(); ++i) {
        const TypeCount &count = choice.types.at(i);
        painter->setPen(i == current ? QPen(c.accent, 2) : QPen(Qt::NoPen));
        painter->setBrush(tint(colorOf(count.type, c), c));
        painter->drawRoundedRect(rects[i], rects[i].height() / 2.0, rects[i].height() / 2.0);
        paintText(painter, rects[i].adjusted(gap, 0, -gap, 0), pillText(count), caption,
                  colorOf(count.type, c));
    }
}

} // namespace omt::ui
