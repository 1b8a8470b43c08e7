// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/title/titlepage.h"

#include "ui/access/answer.h"
#include "ui/screens/title/titlefacts.h"

#include <QScrollBar>

namespace omt::ui {

using namespace Qt::StringLiterals;

TitlePage::TitlePage(LibraryAccess &library, ImageLoader &images, QWidget *parent)
    : QScrollArea(parent)
    , m_library(library)
    , m_facts(new TitleFactsView(&images))
{
    setObjectName(u"titlePage"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setBackgroundRole(QPalette::Base);
    setWidget(m_facts);
    connect(m_facts, &TitleFactsView::titleChosen, this, &TitlePage::titleChosen);
    connect(m_facts, &TitleFactsView::queryChosen, this, &TitlePage::queryChosen);
    connect(m_facts, &TitleFactsView::listChosen, this, &TitlePage::listChosen);
    connect(m_facts, &TitleFactsView::reviewRequested, this,
            [this](int pass) { emit reviewRequested(m_id, pass); });
}

void TitlePage::open(MediaId id)
{
    if (id != m_id)
        verticalScrollBar()->setValue(0);
    m_id = id;
    reload();
}

void TitlePage::setRatingScale(RatingScale scale)
{
    m_scale = scale;
    reload();
}

void TitlePage::reload()
{
    if (m_id.isNull())
        return;
    const quint64 question = ++m_question;
    onAnswer(m_library.titleFacts(m_id), this,
             [this, question](const Result<catalog::TitleFacts> &facts) {
                 if (question != m_question)
                     return;
                 if (!facts) {
                     if (!facts.error().isCancelled())
                         emit failed(facts.error());
                     return;
                 }
                 m_facts->show(*facts, m_scale);
                 if (std::exchange(m_wantsFocus, false) && isVisible())
                     m_facts->focusFirst();
                 emit shown(m_id);
             });
    onAnswer(m_library.detail(m_id), this,
             [this, question](const Result<library::EntryDetail> &detail) {
                 if (question == m_question && detail)
                     m_facts->showOwn(*detail, m_scale);
             });
}

void TitlePage::focusFirst()
{
    setFocus(Qt::TabFocusReason); // until it is known what there is
    m_wantsFocus = true;
}

} // namespace omt::ui
