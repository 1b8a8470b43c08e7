// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/exporters/formats.h"
#include "core/transfer/exporters/writing.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

bool isManga(MediaType type)
{
    return type == MediaType::Manga || type == MediaType::LightNovel;
}

QString statusWord(const Entry &entry)
{
    switch (entry.status) {
    case Status::InProgress:
        return entry.passNumber > 1 ? u"REPEATING"_s : u"CURRENT"_s;
    case Status::Completed:
        return u"COMPLETED"_s;
    case Status::OnHold:
        return u"PAUSED"_s;
    case Status::Dropped:
        return u"DROPPED"_s;
    case Status::Planned:
        break;
    }
    return u"PLANNING"_s;
}

QJsonObject dateParts(const PartialDate &date)
{
    const auto part = [](int value) { return value == 0 ? QJsonValue() : QJsonValue(value); };
    return {{u"year"_s, date.isKnown() ? QJsonValue(date.year()) : QJsonValue()},
            {u"month"_s, part(date.month())},
            {u"day"_s, part(date.day())}};
}

QJsonObject mediaObject(const ExportEntry &entry)
{
    const Media &media = entry.media;
    const QString space = isManga(media.type) ? u"manga"_s : u"anime"_s;
    QJsonObject object{{u"id"_s, idValue(entry.key(u"anilist", space))},
                       {u"idMal"_s, idValue(entry.key(u"mal", space))},
                       {u"type"_s, isManga(media.type) ? u"MANGA"_s : u"ANIME"_s}};
    for (const auto &id : {u"id"_s, u"idMal"_s}) {
        if (object[id] == QJsonValue(QString()))
            object.insert(id, QJsonValue());
    }
    QJsonObject titles{{u"userPreferred"_s, media.title}};
    QJsonArray synonyms;
    for (const TitleName &name : media.names) {
        const QString kind = name.kind == "original"_L1                ? u"native"_s
            : name.kind == "translated"_L1 && name.language == "en"_L1 ? u"english"_s
            : name.language == "ja-Latn"_L1                            ? u"romaji"_s
                                                                       : QString();
        if (kind.isEmpty() || titles.contains(kind))
            synonyms.append(name.text);
        else
            titles.insert(kind, name.text);
    }
    object.insert(u"title"_s, titles);
    putFilled(&object, u"synonyms"_s, synonyms);
    const QString format = media.attributes[u"format"].toString();
    putFilled(&object, u"format"_s, media.type == MediaType::LightNovel ? u"NOVEL"_s : format);
    if (media.progressTotal)
        object.insert(isManga(media.type) ? u"chapters"_s : u"episodes"_s, *media.progressTotal);
    putFilled(&object, u"volumes"_s, media.attributes[u"volumes"]);
    putFilled(&object, u"duration"_s, media.attributes[u"runtime_minutes"]);
    if (!media.coverUrl.isEmpty())
        object.insert(u"coverImage"_s, QJsonObject{{u"large"_s, media.coverUrl}});
    if (media.releaseDate.isKnown())
        object.insert(u"startDate"_s, dateParts(media.releaseDate));
    putFilled(&object, u"genres"_s, QJsonArray::fromStringList(media.genres));
    putFilled(&object, u"description"_s, media.description);
    putFilled(&object, u"countryOfOrigin"_s, media.countryOfOrigin);
    if (entry.entry.isFavourite)
        object.insert(u"isFavourite"_s, true);
    putSnapshot(&object, entry.snapshot(u"anilist")[u"media"].toObject());
    return object;
}

QJsonObject entryObject(const ExportEntry &entry)
{
    const Entry &own = entry.entry;
    QJsonObject object{{u"media"_s, mediaObject(entry)},
                       {u"status"_s, statusWord(own)},
                       {u"score"_s, own.rating ? own.rating->hundred() : 0},
                       {u"progress"_s, own.progress},
                       {u"repeat"_s, own.passNumber - 1},
                       {u"private"_s, own.isPrivate},
                       {u"startedAt"_s, dateParts(own.startedAt)},
                       {u"completedAt"_s, dateParts(own.completedAt)}};
    putFilled(&object, u"notes"_s, own.notes);
    if (own.createdAt.isValid())
        object.insert(u"createdAt"_s, own.createdAt.toSecsSinceEpoch());
    if (own.updatedAt.isValid())
        object.insert(u"updatedAt"_s, own.updatedAt.toSecsSinceEpoch());
    QJsonObject lists;
    for (const auto &place : entry.places)
        lists.insert(place.list, true);
    putFilled(&object, u"customLists"_s, lists);
    putSnapshot(&object, entry.snapshot(u"anilist"), {u"media"_s});
    return object;
}

