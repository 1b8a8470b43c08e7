// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/csvtable.h"
#include "core/transfer/formats/personal.h"
#include "core/transfer/formats/personalformats.h"
#include "core/transfer/inputfile.h"

#include <QRegularExpression>
#include <QSet>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

/** "Dark: Season 1: Secrets" in its parts; of a film only the series is empty. */
struct Viewing
{
    QString series;
    QString season;
    QString title;
};

// The word for a season in the languages the site speaks most, and what some series say instead.
const QRegularExpression &seasonPattern()
{
    static const QRegularExpression pattern(
        u"^(?<series>.+?): (?<season>(?:Season|Series|Staffel|Saison|Temporada|Stagione|Seizoen|"
        "Säsong|Sezon|Kausi|Sæson|Sesong|Сезон|シーズン|시즌|Part|Teil|Partie|Parte|Volume|"
        "Chapter|Book|Collection)\\s*\\d+|Limited Series|Miniserie|Mini-série)(?:: (?<title>.+))?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

Viewing parted(const QString &title, const QSet<QString> &series)
{
    if (const auto match = seasonPattern().match(title); match.hasMatch())
        return {match.captured(u"series"_s), match.captured(u"season"_s),
                match.captured(u"title"_s)};
    const QString first = title.section(u": "_s, 0, 0);
    if (first != title && series.contains(first))
        return {first, {}, title.section(u": "_s, 1)};
    return {{}, {}, title};
}

/** What the whole file must be asked before its lines mean anything. */
struct Survey
{
    QSet<QString> series;
    QStringList dates; ///< as far as needed to tell their order
};

constexpr qsizetype mostDates = 2000;

QString dateOf(FieldBag &bag)
{
    const QString date = bag.takeTrimmed(u"Date");
    return date.isEmpty() ? bag.takeTrimmed(u"Start Time") : date;
}

Result<Survey> survey(InputFile &file)
{
    auto content = file.content();
    if (!content)
        return content.error();
    CsvReader csv(**content);
    CsvRecord record;
    auto found = csv.next(record);
    const CsvHeader header(found && *found ? record : CsvRecord());
    Survey result;
    for (;;) {
        found = csv.next(record);
        if (!found)
            return found.error();
        if (!*found)
            return result;
        FieldBag bag = bagOf(header, record);
        if (result.dates.size() < mostDates)
            result.dates.append(dateOf(bag));
        const auto match = seasonPattern().match(bag.takeTrimmed(u"Title"));
        if (match.hasMatch())
            result.series.insert(match.captured(u"series"_s));
    }
}

/** Gathers episodes by series; they have names rather than numbers. */
class SeriesShelf
{
public:
    void add(const Viewing &viewing, const PartialDate &at, const QString &place, qint64 line)
    {
        if (!m_places.contains(viewing.series)) {
            m_places.insert(viewing.series, m_shows.size());
            Show show;
            show.row.media.type = MediaType::Show;
            show.row.media.title = viewing.series;
            show.row.file = place;
            show.row.line = line;
            show.row.records = 0;
            m_shows.push_back(show);
        }
        Show &show = m_shows[m_places.value(viewing.series)];
        ++show.row.records;
        show.seen[viewing.season][viewing.title].append(at.toString());
        if (at.isKnown() && (!show.first.isKnown() || at.start() < show.first.start()))
            show.first = at;
        if (at.isKnown() && (!show.last.isKnown() || show.last.start() < at.start()))
            show.last = at;
    }

    [[nodiscard]] bool deliver(RowSink &sink)
    {
        for (Show &show : m_shows) {
            QJsonObject seasons;
            qsizetype count = 0;
            for (auto season = show.seen.begin(); season != show.seen.end(); ++season) {
                QJsonObject episodes;
                for (auto it = season->begin(); it != season->end(); ++it)
                    episodes.insert(it.key(), QJsonArray::fromStringList(it.value()));
                count += season->size();
                seasons.insert(season.key(), episodes);
            }
            show.row.status = Status::InProgress;
            show.row.progress = static_cast<int>(count);
            show.row.startedAt = show.first;
            show.row.extras = {{u"episodes"_s, seasons}, {u"last_watched"_s, show.last.toString()}};
            if (!sink.row(std::move(show.row)))
                return false;
        }
        return true;
    }

private:
    struct Show
    {
        ImportRow row;
        QMap<QString, QMap<QString, QStringList>> seen; ///< by season, by episode: days
        PartialDate first;
        PartialDate last;
    };
    std::vector<Show> m_shows;
    QHash<QString, size_t> m_places;
};

/** The viewing activity: of one profile (title and date), or of the account with all it knows. */
class NetflixFormat final : public PersonalFormat
{
public:
    NetflixFormat()
        : PersonalFormat(u"netflix-csv", u"Netflix viewing history", u"netflix")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        const CsvHeader header = headerOf(probe.head);
        if (header.hasAll({u"Title"_s, u"Profile Name"_s, u"Start Time"_s}))
            return 95;
        return header.size() == 2 && header.hasAll({u"Title"_s, u"Date"_s}) ? 70 : 0;
    }

    Result<> read(InputFile &file, RowSink &sink) const override
    {
        const auto found = survey(file);
        if (!found)
            return found.error();
        const DateOrder order = orderOf(found->dates, DateOrder::MonthFirst);
        auto content = file.content();
        if (!content)
            return content.error();
        const QString place = (*content)->name();
        Delivery delivery(sink, place);
        SeriesShelf shelf;
        qint64 trailers = 0;
        const auto read = readTable(
            **content, {u"Title"_s}, delivery,
            [&](const CsvHeader &header, const CsvRecord &record) {
                FieldBag bag = bagOf(header, record);
                if (isTrailer(bag)) {
                    ++trailers;
                    return true;
                }
                const Viewing viewing = parted(bag.take(u"Title"), found->series);
                const PartialDate at = historyDate(dateOf(bag), order);
                if (viewing.title.trimmed().startsWith(u':')) {
                    return delivery.problem(formatText("The line names an episode of no series."),
                                            record.line);
                }
                if (viewing.series.isEmpty())
                    return deliverFilm(viewing, at, bag, record.line, delivery);
                shelf.add(viewing, at, place, record.line);
                return true;
            });
        if (!read)
            return read;
        if (trailers > 0)
            sink.notImported(place + u": trailers"_s, trailers);
        return shelf.deliver(sink) ? Result<>() : Result<>(cancelledError());
    }

private:
    static bool isTrailer(FieldBag &bag)
    {
        const QString supplement = bag.takeTrimmed(u"Supplemental Video Type");
        return !supplement.isEmpty() && supplement != "N/A"_L1;
    }

    static bool deliverFilm(const Viewing &viewing, const PartialDate &at, FieldBag &bag,
                            qint64 line, Delivery &delivery)
    {
        ImportRow row;
        row.media.type = MediaType::Movie;
        row.media.title = viewing.title.trimmed();
        row.status = Status::Completed;
        row.completedAt = at;
        row.isPlay = at.isKnown();
        return deliver(delivery, std::move(row), bag, line);
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeNetflixFormat()
{
    return std::make_unique<NetflixFormat>();
}

} // namespace omt::transfer
