// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/access/libraryaccess.h"

#include <QObject>

namespace omt::ui {

/**
 * Every change the window makes goes through here: it counts what is on its way to the disk, says
 * what was done, keeps the state of undo and tells failures. GUI thread; owned by the workspace.
 */
class LibraryEditor final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LibraryEditor)

public:
    explicit LibraryEditor(LibraryAccess &library, QObject *parent = nullptr);

    [[nodiscard]] const library::UndoState &undoState() const { return m_undoState; }
    /** Changes that are not confirmed by the database yet. */
    [[nodiscard]] int pending() const { return m_pending; }

    void apply(const QList<MediaId> &ids, const EntryPatch &patch);
    void remove(const QList<MediaId> &ids);
    void addTitle(const Media &media, std::optional<Status> status);
    void undo();
    void redo();
    void takeBackImport(ImportRunId run);

    void createList(const QString &name, const QList<MediaId> &ids);
    void saveSmartList(const QString &name, const catalog::BrowseQuery &query);
    void updateSmartList(ListId list, const catalog::BrowseQuery &query);
    void renameList(ListId list, const QString &name);
    void removeList(ListId list);
    void addToList(ListId list, const QString &name, const QList<MediaId> &ids);
    /** As ListService::moveItems(). */
    void moveInList(ListId list, const QString &name, const QList<MediaId> &ids, int row);
    /** An empty text takes the review away. */
    void setReview(MediaId id, const Review &review);
    void removeFromList(ListId list, const QString &name, const QList<MediaId> &ids);

    /** Asks what undo would do now; also after others changed something. */
    void refreshUndoState();

signals:
    /** Before the database knows, so that pages can show it at once. */
    void applying(const QList<omt::MediaId> &ids, const omt::EntryPatch &patch);
    /** It is saved; `text` says what was done, translated. */
    void saved(const QString &text, bool canUndo);
    void titleAdded(const omt::MediaId &id);
    void listCreated(const omt::ListId &id);
    /** These may show what did not come to be; ask again. */
    void failed(const omt::Error &error, const QList<omt::MediaId> &ids);
    void pendingChanged(int pending);
    void undoStateChanged(const omt::library::UndoState &state);

private:
    template <class T, class Function>
    void track(QFuture<Result<T>> future, const QList<MediaId> &ids, Function done);
    void addPending(int by);
    void sayEdited(const library::EditReceipt &receipt);
    void sayUndone(const library::UndoReport &report, const QString &text);

    LibraryAccess &m_library;
    library::UndoState m_undoState;
    int m_pending = 0;
    quint64 m_undoQuestions = 0;
};

} // namespace omt::ui
