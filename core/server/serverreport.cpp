// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/server/serverreport.h"

#include "core/server/clustercontrol.h"
#include "core/server/clusterpaths.h"
#include "core/server/platform.h"
#include "core/server/postmasterpid.h"
#include "core/server/serverlog.h"
#include "core/server/startfailure.h"
#include "core/server/text.h"

#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

using namespace Qt::StringLiterals;

namespace omt::server {

namespace {

using Verdict = ReportItem::Verdict;

constexpr qint64 megabyte = 1024 * 1024;
constexpr qint64 tightBytes = 512 * megabyte;
constexpr qint64 tooLittleBytes = 64 * megabyte;
constexpr unsigned groupAndOthersMode = 0077;

ReportItem programs(const QList<PgInstallation> &installations)
{
    ReportItem item{u"postgresql"_s, Text::tr("PostgreSQL"), {}, Verdict::Fine};
    if (!installations.isEmpty() && installations.first().isUsable()) {
        item.finding = Text::tr("version %1 in %2")
                           .arg(installations.first().major)
                           .arg(installations.first().binDir);
        return item;
    }
    const Error error = noInstallationError(installations);
    item.finding = error.message + u' ' + error.hint;
    item.verdict = Verdict::Problem;
    return item;
}

ReportItem cluster(const std::optional<ClusterPaths::Existing> &existing,
                   const QList<PgInstallation> &installations)
{
    ReportItem item{u"cluster"_s, Text::tr("Database of the library"), {}, Verdict::Fine};
    if (!existing) {
        item.finding = Text::tr("not made yet");
        return item;
    }
    if (existing->major == 0) {
        const Error error = damagedClusterError(*existing);
        item.finding = error.message + u' ' + error.hint;
        item.verdict = Verdict::Problem;
        return item;
    }
    const bool hasTools
        = std::any_of(installations.begin(), installations.end(), [&](const auto &one) {
              return one.isUsable() && one.major == existing->major;
          });
    item.finding = hasTools ? Text::tr("%1, made with PostgreSQL %2")
                                  .arg(existing->dir, QString::number(existing->major))
                            : otherMajorError(existing->major, installations).message;
    item.verdict = hasTools ? Verdict::Fine : Verdict::Problem;
    return item;
}

ReportItem directory(const QString &id, const QString &topic, const QString &path,
                     const ServerAccount &account)
{
    ReportItem item{id, topic, path, Verdict::Fine};
    const platform::FileFacts facts = platform::lookAt(path);
    if (!facts.exists) {
        item.finding = Text::tr("%1 (not made yet)").arg(path);
    } else if (facts.isLink || !facts.isDirectory) {
        item.finding = Text::tr("%1 is not a folder").arg(path);
        item.verdict = Verdict::Problem;
    } else if (facts.uid != account.uid) {
        item.finding = Text::tr("%1 does not belong to the account %2").arg(path, account.name);
        item.verdict = Verdict::Problem;
    } else if ((facts.mode & groupAndOthersMode) != 0) {
        item.finding
            = Text::tr("%1 is open to others (mode %2)").arg(path, QString::number(facts.mode, 8));
        item.verdict = Verdict::Notice;
    }
    return item;
}

// The nearest folder that is there decides whether a library can be made.
ReportItem dataDirectory(const ClusterPaths &paths, bool hasCluster)
{
    ReportItem item{u"data-directory"_s, Text::tr("Data folder"), paths.dataDir, Verdict::Fine};
    QString place = paths.dataDir;
    while (!QFileInfo::exists(place) && place.lastIndexOf(u'/') > 0)
        place.truncate(place.lastIndexOf(u'/'));
    const QFileInfo facts(place);
    if (facts.exists() && !facts.isDir()) {
        item.finding = Text::tr("%1 is not a folder").arg(place);
        item.verdict = Verdict::Problem;
    } else if (QStorageInfo(place).isReadOnly() || (!hasCluster && !facts.isWritable())) {
        item.finding = Text::tr("%1 cannot be written to").arg(place);
        item.verdict = Verdict::Problem;
    }
    return item;
}

ReportItem socketLength(const ClusterPaths &paths)
{
    const auto length = QFile::encodeName(paths.socketDir).size();
    return {u"socket-length"_s, Text::tr("Length of the socket's path"),
            Text::tr("%1 of at most %2 bytes").arg(length).arg(maximumSocketDirLength()),
            length <= maximumSocketDirLength() ? Verdict::Fine : Verdict::Problem};
}

ReportItem diskSpace(const ClusterPaths &paths)
{
    QString place = paths.pgDir;
    while (!QFile::exists(place) && place.contains(u'/'))
        place.truncate(place.lastIndexOf(u'/'));
    const QStorageInfo disk(place.isEmpty() ? u"/"_s : place);
    const qint64 bytes = disk.bytesAvailable();
    return {u"disk-space"_s, Text::tr("Free disk space"),
            Text::tr("%1 MB on %2").arg(bytes / megabyte).arg(disk.rootPath()),
            bytes < tooLittleBytes   ? Verdict::Problem
                : bytes < tightBytes ? Verdict::Notice
                                     : Verdict::Fine};
}

ReportItem process(const ClusterOptions &options, const ClusterPaths::Existing &existing)
{
    ReportItem item{u"server"_s, Text::tr("Server"), Text::tr("not running"), Verdict::Fine};
    const auto claim = PostmasterPid::read(existing.dir + u"/postmaster.pid");
    const bool runs = ClusterControl(options).isRunning();
    if (runs) {
        item.finding
            = claim ? Text::tr("running as process %1").arg(claim->pid) : Text::tr("running");
    } else if (claim && platform::processState(claim->pid) == platform::ProcessState::Alive) {
        item.finding = Text::tr("does not answer; its file names process %1 of %2")
                           .arg(claim->pid)
                           .arg(platform::processOwner(claim->pid));
        item.verdict = Verdict::Problem;
    } else if (claim) {
        item.finding = Text::tr("not running; it ended without being stopped");
        item.verdict = Verdict::Notice;
    }
    return item;
}

QStringView mark(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Fine:
        return u"ok      ";
    case Verdict::Notice:
        return u"notice  ";
    case Verdict::Problem:
        return u"PROBLEM ";
    }
    Q_UNREACHABLE();
}

ReportItem problem(const QString &id, const QString &topic, const Error &error)
{
    return {id, topic, error.message + u' ' + error.hint, Verdict::Problem};
}

} // namespace

