// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/server/serverlog.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace omt::server {

namespace {

constexpr qint64 rotateAtBytes = 2 * 1024 * 1024;
constexpr int keptLogs = 5;
constexpr qint64 tailBytes = 64 * 1024;

bool isAnswerToEarlyCaller(const QString &line)
{
    static constexpr std::array<QStringView, 4> answers{
        u"FATAL:  the database system is starting up",
        u"FATAL:  the database system is not yet accepting connections",
        u"DETAIL:  Consistent recovery state has not been yet reached.",
        u"FATAL:  the database system is shutting down",
    };
    return std::any_of(answers.begin(), answers.end(),
                       [&line](QStringView answer) { return line.endsWith(answer); });
}

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
    all.removeIf(isAnswerToEarlyCaller);
    return all.mid(qMax(qsizetype(0), all.size() - lines));
}

QString serverLogSince(const QString &logFile, qint64 size)
{
    QFile file(logFile);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const qint64 from = size > file.size() ? 0 : size;
    file.seek(qMax(from, file.size() - tailBytes));
    return QString::fromUtf8(file.readAll()).trimmed();
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
