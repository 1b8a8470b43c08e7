// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/episodelog.h"
#include "core/transfer/formats/keys.h"
#include "core/transfer/formats/personal.h"
#include "core/transfer/formats/personalformats.h"
#include "core/transfer/formats/words.h"
#include "core/transfer/jsonreader.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

// Some collections are what other services call a status.
void takeCollections(ImportRow &row, JsonBag &bag)
{
    for (const QJsonValue value : bag.takeArray(u"collections")) {
        const QString name
            = value.isObject() ? value[u"collection_name"].toString() : value.toString();
        const QString lower = name.toLower();
        if (lower == "monitoring"_L1 || lower == "reminders"_L1 || name.isEmpty())
            continue;
        const auto status = statusFromWord(name);
        JsonBag about(value.toObject());
        if (status && lower != "owned"_L1) {
            if (!row.status || row.status == Status::Planned)
                row.status = status;
            if (status == Status::Planned)
                row.addedAt = about.takeDate(u"created_on");
            continue;
        }
        const double rank = about.takeText(u"rank").toDouble();
        row.lists.append({name, {}, rank > 0 && rank < 1e6 ? static_cast<int>(rank) : 0, {}});
    }
}

QString partOf(const QJsonValue &value)
{
    const QString season = plainText(value[u"show_season_number"]);
    const QString episode = plainText(value[u"show_episode_number"]);
    if (!season.isEmpty())
        return u'S' + season + (episode.isEmpty() ? QString() : QString(u'E' + episode));
    for (const auto key :
         {u"anime_episode_number", u"podcast_episode_number", u"manga_chapter_number"}) {
        if (const QString number = plainText(value[QStringView(key)]); !number.isEmpty())
            return number;
    }
    return {};
}

void takeReviews(ImportRow &row, JsonBag &bag)
{
    QJsonObject parts;
    QStringList texts;
    for (const QJsonValue value : bag.takeArray(u"reviews")) {
        if (const QString part = partOf(value); !part.isEmpty()) {
            parts.insert(part, withoutBlanks(value.toObject()));
            continue;
        }
        JsonBag review(value.toObject());
        if (const auto rating = review.takeRating(u"rating", 100))
            row.rating = rating;
        if (const auto text = review.takeProse(u"review.text"))
            texts.append(*text);
        row.reviewHasSpoilers
            = review.takeFlag(u"review.spoiler").value_or(false) || row.reviewHasSpoilers;
        const QJsonObject rest = review.rest();
        if (!rest.isEmpty())
            bag.put(u"review", rest);
    }
    if (!texts.isEmpty())
        row.review = texts.join(u"\n\n"_s);
    if (!parts.isEmpty())
        bag.put(u"parts", parts);
}

/** What the history of one title comes to. */
struct History
{
    EpisodeLog log;
    QList<ImportRow> plays; ///< of a title without parts
    std::optional<Status> last;
    double furthest = 0; ///< chapter
};

std::optional<Status> stateOf(const QString &state)
{
    static const QHash<QString, Status> states{{u"completed"_s, Status::Completed},
                                               {u"dropped"_s, Status::Dropped},
                                               {u"on_a_hold"_s, Status::OnHold},
                                               {u"in_progress"_s, Status::InProgress}};
    const auto found = states.constFind(state);
    return found == states.cend() ? std::nullopt : std::optional(*found);
}

