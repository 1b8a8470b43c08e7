// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/malxml.h"

#include "core/transfer/formats/values.h"
#include "core/transfer/inputerror.h"
#include "core/transfer/inputfile.h"
#include "core/transfer/xmlreader.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

std::optional<Status> statusOf(const QString &text)
{
    static const QHash<QString, Status> table{{u"watching"_s, Status::InProgress},
                                              {u"reading"_s, Status::InProgress},
                                              {u"1"_s, Status::InProgress},
                                              {u"completed"_s, Status::Completed},
                                              {u"2"_s, Status::Completed},
                                              {u"on-hold"_s, Status::OnHold},
                                              {u"on hold"_s, Status::OnHold},
                                              {u"onhold"_s, Status::OnHold},
                                              {u"3"_s, Status::OnHold},
                                              {u"dropped"_s, Status::Dropped},
                                              {u"4"_s, Status::Dropped},
                                              {u"plan to watch"_s, Status::Planned},
                                              {u"plan to read"_s, Status::Planned},
                                              {u"plantowatch"_s, Status::Planned},
                                              {u"plantoread"_s, Status::Planned},
                                              {u"6"_s, Status::Planned}};
    const auto found = table.constFind(text.toLower());
    return found == table.cend() ? std::nullopt : std::optional(*found);
}

// What MyAnimeList writes when a person said nothing.
const QHash<QString, QStringList> &defaults()
{
    static const QHash<QString, QStringList> table{{u"my_id"_s, {u"0"_s}},
                                                   {u"my_storage_value"_s, {u"0.00"_s, u"0"_s}},
                                                   {u"my_priority"_s, {u"LOW"_s, u"0"_s}},
                                                   {u"my_discuss"_s, {u"1"_s, u"YES"_s}},
                                                   {u"my_sns"_s, {u"default"_s}},
                                                   {u"update_on_import"_s, {u"0"_s}},
                                                   {u"my_retail_volumes"_s, {u"0"_s}},
                                                   {u"my_read_volumes"_s, {u"0"_s}},
                                                   {u"my_downloaded_eps"_s, {u"0"_s}},
                                                   {u"my_rewatching"_s, {u"0"_s, u"NO"_s}},
                                                   {u"my_rereading"_s, {u"0"_s, u"NO"_s}},
                                                   {u"my_rewatching_ep"_s, {u"0"_s}},
                                                   {u"my_rereading_chap"_s, {u"0"_s}}};
    return table;
}

/** The names one kind of list gives its fields. */
struct Layout
{
    MediaType type;
    QString space;
    QStringList idFields;
    QStringList titleFields;
    QStringView total;
    QStringView progress;
    QStringView again; ///< flag: it is being watched or read again
    QStringView againProgress;
    QStringView times;
};

const Layout &layoutOf(bool isManga)
{
    static const Layout anime{
        MediaType::Anime,    u"anime"_s,          {u"series_animedb_id"_s, u"series_mangadb_id"_s},
        {u"series_title"_s}, u"series_episodes",  u"my_watched_episodes",
        u"my_rewatching",    u"my_rewatching_ep", u"my_times_watched"};
    static const Layout manga{MediaType::Manga,
                              u"manga"_s,
                              {u"manga_mangadb_id"_s, u"series_mangadb_id"_s},
                              {u"manga_title"_s, u"series_title"_s},
                              u"manga_chapters",
                              u"my_read_chapters",
                              u"my_rereading",
                              u"my_rereading_chap",
                              u"my_times_read"};
    return isManga ? manga : anime;
}

QString takeFirst(FieldBag &bag, const QStringList &names)
{
    QString found;
    for (const QString &name : names) {
        if (found.isEmpty())
            found = bag.takeTrimmed(name);
    }
    return found;
}

bool takeFlag(FieldBag &bag, QStringView name)
{
    const QString text = bag.take(name).trimmed();
    const bool isSet = text == "1"_L1 || text.compare("YES"_L1, Qt::CaseInsensitive) == 0
        || text.compare("true"_L1, Qt::CaseInsensitive) == 0;
    if (!isSet && !text.isEmpty())
        bag.add(name.toString(), text); // "0" is a default; anything else is kept
    return isSet;
}

void takeTitle(ImportRow &row, FieldBag &bag, const Layout &layout)
{
    Media &media = row.media;
    media.type = layout.type;
    media.title = takeFirst(bag, layout.titleFields);
    const QString id = takeFirst(bag, layout.idFields);
    if (const auto number = wholeNumber(id); number && *number > 0)
        addKey(media, u"mal"_s, layout.space, QString::number(*number));
    else if (!id.isEmpty() && id != "0"_L1)
        bag.refuse(layout.idFields.first(), id);
    setText(media.attributes, u"format", bag.takeTrimmed(u"series_type"));
    setTotal(media, bag.takeCount(layout.total));
    if (layout.type == MediaType::Manga)
        setNumber(media.attributes, u"volumes", bag.takeCount(u"manga_volumes"));
}