/** {"data": {"anime": {"lists": [{"name", "status", "entries": [...]}]}, "manga": {...}}} */
class AniListWriter final : public ExportWriter
{
public:
    explicit AniListWriter(QIODevice &device)
        : m_device(device)
    {
    }

    Result<> begin() override
    {
        return writeAll(m_device, "{\"scoreFormat\": \"POINT_100\", \"data\": {");
    }

    Result<> entry(const ExportEntry &entry) override
    {
        QByteArray bytes;
        const QString kind = isManga(entry.media.type) ? u"manga"_s : u"anime"_s;
        // A light novel stands among the manga with lists of its own: they are told by status.
        const QString status = statusWord(entry.entry);
        const QString list = toString(entry.media.type) + u'/' + status;
        if (kind != m_kind) {
            bytes += closing(true) + (m_kind.isEmpty() ? "" : ",") + "\n\"" + kind.toLatin1()
                + "\": {\"lists\": [";
            m_kind = kind;
            m_list.clear();
        }
        if (list != m_list) {
            const QByteArray word = status.toLatin1();
            bytes += closing(false) + (m_hasList ? "," : "") + "\n{\"name\": \"" + word
                + "\", \"isCustomList\": false, \"status\": \"" + word + "\", \"entries\": [\n";
            m_list = list;
            m_hasList = true;
        } else {
            bytes += ",\n";
        }
        m_isOpen = true;
        return writeAll(m_device, bytes + compactJson(entryObject(entry)));
    }

    Result<> end() override { return writeAll(m_device, closing(true) + "}}\n"); }

private:
    QByteArray closing(bool ofKind)
    {
        QByteArray bytes;
        if (m_isOpen)
            bytes += "\n]}";
        m_isOpen = false;
        if (ofKind && !m_kind.isEmpty()) {
            bytes += "]}";
            m_hasList = false;
        }
        return bytes;
    }

    QIODevice &m_device;
    QString m_kind;
    QString m_list;
    bool m_hasList = false;
    bool m_isOpen = false;
};

class AniListExport final : public FacedFormat
{
public:
    AniListExport()
        : FacedFormat(
            {u"anilist-json", u"AniList lists (JSON)", u"json", u"anilist-json",
             QT_TRANSLATE_NOOP("omt::transfer::Export",
                               "Anime and manga for programs that read AniList's lists.")})
    {
    }
    QList<MediaType> types() const override
    {
        return {MediaType::Anime, MediaType::Manga, MediaType::LightNovel};
    }
    bool isGrouped() const override { return true; }
    ExportAbility ability() const override
    {
        ExportAbility ability;
        using enum omt::transfer::Loss;
        ability.holds = {Status,      Progress,  Rating,  Notes, StartedAt,   CompletedAt,
                         PassCount,   Favourite, Private, Lists, ReleaseDate, Genres,
                         Description, Cover,     AddedAt, Names};
        ability.finest = PartialDate::Precision::Day;
        ability.attributes
            = {u"format"_s, u"episodes"_s, u"chapters"_s, u"volumes"_s, u"runtime_minutes"_s};
        ability.sources = {u"anilist"_s};
        ability.keySource = u"anilist"_s;
        ability.otherKeys = {u"mal"_s};
        return ability;
    }
    std::unique_ptr<ExportWriter> makeWriter(QIODevice &device,
                                             const ExportContext &context) const override
    {
        Q_UNUSED(context)
        return std::make_unique<AniListWriter>(device);
    }
};

} // namespace

std::unique_ptr<ExportFormat> makeAniListExport()
{
    return std::make_unique<AniListExport>();
}

} // namespace omt::transfer
