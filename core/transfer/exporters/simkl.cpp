// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/exporters/episodes.h"
#include "core/transfer/exporters/formats.h"
#include "core/transfer/exporters/writing.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

QString sectionOf(MediaType type)
{
    if (type == MediaType::Anime)
        return u"anime"_s;
    return type == MediaType::Movie ? u"movies"_s : u"shows"_s;
}

QString statusWord(Status status)
{
    switch (status) {
    case Status::InProgress:
        return u"watching"_s;
    case Status::Completed:
        return u"completed"_s;
    case Status::OnHold:
        return u"hold"_s;
    case Status::Dropped:
        return u"dropped"_s;
    case Status::Planned:
        break;
    }
    return u"plantowatch"_s;
}

QJsonObject idsOf(const ExportEntry &entry)
{
    QJsonObject ids{{u"simkl"_s, QJsonValue()}}; // always there, for readers look for it
    for (const ExternalKey &key : entry.media.externalKeys) {
        static const QStringList services{u"simkl"_s, u"imdb"_s,    u"tmdb"_s,  u"tvdb"_s, u"mal"_s,
                                          u"anidb"_s, u"anilist"_s, u"kitsu"_s, u"trakt"_s};
        if (services.contains(key.source) && ids[key.source].toString().isEmpty()
            && !ids[key.source].isDouble())
            ids.insert(key.source, key.source == "simkl"_L1 ? idValue(key.key) : key.key);
    }
    return ids;
}

QJsonArray seasonsOf(const ExportEntry &entry)
{
    QJsonArray seasons;
    for (const auto &[number, episodes] : watchedSeasons(entry, u"simkl"_s)) {
        QJsonArray list;
        for (const WatchedEpisode &episode : episodes) {
            QJsonObject object{{u"number"_s, episode.number}};
            putFilled(&object, u"watched_at"_s,
                      momentText(episode.at.isEmpty() ? PartialDate() : episode.at.last()));
            list.append(object);
        }
        seasons.append(QJsonObject{{u"number"_s, number}, {u"episodes"_s, list}});
    }
    return seasons;
}

QJsonObject entryObject(const ExportEntry &entry)
{
    const Media &media = entry.media;
    const Entry &own = entry.entry;
    QJsonObject title{{u"title"_s, media.title}, {u"ids"_s, idsOf(entry)}};
    if (media.releaseDate.isKnown())
        title.insert(u"year"_s, media.releaseDate.year());
    putFilled(&title, u"runtime"_s, media.attributes[u"runtime_minutes"]);
    const QJsonObject snapshot = entry.snapshot(u"simkl");
    // Films among its anime are called shows there.
    const bool isFilm = media.type == MediaType::Movie && !snapshot.contains(u"show"_s);
    const QString kind = isFilm ? u"movie"_s : u"show"_s;
    for (const auto &each : {u"show"_s, u"movie"_s, u"anime"_s})
        putSnapshot(&title, snapshot[each].toObject(), {u"ids"_s});
    QJsonObject ids = title[u"ids"].toObject();
    for (const auto &each : {u"show"_s, u"movie"_s, u"anime"_s})
        putSnapshot(&ids, snapshot[each][u"ids"].toObject());
    title.insert(u"ids"_s, ids);
    QJsonObject object{
        {kind, title},
        {u"status"_s, statusWord(own.status)},
        {u"user_rating"_s, own.rating ? QJsonValue(wholeRating(own.rating, 10)) : QJsonValue()}};
    putFilled(&object, u"added_to_watchlist_at"_s, momentText(own.createdAt));
    if (own.status == Status::Completed)
        putFilled(&object, u"last_watched_at"_s, momentText(own.completedAt));
    if (media.type != MediaType::Movie) {
        object.insert(u"watched_episodes_count"_s, own.progress);
        if (media.progressTotal)
            object.insert(u"total_episodes_count"_s, *media.progressTotal);
    }
    putFilled(&object, u"seasons"_s, seasonsOf(entry));
    if (!own.notes.isEmpty() || own.isPrivate) {
        QJsonObject memo{{u"text"_s, own.notes}};
        if (own.isPrivate)
            memo.insert(u"is_private"_s, true);
        object.insert(u"memo"_s, memo);
    }
    if (own.passNumber > 1)
        object.insert(u"is_rewatch"_s, true);
    putSnapshot(&object, snapshot, {u"episodes"_s, u"show"_s, u"movie"_s, u"anime"_s});
    return object;
}

/** {"anime": [...], "movies": [...], "shows": [...]}; entries come by type. */
class SimklWriter final : public ExportWriter
{
public:
    explicit SimklWriter(QIODevice &device)
        : m_device(device)
    {
    }
    Result<> begin() override { return writeAll(m_device, "{"); }
    Result<> entry(const ExportEntry &entry) override
    {
        const QString section = sectionOf(entry.media.type);
        QByteArray before = ",\n";
        if (section != m_section) {
            before = (m_section.isEmpty() ? "" : "\n],") + QByteArray("\n\"") + section.toLatin1()
                + "\": [\n";
            m_section = section;
        }
        return writeAll(m_device, before + compactJson(entryObject(entry)));
    }
    Result<> end() override
    {
        return writeAll(m_device, m_section.isEmpty() ? "\"shows\": []}\n" : "\n]}\n");
    }

private:
    QIODevice &m_device;
    QString m_section;
};

class SimklExport final : public FacedFormat
{
public:
    SimklExport()
        : FacedFormat({u"simkl-json", u"Simkl backup (JSON)", u"json", u"simkl-json",
                       QT_TRANSLATE_NOOP("omt::transfer::Export",
                                         "Series, films and anime for programs that read Simkl's "
                                         "backup.")})
    {
    }
    QList<MediaType> types() const override
    {
        return {MediaType::Anime, MediaType::Movie, MediaType::Show};
    }
    bool isGrouped() const override { return true; }
    ExportAbility ability() const override
    {
        ExportAbility ability;
        using enum omt::transfer::Loss;
        ability.holds
            = {Status, Progress, Rating, Notes, CompletedAt, Private, AddedAt, ReleaseDate};
        ability.ratingStep = 10;
        ability.coarsest = PartialDate::Precision::Day;
        ability.attributes = {u"episodes"_s, u"runtime_minutes"_s};
        ability.sources = {u"simkl"_s};
        ability.keySource = u"simkl"_s;
        ability.otherKeys = {u"imdb"_s,  u"tmdb"_s,    u"tvdb"_s,  u"mal"_s,
                             u"anidb"_s, u"anilist"_s, u"kitsu"_s, u"trakt"_s};
        ability.holdsOnlyYear = true;
        return ability;
    }
    // Only the end of what is completed has a place; of a film, how far it went has none.
    void addLosses(const ExportEntry &entry, LossReport &report) const override
    {
        if (entry.entry.status != Status::Completed && entry.entry.completedAt.isKnown())
            report.add(Loss::CompletedAt);
        if (entry.media.type == MediaType::Movie && entry.entry.progress > 0
            && entry.entry.status != Status::Completed)
            report.add(Loss::Progress);
    }
    std::unique_ptr<ExportWriter> makeWriter(QIODevice &device,
                                             const ExportContext &context) const override
    {
        Q_UNUSED(context)
        return std::make_unique<SimklWriter>(device);
    }
};

} // namespace

std::unique_ptr<ExportFormat> makeSimklExport()
{
    return std::make_unique<SimklExport>();
}

} // namespace omt::transfer
