// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/letterboxd.h"

#include "core/transfer/formats/letterboxdlines.h"
#include "core/transfer/inputerror.h"
#include "core/transfer/inputfile.h"

#include <algorithm>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

/** The order the parts are read in: reviews before the diary, which they complete. */
const std::vector<std::pair<QString, LetterboxdPart>> &importedParts()
{
    static const std::vector<std::pair<QString, LetterboxdPart>> parts{
        {u"watched.csv"_s, LetterboxdPart::Watched},
        {u"ratings.csv"_s, LetterboxdPart::Ratings},
        {u"reviews.csv"_s, LetterboxdPart::Reviews},
        {u"diary.csv"_s, LetterboxdPart::Diary},
        {u"likes/films.csv"_s, LetterboxdPart::Likes},
        {u"watchlist.csv"_s, LetterboxdPart::Watchlist}};
    return parts;
}

bool isList(const QString &member, const QString &folder)
{
    return member.startsWith(folder + "lists/"_L1)
        && member.endsWith(".csv"_L1, Qt::CaseInsensitive);
}

// The export may have been zipped again from a folder: where watched, diary or profile lie.
std::optional<QString> folderOf(const QStringList &members)
{
    std::optional<QString> shortest;
    for (const QString &member : members) {
        const qsizetype slash = member.lastIndexOf(u'/');
        const QString file = member.mid(slash + 1);
        const QString folder = member.left(slash + 1);
        const bool isAside = folder.endsWith("deleted/"_L1) || folder.endsWith("orphaned/"_L1);
        if ((file == "watched.csv"_L1 || file == "diary.csv"_L1) && !isAside
            && (!shortest || folder.size() < shortest->size()))
            shortest = folder;
    }
    return shortest;
}

Result<qint64> countRecords(InputStream &stream)
{
    CsvReader csv(stream);
    CsvRecord record;
    for (qint64 count = -1;; ++count) { // the header is none
        const auto found = csv.next(record);
        if (!found)
            return found.error();
        if (!*found)
            return std::max<qint64>(0, count);
    }
}

Result<> readPart(InputFile &file, const QString &member, LetterboxdPart part,
                  LetterboxdLines &lines)
{
    auto stream = file.member(member);
    if (!stream)
        return stream.error();
    return lines.read(part, **stream);
}

} // namespace

int LetterboxdFormat::recognise(const FileProbe &probe) const
{
    const auto folder = folderOf(probe.members);
    if (!folder)
        return 0;
    int known = 0;
    for (const auto &[name, part] : importedParts())
        known += probe.members.contains(*folder + name) ? 1 : 0;
    return probe.members.contains(*folder + "profile.csv"_L1) || known >= 3 ? 95 : 50;
}

Result<> LetterboxdFormat::read(InputFile &file, RowSink &sink) const
{
    const auto members = file.members();
    if (!members)
        return members.error();
    const auto folder = folderOf(*members);
    if (!folder)
        return inputError(file.name(), 0, formatText("This is no Letterboxd export."));
    LetterboxdLines lines(sink);
    QStringList done;
    for (const auto &[name, part] : importedParts()) {
        const QString member = *folder + name;
        if (!members->contains(member))
            continue;
        done.append(member);
        if (const auto read = readPart(file, member, part, lines); !read)
            return read.error();
    }
    for (const QString &member : *members) {
        if (!isList(member, *folder))
            continue;
        done.append(member);
        if (const auto read = readPart(file, member, LetterboxdPart::List, lines); !read)
            return read.error();
    }
    return file.forEachMember([&](const QString &member, InputStream &stream) -> Result<bool> {
        if (done.contains(member) || !member.endsWith(".csv"_L1, Qt::CaseInsensitive))
            return true;
        const auto count = countRecords(stream);
        if (!count)
            return count.error();
        sink.notImported(stream.name(), *count);
        return true;
    });
}

int LetterboxdCsvFormat::recognise(const FileProbe &probe) const
{
    return letterboxdPart(probe.name, probe.head) ? 90 : 0;
}

Result<> LetterboxdCsvFormat::read(InputFile &file, RowSink &sink) const
{
    auto head = file.content();
    if (!head)
        return head.error();
    TextStream text(**head);
    const auto first = text.read(inputChunk);
    if (!first)
        return first.error();
    const auto part = letterboxdPart(file.plainName(), *first);
    if (!part)
        return inputError(file.name(), 1, formatText("This is no CSV file of Letterboxd."));
    auto content = file.content();
    if (!content)
        return content.error();
    return LetterboxdLines(sink).read(*part, **content);
}

} // namespace omt::transfer