bool ServerReport::hasProblem() const
{
    return std::any_of(items.begin(), items.end(),
                       [](const auto &item) { return item.verdict == Verdict::Problem; });
}

QString ServerReport::toText() const
{
    QString text;
    for (const ReportItem &item : items)
        text += mark(item.verdict) + item.topic + u": " + item.finding + u'\n';
    for (const PgInstallation &one : installations) {
        text += Text::tr("Found PostgreSQL %1 in %2 (%3)")
                    .arg(QString::number(one.major), one.binDir, QString(toString(one.source)));
        if (!one.missingTools.isEmpty())
            text += Text::tr(", without %1").arg(one.missingTools.join(u", "_s));
        text += u'\n';
    }
    if (!logTail.isEmpty())
        text += Text::tr("The server's last words:") + u'\n' + logTail.join(u'\n') + u'\n';
    return text;
}

ServerReport makeServerReport(const ClusterOptions &options)
{
    ServerReport report;
    report.installations
        = findInstallations(options.search ? *options.search : PgSearch::fromEnvironment());
    report.items.append(programs(report.installations));

    const auto account = ServerAccount::forLibrary(
        options.account, options.dataDir.isEmpty() ? defaultDataDir() : options.dataDir);
    if (!account) {
        report.items.append(problem(u"account"_s, Text::tr("Account"), account.error()));
        return report;
    }
    report.items.append({u"account"_s, Text::tr("Account of the server"), account->name, {}});
    const auto paths = ClusterPaths::resolve(options.dataDir, options.socketDir, *account);
    if (!paths) {
        report.items.append(problem(u"paths"_s, Text::tr("Folders"), paths.error()));
        return report;
    }
    const auto existing = paths->existingCluster();
    report.items.append(dataDirectory(*paths, existing.has_value()));
    report.items.append(cluster(existing, report.installations));
    if (existing) {
        report.items.append(
            directory(u"cluster-permissions"_s, Text::tr("Its folder"), existing->dir, *account));
        report.items.append(process(options, *existing));
    }
    report.items.append(
        directory(u"socket"_s, Text::tr("Folder of the socket"), paths->socketDir, *account));
    report.items.append(socketLength(*paths));
    report.items.append(diskSpace(*paths));
    report.logTail = serverLogTail(paths->logFile, reportLogLines);
    return report;
}

} // namespace omt::server
