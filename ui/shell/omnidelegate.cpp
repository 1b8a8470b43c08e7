// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/omnidelegate.h"

#include "ui/delegates/titlepainter.h"
#include "ui/models/roles.h"
#include "ui/models/rowtext.h"
#include "ui/shell/omnimodel.h"
#include "ui/shell/omnipainting.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painterstate.h"

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

using Kind = OmniChoice::Kind;

void paintGround(QPainter *painter, const QStyleOptionViewItem &option, const Colors &c)
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (!selected && !option.state.testFlag(QStyle::State_MouseOver))
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(selected ? c.selected : c.hover);
    painter->drawRoundedRect(option.rect.adjusted(gap, 1, -gap, -1), corner, corner);
}

void paintTitle(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                const TitleMatch &match, ImageLoader *images, const Colors &c)
{
    const TitleRow &row = match.row;
    const QRect all = option.rect.adjusted(doubleGap, halfGap, -doubleGap, -halfGap);
    const int width = int(all.height() * coverShape);
    paintCover(painter,
               QStyle::visualRect(option.direction, all,
                                  QRect(all.left(), all.top(), width, all.height())),
               row, images, c);
    int right = 0;
    const QFont caption = textFont(option.font, TextSize::Caption);
    if (row.entry) {
        painter->setFont(caption);
        const QSize size = statusPillSize(row.entry->status, QFontMetrics(caption));
        const QRect pill(QPoint(all.right() - size.width(), all.center().y() - size.height() / 2),
                         size);
        paintStatusPill(painter, QStyle::visualRect(option.direction, all, pill), row.entry->status,
                        c);
        right = size.width() + gap;
    } else if (option.state.testFlag(QStyle::State_Selected)) {
        const QString hint = OmniModel::tr("Ctrl+Enter adds");
        right = QFontMetrics(caption).horizontalAdvance(hint) + gap;
        paintText(painter, all, hint, caption, c.secondary, Qt::AlignTrailing | Qt::AlignVCenter);
    }
    const QRect text
        = QStyle::visualRect(option.direction, all, all.adjusted(width + gap + 4, 0, -right, 0));
    const int first = option.fontMetrics.height();
    const int second = QFontMetrics(caption).height();
    const int top = text.top() + (text.height() - first - second) / 2;
    const QString matched = index.data(DetailRole).toString();
    paintMarkedText(painter, QRect(text.left(), top, text.width(), first), row.title,
                    matched.isEmpty() ? match.marks : QList<TextRange>(), option.font, c.text);
    const QString below = matched.isEmpty() ? subtitle(row) : matched + u" — "_s + subtitle(row);
    paintMarkedText(painter, QRect(text.left(), top + first, text.width(), second), below,
                    matched.isEmpty() ? QList<TextRange>() : match.marks, caption, c.secondary);
}

void paintLine(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
               const Colors &c)
{
    const QRect all = option.rect.adjusted(doubleGap, 0, -doubleGap, 0);
    const QString name = index.data(IconRole).toString();
    int left = 0;
    if (!name.isEmpty()) {
        const QRect spot(all.left(), all.center().y() - iconSize / 2 + 1, iconSize, iconSize);
        const bool isProblem = Kind(index.data(SectionRole).toInt()) == Kind::Note;
        paintIcon(painter, QStyle::visualRect(option.direction, all, spot), name,
                  isProblem ? c.danger : c.secondary);
        left = iconSize + gap + 4;
    }
    const QRect text = all.adjusted(left, 0, 0, 0);
    const QString label = index.data().toString();
    paintText(painter, QStyle::visualRect(option.direction, all, text), label, option.font,
              Kind(index.data(SectionRole).toInt()) == Kind::Note ? c.secondary : c.text);
    const int used = option.fontMetrics.horizontalAdvance(label) + doubleGap;
    if (used < text.width())
        paintText(painter, QStyle::visualRect(option.direction, all, text.adjusted(used, 0, 0, 0)),
                  index.data(DetailRole).toString(), textFont(option.font, TextSize::Caption),
                  c.secondary);
}

} // namespace

OmniDelegate::OmniDelegate(ImageLoader *images, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_images(images)
{
}

QSize OmniDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int text = option.fontMetrics.height();
    switch (Kind(index.data(SectionRole).toInt())) {
    case Kind::Heading:
        return {0, text + doubleGap};
    case Kind::Types:
        return {0, text + doubleGap + halfGap};
    case Kind::Title:
        return {0, std::max(2 * text + gap, 52)};
    default:
        return {0, std::max(text + doubleGap, 36)};
    }
}

void OmniDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const PainterState state(painter);
    painter->setLayoutDirection(option.direction);
    const Colors &c = colorsOf(option.palette);
    const auto kind = Kind(index.data(SectionRole).toInt());
    if (kind == Kind::Heading) {
        QFont font = textFont(option.font, TextSize::Caption);
        font.setWeight(QFont::DemiBold);
        paintText(painter, option.rect.adjusted(doubleGap, 0, -doubleGap, -halfGap),
                  index.data().toString(), font, c.secondary, Qt::AlignLeading | Qt::AlignBottom);
        return;
    }
    const auto *model = qobject_cast<const OmniModel *>(index.model());
    const OmniChoice *choice = model ? model->choiceAt(index.row()) : nullptr;
    if (choice && kind == Kind::Types) {
        const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
        paintTypes(painter, option, *choice, isCurrent ? model->currentType() : -1, c);
        return;
    }
    paintGround(painter, option, c);
    if (choice && choice->match)
        paintTitle(painter, option, index, *choice->match, m_images, c);
    else
        paintLine(painter, option, index, c);
}

} // namespace omt::ui
