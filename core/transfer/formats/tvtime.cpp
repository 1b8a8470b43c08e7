// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/personal.h"
#include "core/transfer/formats/personalformats.h"
#include "core/transfer/formats/tvtimereader.h"
#include "core/transfer/inputerror.h"
#include "core/transfer/inputfile.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

// The only files of the download that are opened, in the order they are read: it also holds keys
// to the account.
const QStringList &openedParts()
{
    static const QStringList parts{u"tracking-prod-records-v2.csv"_s,
                                   u"tracking-prod-records.csv"_s,
                                   u"user_tv_show_data.csv"_s,
                                   u"followed_tv_show.csv"_s,
                                   u"seen_episode.csv"_s,
                                   u"rewatched_episode.csv"_s};
    return parts;
}

/** The account download, as zip or folder. */
class TvTimeFormat final : public PersonalFormat
{
public:
    TvTimeFormat()
        : PersonalFormat(u"tvtime", u"TV Time download", u"tvtime")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        for (const QString &member : probe.members) {
            if (openedParts().contains(member.section(u'/', -1)))
                return 90;
        }
        return 0;
    }

    Result<> read(InputFile &file, RowSink &sink) const override
    {
        const auto members = file.members();
        if (!members)
            return members.error();
        TvTimeReader reader(sink);
        for (const QString &part : openedParts()) {
            for (const QString &member : *members) {
                if (member.section(u'/', -1) != part)
                    continue;
                if (const auto read = readMember(file, member, reader); !read)
                    return read;
            }
        }
        return reader.finish();
    }

private:
    static Result<> readMember(InputFile &file, const QString &member, TvTimeReader &reader)
    {
        auto first = file.member(member);
        if (!first)
            return first.error();
        const auto head = firstBytes(**first);
        if (!head)
            return head.error();
        const auto part = tvTimePart(*head);
        if (!part)
            return {}; // an empty table has no header
        auto second = file.member(member);
        return second ? reader.read(*part, **second) : Result<>(second.error());
    }
};

/** One table of the download by itself. */
class TvTimeCsvFormat final : public PersonalFormat
{
public:
    TvTimeCsvFormat()
        : PersonalFormat(u"tvtime-csv", u"TV Time CSV", u"tvtime")
    {
    }

    int recognise(const FileProbe &probe) const override { return tvTimePart(probe.head) ? 90 : 0; }

    Result<> read(InputFile &file, RowSink &sink) const override
    {
        const auto head = firstBytes(file);
        if (!head)
            return head.error();
        const auto part = tvTimePart(*head);
        if (!part)
            return inputError(file.name(), 1, formatText("This is no table of TV Time."));
        auto second = file.content();
        if (!second)
            return second.error();
        TvTimeReader reader(sink);
        if (const auto read = reader.read(*part, **second); !read)
            return read;
        return reader.finish();
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeTvTimeFormat()
{
    return std::make_unique<TvTimeFormat>();
}

std::unique_ptr<ImportFormat> makeTvTimeCsvFormat()
{
    return std::make_unique<TvTimeCsvFormat>();
}

} // namespace omt::transfer
