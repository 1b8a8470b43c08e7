// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/server/clustercontrol.h"

#include "core/base/logging.h"
#include "core/server/clustermaker.h"
#include "core/server/clusterstarter.h"
#include "core/server/lifecyclelock.h"
#include "core/server/platform.h"
#include "core/server/serverlog.h"
#include "core/server/startfailure.h"
#include "core/server/stopwatch.h"
#include "core/server/text.h"

#include <atomic>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace omt::server {

namespace {

constexpr auto queryTimeout = 10s;
constexpr auto createTimeout = 60s;

Error noLeaseError()
{
    return makeError(Error::Kind::Server, Text::tr("The library's database is not open."),
                     u"no lease"_s);
}

} // namespace

QLatin1StringView toString(ClusterState state)
{
    using enum ClusterState;
    switch (state) {
    case Absent:
        return "absent"_L1;
    case Initialising:
        return "initialising"_L1;
    case Stopped:
        return "stopped"_L1;
    case Starting:
        return "starting"_L1;
    case Ready:
        return "ready"_L1;
    case Stopping:
        return "stopping"_L1;
    case Failed:
        return "failed"_L1;
    }
    Q_UNREACHABLE();
}

struct ClusterControl::Private
{
    ClusterOptions options;
    Observer observer;
    std::atomic<int> cancelCount = 0;
    int ticket = 0;
    std::optional<PgSearch> search;
    bool isResolved = false;
    ServerAccount account;
    ClusterPaths paths;
    QString clusterDir;
    PgInstallation installation;
    Endpoint endpoint;
    std::shared_ptr<ServerLink> lease;

    void enter(ClusterState state, const QString &progress = {}) const;
    [[nodiscard]] bool isCancelled() const { return cancelCount.load() != ticket; }
    [[nodiscard]] const PgSearch &places();
    [[nodiscard]] Result<> resolve();
    [[nodiscard]] Result<LifecycleLock> lock(ClusterState state) const;
    [[nodiscard]] ClusterContext context(const QString &dir, int major) const;
    [[nodiscard]] Result<> startLocked();
    [[nodiscard]] Result<ClusterPaths::Existing> makeCluster();
    [[nodiscard]] Result<> findTools(int major);
    [[nodiscard]] Result<> take(const std::shared_ptr<VerifiedLink> &verified);
};

void ClusterControl::Private::enter(ClusterState state, const QString &progress) const
{
    qCDebug(lcServer) << "Cluster:" << toString(state);
    if (observer)
        observer(state, progress);
}

const PgSearch &ClusterControl::Private::places()
{
    if (!search)
        search = options.search ? *options.search : PgSearch::fromEnvironment();
    return *search;
}

Result<> ClusterControl::Private::resolve()
{
    if (isResolved)
        return Done{};
    const QString dataDir = options.dataDir.isEmpty() ? defaultDataDir() : options.dataDir;
    auto found = ServerAccount::forLibrary(options.account, dataDir);
    if (!found)
        return found.error();
    account = *found;
    auto resolved = ClusterPaths::resolve(dataDir, options.socketDir, account);
    if (!resolved)
        return resolved.error();
    paths = *resolved;
    isResolved = true;
    return Done{};
}

Result<LifecycleLock> ClusterControl::Private::lock(ClusterState state) const
{
    LifecycleLock held;
    auto acquired = held.acquire(
        paths.lockFile, account, options.timeouts.lock, [this] { return isCancelled(); },
        [this, state] { enter(state, Text::tr("Waiting for another window of this program…")); });
    if (!acquired)
        return acquired.error();
    return held;
}

ClusterContext ClusterControl::Private::context(const QString &dir, int major) const
{
    return {options,
            paths,
            account,
            dir,
            major,
            [this] { return isCancelled(); },
            [this](const QString &text) { enter(ClusterState::Starting, text); }};
}

Result<> ClusterControl::Private::findTools(int major)
{
    if (const auto found = findInstallation(places(), major)) {
        installation = *found;
        return Done{};
    }
    const QList<PgInstallation> all = findInstallations(places());
    const bool anyUsable
        = std::any_of(all.begin(), all.end(), [](const auto &one) { return one.isUsable(); });
    return major != 0 && anyUsable ? otherMajorError(major, all) : noInstallationError(all);
}

Result<ClusterPaths::Existing> ClusterControl::Private::makeCluster()
{
    if (auto found = findTools(0); !found)
        return found.error();
    enter(ClusterState::Initialising, Text::tr("Making the library's database…"));
    ClusterMaker maker(paths, account, installation, options, [this] { return isCancelled(); });
    return maker.make().map([this](const QString &dir) {
        return ClusterPaths::Existing{dir, installation.major};
    });
}

Result<> ClusterControl::Private::take(const std::shared_ptr<VerifiedLink> &verified)
{
    if (!verified->identity.hasDatabase) {
        if (auto created = verified->link->createDatabase(createTimeout); !created)
            return created;
    }
    lease = verified->link;
    endpoint = verified->endpoint;
    return Done{};
}

