// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/style.h"

#include "ui/theme/colors.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painterstate.h"
#include "ui/theme/stylepainting.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStyleOption>
#include <QTableView>
#include <QTreeWidget>

namespace omt::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int scrollBarExtent = 12;
constexpr int shortestSlider = 32;

} // namespace

Style::Style()
    : QProxyStyle(u"Fusion"_s)
{
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return scrollBarExtent;
    case PM_ScrollBarSliderMin:
        return shortestSlider;
    case PM_SplitterWidth:
        return 5;
    case PM_DefaultFrameWidth:
        return qobject_cast<const QLineEdit *>(widget)     ? 4
            : qobject_cast<const QPlainTextEdit *>(widget) ? 3
                                                           : 1;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return smallIcon;
    case PM_ButtonMargin:
        return gap * 2;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return widget && widget->isWindow() ? tripleGap : doubleGap;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return gap;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
        return iconSize - 2;
    case PM_ToolBarIconSize:
        return iconSize;
    case PM_HeaderMargin:
        return gap;
    case PM_FocusFrameHMargin:
        if (qobject_cast<const QTableView *>(widget) || qobject_cast<const QTreeWidget *>(widget))
            return gap - 1; // the view adds 1: its cells stand below the texts of their heads
        return QProxyStyle::pixelMetric(metric, option, widget);
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
    case PM_MenuHMargin:
        return halfGap;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ScrollBar_Transient:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_SpinBox:
        result.rwidth() += halfGap; // for the margin that polish() gives its text
        [[fallthrough]];
    case CT_PushButton:
    case CT_ComboBox:
    case CT_LineEdit:
        result.setHeight(std::max(result.height(), 4 * gap));
        break;
    case CT_ToolButton:
        result = result.expandedTo(QSize(4 * gap, 4 * gap));
        break;
    case CT_MenuItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item && item->menuItemType != QStyleOptionMenuItem::Separator)
            result.setHeight(std::max(result.height(), 30));
        break;
    }
    case CT_ItemViewItem:
        if (qobject_cast<const QTreeWidget *>(widget))
            result.setHeight(std::max(result.height(), 28));
        break;
    case CT_MenuBarItem:
        result += QSize(gap, halfGap);
        break;
    case CT_HeaderSection:
        result.setHeight(std::max(result.height(), 4 * gap));
        break;
    default:
        break;
    }
    return result;
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option,
                            const QWidget *widget) const
{
    if (element != SE_HeaderArrow)
        return QProxyStyle::subElementRect(element, option, widget);
    const QRect arrow(option->rect.right() - doubleGap - halfGap, option->rect.top(), doubleGap,
                      option->rect.height());
    return visualRect(option->direction, option->rect, arrow);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                            SubControl subControl, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, subControl, widget);

    const QRect all = option->rect;
    const bool isVertical = bar->orientation == Qt::Vertical;
    const int length = isVertical ? all.height() : all.width();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    int slider = length;
    if (range > 0) {
        slider = int(qint64(bar->pageStep) * length / (range + bar->pageStep));
        slider = std::clamp(slider, std::min(shortestSlider, length), length);
    }
    const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                              length - slider, bar->upsideDown);
    const auto piece = [&](int from, int to) {
        const QRect rect = isVertical
            ? QRect(all.left(), all.top() + from, all.width(), to - from)
            : QRect(all.left() + from, all.top(), to - from, all.height());
        return visualRect(option->direction, all, rect);
    };
    switch (subControl) {
    case SC_ScrollBarSlider:
        return piece(start, start + slider);
    case SC_ScrollBarSubPage:
        return piece(0, start);
    case SC_ScrollBarAddPage:
        return piece(start + slider, length);
    case SC_ScrollBarGroove:
        return all;
    default:
        return {};
    }
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    const Colors &c = colorsOf(option->palette);
    switch (element) {
    case PE_PanelButtonCommand:
        return drawPushPanel(option, painter);
    case PE_PanelButtonTool:
        return drawToolPanel(option, painter);
    case PE_FrameLineEdit:
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            return drawField(option, painter, has(option, State_HasFocus));
        return;
    case PE_Frame:
        if (qobject_cast<const QPlainTextEdit *>(widget))
            return drawField(option, painter, has(option, State_HasFocus));
        return fillRounded(painter, option->rect, {}, c.border);
    case PE_FrameFocusRect:
        if (qobject_cast<const QAbstractItemView *>(widget))
            return; // the current row shows itself
        return drawFocusRing(painter, option->rect, c);
    case PE_PanelItemViewItem:
        return drawItemPanel(option, painter, widget);
    case PE_PanelItemViewRow:
        return;
    case PE_IndicatorItemViewItemDrop:
        if (option->rect.height() <= 1)
            painter->fillRect(option->rect.adjusted(0, -1, 0, 2 - option->rect.height()), c.accent);
        else
            drawFocusRing(painter, option->rect, c);
        return;
    case PE_FrameMenu:
        painter->setPen(c.strongBorder);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_PanelMenu:
        painter->fillRect(option->rect, c.base);
        return;
    case PE_IndicatorHeaderArrow: {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        if (header && header->sortIndicator != QStyleOptionHeader::None) {
            QRect spot(0, 0, 14, 14);
            spot.moveCenter(option->rect.center());
            const bool up = header->sortIndicator == QStyleOptionHeader::SortDown;
            paintIcon(painter, spot, up ? u"chevron-up"_s : u"chevron-down"_s, c.accent);
        }
        return;
    }
    case PE_IndicatorButtonDropDown:
        return;
    case PE_IndicatorCheckBox:
        return drawCheckBox(option, painter);
    case PE_IndicatorRadioButton:
        return drawRadioButton(option, painter);
    case PE_IndicatorArrowDown:
        if (option->rect.width() >= gap + 2) // smaller: a tool button's hint at its menu
            paintIcon(painter, option->rect, u"chevron-down"_s, c.secondary);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    const Colors &c = colorsOf(option->palette);
    switch (element) {
    case CE_Splitter:
        painter->fillRect(option->rect, c.base);
        painter->fillRect(
            has(option, State_Horizontal)
                ? QRect(option->rect.left(), option->rect.top(), 1, option->rect.height())
                : QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1),
            has(option, State_MouseOver) ? c.accent : c.border);
        return;
    case CE_Header: // as QCommonStyle does it, but asking us where the arrow is
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            const PainterState state(painter);
            painter->setClipRect(option->rect);
            drawHeaderSection(option, painter);
            QStyleOptionHeader part(*header);
            part.rect = subElementRect(SE_HeaderLabel, option, widget);
            drawControl(CE_HeaderLabel, &part, painter, widget);
            part.rect = subElementRect(SE_HeaderArrow, option, widget);
            drawPrimitive(PE_IndicatorHeaderArrow, &part, painter, widget);
        }
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        return drawHeaderSection(option, painter);
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            QStyleOptionHeader copy(*header);
            copy.palette.setColor(QPalette::ButtonText, c.secondary);
            QProxyStyle::drawControl(element, &copy, painter, widget);
        }
        return;
    case CE_ItemViewItem: // the ground of a selected line is light: its text keeps its colour
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            QStyleOptionViewItem copy(*item);
            copy.palette.setColor(QPalette::HighlightedText, item->palette.color(QPalette::Text));
            QProxyStyle::drawControl(element, &copy, painter, widget);
        }
        return;
    case CE_ProgressBar:
        return drawProgress(option, painter);
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, c.window);
        return;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            painter->fillRect(option->rect, c.window);
            if (has(option, State_Selected))
                fillRounded(painter, option->rect.adjusted(1, 2, -1, -2), c.hover);
            const int flags
                = Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextDontClip | Qt::TextSingleLine;
            drawItemText(painter, option->rect, flags, option->palette, has(option, State_Enabled),
                         item->text, QPalette::WindowText);
        }
        return;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton copy(*button);
            if (copy.features.testFlag(QStyleOptionButton::DefaultButton)
                && has(option, State_Enabled))
                copy.palette.setColor(QPalette::ButtonText, c.accentText);
            QProxyStyle::drawControl(element, &copy, painter, widget);
        }
        return;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            QStyleOptionMenuItem copy(*item);
            copy.palette.setColor(QPalette::Window, c.base);
            if (has(option, State_Selected) && has(option, State_Enabled)
                && item->menuItemType != QStyleOptionMenuItem::Separator)
                fillRounded(painter, option->rect.adjusted(1, 0, -1, 0), c.selected);
            copy.state.setFlag(State_Selected, false); // Fusion would draw a frame of its own
            QProxyStyle::drawControl(element, &copy, painter, widget);
        }
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                               QPainter *painter, const QWidget *widget) const
{
    switch (control) {
    case CC_ScrollBar:
        return drawScrollBar(this, option, painter, widget);
    case CC_ComboBox:
        return drawComboBox(this, option, painter, widget);
    case CC_SpinBox:
        return drawSpinBox(this, option, painter, widget);
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QIcon Style::standardIcon(StandardPixmap standard, const QStyleOption *option,
                          const QWidget *widget) const
{
    const Colors &c = colorsOf(QApplication::palette());
    switch (standard) {
    case SP_LineEditClearButton:
        return icon(u"close"_s);
    case SP_MessageBoxWarning:
        return icon(u"warning"_s, c.warning);
    case SP_MessageBoxCritical:
        return icon(u"error"_s, c.danger);
    case SP_MessageBoxQuestion:
        return icon(u"help"_s, c.accent);
    case SP_MessageBoxInformation:
        return icon(u"info"_s, c.accent);
    default:
        break;
    }
    return QProxyStyle::standardIcon(standard, option, widget);
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (widget->inherits("QScrollBar") || widget->inherits("QSplitterHandle")
        || qobject_cast<QComboBox *>(widget) || qobject_cast<QLineEdit *>(widget)
        || qobject_cast<QAbstractSpinBox *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (auto *edit = qobject_cast<QLineEdit *>(widget); edit && edit->hasFrame())
        edit->setTextMargins(halfGap, 0, halfGap, 0);
    if (auto *edit = qobject_cast<QLineEdit *>(widget); edit && edit->parentWidget()
        && (qobject_cast<QAbstractSpinBox *>(edit->parentWidget())
            || qobject_cast<QComboBox *>(edit->parentWidget())))
        edit->setFrame(false);
    if (auto *spin = qobject_cast<QAbstractSpinBox *>(widget->parentWidget()); spin) {
        if (auto *edit = qobject_cast<QLineEdit *>(widget); edit && !edit->hasFrame())
            edit->setTextMargins(halfGap, 0, 0, 0); // as other fields begin their text
    }
}

} // namespace omt::ui
