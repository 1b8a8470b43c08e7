// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/exporters/episodes.h"
#include "core/transfer/exporters/formats.h"
#include "core/transfer/exporters/writing.h"
#include "core/transfer/exporters/zippedparts.h"

#include <QRegularExpression>

#include <algorithm>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

bool isFilm(const ExportEntry &entry)
{
    return entry.media.type == MediaType::Movie;
}

QString kindOf(const ExportEntry &entry)
{
    return isFilm(entry) ? u"movie"_s : u"show"_s;
}

QJsonObject titleObject(const ExportEntry &entry)
{
    const Media &media = entry.media;
    QJsonObject ids;
    const QString space = isFilm(entry) ? u"movie"_s : u"tv"_s;
    ids.insert(u"trakt"_s, idValue(entry.key(u"trakt", space)));
    putFilled(&ids, u"slug"_s, media.attributes[u"trakt_slug"]);
    putFilled(&ids, u"imdb"_s, entry.key(u"imdb"));
    for (const auto &service : {u"tmdb"_s, u"tvdb"_s}) {
        if (const QString key = entry.key(service, space); !key.isEmpty())
            ids.insert(service, idValue(key));
    }
    if (ids[u"trakt"] == QJsonValue(QString()))
        ids.insert(u"trakt"_s, QJsonValue());
    const QJsonObject told = entry.snapshot(u"trakt")[kindOf(entry)].toObject();
    putSnapshot(&ids, told[u"ids"].toObject());
    QJsonObject title{{u"title"_s, media.title}, {u"ids"_s, ids}};
    if (media.releaseDate.isKnown())
        title.insert(u"year"_s, media.releaseDate.year());
    putFilled(&title, u"overview"_s, media.description);
    putFilled(&title, u"genres"_s, QJsonArray::fromStringList(media.genres));
    putFilled(&title, u"runtime"_s, media.attributes[u"runtime_minutes"]);
    if (!isFilm(entry) && media.progressTotal)
        title.insert(u"aired_episodes"_s, *media.progressTotal);
    putSnapshot(&title, told, {u"ids"_s});
    return title;
}

/** What the parts of the archive say of one entry. */
class TraktEntry
{
public:
    TraktEntry(const ExportEntry &entry, ZippedParts &parts, QMap<QString, int> &lists)
        : m_entry(entry)
        , m_own(entry.entry)
        , m_parts(parts)
        , m_lists(lists)
        , m_kind(kindOf(entry))
        , m_title(titleObject(entry))
    {
    }

    Result<> write()
    {
        writeWatched();
        writeStates();
        writeOpinions();
        writeLists();
        writeParts();
        return m_result;
    }

private:
    void add(const QString &part, QJsonObject object)
    {
        object.insert(u"type"_s,
                      object.value(u"type"_s).isUndefined() ? QJsonValue(m_kind) : object[u"type"]);
        object.insert(m_kind, m_title);
        if (m_result)
            m_result = m_parts.add(part, compactJson(object));
    }
    QString plural(const QString &before) const { return before + m_kind + u"s.json"_s; }
    void writeWatched();
    void writeEpisodes();
    void putRest(QJsonObject *watched) const;
    void putList(const QString &name);
    void writeStates();
    void writeOpinions();
    void writeLists();
    void writeParts();

    const ExportEntry &m_entry;
    const Entry &m_own;
    ZippedParts &m_parts;
    QMap<QString, int> &m_lists;
    QString m_kind;
    QJsonObject m_title;
    Result<> m_result;
};

void TraktEntry::writeWatched()
{
    if (!isFilm(m_entry))
        return writeEpisodes();
    for (const Pass &pass : m_entry.passes) {
        const QString at = momentText(pass.completedAt);
        if (pass.status == Status::Completed && !at.isEmpty())
            add(u"watched-history.json"_s, {{u"watched_at"_s, at}, {u"action"_s, u"watch"_s}});
    }
    if (m_own.status != Status::Completed)
        return;
    const QString at = momentText(m_own.completedAt);
    if (!at.isEmpty())
        add(u"watched-history.json"_s, {{u"watched_at"_s, at}, {u"action"_s, u"watch"_s}});
    QJsonObject watched{{u"plays"_s, m_own.passNumber}};
    putFilled(&watched, u"last_watched_at"_s, at);
    putFilled(&watched, u"last_updated_at"_s, momentText(m_own.updatedAt));
    putRest(&watched);
    add(u"watched-movies.json"_s, watched);
}

