// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/browse/scrollhint.h"

#include "ui/theme/metrics.h"

#include <QAbstractItemView>
#include <QScrollBar>

namespace omt::ui {

using namespace Qt::StringLiterals;

ScrollHint::ScrollHint(QAbstractItemView *view, std::function<QString(int)> landmark)
    : QLabel(view)
    , m_view(view)
    , m_landmark(std::move(landmark))
{
    setObjectName(u"scrollHint"_s);
    setTextFormat(Qt::PlainText);
    setAlignment(Qt::AlignCenter);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Highlight);
    setForegroundRole(QPalette::HighlightedText);
    setFont(textFont(font(), TextSize::Heading));
    setMargin(gap);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
    QScrollBar *bar = view->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, [this, bar] {
        if (bar->isSliderDown())
            follow();
    });
    connect(bar, &QScrollBar::sliderReleased, this, &QWidget::hide);
    connect(view->model(), &QAbstractItemModel::dataChanged, this, [this, bar] {
        if (bar->isSliderDown())
            follow();
    });
}

void ScrollHint::follow()
{
    const QScrollBar *bar = m_view->verticalScrollBar();
    const QRect room = m_view->viewport()->geometry();
    const int row = m_view->indexAt(QPoint(room.width() / 4, gap * 4)).row();
    const QString text = row < 0 ? QString() : m_landmark(row);
    if (text.isEmpty())
        return; // what it said last is nearer than nothing
    setText(text);
    adjustSize();
    const double share = bar->maximum() > 0 ? double(bar->value()) / bar->maximum() : 0;
    const int y = room.top() + int(share * std::max(0, room.height() - height()));
    const int x = m_view->isRightToLeft() ? room.left() + gap : room.right() - width() - gap;
    move(x, y);
    show();
    raise();
}

} // namespace omt::ui
