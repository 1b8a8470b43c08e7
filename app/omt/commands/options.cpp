// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/commands/options.h"

using namespace Qt::StringLiterals;

namespace omt::cli {

namespace {

QString keyOf(const QString &typed)
{
    return typed.trimmed().toLower().replace(u'-', u'_').replace(u' ', u'_');
}

QString statusNames()
{
    QStringList names;
    for (const Status status : allStatuses)
        names.append(toString(status));
    return names.join(u", "_s);
}

QString typeNames()
{
    QStringList names;
    for (const MediaTypeInfo &type : mediaTypes())
        names.append(toString(type.type));
    return names.join(u", "_s);
}

} // namespace

Result<std::optional<Status>> statusOption(const QCommandLineParser &parser)
{
    if (!parser.isSet(u"status"_s))
        return std::optional<Status>();
    const QString typed = parser.value(u"status"_s);
    const std::optional<Status> status = statusFromString(keyOf(typed));
    if (!status) {
        return usageError(Omt::tr("there is no status \"%1\"").arg(typed),
                          Omt::tr("There are: %1.").arg(statusNames()));
    }
    return status;
}

Result<std::optional<MediaType>> typeOption(const QCommandLineParser &parser)
{
    if (!parser.isSet(u"type"_s))
        return std::optional<MediaType>();
    const QString typed = parser.value(u"type"_s);
    const std::optional<MediaType> type = mediaTypeFromString(keyOf(typed));
    if (!type) {
        return usageError(Omt::tr("there is no type \"%1\"").arg(typed),
                          Omt::tr("There are: %1.").arg(typeNames()));
    }
    return type;
}

Result<int> numberOption(const QCommandLineParser &parser, const QString &name, int fallback,
                         int minimum)
{
    if (!parser.isSet(name))
        return fallback;
    bool ok = false;
    const int value = parser.value(name).toInt(&ok);
    if (!ok || value < minimum) {
        return usageError(Omt::tr("--%1 needs a whole number of at least %2, not \"%3\"")
                              .arg(name, QString::number(minimum), parser.value(name)));
    }
    return value;
}

} // namespace omt::cli
