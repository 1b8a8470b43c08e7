// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/serviceaccess.h"

#include "app/catalogtasks.h"
#include "app/servicedesk.h"
#include "core/transfer/exportjob.h"
#include "core/transfer/importjob.h"
#include "ui/access/answer.h"

#include <QTimer>

namespace omt::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int pauseBeforeWarming = 300; // the first page goes first; milliseconds

class ServiceExport final : public ui::ExportTask
{
public:
    ServiceExport(const db::ConnectionSettings &settings, const transfer::ExportRequest &request,
                  QObject *parent)
        : ExportTask(parent)
        , m_job(new transfer::ExportJob(settings, request, this))
    {
        connect(m_job, &transfer::ExportJob::progress, this, &Job::progress);
        connect(m_job, &transfer::ExportJob::finished, this,
                [this](const Result<transfer::ExportReport> &report) {
                    emit finished(report);
                    emit ended();
                });
    }

    QString title() const override { return ServiceAccess::tr("Exporting"); }
    void start() override { m_job->start(); }
    void cancel() override { m_job->cancel(); }

private:
    transfer::ExportJob *m_job;
};

} // namespace

ui::Changes changesFrom(const db::ChangeSet &changed)
{
    const auto mediaTables = {u"user_media"_s, u"media"_s, u"passes"_s, u"reviews"_s};
    ui::Changes changes;
    changes.everything = changed.isEverything();
    changes.lists = changed.touches(u"user_lists") || changed.touches(u"list_items");
    for (const QString &table : mediaTables) {
        changes.everything = changes.everything || changed.touchesAll(table);
        changes.media.unite(changed.mediaIds(table));
    }
    return changes;
}

ServiceAccess::ServiceAccess(db::Database &database, QObject *parent)
    : LibraryAccess(parent)
    , m_database(database)
    , m_catalog(database)
    , m_browse(database)
    , m_library(database)
    , m_lists(database)
    , m_undo(database)
{
    connect(database.changes(), &db::ChangeFeed::changed, this,
            [this](const db::ChangeSet &changed) {
                emit this->changed(changesFrom(changed));
                if (changed.touches(u"media"_s))
                    m_keeper.remind();
            });
    connect(&m_keeper, &SearchKeeper::jobStarted, this, &LibraryAccess::jobStarted);
    connect(&m_browse, &catalog::BrowseService::built, this, [this] {
        ui::Changes changes;
        changes.everything = true; // what was estimated is known now
        emit changed(changes);
    });
    connect(&database, &db::Database::connectionLost, this, &LibraryAccess::connectionLost);
    connect(&database, &db::Database::connectionRestored, this, &LibraryAccess::connectionRestored);
}

void ServiceAccess::begin()
{
    m_keeper.begin(m_database.settings());
    QTimer::singleShot(pauseBeforeWarming, this, [this] {
        static_cast<void>(m_catalog.warmUp(0)); // there are two readers
        warmUp(0);
    });
}

// One part after the other: whoever types meanwhile waits for one at most, and mostly for none.
void ServiceAccess::warmUp(int part)
{
    ui::onAnswer(m_catalog.warmUp(part), this, [this, part](const Result<int> &parts) {
        if (parts && part + 1 < *parts)
            warmUp(part + 1);
    });
}

void ServiceAccess::setPreferences(const ui::Preferences &preferences)
{
    m_library.setAutomaticRules(preferences.rules);
    m_library.setRatingScale(preferences.ratingScale);
}

QFuture<Result<TitleListing>> ServiceAccess::page(const TitleQuery &query, int rows)
{
    return m_library.page(query, rows);
}

QFuture<Result<QList<TitleRow>>> ServiceAccess::rows(const QList<MediaId> &ids)
{
    return m_library.rows(ids);
}

QFuture<Result<library::LibraryCounts>> ServiceAccess::counts()
{
    return m_library.counts();
}

QFuture<Result<library::EntryDetail>> ServiceAccess::detail(MediaId id)
{
    return m_library.detail(id);
}

QFuture<Result<library::EditReceipt>> ServiceAccess::apply(const QList<MediaId> &ids,
                                                           const EntryPatch &patch)
{
    return m_library.apply(ids, patch);
}

QFuture<Result<library::EditReceipt>> ServiceAccess::remove(const QList<MediaId> &ids)
{
    return m_library.remove(ids);
}

QFuture<Result<library::EditReceipt>> ServiceAccess::setReview(MediaId id, const Review &review)
{
    return m_library.setReview(id, review);
}

QFuture<Result<catalog::SearchAnswer>> ServiceAccess::search(const QString &text,
                                                             const catalog::SearchFilter &filter)
{
    m_newestSearch.cancel(); // on the server too: a slow one never holds the next
    m_newestSearch = db::CancelToken();
    return m_catalog.search(text, filter, m_newestSearch);
}

