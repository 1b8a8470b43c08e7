// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalog/browsetitle.h"
#include "core/catalog/catalogservice.h"
#include "core/library/libraryservice.h"
#include "core/library/listservice.h"
#include "core/library/undoservice.h"
#include "core/transfer/importdecisions.h"
#include "ui/access/browsesource.h"
#include "ui/access/catalogjobs.h"
#include "ui/access/importdesk.h"
#include "ui/access/job.h"
#include "ui/access/preferences.h"
#include "ui/access/titlesource.h"

#include <QObject>
#include <QSet>

namespace omt::ui {

/** What changed in the library, whoever changed it: this window, another, or `omt`. */
struct Changes
{
    bool everything = false;
    bool lists = false; ///< a list came, went, or was renamed
    QSet<MediaId> media; ///< titles of which something shown may have changed

    [[nodiscard]] bool touches(MediaId id) const { return everything || media.contains(id); }
};

/**
 * All the window knows of an open library: the services behind one seam, so that the window can
 * be built and tested without a database. The composition hands it in and owns it.
 *
 * GUI thread; nothing blocks. Futures finish in any thread, receivers attach with onAnswer(). What
 * each function does stands at the service it is named after.
 */
class LibraryAccess : public QObject, public TitleSource, public BrowseSource, public CatalogJobs
{
    Q_OBJECT

public:
    using QObject::QObject;

    /** What the person chose, for what is changed from now on. */
    virtual void setPreferences(const Preferences &preferences) = 0;

    [[nodiscard]] virtual QFuture<Result<library::LibraryCounts>> counts() = 0;
    [[nodiscard]] virtual QFuture<Result<library::EntryDetail>> detail(MediaId id) = 0;
    [[nodiscard]] virtual QFuture<Result<library::EditReceipt>> apply(const QList<MediaId> &ids,
                                                                      const EntryPatch &patch)
        = 0;
    [[nodiscard]] virtual QFuture<Result<library::EditReceipt>> remove(const QList<MediaId> &ids)
        = 0;

    [[nodiscard]] virtual QFuture<Result<library::EditReceipt>> setReview(MediaId id,
                                                                          const Review &review)
        = 0;

    /** Takes the place of the search before, which is then cancelled. */
    [[nodiscard]] virtual QFuture<Result<catalog::SearchAnswer>>
    search(const QString &text, const catalog::SearchFilter &filter) = 0;
    [[nodiscard]] virtual QFuture<Result<QList<catalog::Completion>>>
    completions(const catalog::CompletionPoint &point) = 0;
    [[nodiscard]] virtual QFuture<Result<library::AddedTitle>>
    addTitle(const Media &media, const std::optional<EntryPatch> &patch) = 0;

    /** What the catalog and everyone say of one title. */
    [[nodiscard]] virtual QFuture<Result<catalog::TitleFacts>> titleFacts(MediaId id) = 0;
    /** Keeps a query as a smart list. */
    [[nodiscard]] virtual QFuture<Result<ListId>> saveSmartList(const QString &name,
                                                                const catalog::BrowseQuery &query)
        = 0;
    [[nodiscard]] virtual QFuture<Result<>> updateSmartList(ListId list,
                                                            const catalog::BrowseQuery &query)
        = 0;

    [[nodiscard]] virtual QFuture<Result<QList<MediaList>>> lists() = 0;
    [[nodiscard]] virtual QFuture<Result<ListId>> createList(const QString &name) = 0;
    [[nodiscard]] virtual QFuture<Result<>> renameList(ListId list, const QString &name) = 0;
    [[nodiscard]] virtual QFuture<Result<>> removeList(ListId list) = 0;
    [[nodiscard]] virtual QFuture<Result<int>> addToList(ListId list, const QList<MediaId> &ids)
        = 0;
    [[nodiscard]] virtual QFuture<Result<int>> removeFromList(ListId list,
                                                              const QList<MediaId> &ids)
        = 0;
    [[nodiscard]] virtual QFuture<Result<>> moveInList(ListId list, const QList<MediaId> &ids,
                                                       int row)
        = 0;

    [[nodiscard]] virtual QFuture<Result<library::UndoState>> undoState() = 0;
    [[nodiscard]] virtual QFuture<Result<library::UndoReport>> undo() = 0;
    [[nodiscard]] virtual QFuture<Result<library::UndoReport>> redo() = 0;
    [[nodiscard]] virtual QFuture<Result<library::UndoReport>> takeBackImport(ImportRunId run) = 0;

    /** For one import with a preview; belongs to `parent`. */
    [[nodiscard]] virtual ImportDesk *makeImportDesk(QObject *parent) = 0;
    [[nodiscard]] virtual QFuture<Result<QList<transfer::ImportRun>>> importRuns() = 0;
    /** What was decided about records of foreign files, which later imports follow. */
    [[nodiscard]] virtual QFuture<Result<QList<transfer::RememberedDecision>>> importDecisions()
        = 0;
    /** These, by their keys; none: all of them. */
    [[nodiscard]] virtual QFuture<Result<>> forgetImportDecisions(const QStringList &keys) = 0;

    /** Not started yet; belongs to `parent`. */
    [[nodiscard]] virtual ExportTask *makeExport(const transfer::ExportRequest &request,
                                                 QObject *parent)
        = 0;

signals:
    void changed(const omt::ui::Changes &changes);
    void connectionLost(const omt::Error &error);
    void connectionRestored();
    /** Work that nobody asked for but everybody may see; not the receiver's to delete. */
    void jobStarted(omt::ui::Job *job);
};

} // namespace omt::ui
