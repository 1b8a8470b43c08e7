// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/database.h"

namespace omt::db {

Database::Database(const ConnectionSettings &settings, QObject *parent)
    : Database(parent)
{
    open(settings);
}

Database::Database(QObject *parent)
    : QObject(parent)
    , m_writer(std::make_unique<Executor>(QStringLiteral("db-writer"), Executor::Role::Writer))
{
    for (size_t i = 0; i < m_readers.size(); ++i)
        m_readers[i] = std::make_unique<Executor>(u"db-reader-" + QString::number(i + 1),
                                                  Executor::Role::Reader);
    // Queued: the executors call from their own threads.
    const auto onLost = [this] {
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_changes)
                    m_changes->checkNow();
            },
            Qt::QueuedConnection);
    };
    m_writer->onConnectionLost(onLost);
    for (const auto &executor : m_readers)
        executor->onConnectionLost(onLost);
}

Database::~Database()
{
    delete m_changes;
}

void Database::prepare(const ConnectionSettings &settings,
                       const std::function<void(Connection &)> &warmUp)
{
    m_readers.front()->prepare(settings, warmUp);
}

void Database::open(const ConnectionSettings &settings)
{
    m_isOpen = true;
    m_settings = settings;
    for (const auto &executor : m_readers)
        executor->open(settings);
    m_writer->open(settings);
    if (m_changes)
        m_changes->start(settings);
}

ChangeFeed *Database::changes()
{
    if (!m_changes) {
        m_changes = new ChangeFeed(this);
        if (m_isOpen)
            m_changes->start(m_settings);
        connect(m_changes, &ChangeFeed::connectionLost, this, &Database::connectionLost);
        connect(m_changes, &ChangeFeed::connectionRestored, this, &Database::connectionRestored);
    }
    return m_changes;
}

void Database::setPatience(std::chrono::milliseconds patience)
{
    m_writer->setPatience(patience);
    for (const auto &executor : m_readers)
        executor->setPatience(patience);
}

void Database::setSessionToken(const QString &token)
{
    m_settings.sessionToken = token;
    m_settings.readerId.clear();
    m_writer->setSessionToken(token);
    for (const auto &executor : m_readers)
        executor->setSessionToken(token);
    if (m_changes)
        m_changes->setSessionToken(token);
}

Executor &Database::reader()
{
    return m_readers[0]->pending() <= m_readers[1]->pending() ? *m_readers[0] : *m_readers[1];
}

} // namespace omt::db
