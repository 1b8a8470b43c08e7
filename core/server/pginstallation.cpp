// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/server/pginstallation.h"

#include "core/server/toolrunner.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace omt::server {

namespace {

constexpr std::array<QStringView, 5> requiredTools{u"initdb", u"postgres", u"pg_ctl", u"pg_dump",
                                                   u"pg_restore"};
constexpr auto versionTimeout = std::chrono::seconds(10);

#ifdef Q_OS_WIN
constexpr QStringView executableSuffix = u".exe";
constexpr QStringView programFiles = u"/Program Files/PostgreSQL";
#else
constexpr QStringView executableSuffix;
#endif

// Where distributions put one directory per major: <parent>/<prefix><major>/bin.
struct NumberedPlace
{
    QStringView parent;
    QStringView prefix;
};

constexpr std::array numberedPlaces{
#ifdef Q_OS_WIN
    NumberedPlace{programFiles, u""},
#else
    NumberedPlace{u"/usr/lib/postgresql", u""}, // Debian, Ubuntu
    NumberedPlace{u"/usr/lib64", u"postgresql-"}, // Gentoo
    NumberedPlace{u"/usr/lib", u"postgresql-"},
    NumberedPlace{u"/usr", u"pgsql-"}, // PostgreSQL's own RPMs
    NumberedPlace{u"/opt", u"pgsql-"},
    NumberedPlace{u"/usr/lib64/pgsql", u"postgresql-"}, // Fedora's previous version
    NumberedPlace{u"/usr/lib/pgsql", u"postgresql-"},
    NumberedPlace{u"/usr/lib", u"postgresql"}, // openSUSE
    NumberedPlace{u"/usr/libexec", u"postgresql"}, // Alpine
    NumberedPlace{u"/opt/homebrew/opt", u"postgresql@"},
    NumberedPlace{u"/usr/local/opt", u"postgresql@"},
    NumberedPlace{u"/home/linuxbrew/.linuxbrew/opt", u"postgresql@"},
    NumberedPlace{u"/Applications/Postgres.app/Contents/Versions", u""},
#endif
};

// "15" is 15, "9.6" is 9, everything else 0.
int majorFromText(QStringView text)
{
    const qsizetype dot = text.indexOf(u'.');
    if (dot >= 0) {
        bool minorOk = false;
        (void)text.sliced(dot + 1).toInt(&minorOk);
        if (!minorOk)
            return 0;
        text = text.first(dot);
    }
    bool ok = false;
    const int major = text.toInt(&ok);
    return ok && major > 0 ? major : 0;
}

// "postgres (PostgreSQL) 15.20 (Debian …)" or "PostgreSQL 17beta1": the first number.
int majorFromVersionOutput(QStringView output)
{
    const qsizetype name = output.lastIndexOf(u"PostgreSQL"_s);
    qsizetype begin = name < 0 ? 0 : name;
    while (begin < output.size() && !output[begin].isDigit())
        ++begin;
    qsizetype end = begin;
    while (end < output.size() && output[end].isDigit())
        ++end;
    return majorFromText(output.sliced(begin, end - begin));
}

// /usr/lib/postgresql/15/bin says it without a process.
int majorFromDirectory(const QString &binDir)
{
    const QDir dir(binDir);
    if (dir.dirName() != "bin"_L1)
        return 0;
    QString parent = QFileInfo(QDir::cleanPath(dir.absoluteFilePath(u".."_s))).fileName();
    for (QStringView prefix : {u"postgresql-", u"postgresql@", u"pgsql-"}) {
        if (parent.startsWith(prefix))
            parent.remove(0, prefix.size());
    }
    return majorFromText(parent);
}

PgInstallation examine(const QString &binDir, int major, PgInstallation::Source source)
{
    PgInstallation found{QDir::cleanPath(binDir), major, source, {}};
    for (QStringView name : requiredTools) {
        const QFileInfo tool(found.tool(name));
        if (!tool.isFile() || !tool.isExecutable())
            found.missingTools.append(name.toString());
    }
    if (found.major == 0)
        found.major = majorFromDirectory(found.binDir);
    if (found.major == 0 && !found.missingTools.contains("postgres"_L1)) {
        const auto output
            = runTool({found.tool(u"postgres"), {u"--version"_s}}, {.timeout = versionTimeout});
        if (output)
            found.major = majorFromVersionOutput(output->standardOutput);
    }
    return found;
}

QList<PgInstallation> numberedInstallations(const PgSearch &search)
{
    QList<PgInstallation> found;
    for (const NumberedPlace &place : numberedPlaces) {
        const QDir parent(search.root + place.parent);
        const QStringList names
            = parent.entryList({place.prefix + u'*'}, QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString &name : names) {
            const int major = majorFromText(QStringView(name).sliced(place.prefix.size()));
            const QString binDir = parent.filePath(name) + u"/bin";
            if (major > 0 && QFileInfo(binDir).isDir())
                found.append(examine(binDir, major, PgInstallation::Source::Distribution));
        }
    }
    return found;
}

QList<PgInstallation> withoutAsking(const PgSearch &search)
{
    if (!search.explicitDir.isEmpty())
        return {examine(search.explicitDir, 0, PgInstallation::Source::Explicit)};
    QList<PgInstallation> found;
    if (!search.bundledDir.isEmpty() && QFileInfo(search.bundledDir).isDir())
        found.append(examine(search.bundledDir, 0, PgInstallation::Source::Bundled));
    return found + numberedInstallations(search);
}

QString findInPath(const PgSearch &search, QStringView name)
{
    for (const QString &dir : search.path) {
        const QFileInfo file(dir + u'/' + name + executableSuffix);
        if (file.isFile() && file.isExecutable())
            return file.absoluteFilePath();
    }
    return {};
}

void appendOnce(QList<PgInstallation> &list, const QString &binDir, PgInstallation::Source source)
{
    const QString canonical = QFileInfo(binDir).canonicalFilePath();
    if (canonical.isEmpty())
        return;
    for (const PgInstallation &known : std::as_const(list)) {
        if (QFileInfo(known.binDir).canonicalFilePath() == canonical)
            return;
    }
    list.append(examine(binDir, 0, source));
}

QList<PgInstallation> withAsking(const PgSearch &search)
{
    QList<PgInstallation> found = withoutAsking(search);
    if (!search.explicitDir.isEmpty())
        return found;
    if (const QString pgConfig = findInPath(search, u"pg_config"); !pgConfig.isEmpty()) {
        const auto output = runTool({pgConfig, {u"--bindir"_s}}, {.timeout = versionTimeout});
        if (output)
            appendOnce(found, output->standardOutput.trimmed(), PgInstallation::Source::PgConfig);
    }
    for (const QString &dir : search.path) {
        if (QFileInfo(dir + u"/postgres" + executableSuffix).isFile())
            appendOnce(found, dir, PgInstallation::Source::Path);
    }
    return found;
}

void sortBestFirst(QList<PgInstallation> &list)
{
    std::stable_sort(list.begin(), list.end(), [](const auto &a, const auto &b) {
        if (a.isUsable() != b.isUsable())
            return a.isUsable();
        return a.major > b.major;
    });
}

std::optional<PgInstallation> pick(QList<PgInstallation> list, int major)
{
    sortBestFirst(list);
    for (const PgInstallation &installation : std::as_const(list)) {
        if (installation.isUsable() && (major == 0 || installation.major == major))
            return installation;
    }
    return std::nullopt;
}

} // namespace

