// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/personalformats.h"
#include "core/transfer/formats/traktreader.h"
#include "core/transfer/inputfile.h"

#include <algorithm>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

// "watched-movies-2.json" and the older "ada/watched/movies-2.json" become the former.
QString flatName(const QString &member)
{
    const QString file = member.section(u'/', -1);
    const QString folder = member.section(u'/', -2, -2);
    static const QStringList folders{u"watched"_s,    u"ratings"_s,  u"lists"_s,
                                     u"collection"_s, u"comments"_s, u"hidden"_s};
    return folders.contains(folder) && !file.startsWith(folder) ? folder + u'-' + file : file;
}

bool isPart(const QString &name)
{
    static const QStringList parts{u"watched-"_s,    u"ratings-"_s,  u"lists-"_s,
                                   u"collection-"_s, u"comments-"_s, u"hidden-"_s};
    const bool isKnown = std::any_of(
        parts.begin(), parts.end(), [&name](const QString &part) { return name.startsWith(part); });
    return isKnown && name.endsWith(".json"_L1) && name != "lists-collaborations.json"_L1;
}

bool isListOfLists(const QString &name)
{
    return name == "lists-lists.json"_L1 || name == "lists-lists-1.json"_L1;
}

/** The backup of an account: a zip or folder of JSON files; of settings and friends none is read.
 */
class TraktFormat final : public PersonalFormat
{
public:
    TraktFormat()
        : PersonalFormat(u"trakt", u"Trakt backup", u"trakt")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        int parts = 0;
        for (const QString &member : probe.members)
            parts += isPart(flatName(member)) ? 1 : 0;
        return parts >= 2 ? 90 : parts * 60;
    }

    Result<> read(InputFile &file, RowSink &sink) const override
    {
        const auto members = file.members();
        if (!members)
            return members.error();
        TraktReader reader(sink);
        for (const bool isForLists : {true, false}) {
            for (const QString &member : *members) {
                const QString name = flatName(member);
                if (!isPart(name) || isListOfLists(name) != isForLists)
                    continue;
                auto stream = file.member(member);
                if (!stream)
                    return stream.error();
                const auto read
                    = isForLists ? reader.readLists(**stream) : reader.readItems(name, **stream);
                if (!read)
                    return read;
            }
        }
        return reader.finish();
    }
};

/** One file of such a backup, or an answer of the service, by itself. */
class TraktJsonFormat final : public PersonalFormat
{
public:
    TraktJsonFormat()
        : PersonalFormat(u"trakt-json", u"Trakt JSON", u"trakt")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        const bool isTimed = headHas(probe, {"\"rated_at\""}) || headHas(probe, {"watched_at\""})
            || headHas(probe, {"\"listed_at\""}) || headHas(probe, {"\"collected_at\""})
            || headHas(probe, {"\"hidden_at\""}) || headHas(probe, {"\"comment\""});
        return headStarts(probe, '[') && isTimed && headHas(probe, {"\"ids\"", "\"trakt\""}) ? 85
                                                                                             : 0;
    }

    Result<> read(InputFile &file, RowSink &sink) const override
    {
        auto content = file.content();
        if (!content)
            return content.error();
        TraktReader reader(sink);
        if (const auto read = reader.readItems(flatName(file.plainName()), **content); !read)
            return read;
        return reader.finish();
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeTraktFormat()
{
    return std::make_unique<TraktFormat>();
}

std::unique_ptr<ImportFormat> makeTraktJsonFormat()
{
    return std::make_unique<TraktJsonFormat>();
}

} // namespace omt::transfer
