// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/libraryeditor.h"

#include "core/domain/writtentext.h"
#include "ui/access/answer.h"

namespace omt::ui {

LibraryEditor::LibraryEditor(LibraryAccess &library, QObject *parent)
    : QObject(parent)
    , m_library(library)
{
    connect(&library, &LibraryAccess::changed, this, &LibraryEditor::refreshUndoState);
}

template <class T, class Function>
void LibraryEditor::track(QFuture<Result<T>> future, const QList<MediaId> &ids, Function done)
{
    addPending(1);
    onAnswer(future, this, [this, ids, done = std::move(done)](const Result<T> &result) {
        addPending(-1);
        if (result)
            done(*result);
        else if (!result.error().isCancelled())
            emit failed(result.error(), ids);
        refreshUndoState();
    });
}

void LibraryEditor::addPending(int by)
{
    m_pending += by;
    emit pendingChanged(m_pending);
}

void LibraryEditor::apply(const QList<MediaId> &ids, const EntryPatch &patch)
{
    if (ids.isEmpty() || patch.isEmpty())
        return;
    emit applying(ids, patch);
    track(m_library.apply(ids, patch), ids, [this](const library::EditReceipt &receipt) {
        if (receipt.changed > 0)
            sayEdited(receipt);
    });
}

void LibraryEditor::remove(const QList<MediaId> &ids)
{
    if (ids.isEmpty())
        return;
    track(m_library.remove(ids), ids, [this](const library::EditReceipt &receipt) {
        if (receipt.changed > 0)
            emit saved(receipt.label, true);
    });
}

void LibraryEditor::addTitle(const Media &media, std::optional<Status> status)
{
    std::optional<EntryPatch> patch;
    if (status)
        patch.emplace().status = status;
    track(m_library.addTitle(media, patch), {}, [this](const library::AddedTitle &added) {
        sayEdited(added.receipt);
        emit titleAdded(added.id);
    });
}

void LibraryEditor::undo()
{
    track(m_library.undo(), {}, [this](const library::UndoReport &report) {
        sayUndone(report, tr("Undone: %1").arg(report.label));
    });
}

void LibraryEditor::redo()
{
    track(m_library.redo(), {}, [this](const library::UndoReport &report) {
        sayUndone(report, tr("Done again: %1").arg(report.label));
    });
}

void LibraryEditor::takeBackImport(ImportRunId run)
{
    track(m_library.takeBackImport(run), {}, [this](const library::UndoReport &report) {
        sayUndone(report, tr("The import was taken back"));
    });
}

void LibraryEditor::sayEdited(const library::EditReceipt &receipt)
{
    emit saved(receipt.offersRating.isEmpty()
                   ? receipt.label
                   : tr("%1. How was it? Keys 1 to 9 rate.").arg(receipt.label),
               true);
}

void LibraryEditor::sayUndone(const library::UndoReport &report, const QString &text)
{
    if (report.left > 0)
        emit saved(tr("%1; %Ln change(s) made since were left as they are", "", int(report.left))
                       .arg(text),
                   false);
    else
        emit saved(text, false);
}

void LibraryEditor::createList(const QString &name, const QList<MediaId> &ids)
{
    track(m_library.createList(name), {}, [this, name, ids](const ListId &list) {
        emit listCreated(list);
        if (ids.isEmpty())
            emit saved(tr("Made the list “%1”").arg(inSentence(name)), true);
        else
            addToList(list, name, ids);
    });
}

void LibraryEditor::saveSmartList(const QString &name, const catalog::BrowseQuery &query)
{
    track(m_library.saveSmartList(name, query), {}, [this, name](const ListId &list) {
        emit listCreated(list);
        emit saved(tr("Made the smart list “%1”").arg(inSentence(name)), true);
    });
}

void LibraryEditor::updateSmartList(ListId list, const catalog::BrowseQuery &query)
{
    track(m_library.updateSmartList(list, query), {},
          [this](const Done &) { emit saved(tr("The smart list asks for this now"), true); });
}

void LibraryEditor::renameList(ListId list, const QString &name)
{
    track(m_library.renameList(list, name), {}, [this, name](const Done &) {
        emit saved(tr("The list is now “%1”").arg(inSentence(name)), true);
    });
}

void LibraryEditor::removeList(ListId list)
{
    track(m_library.removeList(list), {},
          [this](const Done &) { emit saved(tr("Deleted the list"), true); });
}

void LibraryEditor::addToList(ListId list, const QString &name, const QList<MediaId> &ids)
{
    if (ids.isEmpty())
        return;
    track(m_library.addToList(list, ids), {}, [this, name](int added) {
        emit saved(added > 0 ? tr("Put %Ln title(s) on “%1”", "", added).arg(inSentence(name))
                             : tr("All of them are on “%1” already").arg(inSentence(name)),
                   added > 0);
    });
}

void LibraryEditor::removeFromList(ListId list, const QString &name, const QList<MediaId> &ids)
{
    if (ids.isEmpty())
        return;
    track(m_library.removeFromList(list, ids), {}, [this, name](int removed) {
        emit saved(tr("Took %Ln title(s) off “%1”", "", removed).arg(inSentence(name)),
                   removed > 0);
    });
}

void LibraryEditor::moveInList(ListId list, const QString &name, const QList<MediaId> &ids, int row)
{
    if (ids.isEmpty())
        return;
    track(m_library.moveInList(list, ids, row), ids,
          [this, name, moved = int(ids.size())](const Done &) {
              emit saved(tr("Moved %Ln title(s) in “%1”", "", moved).arg(inSentence(name)), true);
          });
}

void LibraryEditor::setReview(MediaId id, const Review &review)
{
    track(m_library.setReview(id, review), {id}, [this](const library::EditReceipt &receipt) {
        if (receipt.changed > 0)
            emit saved(receipt.label, true);
    });
}

void LibraryEditor::refreshUndoState()
{
    const quint64 question = ++m_undoQuestions;
    onAnswer(m_library.undoState(), this,
             [this, question](const Result<library::UndoState> &state) {
                 if (question != m_undoQuestions || !state)
                     return;
                 m_undoState = *state;
                 emit undoStateChanged(m_undoState);
             });
}

} // namespace omt::ui
