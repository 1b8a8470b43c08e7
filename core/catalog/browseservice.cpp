// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/browseservice.h"

#include "core/catalog/browseindex.h"
#include "core/db/changefeed.h"
#include "core/db/database.h"
#include "core/db/journal.h"
#include "core/domain/writtentext.h"

#include <QMutex>

#include <atomic>

namespace omt::catalog {

using db::Connection;
using db::Statement;

namespace {

constexpr qsizetype keptLists = 4;
constexpr qsizetype longestName = 255;

/** One query's list; whoever makes it holds the lock, whoever needs it waits. */
struct HeldList
{
    BrowseQuery query;
    QMutex mutex;
    BrowseList list;
};

/** Tells of a build from whichever thread made it. */
class Notifier final : public QObject
{
    Q_OBJECT
signals:
    void built();
};

} // namespace

struct BrowseService::State
{
    BrowseBase base;
    QMutex mutex; ///< guards lists and builder
    QList<std::shared_ptr<HeldList>> lists; ///< newest first
    std::shared_ptr<Notifier> notifier;
    std::atomic<bool> buildsByItself = true;
    std::atomic<bool> isBuilding = false;
    std::unique_ptr<db::Executor> builder; ///< last: its jobs use the rest

    std::shared_ptr<HeldList> listFor(const BrowseQuery &query)
    {
        const QMutexLocker lock(&mutex);
        for (qsizetype i = 0; i < lists.size(); ++i) {
            if (lists[i]->query == query) {
                lists.move(i, 0);
                return lists.first();
            }
        }
        auto held = std::make_shared<HeldList>();
        held->query = query;
        lists.prepend(held);
        if (lists.size() > keptLists)
            lists.removeLast();
        return held;
    }

    QFuture<Result<>> build()
    {
        isBuilding = true;
        const QMutexLocker lock(&mutex);
        return builder->submit([this, notifier = notifier](Connection &connection) -> Result<> {
            const auto done = rebuildBrowseIndex(connection);
            if (!done && done.error().kind == Error::Kind::Refused)
                buildsByItself = false; // it is for whoever may change the catalog
            isBuilding = false;
            base.markChanged();
            if (done)
                emit notifier->built();
            return done;
        });
    }

