// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/interruption.h"

#include "app/omt/exitcode.h"

#include <QMutex>
#include <QMutexLocker>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <thread>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

namespace omt::cli {

struct Interruption::Private
{
    QMutex mutex;
    std::function<void()> action;
    std::atomic<bool> happened = false;
    std::thread watcher;

    void interrupt()
    {
        if (happened.exchange(true))
            std::_Exit(static_cast<int>(ExitCode::Interrupted));
        const QMutexLocker lock(&mutex);
        if (action)
            action();
        else
            std::_Exit(static_cast<int>(ExitCode::Interrupted));
    }
};

#ifdef Q_OS_WIN

namespace {
std::function<void()> consoleAction;
BOOL WINAPI onConsole(DWORD)
{
    consoleAction();
    return TRUE;
}
} // namespace

Interruption::Interruption()
    : d(std::make_unique<Private>())
{
    consoleAction = [this] { d->interrupt(); };
    SetConsoleCtrlHandler(onConsole, TRUE);
}

Interruption::~Interruption()
{
    SetConsoleCtrlHandler(onConsole, FALSE);
}

#else

namespace {
// A signal handler may do next to nothing: it writes one byte, a thread does the rest.
int signalPipe[2] = {-1, -1};

void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = write(signalPipe[1], &byte, 1);
}
} // namespace

Interruption::Interruption()
    : d(std::make_unique<Private>())
{
    if (pipe(signalPipe) != 0)
        return; // then Ctrl+C ends the program as it would anyway
    fcntl(signalPipe[0], F_SETFD, FD_CLOEXEC);
    fcntl(signalPipe[1], F_SETFD, FD_CLOEXEC);
    d->watcher = std::thread([this] {
        char byte = 0;
        while (read(signalPipe[0], &byte, 1) == 1 && byte != 0)
            d->interrupt();
    });
    struct sigaction handler = {};
    handler.sa_handler = onSignal;
    handler.sa_flags = SA_RESTART;
    sigemptyset(&handler.sa_mask);
    sigaction(SIGINT, &handler, nullptr);
    sigaction(SIGTERM, &handler, nullptr);
    std::signal(SIGPIPE, SIG_IGN); // a closed pipe is seen when writing fails
}

Interruption::~Interruption()
{
    if (!d->watcher.joinable())
        return;
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    const char stop = 0;
    [[maybe_unused]] const ssize_t written = write(signalPipe[1], &stop, 1);
    d->watcher.join();
    close(signalPipe[0]);
    close(signalPipe[1]);
}

#endif

bool Interruption::happened() const
{
    return d->happened;
}

Interruption::Handler::Handler(Interruption &interruption, std::function<void()> action)
    : m_interruption(interruption)
{
    const QMutexLocker lock(&m_interruption.d->mutex);
    m_outer = std::exchange(m_interruption.d->action, std::move(action));
}

Interruption::Handler::~Handler()
{
    const QMutexLocker lock(&m_interruption.d->mutex);
    m_interruption.d->action = std::move(m_outer);
}

} // namespace omt::cli
