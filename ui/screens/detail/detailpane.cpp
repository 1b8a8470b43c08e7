// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/detail/detailpane.h"
#include "ui/access/answer.h"

#include "ui/screens/detail/detailview.h"
#include "ui/widgets/emptystate.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int restTime = 60; ///< ms on a title before the rest of it is read

} // namespace

DetailPane::DetailPane(LibraryAccess &library, ImageLoader &images, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_scroll(new QScrollArea(this))
    , m_view(new DetailView(&images))
{
    setObjectName(u"detailPane"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_view);
    m_scroll->viewport()->setBackgroundRole(QPalette::Base);
    m_view->setAutoFillBackground(true);
    m_view->setBackgroundRole(QPalette::Base);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_scroll);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_stack);
    m_rest.setSingleShot(true);
    m_rest.setInterval(restTime);
    connect(&m_rest, &QTimer::timeout, this, &DetailPane::reload);
    connect(m_view, &DetailView::patched, this, &DetailPane::patched);
    connect(m_view, &DetailView::reviewRequested, this, &DetailPane::reviewRequested);
    showEmpty(0);
}

void DetailPane::showEmpty(int selected)
{
    if (selected > 1)
        m_empty->setContent(u"select-all"_s, tr("%Ln title(s)", "", selected),
                            tr("Keys and menus now change all of them in one step."));
    else
        m_empty->setContent(u"detail-pane"_s, tr("No title is selected"),
                            tr("Select one to see and change what you keep of it."));
    m_stack->setCurrentWidget(m_empty);
}

void DetailPane::open(MediaId id, const TitleRow *row, int selected)
{
    const bool isOther = id != m_id;
    m_id = id;
    ++m_question;
    if (id.isNull() || selected > 1) {
        m_view->commit();
        m_rest.stop();
        showEmpty(selected);
        m_id = {};
        return;
    }
    if (row) {
        m_view->showRow(*row);
        m_stack->setCurrentWidget(m_scroll);
    }
    if (isOther) {
        m_scroll->verticalScrollBar()->setValue(0);
        m_rest.start();
    } else {
        reload();
    }
}

void DetailPane::reload()
{
    if (m_id.isNull())
        return;
    m_rest.stop();
    const quint64 question = ++m_question;
    onAnswer(m_library.detail(m_id), this,
             [this, question](const Result<library::EntryDetail> &detail) {
                 if (question != m_question)
                     return;
                 if (detail) {
                     m_view->showDetail(*detail);
                     m_stack->setCurrentWidget(m_scroll);
                 } else if (detail.error().kind == Error::Kind::NotFound) {
                     m_id = {};
                     showEmpty(0);
                 } else if (!detail.error().isCancelled()) {
                     emit failed(detail.error());
                 }
             });
}

void DetailPane::focusFirst()
{
    if (m_stack->currentWidget() != m_scroll)
        return;
    for (QWidget *next = m_view->nextInFocusChain(); next && next != m_view;
         next = next->nextInFocusChain()) {
        if (m_view->isAncestorOf(next) && next->isVisible()
            && (next->focusPolicy() & Qt::TabFocus) != 0) {
            next->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

} // namespace omt::ui
