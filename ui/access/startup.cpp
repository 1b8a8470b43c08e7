// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/access/startup.h"

namespace omt::ui {

StartUp::StartUp(QObject *parent)
    : QObject(parent)
{
}

void StartUp::setWaiting(const QString &text)
{
    if (m_state == State::Ready)
        withdraw();
    m_state = State::Waiting;
    m_text = text;
    m_failure.reset();
    emit changed();
}

void StartUp::announce(LibraryAccess *library)
{
    Q_ASSERT(m_state == State::Waiting);
    m_library = library;
    emit changed();
}

void StartUp::withdraw()
{
    if (std::exchange(m_library, nullptr))
        emit aboutToClose();
}

void StartUp::setReady(LibraryAccess *library)
{
    m_state = State::Ready;
    m_text.clear();
    m_library = library;
    m_failure.reset();
    emit changed();
}

void StartUp::setFailed(const StartFailure &failure)
{
    withdraw();
    m_state = State::Failed;
    m_failure = failure;
    emit changed();
}

} // namespace omt::ui
