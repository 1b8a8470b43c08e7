// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/delegates/titlepainter.h"

#include "ui/models/ratingscale.h"
#include "ui/models/rowtext.h"
#include "ui/theme/icons.h"
#include "ui/theme/imageloader.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painterstate.h"

#include <QPainterPath>

#include <array>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

/** Grounds for drawn covers: white letters stand out at 4.5:1 on each. */
constexpr std::array<std::array<QRgb, 2>, 10> grounds{{
    {0x4f46c8, 0x35308f},
    {0x1f6fb5, 0x164d80},
    {0x0f766e, 0x0b524d},
    {0x2f7d32, 0x1f5722},
    {0x8a5a00, 0x624000},
    {0xb4491f, 0x803314},
    {0xb3324a, 0x7d2233},
    {0x9a357f, 0x6c2459},
    {0x7340b0, 0x512c7d},
    {0x4b5b73, 0x334055},
}};

/** The same title has the same colour everywhere, on every day and machine. */
size_t groundOf(const QString &title)
{
    quint32 hash = 2166136261U; // FNV-1a: qHash() differs from run to run
    for (const QChar c : title) {
        hash ^= c.unicode();
        hash *= 16777619U;
    }
    return hash % grounds.size();
}

QColor faceColor(int face, const Colors &colors)
{
    return face == 1 ? colors.danger : face == 2 ? colors.warning : colors.good;
}

void paintPlaceholder(QPainter *painter, const QRect &rect, const TitleRow &row)
{
    const auto &ground = grounds.at(groundOf(row.title));
    QLinearGradient gradient(rect.topLeft(), rect.bottomRight());
    gradient.setColorAt(0, QColor(ground[0]));
    gradient.setColorAt(1, QColor(ground[1]));
    painter->fillRect(rect, gradient);

    const QString icon = QString::fromUtf16(info(row.type).icon);
    if (rect.width() < 56) { // a thumbnail: the icon alone
        const int side = std::min(rect.width() - 10, 20);
        QRect spot(0, 0, side, side);
        spot.moveCenter(rect.center());
        paintIcon(painter, spot, icon, Qt::white);
        return;
    }
    QFont font = painter->font();
    font.setPixelSize(std::max(14, rect.width() * 3 / 10));
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(QColor(255, 255, 255, 235));
    painter->drawText(rect, Qt::AlignCenter, initials(row.title));
    const int side = std::clamp(rect.width() / 8, 14, 24);
    const int margin = std::max(6, rect.width() / 14);
    paintIcon(painter, QRect(rect.left() + margin, rect.top() + margin, side, side), icon,
              QColor(255, 255, 255, 215));
}

} // namespace