QFuture<Result<QList<catalog::Completion>>>
ServiceAccess::completions(const catalog::CompletionPoint &point)
{
    return m_catalog.completions(point);
}

QFuture<Result<library::AddedTitle>> ServiceAccess::addTitle(const Media &media,
                                                             const std::optional<EntryPatch> &patch)
{
    return m_library.addTitle(media, patch);
}

QFuture<Result<catalog::BrowsePage>> ServiceAccess::browse(const catalog::BrowseQuery &query,
                                                           int count)
{
    return m_browse.open(query, count);
}

QFuture<Result<catalog::BrowsePage>> ServiceAccess::browsePage(const catalog::BrowseQuery &query,
                                                               qint64 first, int count)
{
    return m_browse.page(query, first, count);
}

QFuture<Result<catalog::FacetAnswer>> ServiceAccess::facets(const catalog::BrowseQuery &query)
{
    return m_browse.facets(query);
}

QFuture<Result<catalog::FacetAnswer>>
ServiceAccess::findFacetValues(const catalog::BrowseQuery &query, const QString &typed)
{
    m_newestFind.cancel();
    m_newestFind = db::CancelToken();
    return m_browse.findValues(query, typed, m_newestFind);
}

QFuture<Result<catalog::FacetTotal>> ServiceAccess::countTitles(const catalog::BrowseQuery &query)
{
    return m_browse.count(query);
}

QFuture<Result<catalog::TitleFacts>> ServiceAccess::titleFacts(MediaId id)
{
    return m_browse.title(id);
}

QFuture<Result<ListId>> ServiceAccess::saveSmartList(const QString &name,
                                                     const catalog::BrowseQuery &query)
{
    return m_browse.saveAsList(name, query);
}

QFuture<Result<>> ServiceAccess::updateSmartList(ListId list, const catalog::BrowseQuery &query)
{
    return m_browse.updateList(list, query);
}

QFuture<Result<QList<MediaList>>> ServiceAccess::lists()
{
    return m_lists.lists();
}

QFuture<Result<ListId>> ServiceAccess::createList(const QString &name)
{
    return m_lists.create(name);
}

QFuture<Result<>> ServiceAccess::renameList(ListId list, const QString &name)
{
    return m_lists.rename(list, name);
}

QFuture<Result<>> ServiceAccess::removeList(ListId list)
{
    return m_lists.remove(list);
}

QFuture<Result<int>> ServiceAccess::addToList(ListId list, const QList<MediaId> &ids)
{
    return m_lists.addItems(list, ids);
}

QFuture<Result<int>> ServiceAccess::removeFromList(ListId list, const QList<MediaId> &ids)
{
    return m_lists.removeItems(list, ids);
}

QFuture<Result<>> ServiceAccess::moveInList(ListId list, const QList<MediaId> &ids, int row)
{
    return m_lists.moveItems(list, ids, row);
}

QFuture<Result<library::UndoState>> ServiceAccess::undoState()
{
    return m_undo.state();
}

QFuture<Result<library::UndoReport>> ServiceAccess::undo()
{
    return m_undo.undo();
}

QFuture<Result<library::UndoReport>> ServiceAccess::redo()
{
    return m_undo.redo();
}

QFuture<Result<library::UndoReport>> ServiceAccess::takeBackImport(ImportRunId run)
{
    return m_undo.takeBackImport(run);
}

QFuture<Result<QList<transfer::CatalogSource>>> ServiceAccess::catalogSources()
{
    return transfer::catalogSources(m_database);
}

QFuture<Result<QList<ui::CatalogFile>>> ServiceAccess::recogniseCatalogs(const QStringList &files)
{
    return app::recogniseCatalogs(files);
}

ui::CatalogImportTask *
ServiceAccess::makeCatalogImport(const transfer::CatalogImportOptions &options, QObject *parent)
{
    return app::makeCatalogImport(m_database.settings(), options, parent);
}

ui::CatalogRemovalTask *ServiceAccess::makeCatalogRemoval(const QString &source, QObject *parent)
{
    return app::makeCatalogRemoval(m_database.settings(), source, parent);
}

ui::ImportDesk *ServiceAccess::makeImportDesk(QObject *parent)
{
    return makeServiceDesk(m_database, parent);
}

QFuture<Result<QList<transfer::ImportRun>>> ServiceAccess::importRuns()
{
    return transfer::importRuns(m_database);
}

QFuture<Result<QList<transfer::RememberedDecision>>> ServiceAccess::importDecisions()
{
    return transfer::importDecisions(m_database);
}

QFuture<Result<>> ServiceAccess::forgetImportDecisions(const QStringList &keys)
{
    return transfer::forgetImportDecisions(m_database, keys);
}

ui::ExportTask *ServiceAccess::makeExport(const transfer::ExportRequest &request, QObject *parent)
{
    return new ServiceExport(m_database.settings(), request, parent);
}

} // namespace omt::app