History historyOf(JsonBag &bag, ImportRow &row)
{
    History history;
    QJsonArray others; // with what it was seen, and the like; each different one once
    for (const QJsonValue value : bag.takeArray(u"seen_history")) {
        JsonBag seen(value.toObject());
        const auto state = stateOf(seen.takeText(u"state"));
        const PartialDate started = seen.takeDate(u"started_on");
        const PartialDate ended = seen.takeDate(u"ended_on");
        const QString part = partOf(value);
        const auto season = seen.takeNumber(u"show_season_number");
        const QString number = part.section(u'E', -1);
        const QString chapter = plainText(value[u"manga_chapter_number"]);
        if (part.isEmpty() || !chapter.isEmpty() || !state || state == Status::Completed)
            history.last = state;
        else
            history.last = Status::InProgress;
        const bool isSeen = !state || state == Status::Completed;
        if (!chapter.isEmpty() && isSeen)
            history.furthest = std::max(history.furthest, chapter.toDouble());
        else if (!part.isEmpty() && isSeen)
            history.log.add(season.value_or(1), number.toInt(), ended);
        if (part.isEmpty() && isSeen && ended.isKnown()) {
            ImportRow play;
            play.records = 0;
            play.isPlay = true;
            play.startedAt = started;
            play.completedAt = ended;
            history.plays.append(play);
        } else if (part.isEmpty() && started.isKnown()) {
            row.startedAt = started;
        }
        const QString percent = seen.takeText(u"progress");
        if (!isSeen && !percent.isEmpty())
            bag.put(u"percent", percent);
        for (const auto field : {u"show_episode_number", u"anime_episode_number",
                                 u"podcast_episode_number", u"manga_chapter_number"})
            (void)seen.take(QStringView(field));
        if (const QJsonObject rest = seen.rest(); !rest.isEmpty() && !others.contains(rest))
            others.append(rest);
    }
    if (!others.isEmpty())
        bag.put(u"seen_history", others);
    return history;
}

bool deliverItem(JsonBag &bag, qint64 line, Delivery &delivery)
{
    ImportRow row;
    const QString lot = bag.takeText(u"lot");
    row.media.type = typeFromWord(lot).value_or(MediaType::Movie);
    row.media.title = bag.takeText(u"source_id");
    if (row.media.title.isEmpty())
        row.media.title = bag.takeText(u"title");
    const QString source = bag.takeText(u"source");
    const QString identifier = bag.takeText(u"identifier");
    if (source == "custom"_L1 || !addServiceKey(row.media, source, identifier))
        bag.put(u"identifier", identifier);
    takeReviews(row, bag);
    const History history = historyOf(bag, row);
    takeCollections(row, bag);
    const bool isPartly = !history.log.isEmpty() || history.furthest > 0;
    if (history.last && (!isPartly || history.last != Status::Completed))
        row.status = history.last;
    else if (isPartly && (!row.status || row.status == Status::Planned))
        row.status = Status::InProgress;
    if (history.furthest > 0 && history.furthest < 1e6)
        row.progress = static_cast<int>(history.furthest);
    history.log.apply(row);
    const Media media = row.media;
    const bool isNamed = !media.title.isEmpty() || !media.externalKeys.isEmpty();
    if (!deliver(delivery, std::move(row), bag, line))
        return false;
    for (ImportRow play : history.plays) {
        play.media = media;
        if (isNamed && !delivery.row(std::move(play), line))
            return false;
    }
    return true;
}

/** The complete export; of it the titles. What was measured in the gym is left out. */
class RyotFormat final : public PersonalFormat
{
public:
    RyotFormat()
        : PersonalFormat(u"ryot-json", u"Ryot export", u"ryot")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        return headStarts(probe, '{') && headHas(probe, {"\"lot\"", "\"seen_history\""}) ? 95 : 0;
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        Delivery delivery(sink, stream.name());
        const QString element = JsonElementReader::element;
        qint64 others = 0;
        const auto read = JsonElementReader(stream).readPlaces(
            {{u"metadata"_s, element},
             {u"media"_s, element},
             {u"workouts"_s, element},
             {u"measurements"_s, element},
             {u"exercises"_s, element},
             {u"people"_s, element},
             {u"metadata_groups"_s, element},
             {u"workout_templates"_s, element}},
            [&](const QStringList &place, QJsonValue &&value, qint64 line) {
                if (place.first() != "metadata"_L1 && place.first() != "media"_L1) {
                    ++others;
                    return true;
                }
                JsonBag bag(value.toObject());
                return deliverItem(bag, line, delivery);
            });
        if (others > 0)
            sink.notImported(stream.name(), others);
        return read;
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeRyotFormat()
{
    return std::make_unique<RyotFormat>();
}

} // namespace omt::transfer
