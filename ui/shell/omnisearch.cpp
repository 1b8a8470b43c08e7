// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/omnisearch.h"
#include "ui/access/answer.h"

namespace omt::ui {

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
                 if (answer)
                     emit answered(*answer);
                 else if (!answer.error().isCancelled())
                     emit failed(answer.error());
             });
}

void OmniSearch::stop()
{
    ++m_question;
    m_isSearching = false;
}

} // namespace omt::ui