Result<> ClusterControl::Private::startLocked()
{
    auto existing = paths.existingCluster();
    if (existing && existing->major == 0)
        return damagedClusterError(*existing);
    if (!existing && !clusterDir.isEmpty()) // a new one would hide that it is gone
        return missingClusterError(clusterDir);
    if (existing) {
        clusterDir = existing->dir;
        const ClusterContext attached = context(existing->dir, existing->major);
        auto running = ClusterStarter(attached).attach();
        if (!running)
            return running.error();
        if (*running) {
            // The tools may have gone while the server runs on; only backups will miss them.
            (void)findTools(existing->major);
            return take(*running);
        }
    }
    ClusterMaker::removeLeftovers(paths);
    if (!existing) {
        auto made = makeCluster();
        if (!made)
            return made.error();
        existing = *made;
        clusterDir = existing->dir;
    } else if (auto found = findTools(existing->major); !found) {
        return found;
    }
    enter(ClusterState::Starting, Text::tr("Starting the library's database…"));
    const ClusterContext launched = context(existing->dir, existing->major);
    return ClusterStarter(launched).launch(installation).andThen([this](const auto &verified) {
        return take(verified);
    });
}

ClusterControl::ClusterControl(ClusterOptions options, Observer observer)
    : d(std::make_unique<Private>())
{
    d->options = std::move(options);
    d->observer = std::move(observer);
}

ClusterControl::~ClusterControl() = default;

Result<Endpoint> ClusterControl::start()
{
    return start(cancelTicket());
}

Result<Endpoint> ClusterControl::start(int ticket)
{
    d->ticket = ticket;
    if (holdsLease() && checkLease() && isRunning()) // a backend may outlive a killed server
        return d->endpoint;
    d->lease.reset();
    const Stopwatch clock;
    const auto run = [this]() -> Result<> {
        if (d->isCancelled())
            return cancelledError();
        if (auto resolved = d->resolve(); !resolved)
            return resolved;
        if (auto made = d->paths.ensure(d->account); !made)
            return made;
        const auto held = d->lock(ClusterState::Starting);
        if (!held)
            return held.error();
        return d->startLocked();
    };
    if (auto started = run(); !started) {
        if (!started.error().isCancelled())
            qCWarning(lcServer).noquote() << started.error().toLogString();
        d->enter(started.error().isCancelled() ? ClusterState::Stopped : ClusterState::Failed);
        return started.error();
    }
    qCInfo(lcServer) << "The cluster is ready after" << clock.elapsed().count() << "ms";
    d->enter(ClusterState::Ready);
    return d->endpoint;
}

Result<> ClusterControl::leave()
{
    d->ticket = cancelTicket();
    if (!d->lease)
        return Done{};
    d->enter(ClusterState::Stopping, Text::tr("Closing the library's database…"));
    const auto held = d->lock(ClusterState::Stopping);
    if (!held) {
        d->lease.reset();
        d->enter(ClusterState::Stopped);
        return held.error();
    }
    const auto leases = d->lease->countLeases(queryTimeout);
    const qint64 backend = d->lease->backendPid();
    d->lease.reset();
    Result<> result;
    if (leases && *leases <= 1) {
        result = stopServer(d->clusterDir, d->options.timeouts);
    } else {
        // Or the next one to leave would still count ours, and nobody would stop the server.
        (void)waitUntil(queryTimeout, [backend] {
            return platform::processState(backend) == platform::ProcessState::Dead;
        });
    }
    d->enter(ClusterState::Stopped);
    return result;
}

Result<> ClusterControl::stopForAll()
{
    d->ticket = cancelTicket();
    if (auto resolved = d->resolve(); !resolved)
        return resolved;
    const auto existing = d->paths.existingCluster();
    if (!existing)
        return Done{};
    d->enter(ClusterState::Stopping, Text::tr("Closing the library's database…"));
    const auto held = d->lock(ClusterState::Stopping);
    if (!held)
        return held.error();
    d->lease.reset();
    auto stopped = stopServer(existing->dir, d->options.timeouts);
    d->enter(stopped ? ClusterState::Stopped : ClusterState::Failed);
    return stopped;
}

void ClusterControl::cancel()
{
    ++d->cancelCount;
}

int ClusterControl::cancelTicket() const
{
    return d->cancelCount.load();
}

bool ClusterControl::isRunning()
{
    if (!d->resolve())
        return false;
    const auto existing = d->paths.existingCluster();
    if (!existing)
        return false;
    const ClusterContext where = d->context(existing->dir, existing->major);
    const auto attempt
        = ServerLink::connect(ClusterStarter(where).endpoint(), visitorName, queryTimeout);
    return attempt.outcome == ServerLink::Outcome::Connected;
}

ClusterState ClusterControl::currentState()
{
    if (!d->resolve() || !d->paths.existingCluster())
        return ClusterState::Absent;
    return isRunning() ? ClusterState::Ready : ClusterState::Stopped;
}

bool ClusterControl::holdsLease() const
{
    return d->lease != nullptr;
}

Result<QList<QByteArrayList>> ClusterControl::ask(const QByteArray &sql,
                                                  const QByteArrayList &parameters)
{
    return d->lease ? d->lease->ask(sql, parameters, queryTimeout) : noLeaseError();
}

Result<int> ClusterControl::leaseCount()
{
    return d->lease ? d->lease->countLeases(queryTimeout) : noLeaseError();
}

int ClusterControl::leaseSocket() const
{
    return d->lease ? d->lease->socket() : -1;
}

bool ClusterControl::checkLease()
{
    if (d->lease && d->lease->isAlive())
        return true;
    d->lease.reset();
    return false;
}

const Endpoint &ClusterControl::endpoint() const
{
    return d->endpoint;
}

const PgInstallation &ClusterControl::installation() const
{
    return d->installation;
}

QString ClusterControl::clusterDirectory() const
{
    return d->clusterDir;
}

QStringList ClusterControl::serverLogTail(int lines) const
{
    if (!d->resolve())
        return {};
    return omt::server::serverLogTail(d->paths.logFile, lines);
}

} // namespace omt::server