// How far the viewing that goes on again is. Exports of today always write 0 for it and count in
// the ordinary field instead, which says nothing only when it is (still) full.
int againProgress(std::optional<int> again, std::optional<int> ordinary, std::optional<int> total)
{
    if (again && *again > 0)
        return *again;
    return ordinary && ordinary != total ? *ordinary : 0;
}

// A second viewing that goes on shows as an entry, mostly a completed one, with a flag: the dates
// it carries are those of an earlier time.
/** Whether it was one. */
bool takeHistory(ImportRow &row, FieldBag &bag, const Layout &layout)
{
    const QString statusText = bag.takeTrimmed(u"my_status");
    row.status = statusOf(statusText);
    if (!row.status && !statusText.isEmpty())
        bag.refuse(u"my_status"_s, statusText);
    const auto progress = bag.takeNumber(layout.progress);
    const auto times = bag.takeCount(layout.times);
    const PartialDate started = bag.takeDate(u"my_start_date");
    const PartialDate finished = bag.takeDate(u"my_finish_date");
    if (!takeFlag(bag, layout.again)) {
        row.progress = progress;
        row.earlierPasses = times;
        row.startedAt = started;
        row.completedAt = finished;
        return false;
    }
    if (row.status != Status::OnHold && row.status != Status::Dropped)
        row.status = Status::InProgress;
    row.earlierPasses = times.value_or(0) + 1;
    row.earlierStartedAt = started;
    row.earlierCompletedAt = finished;
    row.progress
        = againProgress(bag.takeNumber(layout.againProgress), progress, row.media.progressTotal);
    if (progress)
        bag.add(layout.progress.toString(), QString::number(*progress));
    bag.add(layout.again.toString(), u"1"_s);
    bag.add(u"my_start_date"_s, started.toString());
    bag.add(u"my_finish_date"_s, finished.toString());
    if (!statusText.isEmpty())
        bag.add(u"my_status"_s, statusText);
    return true;
}

bool deliverEntry(const XmlNode &node, bool isManga, Delivery &delivery, int &again)
{
    FieldBag bag;
    for (const XmlNode &field : node.children)
        bag.add(field.name, field.text);
    const Layout &layout = layoutOf(isManga);
    ImportRow row;
    takeTitle(row, bag, layout);
    if (row.media.title.isEmpty() && row.media.externalKeys.isEmpty()) {
        return delivery.problems(bag.complaints(), node.line)
            && delivery.problem(formatText("The entry has neither a title nor a number and was "
                                           "left out."),
                                node.line);
    }
    if (takeHistory(row, bag, layout) && row.status == Status::InProgress)
        ++again;
    row.rating = bag.takeRating(u"my_score", 10);
    if (const QString comments = bag.take(u"my_comments"); !comments.trimmed().isEmpty())
        row.notes = comments;
    row.tags = splitList(bag.take(u"my_tags"));
    row.extras = bag.rest(defaults());
    return delivery.problems(bag.complaints(), node.line)
        && delivery.row(std::move(row), node.line);
}

// The list over there calls them completed, which somebody who counts would miss here.
Result<> remarkOnAgain(Delivery &delivery, int again)
{
    if (again == 0)
        return {};
    const QString remark = QCoreApplication::translate(
        "omt::transfer",
        "%n entry(ies) being watched or read again came as in progress, with the time before kept.",
        nullptr, again);
    return delivery.problems({remark}, 0) ? Result<>() : cancelledError();
}

} // namespace

int MalXmlFormat::recognise(const FileProbe &probe) const
{
    return probe.head.contains("<myanimelist") ? 95 : 0;
}

Result<> MalXmlFormat::read(InputFile &file, RowSink &sink) const
{
    auto content = file.content();
    if (!content)
        return content.error();
    XmlReader xml(**content);
    Delivery delivery(sink, xml.name());
    int again = 0;
    for (;;) {
        const auto found = xml.nextElement();
        if (!found)
            return found.error();
        if (!*found)
            return remarkOnAgain(delivery, again);
        if (xml.depth() == 1 && xml.elementName() != "myanimelist"_L1)
            return inputError(xml.name(), xml.line(), formatText("This is no MyAnimeList export."));
        const bool isManga = xml.elementName() == "manga"_L1;
        if (xml.depth() != 2 || (!isManga && xml.elementName() != "anime"_L1))
            continue;
        const auto node = xml.readNode();
        if (!node)
            return node.error();
        if (!deliverEntry(*node, isManga, delivery, again))
            return cancelledError();
    }
}

} // namespace omt::transfer
