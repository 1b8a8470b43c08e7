// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/delegates/coverdelegate.h"

#include "ui/delegates/titlepainter.h"
#include "ui/models/roles.h"
#include "ui/models/rowtext.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painterstate.h"

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int padding = gap;
constexpr int coverHeight = CoverDelegate::coverWidth * 3 / 2;
constexpr int starSide = 13;

void paintGround(QPainter *painter, const QStyleOptionViewItem &option, const Colors &c)
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    const bool current = option.state.testFlag(QStyle::State_HasFocus);
    const QRectF ground = QRectF(option.rect).adjusted(1, 1, -1, -1);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(current ? QPen(c.accent, 2) : QPen(Qt::NoPen));
    painter->setBrush(selected ? QBrush(c.selected) : hovered ? QBrush(c.hover) : Qt::NoBrush);
    if (selected || hovered || current)
        painter->drawRoundedRect(ground, corner + 2, corner + 2);
}

/** What the person makes of it, on the cover's lower edge. */
void paintMarks(QPainter *painter, const QRect &cover, const Entry &entry, const Colors &c)
{
    QRect badge(cover.right() - 24 - 5, cover.top() + 6, 24, 24);
    badge = QStyle::visualRect(painter->layoutDirection(), cover, badge);
    painter->setPen(Qt::NoPen);
    painter->setBrush(QColor(0, 0, 0, 150));
    painter->drawEllipse(badge);
    paintIcon(painter, badge.adjusted(4, 4, -4, -4),
              u"status-"_s + toString(entry.status).replace(u'_', u'-'),
              colorOf(entry.status, darkColors()));
    Q_UNUSED(c)
}

} // namespace

CoverDelegate::CoverDelegate(ImageLoader *images, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_images(images)
{
}

QSize CoverDelegate::cardSize(const QFont &font)
{
    const int title = QFontMetrics(font).height();
    const int caption = QFontMetrics(textFont(font, TextSize::Caption)).height();
    return {coverWidth + 2 * padding,
            padding + coverHeight + gap + title + caption + halfGap + starSide + padding};
}

QSize CoverDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return cardSize(option.font);
}

void CoverDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const PainterState state(painter);
    painter->setLayoutDirection(option.direction);
    const Colors &c = colorsOf(option.palette);
    paintGround(painter, option, c);
    const QRect inside = option.rect.adjusted(padding, padding, -padding, -padding);
    const QRect cover(inside.left(), inside.top(), inside.width(), coverHeight);
    const QVariant value = index.data(RowRole);
    if (!value.isValid()) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(c.hover);
        painter->drawRoundedRect(cover, corner, corner);
        return;
    }
    const auto &row = *static_cast<const TitleRow *>(value.constData());
    paintCover(painter, cover, row, m_images, c);
    if (row.entry)
        paintMarks(painter, cover, *row.entry, c);
    const QFont caption = textFont(option.font, TextSize::Caption);
    int y = cover.bottom() + 1 + gap;
    if (row.entry && row.entry->progress > 0)
        paintProgressBar(painter, QRect(cover.left(), y - 6, cover.width(), 3), row.entry->progress,
                         row.progressTotal,
                         row.entry->status == Status::Completed ? colorOf(Status::Completed, c)
                                                                : c.accent,
                         c, option.direction);
    const auto write = [&](const QString &text, const QFont &font, const QColor &color) {
        const int height = QFontMetrics(font).height();
        paintText(painter, QRect(inside.left(), y, inside.width(), height), text, font, color);
        y += height;
    };
    write(row.title, option.font, c.text);
    QStringList facts;
    if (row.releaseDate.isKnown())
        facts << yearText(row.releaseDate);
    const bool isUnderWay = row.entry && row.entry->progress > 0
        && row.entry->status != Status::Completed; // there is room for one of the two
    facts << (isUnderWay ? progressText(row) : displayName(row.type));
    write(facts.join(u" · "_s), caption, c.secondary);
    if (row.entry && row.entry->rating) {
        const QRect line(inside.left(), y + halfGap, inside.width(), starSide);
        paintRating(painter, line, row.entry->rating->hundred(),
                    RatingScale(index.data(ScaleRole).toInt()), caption, c,
                    option.state.testFlag(QStyle::State_Selected));
    }
}

} // namespace omt::ui
