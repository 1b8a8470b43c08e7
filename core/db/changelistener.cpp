// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/changelistener.h"

#include "core/base/logging.h"
#include "core/db/pgerror.h"

#include <QSocketNotifier>

#include <libpq-fe.h>

#include <algorithm>
#include <utility>

namespace omt::db {

using namespace std::chrono_literals;

namespace {

constexpr auto coalescing = 50ms;
constexpr auto heartbeat = 15s;
constexpr std::chrono::milliseconds firstRetry = 250ms;
constexpr std::chrono::milliseconds lastRetry = 5s;

ConnectionSettings impatient(ConnectionSettings settings)
{
    if (!settings.options.contains(QStringLiteral("connect_timeout")))
        settings.options.insert(QStringLiteral("connect_timeout"), QStringLiteral("5"));
    return settings;
}

QString quotedName(QString name)
{
    return u'"' + name.replace(QStringLiteral("\""), QStringLiteral("\"\"")) + u'"';
}

} // namespace

ChangeListener::ChangeListener(const ConnectionSettings &settings)
    : m_connection(impatient(settings))
    , m_heartbeat(this)
    , m_reconnect(this)
    , m_coalesce(this)
    , m_retryDelay(firstRetry)
{
    m_heartbeat.setInterval(heartbeat);
    m_reconnect.setSingleShot(true);
    m_coalesce.setSingleShot(true);
    m_coalesce.setInterval(coalescing);
    connect(&m_heartbeat, &QTimer::timeout, this, &ChangeListener::check);
    connect(&m_reconnect, &QTimer::timeout, this, &ChangeListener::connectNow);
    connect(&m_coalesce, &QTimer::timeout, this, &ChangeListener::flush);
}

ChangeListener::~ChangeListener() = default;

void ChangeListener::start()
{
    m_heartbeat.start();
    connectNow();
}

void ChangeListener::connectNow()
{
    m_notifier.reset();
    auto done = m_connection.open();
    if (done)
        done = subscribe();
    if (!done) {
        onLost(done.error());
        return;
    }
    m_notifier
        = std::make_unique<QSocketNotifier>(PQsocket(m_connection.handle()), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &ChangeListener::onReadable);
    m_retryDelay = firstRetry;
    const bool wasAway = std::exchange(m_isLost, false);
    emit listening(wasAway);
    if (wasAway) // nobody told us what happened meanwhile
        m_pending.unite(ChangeSet::everything());
    takeNotifications();
    flush();
}

Result<> ChangeListener::subscribe()
{
    static const Statement channelOf = Statement::load(u"db/change_channel");
    const auto rows = m_connection.query(channelOf);
    if (!rows)
        return rows.error();
    QString commands = QStringLiteral("unlisten *; listen omt_catalog;");
    if (!rows->isEmpty() && !rows->first().isNull(u"channel"))
        commands += u" listen " + quotedName(rows->first().text(u"channel"));
    return m_connection.script(commands);
}

void ChangeListener::setSessionToken(const QString &token)
{
    if (token == m_connection.settings().sessionToken)
        return;
    auto done = m_connection.setSessionToken(token);
    if (!m_connection.isOpen())
        return; // it is used when the connection is back
    if (done)
        done = subscribe();
    if (!done) {
        onLost(done.error());
        return;
    }
    m_pending.unite(ChangeSet::everything());
    takeNotifications();
    flush();
}

void ChangeListener::check()
{
    static const Statement beat = Statement::load(u"db/heartbeat");
    if (!m_notifier) {
        if (!m_reconnect.isActive())
            connectNow();
        return;
    }
    if (const auto rows = m_connection.query(beat); !rows)
        onLost(rows.error());
    else
        takeNotifications();
}

void ChangeListener::onReadable()
{
    const bool isAlive = m_connection.consumeInput();
    takeNotifications();
    if (!isAlive)
        onLost(connectionError(m_connection.handle()));
}

void ChangeListener::takeNotifications()
{
    while (PGnotify *notification = PQnotifies(m_connection.handle())) {
        m_pending.unite(ChangeSet::fromPayload(QString::fromUtf8(notification->extra)));
        PQfreemem(notification);
    }
    if (!m_pending.isEmpty() && !m_coalesce.isActive())
        m_coalesce.start();
}

void ChangeListener::flush()
{
    m_coalesce.stop();
    if (!m_pending.isEmpty())
        emit changed(std::exchange(m_pending, {}));
}

void ChangeListener::onLost(const Error &error)
{
    m_notifier.reset();
    m_connection.close();
    if (!m_isLost) {
        m_isLost = true;
        qCWarning(lcDb, "Change feed: %s", qPrintable(error.toLogString()));
        emit lost(error);
    }
    m_reconnect.start(m_retryDelay);
    m_retryDelay = std::min(m_retryDelay * 2, lastRetry);
}

} // namespace omt::db