    void buildIfDue()
    {
        if (!buildsByItself || isBuilding)
            return;
        const bool isDue = [this] {
            const QMutexLocker lock(&base.mutex);
            return base.isLoaded() && base.isDue();
        }();
        if (isDue && !isBuilding.exchange(true)) {
            const auto future = build();
            Q_UNUSED(future);
        }
    }
};

BrowseService::BrowseService(db::Database &database, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_state(std::make_shared<State>())
{
    m_state->notifier = std::shared_ptr<Notifier>(new Notifier, [](Notifier *notifier) {
        notifier->deleteLater(); // the last one to hold it may be another thread
    });
    m_state->builder
        = std::make_unique<db::Executor>(QStringLiteral("browse"), database.settings(),
                                         db::Executor::Role::Reader); // may be stopped at any time
    connect(m_state->notifier.get(), &Notifier::built, this, &BrowseService::built);
    connect(database.changes(), &db::ChangeFeed::changed, this, &BrowseService::takeChanges);
}

BrowseService::~BrowseService() = default;

void BrowseService::setBuildsByItself(bool builds)
{
    m_state->buildsByItself = builds;
}

void BrowseService::takeChanges(const db::ChangeSet &changes)
{
    const bool touchesOwn = changes.touches(u"user_media");
    const bool touchesTitles = changes.touches(u"media");
    if (!touchesOwn && !touchesTitles)
        return;
    m_state->base.markChanged();
    {
        const QMutexLocker lock(&m_state->base.mutex);
        if (changes.touchesAll(u"user_media") || changes.touchesAll(u"media"))
            m_state->base.own().forget();
        else
            m_state->base.own().forget(changes.mediaIds(QStringLiteral("user_media"))
                                           .unite(changes.mediaIds(QStringLiteral("media"))));
    }
    const QMutexLocker lock(&m_state->mutex);
    m_state->lists.removeIf([&](const std::shared_ptr<HeldList> &held) {
        return touchesTitles || held->query.isWithinLibrary() || held->query.leavesOutOwn()
            || held->query.sort == BrowseSort::Rating;
    });
}

QFuture<Result<BrowsePage>> BrowseService::open(const BrowseQuery &query, int count)
{
    return m_database.read([state = m_state, query, count](Connection &connection) {
        const auto held = state->listFor(query);
        const QMutexLocker lock(&held->mutex);
        auto page = BrowseReader(connection, state->base).open(query, count, &held->list);
        state->buildIfDue();
        return page;
    });
}

QFuture<Result<BrowsePage>> BrowseService::page(const BrowseQuery &query, qint64 first, int count)
{
    return m_database.read([state = m_state, query, first, count](Connection &connection) {
        const auto held = state->listFor(query);
        if (!query.isFiltered())
            return BrowseReader(connection, state->base).page(query, first, count, &held->list);
        const QMutexLocker lock(&held->mutex);
        return BrowseReader(connection, state->base).page(query, first, count, &held->list);
    });
}

QFuture<Result<FacetAnswer>> BrowseService::facets(const BrowseQuery &query)
{
    return m_database.read([state = m_state, query](Connection &connection) {
        auto answer = [&] {
            const QMutexLocker lock(&state->base.mutex);
            return FacetCounter(connection, state->base, query).run();
        }();
        state->buildIfDue();
        return answer;
    });
}

QFuture<Result<FacetAnswer>> BrowseService::findValues(const BrowseQuery &query,
                                                       const QString &typed,
                                                       const db::CancelToken &token)
{
    return m_database.read(
        [state = m_state, query, typed](Connection &connection) {
            const QMutexLocker lock(&state->base.mutex);
            return FacetCounter(connection, state->base, query).find(typed);
        },
        token);
}

QFuture<Result<FacetTotal>> BrowseService::count(const BrowseQuery &query)
{
    return m_database.read([state = m_state, query](Connection &connection) {
        const QMutexLocker lock(&state->base.mutex);
        return FacetCounter(connection, state->base, query).total();
    });
}

QFuture<Result<TitleFacts>> BrowseService::title(MediaId id)
{
    return m_database.read(
        [id](Connection &connection) { return selectTitleFacts(connection, id); });
}

QFuture<Result<ListId>> BrowseService::saveAsList(const QString &name, const BrowseQuery &query)
{
    return m_database.write([name, query](Connection &connection) -> Result<ListId> {
        const QString tidy = name.simplified();
        if (showsNothing(tidy) || tidy.size() > longestName)
            return makeError(Error::Kind::Invalid, tr("A list's name has 1 to 255 characters."));
        const auto edit
            = db::beginEdit(connection, tr("Made the smart list “%1”").arg(inSentence(tidy)));
        if (!edit)
            return edit.error();
        const auto rows = connection.query(Statement::load(u"browse/insert_smart_list"),
                                           {{u"name", tidy}, {u"rule", toJson(query)}});
        if (rows)
            return rows->first().id<ListId>(u"id");
        Error error = rows.error();
        if (error.constraint == u"user_lists_user_id_name_uq")
            error.message = tr("There is a list of this name already.");
        return error;
    });
}

QFuture<Result<>> BrowseService::updateList(ListId list, const BrowseQuery &query)
{
    return m_database.write([list, query](Connection &connection) -> Result<> {
        const auto edit = db::beginEdit(connection, tr("Changed what a smart list asks for"));
        if (!edit)
            return edit.error();
        const auto rows = connection.query(Statement::load(u"browse/update_smart_list"),
                                           {{u"list_id", list}, {u"rule", toJson(query)}});
        if (!rows)
            return rows.error();
        if (rows->isEmpty())
            return makeError(Error::Kind::NotFound, tr("There is no such smart list."));
        return {};
    });
}

QFuture<Result<>> BrowseService::rebuild()
{
    return m_state->build();
}

} // namespace omt::catalog

#include "browseservice.moc"
