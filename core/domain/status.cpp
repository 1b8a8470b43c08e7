// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/status.h"

#include <QCoreApplication>

namespace omt {

QString toString(Status status)
{
    switch (status) {
    case Status::InProgress:
        return QStringLiteral("in_progress");
    case Status::Planned:
        return QStringLiteral("planned");
    case Status::Completed:
        return QStringLiteral("completed");
    case Status::OnHold:
        return QStringLiteral("on_hold");
    case Status::Dropped:
        return QStringLiteral("dropped");
    }
    return {};
}

std::optional<Status> statusFromString(QStringView key)
{
    for (const Status status : allStatuses) {
        if (key == toString(status))
            return status;
    }
    return std::nullopt;
}

QString displayName(Status status)
{
    const char *context = "omt::Status";
    switch (status) {
    case Status::InProgress:
        return QCoreApplication::translate(context, "In progress");
    case Status::Planned:
        return QCoreApplication::translate(context, "Planned");
    case Status::Completed:
        return QCoreApplication::translate(context, "Completed");
    case Status::OnHold:
        return QCoreApplication::translate(context, "On hold");
    case Status::Dropped:
        return QCoreApplication::translate(context, "Dropped");
    }
    return {};
}

} // namespace omt
