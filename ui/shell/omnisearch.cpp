// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/omnisearch.h"
#include "ui/access/answer.h"

#include <algorithm>

namespace omt::ui {

namespace {

constexpr qint64 mostShown = 1000; // whoever scrolls further should narrow the search

} // namespace

OmniSearch::OmniSearch(LibraryAccess &library, QObject *parent)
    : QObject(parent)
    , m_library(library)
{
}

void OmniSearch::search(const QString &text)
{
    const quint64 question = ++m_question;
    m_isSearching = true;
    onAnswer(m_library.search(text, {}), this,
             [this, question](const Result<catalog::SearchAnswer> &answer) {
                 if (question != m_question)
                     return;
                 m_isSearching = false;
                 m_answer = answer ? *answer : catalog::SearchAnswer();
                 if (answer)
                     emit answered(*answer);
                 else if (!answer.error().isCancelled())
                     emit failed(answer.error());
             });
}

void OmniSearch::searchMore()
{
    const bool isMore
        = m_answer.totalIsCapped || m_answer.matches.size() < std::min(m_answer.total, mostShown);
    if (m_isSearching || m_answer.isCorrected || m_answer.matches.isEmpty() || !isMore)
        return;
    const quint64 question = ++m_question;
    m_isSearching = true;
    catalog::SearchFilter rest;
    rest.offset = int(m_answer.matches.size());
    onAnswer(m_library.search(m_answer.text, rest), this,
             [this, question](const Result<catalog::SearchAnswer> &answer) {
                 if (question != m_question)
                     return;
                 m_isSearching = false;
                 if (!answer || answer->matches.isEmpty()) {
                     m_answer.total = m_answer.matches.size(); // nothing to ask for again
                     m_answer.totalIsCapped = false;
                     return;
                 }
                 m_answer.matches += answer->matches;
                 emit extended(m_answer);
             });
}

void OmniSearch::stop()
{
    ++m_question;
    m_isSearching = false;
}

} // namespace omt::ui
