// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/delegates/celldelegate.h"

#include "ui/delegates/titlepainter.h"
#include "ui/models/celltext.h"
#include "ui/models/ratingscale.h"
#include "ui/models/roles.h"
#include "ui/models/rowtext.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painterstate.h"
#include "ui/widgets/partialdateedit.h"
#include "ui/widgets/ratingnumber.h"
#include "ui/widgets/ratingwidget.h"
#include "ui/widgets/tagedit.h"

#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSpinBox>
#include <QTableView>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostProgress = 10'000'000;

QRect inner(const QRect &rect)
{
    return rect.adjusted(gap, 0, -gap, 0);
}

/** Covers and titles: two lines beside a thumbnail. */
void paintTitle(QPainter *painter, const QStyleOptionViewItem &option, const TitleRow &row,
                ImageLoader *images, const Colors &c)
{
    const QRect all = inner(option.rect);
    const int height = all.height() - gap;
    const int width = int(height * coverShape);
    const QRect cover = QStyle::visualRect(option.direction, all,
                                           QRect(all.left(), all.top() + gap / 2, width, height));
    paintCover(painter, cover, row, images, c);
    const QRect text
        = QStyle::visualRect(option.direction, all, all.adjusted(width + gap + halfGap, 0, 0, 0));
    const QFont caption = textFont(option.font, TextSize::Caption);
    const auto *table = qobject_cast<const QTableView *>(option.widget);
    const auto isHidden
        = [table](Column column) { return !table || table->isColumnHidden(int(column)); };
    QStringList facts;
    if (isHidden(Column::Type))
        facts << displayName(row.type);
    if (row.releaseDate.isKnown() && isHidden(Column::Year))
        facts << yearText(row.releaseDate);
    if (!row.creators.isEmpty())
        facts << row.creators.mid(0, 2).join(u", "_s);
    const QString below = facts.join(u" · "_s);
    const int first = QFontMetrics(option.font).height();
    const int second = below.isEmpty() ? 0 : QFontMetrics(caption).height();
    const int top = text.top() + (text.height() - first - second) / 2;
    paintText(painter, QRect(text.left(), top, text.width(), first), row.title, option.font,
              c.text);
    paintText(painter, QRect(text.left(), top + first, text.width(), second), below, caption,
              c.secondary);
}

void paintType(QPainter *painter, const QStyleOptionViewItem &option, const TitleRow &row,
               const Colors &c)
{
    const QRect all = inner(option.rect);
    const QRect spot = QStyle::visualRect(
        option.direction, all,
        QRect(all.left(), all.center().y() - smallIcon / 2 + 1, smallIcon, smallIcon));
    paintIcon(painter, spot, QString::fromUtf16(info(row.type).icon), colorOf(row.type, c));
    const QRect text
        = QStyle::visualRect(option.direction, all, all.adjusted(smallIcon + gap, 0, 0, 0));
    paintText(painter, text, displayName(row.type), option.font, c.secondary);
}

void paintProgress(QPainter *painter, const QStyleOptionViewItem &option, const TitleRow &row,
                   const Colors &c)
{
    const QRect all = inner(option.rect);
    const int line = QFontMetrics(option.font).height();
    const int bar = row.progressTotal ? 4 : 0;
    const int top = all.top() + (all.height() - line - (bar > 0 ? bar + 3 : 0)) / 2;
    paintText(painter, QRect(all.left(), top, all.width(), line), progressText(row), option.font,
              c.text);
    const QColor color
        = row.entry->status == Status::Completed ? colorOf(Status::Completed, c) : c.accent;
    paintProgressBar(painter, QRect(all.left(), top + line + 3, all.width(), bar),
                     row.entry->progress, row.progressTotal, color, c, option.direction);
}

void paintStatus(QPainter *painter, const QStyleOptionViewItem &option, const Entry &entry,
                 const Colors &c)
{
    const QFont caption = textFont(option.font, TextSize::Caption);
    painter->setFont(caption);
    QSize size = statusPillSize(entry.status, QFontMetrics(caption));
    const QRect all = inner(option.rect);
    size.setWidth(std::min(size.width(), all.width()));
    const QRect pill(QPoint(all.left(), all.center().y() - size.height() / 2), size);
    paintStatusPill(painter, QStyle::visualRect(option.direction, all, pill), entry.status, c);
}

void paintCell(QPainter *painter, const QStyleOptionViewItem &option, const TitleRow &row,
               Column column, RatingScale scale, ImageLoader *images, const QString &text)
{
    const Colors &c = colorsOf(option.palette);
    if (column == Column::Title)
        return paintTitle(painter, option, row, images, c);
    if (column == Column::Type)
        return paintType(painter, option, row, c);
    if (row.entry && column == Column::Progress)
        return paintProgress(painter, option, row, c);
    if (row.entry && column == Column::Status)
        return paintStatus(painter, option, *row.entry, c);
    if (row.entry && column == Column::Rating)
        return paintRating(painter, inner(option.rect),
                           row.entry->rating ? row.entry->rating->hundred() : 0, scale, option.font,
                           c, option.state.testFlag(QStyle::State_Selected));
    const Qt::Alignment side = isNumber(column) ? Qt::AlignTrailing : Qt::AlignLeading;
    paintText(painter, inner(option.rect), text, option.font, c.secondary, side | Qt::AlignVCenter);
}

} // namespace

