// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/server/serverlog.h"

#include <QFile>
#include <QFileInfo>

namespace omt::server {

namespace {

constexpr qint64 rotateAtBytes = 2 * 1024 * 1024;
constexpr int keptLogs = 5;
constexpr qint64 tailBytes = 64 * 1024;

QString numbered(const QString &logFile, int number)
{
    return number == 0 ? logFile : logFile + u'.' + QString::number(number);
}

} // namespace

QStringList serverLogTail(const QString &logFile, int lines)
{
    QFile file(logFile);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    file.seek(qMax(qint64(0), file.size() - tailBytes));
    QStringList all = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    return all.mid(qMax(qsizetype(0), all.size() - lines));
}

void rotateServerLog(const QString &logFile)
{
    if (QFileInfo(logFile).size() < rotateAtBytes)
        return;
    QFile::remove(numbered(logFile, keptLogs));
    for (int number = keptLogs - 1; number >= 0; --number)
        QFile::rename(numbered(logFile, number), numbered(logFile, number + 1));
}

} // namespace omt::server
