// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/logging.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMutex>

#include <cstdio>

namespace omt {

Q_LOGGING_CATEGORY(lcServer, "omt.server", QtInfoMsg)
Q_LOGGING_CATEGORY(lcDb, "omt.db", QtInfoMsg)
Q_LOGGING_CATEGORY(lcAuth, "omt.auth", QtInfoMsg)
Q_LOGGING_CATEGORY(lcCatalog, "omt.catalog", QtInfoMsg)
Q_LOGGING_CATEGORY(lcLibrary, "omt.library", QtInfoMsg)
Q_LOGGING_CATEGORY(lcTransfer, "omt.transfer", QtInfoMsg)
Q_LOGGING_CATEGORY(lcUi, "omt.ui", QtInfoMsg)

namespace {

constexpr qint64 maxLogBytes = 5 * 1024 * 1024;
constexpr int keptLogs = 3;

// Lives until the process ends, since messages may arrive during static destruction.
struct LogState
{
    QMutex mutex;
    QFile file;
    bool verbose = false;
};

LogState &logState()
{
    static auto *state = new LogState;
    return *state;
}

void rotate(const QString &path)
{
    if (QFileInfo(path).size() < maxLogBytes)
        return;
    QFile::remove(path + u'.' + QString::number(keptLogs));
    for (int i = keptLogs - 1; i >= 1; --i)
        QFile::rename(path + u'.' + QString::number(i), path + u'.' + QString::number(i + 1));
    QFile::rename(path, path + u".1");
}

void writeMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    LogState &state = logState();
    const QString line = qFormatLogMessage(type, context, message) + u'\n';
    const QMutexLocker lock(&state.mutex);
    if (state.file.isOpen()) {
        state.file.write(line.toUtf8());
        state.file.flush();
    }
    if (state.verbose || type == QtWarningMsg || type == QtCriticalMsg || type == QtFatalMsg)
        std::fputs(line.toLocal8Bit().constData(), stderr);
}

} // namespace

void installLogging(const QString &file)
{
    LogState &state = logState();
    qSetMessagePattern(
        QStringLiteral("%{time yyyy-MM-ddTHH:mm:ss.zzz} %{type} %{category}: %{message}"));
    {
        const QMutexLocker lock(&state.mutex);
        state.verbose = qEnvironmentVariableIsSet("OMT_LOG");
        state.file.close();
        if (!file.isEmpty() && QDir().mkpath(QFileInfo(file).absolutePath())) {
            rotate(file);
            state.file.setFileName(file);
            if (state.file.open(QIODevice::Append | QIODevice::Text))
                state.file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        }
    }
    qInstallMessageHandler(writeMessage);
}

} // namespace omt