bool PgInstallation::isUsable() const
{
    return missingTools.isEmpty() && major >= minimumMajor;
}

QString PgInstallation::tool(QStringView name) const
{
    return binDir + u'/' + name + executableSuffix;
}

PgSearch PgSearch::fromEnvironment()
{
    PgSearch search;
    search.explicitDir = qEnvironmentVariable("OMT_PG_BIN");
    search.path = qEnvironmentVariable("PATH").split(QDir::listSeparator(), Qt::SkipEmptyParts);
    if (QCoreApplication::instance() != nullptr) {
        const QString program = QCoreApplication::applicationDirPath();
        for (QStringView place :
             {u"/../libexec/omnimediatrak/pgsql/bin", u"/pgsql/bin", u"/../Resources/pgsql/bin"}) {
            const QString dir = QDir::cleanPath(program + place);
            if (search.bundledDir.isEmpty() && QFileInfo(dir).isDir())
                search.bundledDir = dir;
        }
    }
    return search;
}

QList<PgInstallation> findInstallations(const PgSearch &search)
{
    const QList<PgInstallation> all = withAsking(search);
    QList<PgInstallation> found;
    QSet<QString> seen;
    for (const PgInstallation &installation : all) {
        const QString canonical = QFileInfo(installation.binDir).canonicalFilePath();
        const QString key = canonical.isEmpty() ? installation.binDir : canonical;
        if (!seen.contains(key))
            found.append(installation);
        seen.insert(key);
    }
    sortBestFirst(found);
    return found;
}

std::optional<PgInstallation> findInstallation(const PgSearch &search, int major)
{
    if (auto found = pick(withoutAsking(search), major))
        return found;
    return pick(withAsking(search), major);
}

QLatin1StringView toString(PgInstallation::Source source)
{
    using enum PgInstallation::Source;
    switch (source) {
    case Explicit:
        return "explicit"_L1;
    case Bundled:
        return "bundled"_L1;
    case PgConfig:
        return "pg_config"_L1;
    case Distribution:
        return "distribution"_L1;
    case Path:
        return "path"_L1;
    }
    Q_UNREACHABLE();
}

} // namespace omt::server
