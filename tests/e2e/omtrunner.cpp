// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/e2e/omtrunner.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace omt::test {

namespace {
constexpr int callTimeout = 120'000;
}

QJsonObject OmtCall::object() const
{
    return QJsonDocument::fromJson(out).object();
}

QJsonArray OmtCall::array() const
{
    return QJsonDocument::fromJson(out).array();
}

QByteArray OmtCall::transcript() const
{
    return "exit " + QByteArray::number(exitCode) + "\n--- out\n" + out + "\n--- err\n" + err;
}

OmtRunner::OmtRunner()
    : m_dataDir(m_dir.filePath(u"library"_s))
    , m_environment(QProcessEnvironment::systemEnvironment())
{
    // Root's temporary directories are closed to the server's account otherwise.
    QFile::setPermissions(m_dir.path(),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ExeGroup
                              | QFile::ExeOther);
    m_environment.remove(u"OMT_DATA_DIR"_s);
    m_environment.remove(u"OMT_LOG"_s);
    m_environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
}

OmtRunner::~OmtRunner()
{
    if (QFile::exists(m_dataDir + u"/pg"))
        static_cast<void>(run({u"server"_s, u"stop"_s}));
}

std::unique_ptr<QProcess> OmtRunner::start(const QStringList &arguments) const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(m_environment);
    process->setStandardInputFile(QProcess::nullDevice());
    process->start(QStringLiteral(OMT_PROGRAM),
                   QStringList{u"--data-dir"_s, m_dataDir} + arguments);
    return process;
}

OmtCall OmtRunner::finished(QProcess &process)
{
    OmtCall call;
    const bool ended
        = process.waitForFinished(callTimeout) || process.state() == QProcess::NotRunning;
    if (ended && process.exitStatus() == QProcess::NormalExit)
        call.exitCode = process.exitCode();
    call.out = process.readAllStandardOutput();
    call.err = process.readAllStandardError();
    return call;
}

OmtCall OmtRunner::run(const QStringList &arguments) const
{
    const std::unique_ptr<QProcess> process = start(arguments);
    return finished(*process);
}

OmtCall OmtRunner::runInShell(const QString &line) const
{
    QProcessEnvironment environment = m_environment;
    environment.insert(u"OMT"_s, QStringLiteral(OMT_PROGRAM));
    environment.insert(u"OMT_DATA_DIR"_s, m_dataDir);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(u"sh"_s, {u"-c"_s, line});
    return finished(process);
}

QString OmtRunner::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

QByteArray malXml(const QList<MalEntry> &entries)
{
    QString xml = u"<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<myanimelist>\n<myinfo>\n"
                  "<user_id>1</user_id><user_name>somebody</user_name>"
                  "<user_export_type>1</user_export_type>\n</myinfo>\n"_s;
    for (const MalEntry &entry : entries) {
        xml += u"<anime>\n<series_animedb_id>%1</series_animedb_id>\n"
               "<series_title><![CDATA[%2]]></series_title>\n<series_type>TV</series_type>\n"
               "<series_episodes>%3</series_episodes>\n<my_id>0</my_id>\n"
               "<my_watched_episodes>%4</my_watched_episodes>\n"_s.arg(entry.id)
                   .arg(entry.title)
                   .arg(entry.episodes)
                   .arg(entry.watched);
        xml += u"<my_start_date>%1</my_start_date>\n<my_finish_date>%2</my_finish_date>\n"
               "<my_score>%3</my_score>\n<my_status>%4</my_status>\n"_s
                   .arg(entry.started, entry.finished)
                   .arg(entry.score)
                   .arg(entry.status);
        xml += u"<my_comments><![CDATA[]]></my_comments>\n"
               "<my_times_watched>%1</my_times_watched>\n<my_tags><![CDATA[%2]]></my_tags>\n"
               "<my_rewatching>0</my_rewatching>\n<update_on_import>1</update_on_import>\n"
               "</anime>\n"_s.arg(entry.timesWatched)
                   .arg(entry.tags);
    }
    return (xml + u"</myanimelist>\n").toUtf8();
}

} // namespace omt::test
