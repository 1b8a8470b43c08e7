// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/browse/facetdelegate.h"

#include "ui/delegates/titlepainter.h"
#include "ui/models/facetmodel.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painterstate.h"

#include <QLocale>

namespace omt::ui {

using namespace Qt::StringLiterals;
using catalog::Facet;
using catalog::FacetChoice;

namespace {

constexpr int buttonSide = 20;
constexpr int boxSide = 14;

void paintBox(QPainter *painter, const QRect &box, FacetChoice choice, const Colors &c)
{
    const QRectF frame = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool isChosen = choice != FacetChoice::None;
    const QColor color = choice == FacetChoice::Excluded ? c.danger : c.accent;
    painter->setPen(QPen(isChosen ? color : c.strongBorder, 1));
    painter->setBrush(isChosen ? QBrush(color) : Qt::NoBrush);
    painter->drawRoundedRect(frame, 3, 3);
    if (isChosen)
        paintIcon(painter, box.adjusted(1, 1, -1, -1),
                  choice == FacetChoice::Included ? u"check"_s : u"minus"_s, c.accentText);
}

void paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                  const Colors &c)
{
    QFont font = option.font;
    font.setWeight(QFont::DemiBold);
    const bool narrows
        = FacetChoice(index.data(FacetModel::ChoiceRole).toInt()) != FacetChoice::None;
    paintText(painter, option.rect.adjusted(halfGap, 0, -halfGap, 0), index.data().toString(), font,
              narrows ? c.accent : c.text);
}

} // namespace

QRect FacetDelegate::notButton(const QRect &line, Qt::LayoutDirection direction)
{
    const QRect spot(line.right() - buttonSide - 1, line.center().y() - buttonSide / 2, buttonSide,
                     buttonSide);
    return QStyle::visualRect(direction, line, spot);
}

QSize FacetDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool isFacet = index.data(FacetModel::IsFacetRole).toBool();
    return {0,
            std::max(option.fontMetrics.height() + (isFacet ? gap + halfGap : halfGap),
                     isFacet ? 32 : 26)};
}

void FacetDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const PainterState state(painter);
    painter->setLayoutDirection(option.direction);
    painter->setRenderHint(QPainter::Antialiasing);
    const Colors &c = colorsOf(option.palette);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus);
    const QRectF ground = QRectF(option.rect).adjusted(1, 1, -1, -1);
    if (isHovered || hasFocus) {
        painter->setPen(hasFocus ? QPen(c.accent, 1.5) : QPen(Qt::NoPen));
        painter->setBrush(isHovered ? QBrush(c.hover) : Qt::NoBrush);
        painter->drawRoundedRect(ground, corner, corner);
    }
    if (index.data(FacetModel::IsFacetRole).toBool())
        return paintHeading(painter, option, index, c);
    if (index.data(FacetModel::IsMoreRole).toBool()) {
        const QRect text = option.rect.adjusted(halfGap + boxSide + gap, 0, -halfGap, 0);
        return paintText(painter, QStyle::visualRect(option.direction, option.rect, text),
                         index.data().toString(), option.font, c.accent);
    }
    const auto choice = FacetChoice(index.data(FacetModel::ChoiceRole).toInt());
    const QRect line = option.rect.adjusted(halfGap, 0, -halfGap, 0);
    const int barWidth = int(index.data(FacetModel::ShareRole).toDouble()
                             * (line.width() - boxSide - gap - buttonSide));
    const QRect bar(line.left() + boxSide + gap, line.bottom() - 3, std::max(barWidth, 1), 2);
    painter->setPen(Qt::NoPen);
    painter->setBrush(tint(choice == FacetChoice::Excluded ? c.danger : c.accent, c));
    painter->drawRect(QStyle::visualRect(option.direction, line, bar));

    const QRect box(line.left(), line.center().y() - boxSide / 2, boxSide, boxSide);
    paintBox(painter, QStyle::visualRect(option.direction, line, box), choice, c);
    const QFont small = textFont(option.font, TextSize::Caption);
    const QString number = QLocale().toString(index.data(FacetModel::TitlesRole).toLongLong());
    const int numberWidth = QFontMetrics(small).horizontalAdvance(number);
    const bool showsNot = isHovered || hasFocus;
    const QRect count = line.adjusted(0, 0, showsNot ? -buttonSide : 0, 0);
    paintText(painter, QStyle::visualRect(option.direction, line, count), number, small,
              c.secondary, Qt::AlignTrailing | Qt::AlignVCenter);
    if (showsNot)
        paintIcon(painter, notButton(line, option.direction).adjusted(3, 3, -3, -3), u"minus"_s,
                  choice == FacetChoice::Excluded ? c.danger : c.secondary);
    QFont font = option.font;
    if (choice == FacetChoice::Included)
        font.setWeight(QFont::DemiBold);
    font.setStrikeOut(choice == FacetChoice::Excluded);
    const QRect text
        = line.adjusted(boxSide + gap, 0, -numberWidth - gap - (showsNot ? buttonSide : 0), 0);
    paintText(painter, QStyle::visualRect(option.direction, line, text), index.data().toString(),
              font, choice == FacetChoice::Excluded ? c.secondary : c.text);
}

} // namespace omt::ui