void TraktEntry::writeEpisodes()
{
    QJsonArray seasons;
    for (const auto &[season, episodes] : watchedSeasons(m_entry, u"trakt"_s)) {
        QJsonArray list;
        for (const WatchedEpisode &episode : episodes) {
            const auto plays = std::max<qsizetype>(1, episode.at.size());
            QJsonObject object{{u"number"_s, episode.number}, {u"plays"_s, plays}};
            for (const PartialDate &at : episode.at) {
                const QString moment = momentText(at);
                if (moment.isEmpty())
                    continue;
                object.insert(u"last_watched_at"_s, moment);
                add(u"watched-history.json"_s,
                    {{u"watched_at"_s, moment},
                     {u"type"_s, u"episode"_s},
                     {u"action"_s, u"watch"_s},
                     {u"episode"_s,
                      QJsonObject{{u"season"_s, season}, {u"number"_s, episode.number}}}});
            }
            list.append(object);
        }
        seasons.append(QJsonObject{{u"number"_s, season}, {u"episodes"_s, list}});
    }
    const bool isWatched = m_own.status == Status::InProgress || m_own.status == Status::OnHold
        || m_own.status == Status::Completed;
    if (isWatched || !seasons.isEmpty()) {
        const int plays = m_entry.snapshot(u"trakt")[u"plays"].toInt(m_own.progress);
        QJsonObject watched{{u"plays"_s, plays}, {u"seasons"_s, seasons}};
        putRest(&watched);
        add(u"watched-shows.json"_s, watched);
    }
}

// What has no part of its own in the archive was said of what was watched.
void TraktEntry::putRest(QJsonObject *watched) const
{
    putSnapshot(watched, m_entry.snapshot(u"trakt"),
                {u"episodes"_s, u"parts"_s, u"watchlist_rank"_s, u"favorite"_s, u"comment"_s,
                 u"list"_s, u"listed_at"_s, u"movie"_s, u"show"_s});
}

void TraktEntry::writeStates()
{
    if (m_own.status == Status::Planned) {
        QJsonObject place{{u"rank"_s, m_entry.snapshot(u"trakt")[u"watchlist_rank"].toInt(1)},
                          {u"listed_at"_s, momentText(m_own.createdAt)}};
        putFilled(&place, u"notes"_s, m_own.notes);
        add(u"lists-watchlist.json"_s, place);
    }
    if (m_own.status == Status::Dropped)
        add(u"hidden-dropped.json"_s, {{u"hidden_at"_s, momentText(m_own.updatedAt)}});
    const bool isBegun = m_own.status == Status::InProgress || m_own.status == Status::OnHold;
    if (isFilm(m_entry) && isBegun)
        add(u"watched-playback.json"_s, {{u"paused_at"_s, momentText(m_own.updatedAt)}});
    if (m_own.isFavourite) {
        const QJsonObject told = m_entry.snapshot(u"trakt")[u"favorite"].toObject();
        QJsonObject place{
            {u"listed_at"_s, told[u"listed_at"].toString(momentText(m_own.updatedAt))},
            {u"rank"_s, told[u"rank"].toInt(1)}};
        putFilled(&place, u"notes"_s, told[u"notes"]);
        add(u"lists-favorites.json"_s, place);
    }
}

void TraktEntry::writeOpinions()
{
    if (m_own.rating)
        add(plural(u"ratings-"_s),
            {{u"rating"_s, wholeRating(m_own.rating, 10)},
             {u"rated_at"_s, momentText(m_own.updatedAt)}});
    if (const Review *review = m_entry.review()) {
        QJsonObject comment = m_entry.snapshot(u"trakt")[u"comment"].toObject();
        comment.insert(u"comment"_s, review->text);
        comment.insert(u"spoiler"_s, review->hasSpoilers);
        add(plural(u"comments-"_s), {{u"comment"_s, comment}});
    }
}

void TraktEntry::putList(const QString &name)
{
    const int number = static_cast<int>(m_lists.size()) + 1;
    m_lists.insert(name, number);
    QJsonObject list = m_entry.snapshot(u"trakt")[u"list"].toObject();
    QJsonObject ids = list[u"ids"].toObject();
    ids.insert(u"trakt"_s, number);
    list.insert(u"ids"_s, ids);
    list.insert(u"name"_s, name);
    if (m_result)
        m_result = m_parts.add(u"lists-lists.json"_s, compactJson(list));
}

