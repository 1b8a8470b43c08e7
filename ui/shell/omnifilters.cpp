// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The part of the omnibox that knows the query language: marking, completing, narrowing.

#include "ui/access/answer.h"
#include "ui/access/libraryaccess.h"
#include "ui/shell/omnibox.h"
#include "ui/shell/omnipainting.h"
#include "ui/shell/omnisearch.h"
#include "ui/theme/colors.h"
#include "ui/theme/plaintext.h"

#include <QInputMethodEvent>
#include <QListView>
#include <QTextCharFormat>

#include <algorithm>
#include <utility>

namespace omt::ui {

using namespace Qt::StringLiterals;

void Omnibox::markProblems()
{
    if (m_isComposing) // the input method's own marks go first
        return;
    QList<QInputMethodEvent::Attribute> marks;
    QStringList messages;
    const bool isCommand = text().startsWith(u'>');
    for (const catalog::QueryProblem &problem :
         isCommand ? QList<catalog::QueryProblem>() : catalog::parseSearchQuery(text()).problems) {
        messages << problem.message;
        if (problem.isUnfinished && hasFocus() && cursorPosition() == text().size())
            continue; // is just being typed
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(colorsOf(palette()).danger);
        format.setForeground(colorsOf(palette()).danger); // some styles underline in this colour
        marks.append({QInputMethodEvent::TextFormat, int(problem.position) - cursorPosition(),
                      int(problem.length), format});
    }
    setToolTip(plainToolTip(messages.join(u'\n')));
    // A line edit has no formats of its own, but shows those of input methods.
    QInputMethodEvent event({}, marks);
    QLineEdit::inputMethodEvent(&event);
}

void Omnibox::inputMethodEvent(QInputMethodEvent *event)
{
    m_isComposing = !event->preeditString().isEmpty();
    QLineEdit::inputMethodEvent(event);
}

bool Omnibox::complete()
{
    if (!m_library || text().startsWith(u'>') || text().isEmpty())
        return false;
    if (m_model->showsCompletions() && m_completing && !m_panel->isHidden()) {
        choose(m_view->currentIndex().row(), false);
        return true;
    }
    const auto point = catalog::completionPoint(text(), cursorPosition());
    if (!point
        || (!catalog::hasStoredValues(*point) && catalog::fixedCompletions(*point).isEmpty()))
        return false;
    m_search->stop();
    m_completing = point;
    onAnswer(m_library->completions(*point), this,
             [this, point](const Result<QList<catalog::Completion>> &found) {
                 if (m_completing != point || !found || found->isEmpty())
                     return;
                 if (found->size() == 1)
                     takeCompletion(found->first());
                 else
                     m_model->showCompletions(*found);
             });
    return true;
}

void Omnibox::takeCompletion(const catalog::Completion &completion)
{
    if (!m_completing)
        return;
    const auto point = *std::exchange(m_completing, std::nullopt);
    const catalog::CompletedText done = catalog::completedText(text(), point, completion);
    setText(done.text);
    setCursorPosition(int(done.cursor));
    markProblems();
}

void Omnibox::chooseType(const OmniChoice &choice, int which)
{
    if (which < 0 || which >= choice.types.size())
        return;
    setText(text().trimmed() + u" type:"_s + toString(choice.types.at(which).type) + u' ');
    setFocus(Qt::OtherFocusReason);
}

bool Omnibox::moveAmongTypes(int by)
{
    const QModelIndex current = m_view->currentIndex();
    const OmniChoice *choice = m_model->choiceAt(current.row());
    if (m_panel->isHidden() || !choice || choice->kind != OmniChoice::Kind::Types)
        return false;
    QStyleOptionViewItem option;
    option.initFrom(m_view);
    option.rect = m_view->visualRect(current);
    const auto shown = int(typeRects(option, *choice).size());
    m_model->setCurrentType(std::clamp(m_model->currentType() + by, 0, std::max(0, shown - 1)));
    return true;
}

void Omnibox::clickAt(const QPoint &position)
{
    const QModelIndex index = m_view->indexAt(position);
    const OmniChoice *found = m_model->choiceAt(index.row());
    if (!found)
        return;
    const OmniChoice choice = *found;
    QStyleOptionViewItem option;
    option.initFrom(m_view);
    option.rect = m_view->visualRect(index);
    const QList<QRect> rects = typeRects(option, choice);
    for (int i = 0; i < rects.size(); ++i) {
        if (rects[i].contains(position))
            return chooseType(choice, i);
    }
}

void Omnibox::showMore()
{
    if (m_search && !m_panel->isHidden() && !text().startsWith(u'>')
        && !m_model->showsCompletions())
        m_search->searchMore();
}

} // namespace omt::ui
