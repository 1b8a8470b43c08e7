// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/searchkeeper.h"
#include "core/catalog/browseservice.h"
#include "core/catalog/catalogservice.h"
#include "core/db/database.h"
#include "core/library/libraryservice.h"
#include "core/library/listservice.h"
#include "core/library/undoservice.h"
#include "ui/access/libraryaccess.h"

namespace omt::app {

/**
 * The services as the window sees them, and the database's change feed as the window's Changes.
 * GUI thread; the database must outlive it.
 */
class ServiceAccess final : public ui::LibraryAccess
{
    Q_OBJECT

public:
    explicit ServiceAccess(db::Database &database, QObject *parent = nullptr);

    /** The database is open: what goes on in the background begins. */
    void begin();

    void setPreferences(const ui::Preferences &preferences) override;
    QFuture<Result<TitleListing>> page(const TitleQuery &query, int rows) override;
    QFuture<Result<QList<TitleRow>>> rows(const QList<MediaId> &ids) override;
    QFuture<Result<library::LibraryCounts>> counts() override;
    QFuture<Result<library::EntryDetail>> detail(MediaId id) override;
    QFuture<Result<library::EditReceipt>> apply(const QList<MediaId> &ids,
                                                const EntryPatch &patch) override;
    QFuture<Result<library::EditReceipt>> remove(const QList<MediaId> &ids) override;
    QFuture<Result<library::EditReceipt>> setReview(MediaId id, const Review &review) override;
    QFuture<Result<catalog::SearchAnswer>> search(const QString &text,
                                                  const catalog::SearchFilter &filter) override;
    QFuture<Result<QList<catalog::Completion>>>
    completions(const catalog::CompletionPoint &point) override;
    QFuture<Result<library::AddedTitle>> addTitle(const Media &media,
                                                  const std::optional<EntryPatch> &patch) override;
    QFuture<Result<catalog::BrowsePage>> browse(const catalog::BrowseQuery &query,
                                                int count) override;
    QFuture<Result<catalog::BrowsePage>> browsePage(const catalog::BrowseQuery &query, qint64 first,
                                                    int count) override;
    QFuture<Result<catalog::FacetAnswer>> facets(const catalog::BrowseQuery &query) override;
    QFuture<Result<catalog::FacetAnswer>> findFacetValues(const catalog::BrowseQuery &query,
                                                          const QString &typed) override;
    QFuture<Result<catalog::FacetTotal>> countTitles(const catalog::BrowseQuery &query) override;
    QFuture<Result<catalog::TitleFacts>> titleFacts(MediaId id) override;
    QFuture<Result<ListId>> saveSmartList(const QString &name,
                                          const catalog::BrowseQuery &query) override;
    QFuture<Result<>> updateSmartList(ListId list, const catalog::BrowseQuery &query) override;
    QFuture<Result<QList<MediaList>>> lists() override;
    QFuture<Result<ListId>> createList(const QString &name) override;
    QFuture<Result<>> renameList(ListId list, const QString &name) override;
    QFuture<Result<>> removeList(ListId list) override;
    QFuture<Result<int>> addToList(ListId list, const QList<MediaId> &ids) override;
    QFuture<Result<int>> removeFromList(ListId list, const QList<MediaId> &ids) override;
    QFuture<Result<>> moveInList(ListId list, const QList<MediaId> &ids, int row) override;
    QFuture<Result<library::UndoState>> undoState() override;
    QFuture<Result<library::UndoReport>> undo() override;
    QFuture<Result<library::UndoReport>> redo() override;
    QFuture<Result<library::UndoReport>> takeBackImport(ImportRunId run) override;
    QFuture<Result<QList<transfer::CatalogSource>>> catalogSources() override;
    QFuture<Result<QList<ui::CatalogFile>>> recogniseCatalogs(const QStringList &files) override;
    ui::CatalogImportTask *makeCatalogImport(const transfer::CatalogImportOptions &options,
                                             QObject *parent) override;
    ui::CatalogRemovalTask *makeCatalogRemoval(const QString &source, QObject *parent) override;
    ui::ExportTask *makeExport(const transfer::ExportRequest &request, QObject *parent) override;
    ui::ImportDesk *makeImportDesk(QObject *parent) override;
    QFuture<Result<QList<transfer::ImportRun>>> importRuns() override;
    QFuture<Result<QList<transfer::RememberedDecision>>> importDecisions() override;
    QFuture<Result<>> forgetImportDecisions(const QStringList &keys) override;

private:
    void warmUp(int part);

    db::Database &m_database;
    catalog::CatalogService m_catalog;
    catalog::BrowseService m_browse;
    library::LibraryService m_library;
    library::ListService m_lists;
    library::UndoService m_undo;
    SearchKeeper m_keeper;
    db::CancelToken m_newestSearch;
    db::CancelToken m_newestFind; ///< of values of facets
};

/** What a set of changed rows means for the window. */
[[nodiscard]] ui::Changes changesFrom(const db::ChangeSet &changed);

} // namespace omt::app
