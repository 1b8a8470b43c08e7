// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/server/postmasterpid.h"

#include <QFile>
#include <QList>

namespace omt::server {

std::optional<PostmasterPid> PostmasterPid::parse(const QByteArray &text)
{
    const QList<QByteArray> lines = text.split('\n');
    const auto line = [&lines](qsizetype index) {
        return index < lines.size() ? lines[index].trimmed() : QByteArray();
    };
    bool ok = false;
    PostmasterPid result;
    // A standalone backend (initdb) writes its number negative.
    result.pid = qAbs(line(0).toLongLong(&ok));
    if (!ok || result.pid == 0)
        return std::nullopt;
    result.dataDirectory = QFile::decodeName(line(1));
    result.startTime = line(2).toLongLong();
    result.port = line(3).toInt();
    result.socketDirectory = QFile::decodeName(line(4));
    result.status = QString::fromLatin1(line(7));
    return result;
}

std::optional<PostmasterPid> PostmasterPid::read(const QString &file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return std::nullopt;
    constexpr qint64 farMoreThanItEverIs = 64 * 1024;
    return parse(in.read(farMoreThanItEverIs));
}

} // namespace omt::server
