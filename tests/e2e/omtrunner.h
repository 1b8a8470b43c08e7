// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

class QProcess;

namespace omt::test {

/** What one call of omt did. */
struct OmtCall
{
    int exitCode = -1; ///< -1: it crashed or did not end
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QJsonObject object() const;
    [[nodiscard]] QJsonArray array() const;
    /** For QVERIFY2: everything it said. */
    [[nodiscard]] QByteArray transcript() const;
};

/**
 * Runs the built omt as a person would, on a library of its own in a temporary directory that the
 * server's account can reach. Stops the server when it goes.
 */
class OmtRunner
{
public:
    OmtRunner();
    ~OmtRunner();
    OmtRunner(const OmtRunner &) = delete;
    OmtRunner &operator=(const OmtRunner &) = delete;

    [[nodiscard]] OmtCall run(const QStringList &arguments) const;
    /** A line of shell in which "$OMT" is the program, on this library. */
    [[nodiscard]] OmtCall runInShell(const QString &line) const;
    /** Started, and the caller's to wait for. */
    [[nodiscard]] std::unique_ptr<QProcess> start(const QStringList &arguments) const;
    [[nodiscard]] static OmtCall finished(QProcess &process);

    /** Writes a file beside the library and gives its path. */
    [[nodiscard]] QString write(const QString &name, const QByteArray &content) const;
    [[nodiscard]] QString path(const QString &name) const { return m_dir.filePath(name); }
    [[nodiscard]] QString dataDir() const { return m_dataDir; }
    void setDataDir(const QString &dir) { m_dataDir = dir; }
    void setVariable(const QString &name, const QString &value)
    {
        m_environment.insert(name, value);
    }

private:
    QTemporaryDir m_dir;
    QString m_dataDir;
    QProcessEnvironment m_environment;
};

/** One entry of a MyAnimeList export. */
struct MalEntry
{
    int id = 1;
    QString title = {};
    int episodes = 12;
    int watched = 0;
    int score = 0;
    QString status = QStringLiteral("Plan to Watch");
    QString started = QStringLiteral("0000-00-00");
    QString finished = QStringLiteral("0000-00-00");
    QString tags = {};
    int timesWatched = 0;
};

/** A whole MyAnimeList export of these. */
[[nodiscard]] QByteArray malXml(const QList<MalEntry> &entries);

} // namespace omt::test

/** Fails the test with all that omt said unless it ended with this exit code. */
#define VERIFY_EXIT(call, code)                                                                    \
    do {                                                                                           \
        const omt::test::OmtCall &omtCall = (call);                                                \
        QVERIFY2(omtCall.exitCode == (code), omtCall.transcript().constData());                    \
    } while (false)
