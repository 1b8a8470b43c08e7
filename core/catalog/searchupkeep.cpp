// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/searchupkeep.h"

#include "core/base/logging.h"
#include "core/catalog/text.h"
#include "core/db/connection.h"
#include "core/db/executor.h"
#include "core/domain/titletext.h"

#include <algorithm>

namespace omt::catalog {

using namespace Qt::StringLiterals;
using db::Statement;

namespace {

// Below this, taking titles in one by one is quicker than a build, and tiers are of no use.
constexpr qint64 manyTitles = 10'000;
constexpr int progressParts = 1000;

struct Needs
{
    qint64 queued = 0;
    qint64 come = 0; ///< titles since the last build
    qint64 pending = 0; ///< changes not yet in the counts
    qint64 docsAtBuild = 0;
    int textVersion = 0;
    bool isBuilding = false;
    bool mayBuild = false;

    [[nodiscard]] bool hasOldTexts() const { return textVersion < titleTextVersion; }
    [[nodiscard]] bool wantsBuild() const
    {
        return std::max(queued, come) > std::max(manyTitles, docsAtBuild / 4);
    }
};

Result<Needs> readNeeds(db::Connection &connection)
{
    const auto rows = connection.query(Statement::load(u"search/select_needs"));
    if (!rows)
        return rows.error();
    Needs needs;
    if (rows->isEmpty()) // nobody is signed in: nothing to do
        return needs;
    const db::Row row = rows->first();
    needs.queued = row.integer(u"queued");
    needs.come = row.integer(u"come");
    needs.pending = row.integer(u"pending");
    needs.docsAtBuild = row.integer(u"docs_at_build");
    needs.textVersion = int(row.integer(u"text_version"));
    needs.isBuilding = row.boolean(u"is_building");
    needs.mayBuild = row.boolean(u"may_build");
    return needs;
}

/** Holds the charge of looking after search; given back with the object. */
class Charge
{
public:
    explicit Charge(db::Connection &connection)
        : m_connection(connection)
    {
        const auto rows = connection.query(Statement::load(u"search/take_charge"));
        if (rows)
            m_isOurs = rows->first().boolean(u"taken");
        else
            m_error = rows.error();
    }
    ~Charge()
    {
        if (!m_isOurs || !m_connection.isOpen())
            return;
        // In a cancelled job statements no longer run, and the connection ends with its thread.
        const auto left = m_connection.query(Statement::load(u"search/leave_charge"));
        Q_UNUSED(left);
    }
    Q_DISABLE_COPY_MOVE(Charge)

    [[nodiscard]] bool isOurs() const { return m_isOurs; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    db::Connection &m_connection;
    bool m_isOurs = false;
    std::optional<Error> m_error;
};

/** Passes the progress of one part on as a part of the whole. */
IndexCallback partOf(const IndexCallback &whole, double from, double to)
{
    if (!whole)
        return {};
    return [whole, from, to](IndexProgress progress) {
        progress.share = from + (to - from) * progress.share;
        return whole(progress);
    };
}

Result<qint64> makeTextsNew(db::Connection &connection, const IndexCallback &progress)
{
    const auto changed = renormaliseTitles(connection, progress);
    if (!changed)
        return changed;
    const auto noted = connection.query(Statement::load(u"search/set_text_version"),
                                        {{u"version", titleTextVersion}});
    if (!noted)
        return noted.error();
    return changed;
}

Result<UpkeepReport> keepUp(db::Connection &connection, Upkeep what, const IndexCallback &progress)
{
    UpkeepReport report;
    auto needs = readNeeds(connection);
    if (!needs)
        return needs.error();
    const bool wantsTexts = needs->mayBuild && needs->hasOldTexts();
    if (wantsTexts) {
        const auto changed = makeTextsNew(connection, partOf(progress, 0, 0.4));
        if (!changed)
            return changed.error();
        report.renormalised = *changed;
        needs = readNeeds(connection);
        if (!needs)
            return needs.error();
    }
    const IndexCallback rest = partOf(progress, wantsTexts ? 0.4 : 0, 1);
    if (needs->mayBuild && (needs->wantsBuild() || what == Upkeep::Everything)) {
        if (const auto built = rebuildSearchIndex(connection, rest); !built)
            return built.error();
        report.isRebuilt = true;
        return report;
    }
    if (needs->isBuilding && needs->mayBuild) { // whoever built is gone
        const auto abandoned = connection.query(Statement::load(u"search/build_abandon"));
        if (!abandoned)
            return abandoned.error();
    }
    if (needs->queued == 0 && needs->pending == 0)
        return report;
    const auto taken = indexQueuedTitles(connection, needs->queued, rest);
    if (!taken)
        return taken.error();
    report.taken = *taken;
    return report;
}

} // namespace

Result<UpkeepReport> keepSearchUp(db::Connection &connection, Upkeep what,
                                  const IndexCallback &progress)
{
    const Charge charge(connection);
    if (charge.error())
        return *charge.error();
    if (!charge.isOurs()) {
        if (what == Upkeep::WhatIsDue)
            return UpkeepReport();
        return makeError(Error::Kind::Conflict,
                         Text::tr("Another program is making the titles searchable already."));
    }
    Result<UpkeepReport> report = keepUp(connection, what, progress);
    if (report && !report->didNothing()) {
        qCInfo(lcDb, "Search caught up: %lld titles normalised, %lld taken in%s",
               static_cast<long long>(report->renormalised), static_cast<long long>(report->taken),
               report->isRebuilt ? ", rebuilt" : "");
    }
    return report;
}

struct SearchUpkeep::Private
{
    Upkeep what;
    db::CancelToken token;
    std::unique_ptr<db::Executor> executor; // its end waits for the work
};

SearchUpkeep::SearchUpkeep(const db::ConnectionSettings &settings, Upkeep what, QObject *parent)
    : QObject(parent)
    , d(new Private{
          what,
          {},
          std::make_unique<db::Executor>(u"search upkeep"_s, settings, db::Executor::Role::Writer)})
{
}

SearchUpkeep::~SearchUpkeep()
{
    cancel();
}

void SearchUpkeep::start()
{
    const IndexCallback tell = [this, token = d->token](const IndexProgress &progress) {
        const auto done = qint64(progress.share * progressParts);
        QMetaObject::invokeMethod(
            this,
            [this, done] {
                emit this->progress(done, progressParts, Text::tr("Making titles searchable"));
            },
            Qt::QueuedConnection);
        return !token.isCancelled();
    };
    d->executor
        ->submit([what = d->what, tell](
                     db::Connection &connection) { return keepSearchUp(connection, what, tell); },
                 d->token)
        .then(this, [this](const Result<UpkeepReport> &report) { emit finished(report); });
}

void SearchUpkeep::cancel()
{
    d->token.cancel();
}

} // namespace omt::catalog