void TraktEntry::writeLists()
{
    for (const auto &place : m_entry.places) {
        if (!m_lists.contains(place.list))
            putList(place.list);
        const QString listed = m_entry.snapshot(u"trakt")[u"listed_at"].toString();
        QJsonObject item{{u"rank"_s, place.position},
                         {u"listed_at"_s, listed.isEmpty() ? momentText(m_own.createdAt) : listed}};
        putFilled(&item, u"notes"_s, place.note);
        add(u"lists-list-%1-list.json"_s.arg(m_lists[place.list]), item);
    }
}

// What was said of seasons and episodes is kept with the series.
void TraktEntry::writeParts()
{
    static const QRegularExpression pattern(u"^S(\\d+)(?:E(\\d+))?$"_s);
    const QJsonObject told = m_entry.snapshot(u"trakt")[u"parts"].toObject();
    for (auto it = told.begin(); it != told.end() && m_kind == "show"_L1; ++it) {
        const auto match = pattern.match(it.key());
        if (!match.hasMatch())
            continue;
        QJsonObject object = it.value().toObject();
        const int season = match.captured(1).toInt();
        const bool isEpisode = !match.captured(2).isEmpty();
        object.insert(u"type"_s, isEpisode ? u"episode"_s : u"season"_s);
        if (isEpisode)
            object.insert(
                u"episode"_s,
                QJsonObject{{u"season"_s, season}, {u"number"_s, match.captured(2).toInt()}});
        else
            object.insert(u"season"_s, QJsonObject{{u"number"_s, season}});
        add(isEpisode ? u"ratings-episodes.json"_s : u"ratings-seasons.json"_s, object);
    }
}

/** The backup of an account, as a zip of its parts. */
class TraktWriter final : public ExportWriter
{
public:
    explicit TraktWriter(QIODevice &device)
        : m_device(device)
    {
    }
    Result<> entry(const ExportEntry &entry) override
    {
        return TraktEntry(entry, m_parts, m_lists).write();
    }
    Result<> end() override { return m_parts.write(m_device); }

private:
    QIODevice &m_device;
    ZippedParts m_parts;
    QMap<QString, int> m_lists;
};

class TraktExport final : public FacedFormat
{
public:
    TraktExport()
        : FacedFormat({u"trakt", u"Trakt backup (zip)", u"zip", u"trakt",
                       QT_TRANSLATE_NOOP("omt::transfer::Export",
                                         "Films and series for programs that read Trakt's "
                                         "backup.")})
    {
    }
    QList<MediaType> types() const override { return {MediaType::Movie, MediaType::Show}; }
    ExportAbility ability() const override
    {
        ExportAbility ability;
        using enum omt::transfer::Loss;
        ability.holds = {Status,   Rating, CompletedAt, PassCount,   Favourite,   Review, Progress,
                         Spoilers, Lists,  ListNotes,   ReleaseDate, Description, Genres};
        ability.statuses.removeAll(omt::Status::OnHold);
        ability.ratingStep = 10;
        ability.coarsest = PartialDate::Precision::Day;
        ability.holdsOnlyYear = true;
        ability.attributes = {u"trakt_slug"_s, u"episodes"_s};
        ability.sources = {u"trakt"_s};
        ability.keySource = u"trakt"_s;
        ability.otherKeys = {u"imdb"_s, u"tmdb"_s, u"tvdb"_s};
        return ability;
    }
    // Series are told by their episodes: a mere count of them has no place.
    void addLosses(const ExportEntry &entry, LossReport &report) const override
    {
        const Entry &own = entry.entry;
        const bool isDated = own.completedAt.isKnown() && own.status == Status::Completed;
        if (isFilm(entry)) {
            if (own.completedAt.isKnown() && !isDated)
                report.add(Loss::CompletedAt);
            if (own.progress > 0 && own.status != Status::Completed)
                report.add(Loss::Progress);
            return;
        }
        qsizetype seen = 0;
        for (const auto &[season, episodes] : watchedSeasons(entry, u"trakt"_s))
            seen += season == 0 ? 0 : episodes.size();
        report.add(Loss::Progress, own.progress != seen ? 1 : 0);
        if (seen > 0)
            return;
        report.add(Loss::Status, own.status == Status::Completed ? 1 : 0);
        report.add(Loss::CompletedAt, own.completedAt.isKnown() ? 1 : 0);
        report.add(Loss::PassCount, own.passNumber > 1 ? 1 : 0);
    }
    std::unique_ptr<ExportWriter> makeWriter(QIODevice &device,
                                             const ExportContext &context) const override
    {
        Q_UNUSED(context)
        return std::make_unique<TraktWriter>(device);
    }
};

} // namespace

std::unique_ptr<ExportFormat> makeTraktExport()
{
    return std::make_unique<TraktExport>();
}

} // namespace omt::transfer
