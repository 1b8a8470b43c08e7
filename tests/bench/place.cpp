// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/place.h"

#include "tests/bench/measure.h"

#include <QFile>

namespace omt::bench {

Place::Place()
{
    // Root's temporary directories are closed to the server's account otherwise.
    QFile::setPermissions(m_dir.path(),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ExeGroup
                              | QFile::ExeOther);
}

Place::~Place()
{
    server::ClusterControl control(options());
    static_cast<void>(control.stopForAll());
}

server::ClusterOptions Place::options() const
{
    server::ClusterOptions options;
    options.dataDir = dataDir();
    return options;
}

void Place::make() const
{
    session::PersonalLibrary library(options(), QStringLiteral("omt_bench"));
    static_cast<void>(must(library.open()));
    static_cast<void>(must(library.close()));
}

void giveUp(const Error &error)
{
    giveUp(error.toLogString());
}

void writeMalXml(const QString &path, int rows, const char *title, int firstId)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        giveUp(QStringLiteral("cannot write ") + path);
    static const char *const statuses[]
        = {"Watching", "Completed", "On-Hold", "Dropped", "Plan to Watch"};
    file.write("<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<myanimelist>\n<myinfo>"
               "<user_id>1</user_id><user_export_type>1</user_export_type></myinfo>\n");
    for (int i = 1; i <= rows; ++i) {
        const QByteArray number = QByteArray::number(i);
        const QByteArray id = QByteArray::number(firstId + i);
        file.write("<anime><series_animedb_id>" + id + "</series_animedb_id><series_title><![CDATA["
                   + title + " Series " + number + " of the " + QByteArray::number(i * 7919 % 997)
                   + "th Kind]]></series_title><series_type>TV</series_type><series_episodes>"
                   + QByteArray::number(12 + i % 40) + "</series_episodes><my_watched_episodes>"
                   + QByteArray::number(i % 12) + "</my_watched_episodes><my_start_date>20"
                   + QByteArray::number(10 + i % 14) + "-0" + QByteArray::number(1 + i % 9)
                   + "-11</my_start_date><my_finish_date>0000-00-00</my_finish_date><my_score>"
                   + QByteArray::number(i % 11) + "</my_score><my_status>" + statuses[i % 5]
                   + "</my_status><my_comments><![CDATA[Seen with friends, number " + number
                   + "]]></my_comments><my_times_watched>" + QByteArray::number(i % 3)
                   + "</my_times_watched><my_tags><![CDATA[tag" + QByteArray::number(i % 30)
                   + ", invented]]></my_tags></anime>\n");
    }
    if (file.write("</myanimelist>\n") < 0 || !file.flush())
        giveUp(QStringLiteral("cannot write ") + path);
}

} // namespace omt::bench
