// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/search/ownplace.h"

#include "core/catalog/searchindex.h"
#include "core/db/connection.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>

#include <cstdio>

namespace omt::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr auto readable = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup
    | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;

void tell(const char *what, const QElapsedTimer &timer)
{
    std::printf("%s by %.1f s\n", what, double(timer.elapsed()) / 1e3);
    std::fflush(stdout);
}

} // namespace

OwnPlace::OwnPlace(const QString &kept)
    : m_isKept(!kept.isEmpty() && QFile::exists(kept))
{
    QFile::setPermissions(m_dir.path(), readable); // the server's account reads from it
    m_options.dataDir = kept.isEmpty() ? m_dir.filePath(u"library"_s) : kept;
}

OwnPlace::~OwnPlace()
{
    m_personal.reset();
    server::ClusterControl control(m_options);
    static_cast<void>(control.stopForAll());
}

Result<> OwnPlace::copyIn(db::Connection &administrator)
{
    for (const QString &name : {u"media.tsv"_s, u"titles.tsv"_s})
        QFile::setPermissions(m_dir.filePath(name), readable);
    return administrator.script(
        u"begin; set local omt.search_later = 'on'; "
        "copy media.media (id, external_id, media_type, media_class, title, sort_title, "
        "release_date, release_precision, country_of_origin, creators, genres, popularity, "
        "search_vector) from '%1'; "
        "copy media.titles (media_id, position, title, language, kind, normalised) from '%2'; "
        "commit; analyze media.media; analyze media.titles"_s.arg(m_dir.filePath(u"media.tsv"_s),
                                                                  m_dir.filePath(u"titles.tsv"_s)));
}

Result<> OwnPlace::restartCold()
{
    m_personal.reset();
    server::ClusterControl control(m_options);
    if (const auto stopped = control.stopForAll(); !stopped)
        return stopped.error();
    QProcess::execute(u"sync"_s, {});
    QFile caches(u"/proc/sys/vm/drop_caches"_s);
    if (!caches.open(QIODevice::WriteOnly) || caches.write("3") < 0)
        std::printf("(the files stay in the system's memory: only root can drop them)\n");
    caches.close();
    return start();
}

Result<> OwnPlace::start()
{
    m_personal = std::make_unique<session::PersonalLibrary>(m_options, u"bench_search"_s);
    auto opened = m_personal->open();
    if (!opened)
        return opened.error();
    m_library = *opened;
    return {};
}

Result<> OwnPlace::fill(const QString &generator, const QString &titles, int rows)
{
    if (m_isKept)
        return start();
    QElapsedTimer timer;
    timer.start();
    const QStringList arguments{u"--titles"_s,         titles,     u"--rows"_s,
                                QString::number(rows), u"--out"_s, m_dir.path()};
    if (QProcess::execute(generator, arguments) != 0)
        return makeError(Error::Kind::NotFound, u"The catalog could not be generated."_s);
    tell("generated", timer);
    if (const auto started = start(); !started)
        return started;
    db::Connection administrator(m_library->administrator);
    if (const auto open = administrator.open(); !open)
        return open.error();
    if (const auto copied = copyIn(administrator); !copied)
        return copied;
    tell("copied in", timer);
    db::Connection user(m_library->settings);
    if (const auto open = user.open(); !open)
        return open.error();
    if (const auto built = catalog::rebuildSearchIndex(user); !built)
        return built;
    tell("searchable", timer);
    return {};
}

} // namespace omt::bench
