// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QVariant>

class QDBusVariant;

namespace omt::ui {

/**
 * What the desktop prefers, light or dark, and when it changes its mind. On Linux it asks the
 * settings portal over D-Bus, elsewhere it knows only the palette the program started with.
 * GUI thread; nothing blocks for an answer.
 */
class SystemScheme final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SystemScheme)

public:
    explicit SystemScheme(QObject *parent = nullptr);

    void watch();

signals:
    void changed(bool isDark);

#ifdef OMT_HAVE_DBUS
private slots:
    void takeSignal(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void takeReply(const QVariant &value);
#endif
};

} // namespace omt::ui
