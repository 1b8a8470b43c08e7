// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <QObject>
#include <QStringList>

#include <optional>

namespace omt::ui {

class LibraryAccess;

/** Why the library did not open, with everything a person may want to pass on. */
struct StartFailure
{
    Error error;
    QStringList logTail; ///< the last lines the server wrote
    QString report; ///< the whole, for "Copy report"
};

/**
 * How far opening the library has come: the composition tells it, the window shows it. GUI thread;
 * owned by the composition, outlives the window.
 */
class StartUp final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StartUp)

public:
    enum class State { Waiting, Ready, Failed };
    Q_ENUM(State)

    explicit StartUp(QObject *parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }
    /** What is being waited for, a translated sentence. */
    [[nodiscard]] const QString &text() const { return m_text; }
    /** Set while Ready, and sometimes before: what it is asked then waits for the database. */
    [[nodiscard]] LibraryAccess *library() const { return m_library; }
    /** Set while Failed. */
    [[nodiscard]] const std::optional<StartFailure> &failure() const { return m_failure; }

    void setWaiting(const QString &text);
    /** While Waiting: the window may make itself ready for this library. */
    void announce(LibraryAccess *library);
    void setReady(LibraryAccess *library);
    void setFailed(const StartFailure &failure);
    /** What library() gave goes away. */
    void withdraw();

signals:
    void changed();
    /** Before what library() gave goes away: let go of it now. */
    void aboutToClose();
    /** The person asks to try again. */
    void retryRequested();

private:
    State m_state = State::Waiting;
    QString m_text;
    LibraryAccess *m_library = nullptr;
    std::optional<StartFailure> m_failure;
};

} // namespace omt::ui
