// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/changefeed.h"

#include "core/db/changelistener.h"

namespace omt::db {

ChangeFeed::ChangeFeed(QObject *parent)
    : QObject(parent)
{
    qRegisterMetaType<omt::Error>();
    m_thread.setObjectName(QStringLiteral("db-listener"));
}

void ChangeFeed::start(const ConnectionSettings &settings)
{
    Q_ASSERT(!m_listener);
    m_listener = new ChangeListener(settings);
    m_listener->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_listener, &QObject::deleteLater);
    connect(&m_thread, &QThread::started, m_listener, &ChangeListener::start);
    connect(m_listener, &ChangeListener::changed, this, &ChangeFeed::changed);
    connect(m_listener, &ChangeListener::listening, this, [this](bool wasLost) {
        m_isListening = true;
        emit listening();
        if (wasLost)
            emit connectionRestored();
    });
    connect(m_listener, &ChangeListener::lost, this, [this](const Error &error) {
        m_isListening = false;
        emit connectionLost(error);
    });
    m_thread.start();
}

ChangeFeed::~ChangeFeed()
{
    m_thread.quit();
    m_thread.wait();
}

void ChangeFeed::setSessionToken(const QString &token)
{
    if (!m_listener)
        return;
    QMetaObject::invokeMethod(
        m_listener, [listener = m_listener, token] { listener->setSessionToken(token); },
        Qt::QueuedConnection);
}

void ChangeFeed::checkNow()
{
    if (!m_listener)
        return;
    QMetaObject::invokeMethod(
        m_listener, [listener = m_listener] { listener->check(); }, Qt::QueuedConnection);
}

} // namespace omt::db