void paintCover(QPainter *painter, const QRect &rect, const TitleRow &row, ImageLoader *images,
                const Colors &colors)
{
    const PainterState state(painter);
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath path;
    const qreal radius = rect.width() < 56 ? 4 : corner;
    path.addRoundedRect(rect, radius, radius);
    painter->setClipPath(path);
    QPixmap cover;
    if (images && !row.coverUrl.isEmpty()) {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1;
        cover = images->pixmap(row.coverUrl, rect.size(), ratio);
    }
    if (cover.isNull())
        paintPlaceholder(painter, rect, row);
    else
        painter->drawPixmap(rect, cover);
    painter->setClipping(false);
    painter->setPen(QPen(colors.isDark ? QColor(255, 255, 255, 22) : QColor(0, 0, 0, 22), 1));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

QSize starsSize(int starSide)
{
    return {5 * starSide + 4 * 2, starSide};
}

void paintStars(QPainter *painter, const QRect &rect, int hundred, const Colors &colors,
                Qt::LayoutDirection direction, bool isSelected)
{
    const PainterState state(painter);
    const QColor empty = hundred > 0 || isSelected ? colors.outline : colors.track;
    const int side = std::min(rect.height(), (rect.width() - 8) / 5);
    const int top = rect.top() + (rect.height() - side) / 2;
    for (int star = 0; star < 5; ++star) {
        QRect spot(rect.left() + star * (side + 2), top, side, side);
        spot = QStyle::visualRect(direction, rect, spot);
        const int part = std::clamp(hundred - star * 20, 0, 20);
        if (part < 20)
            paintIcon(painter, spot, u"star"_s, empty);
        if (part > 0) {
            const int width = (side * part + 10) / 20;
            const QRect shown
                = QStyle::visualRect(direction, spot, QRect(spot.left(), top, width, side));
            painter->setClipRect(shown);
            paintIcon(painter, spot, u"star-full"_s, colors.star);
            paintIcon(painter, spot, u"star"_s, colors.star);
            painter->setClipping(false);
        }
    }
}

QSize facesSize(int side)
{
    return {3 * side + 2 * halfGap, side};
}

void paintFaces(QPainter *painter, const QRect &rect, int hundred, const Colors &colors,
                Qt::LayoutDirection direction, bool isSelected)
{
    const int chosen = faceOf(hundred);
    const QColor empty = chosen > 0 || isSelected ? colors.outline : colors.track;
    for (int face = 1; face <= 3; ++face) {
        const int side = rect.height();
        const QRect spot(rect.left() + (face - 1) * (side + halfGap), rect.top(), side, side);
        paintIcon(painter, QStyle::visualRect(direction, rect, spot), faceIcon(face),
                  face == chosen ? faceColor(face, colors) : empty);
    }
}

void paintRating(QPainter *painter, const QRect &rect, int hundred, RatingScale scale,
                 const QFont &font, const Colors &colors, bool isSelected)
{
    const Qt::LayoutDirection direction = painter->layoutDirection();
    const int side = std::min(smallIcon, rect.height());
    const auto centred = [&](const QSize &size) {
        const QRect place(rect.left(), rect.center().y() - size.height() / 2 + 1,
                          std::min(size.width(), rect.width()), size.height());
        return QStyle::visualRect(direction, rect, place);
    };
    const auto rating = Rating::fromHundred(hundred);
    if (scale == RatingScale::FiveStars || scale == RatingScale::FiveQuarterStars) {
        paintStars(painter, centred(starsSize(side)), hundred, colors, direction, isSelected);
    } else if (rating) {
        const bool isFace = scale == RatingScale::Smileys;
        const int face = faceOf(hundred);
        const QRect spot = centred(QSize(side, side));
        paintIcon(painter, spot, isFace ? faceIcon(face) : u"star-full"_s,
                  isFace ? faceColor(face, colors) : colors.star);
        const QRect text = rect.adjusted(side + halfGap + 2, 0, 0, 0);
        paintText(painter, QStyle::visualRect(direction, rect, text),
                  isFace ? amountText(*rating, scale) : displayText(*rating, scale), font,
                  colors.text);
    }
}

QSize statusPillSize(Status status, const QFontMetrics &metrics)
{
    return {metrics.horizontalAdvance(displayName(status)) + 14 + 3 * gap, metrics.height() + 6};
}

void paintStatusPill(QPainter *painter, const QRect &rect, Status status, const Colors &colors)
{
    const PainterState state(painter);
    const QColor color = colorOf(status, colors);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(tint(color, colors));
    painter->drawRoundedRect(rect, rect.height() / 2.0, rect.height() / 2.0);
    const auto direction = painter->layoutDirection();
    const QRect spot = QStyle::visualRect(direction, rect,
                                          QRect(rect.left() + gap, rect.center().y() - 6, 14, 14));
    paintIcon(painter, spot, u"status-"_s + toString(status).replace(u'_', u'-'), color);
    const QRect text
        = QStyle::visualRect(direction, rect, rect.adjusted(gap + 14 + halfGap + 2, 0, -gap, 0));
    paintText(painter, text, displayName(status), painter->font(), color);
}

void paintProgressBar(QPainter *painter, const QRect &rect, int done, std::optional<int> total,
                      const QColor &color, const Colors &colors, Qt::LayoutDirection direction)
{
    if (!total || *total <= 0)
        return;
    const PainterState state(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colors.track);
    const qreal radius = rect.height() / 2.0;
    painter->drawRoundedRect(rect, radius, radius);
    const qint64 shown = std::min<qint64>(done, *total);
    if (shown <= 0)
        return;
    QRect full = rect;
    full.setWidth(std::max(rect.height(), int(rect.width() * shown / *total)));
    painter->setBrush(color);
    painter->drawRoundedRect(QStyle::visualRect(direction, rect, full), radius, radius);
}

void paintText(QPainter *painter, const QRect &rect, const QString &text, const QFont &font,
               const QColor &color, Qt::Alignment alignment)
{
    if (text.isEmpty() || rect.width() <= 0)
        return;
    constexpr qsizetype most = 2000; // characters, more than any line holds: the rest costs time
    const QFontMetrics metrics(font);
    painter->setFont(font);
    painter->setPen(color);
    const auto visual = QStyle::visualAlignment(painter->layoutDirection(), alignment);
    painter->drawText(rect, int(visual) | Qt::TextSingleLine,
                      metrics.elidedText(text.left(most), Qt::ElideRight, rect.width()));
}

} // namespace omt::ui