CellDelegate::CellDelegate(ImageLoader *images, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_images(images)
{
}

int CellDelegate::rowHeight(const QFont &font)
{
    const int lines
        = QFontMetrics(font).height() + QFontMetrics(textFont(font, TextSize::Caption)).height();
    return std::max(lines + doubleGap, 52);
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(rowHeight(option.font));
    return size;
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const PainterState state(painter);
    painter->setLayoutDirection(option.direction);
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    QStyleOptionViewItem ground(option);
    ground.state.setFlag(QStyle::State_MouseOver, false); // one cell of a row would light up
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &ground, painter, option.widget);
    const Colors &c = colorsOf(option.palette);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      c.border);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(c.accent, 1));
        painter->drawRect(option.rect.adjusted(1, 1, -2, -3));
    }
    const QVariant row = index.data(RowRole);
    if (!row.isValid()) { // still being fetched: a quiet bar where the title will be
        if (index.column() == int(Column::Title)) {
            QRect bar = inner(option.rect);
            bar.setHeight(8);
            bar.moveTop(option.rect.center().y() - 4);
            bar.setWidth(bar.width() / 2);
            painter->fillRect(bar, c.hover);
        }
        return;
    }
    paintCell(painter, option, *static_cast<const TitleRow *>(row.constData()),
              Column(index.column()), RatingScale(index.data(ScaleRole).toInt()), m_images,
              index.data().toString());
}

QWidget *CellDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                    const QModelIndex &index) const
{
    switch (Column(index.column())) {
    case Column::Status: {
        auto *combo = new QComboBox(parent);
        for (const Status status : allStatuses)
            combo->addItem(icon(u"status-"_s + toString(status).replace(u'_', u'-')),
                           displayName(status), int(status));
        connect(combo, &QComboBox::activated, this, [this, combo] {
            auto *self = const_cast<CellDelegate *>(this);
            emit self->commitData(combo);
            emit self->closeEditor(combo);
        });
        return combo;
    }
    case Column::Progress: {
        auto *spin = new QSpinBox(parent);
        spin->setRange(0, mostProgress);
        const QVariant row = index.data(RowRole);
        if (row.isValid()) {
            const auto total = row.value<TitleRow>().progressTotal;
            if (total && *total > 0) {
                spin->setMaximum(*total);
                spin->setSuffix(u" / %1"_s.arg(*total));
            }
        }
        return spin;
    }
    case Column::Rating: {
        const auto scale = RatingScale(index.data(ScaleRole).toInt());
        if (isWritten(scale)) {
            auto *number = new RatingNumber(parent);
            number->setScale(scale);
            return number;
        }
        auto *stars = new RatingWidget(parent);
        stars->setScale(scale);
        return stars;
    }
    case Column::StartedAt:
    case Column::CompletedAt:
        return new PartialDateEdit(parent);
    default:
        return new TagEdit(parent);
    }
}

void CellDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const QVariant value = index.data(Qt::EditRole);
    editor->setAccessibleName(headerText(Column(index.column())));
    editor->setAutoFillBackground(true);
    if (auto *combo = qobject_cast<QComboBox *>(editor))
        combo->setCurrentIndex(combo->findData(value));
    else if (auto *number = qobject_cast<RatingNumber *>(editor)) {
        number->setHundred(value.toInt());
        number->selectAll();
    } else if (auto *spin = qobject_cast<QSpinBox *>(editor)) {
        spin->setValue(value.toInt());
        spin->selectAll();
    } else if (auto *rating = qobject_cast<RatingWidget *>(editor))
        rating->setValue(value.toInt());
    else if (auto *edit = qobject_cast<QLineEdit *>(editor))
        edit->setText(value.toString());
}

void CellDelegate::setModelData(QWidget *editor, QAbstractItemModel *model,
                                const QModelIndex &index) const
{
    QVariant value;
    if (auto *combo = qobject_cast<QComboBox *>(editor))
        value = combo->currentData();
    else if (auto *number = qobject_cast<RatingNumber *>(editor)) {
        number->interpretText();
        value = number->hundred();
    } else if (auto *spin = qobject_cast<QSpinBox *>(editor)) {
        spin->interpretText();
        value = spin->value();
    } else if (auto *rating = qobject_cast<RatingWidget *>(editor))
        value = rating->value();
    else if (auto *tags = qobject_cast<TagEdit *>(editor))
        value = tags->tags().join(u", "_s);
    else if (auto *edit = qobject_cast<QLineEdit *>(editor))
        value = edit->text();
    if (value != index.data(Qt::EditRole))
        model->setData(index, value, Qt::EditRole);
}

void CellDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                        const QModelIndex &) const
{
    QRect rect = option.rect.adjusted(2, 0, -2, -1);
    const int height = std::min(rect.height(), std::max(editor->sizeHint().height(), 4 * gap));
    rect.setTop(option.rect.top() + (option.rect.height() - height) / 2);
    rect.setHeight(height);
    rect.setWidth(std::max(rect.width(), editor->minimumSizeHint().width()));
    if (const QWidget *room = editor->parentWidget(); rect.right() >= room->width())
        rect.moveRight(room->width() - 1); // the last column may be cut off by the page's edge
    editor->setGeometry(rect);
}

bool CellDelegate::eventFilter(QObject *editor, QEvent *event)
{
    // Plain keys belong to the editor while one is open, not to the page's commands.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if ((key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0
            || key->matches(QKeySequence::SelectAll)) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::KeyPress && qobject_cast<RatingWidget *>(editor)) {
        const auto *key = static_cast<QKeyEvent *>(event);
        // Stars have no text to select; the key must not select and then rate the whole page.
        if (key->matches(QKeySequence::SelectAll))
            return true;
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            emit commitData(static_cast<QWidget *>(editor));
            emit closeEditor(static_cast<QWidget *>(editor));
            return true;
        }
    }
    return QStyledItemDelegate::eventFilter(editor, event);
}

} // namespace omt::ui
