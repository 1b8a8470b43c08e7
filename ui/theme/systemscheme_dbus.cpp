// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/systemscheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFileInfo>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

const auto service = u"org.freedesktop.portal.Desktop"_s;
const auto object = u"/org/freedesktop/portal/desktop"_s;
const auto interface = u"org.freedesktop.portal.Settings"_s;
const auto appearance = u"org.freedesktop.appearance"_s;
const auto colourScheme = u"color-scheme"_s;

/** Without a bus of the session, asking for it would make libdbus try to start one. */
bool hasSessionBus()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")
        || (!runtime.isEmpty() && QFileInfo::exists(runtime + u"/bus"_s));
}

} // namespace

SystemScheme::SystemScheme(QObject *parent)
    : QObject(parent)
{
}

void SystemScheme::watch()
{
    if (!hasSessionBus())
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(service, object, interface, u"SettingChanged"_s, this,
                SLOT(takeSignal(QString, QString, QDBusVariant)));
    QDBusMessage call = QDBusMessage::createMethodCall(service, object, interface, u"Read"_s);
    call << appearance << colourScheme;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError())
            takeReply(reply.value().variant());
    });
}

void SystemScheme::takeSignal(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group == appearance && key == colourScheme)
        takeReply(value.variant());
}

void SystemScheme::takeReply(const QVariant &value)
{
    QVariant inner = value;
    while (inner.canConvert<QDBusVariant>()) // Read wraps its answer twice
        inner = inner.value<QDBusVariant>().variant();
    const uint preference = inner.toUInt(); // 0 none, 1 dark, 2 light
    if (preference != 0)
        emit changed(preference == 1);
}

} // namespace omt::ui
