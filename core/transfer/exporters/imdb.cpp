// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/exporters/formats.h"
#include "core/transfer/exporters/writing.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

QString kindOf(const Media &media)
{
    const QString told = media.attributes[u"format"].toString();
    switch (media.type) {
    case MediaType::Movie:
        return told.isEmpty() ? u"Movie"_s : told;
    case MediaType::Game:
        return u"Video Game"_s;
    case MediaType::Podcast:
        return u"Podcast Series"_s;
    default:
        return told.isEmpty() ? u"TV Series"_s : told;
    }
}

/** As the site writes the ratings of an account. */
class ImdbWriter final : public ExportWriter
{
public:
    explicit ImdbWriter(QIODevice &device)
        : m_device(device)
    {
    }
    Result<> begin() override
    {
        return writeAll(m_device,
                        "Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb "
                        "Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors\r\n");
    }
    Result<> entry(const ExportEntry &entry) override
    {
        const Media &media = entry.media;
        const QJsonObject snapshot = entry.snapshot(u"imdb");
        const QString number = entry.key(u"imdb");
        QString original = media.title;
        for (const TitleName &name : media.names) {
            if (name.kind == "original"_L1) {
                original = name.text;
                break;
            }
        }
        const int minutes = media.type == MediaType::Movie
            ? media.progressTotal.value_or(0)
            : media.attributes[u"runtime_minutes"].toInt();
        const QString told = snapshot[u"Year"].toString();
        const QString year
            = media.releaseDate.isKnown() ? QString::number(media.releaseDate.year()) : QString();
        const auto &own = entry.entry;
        return writeAll(
            m_device,
            csvLine(
                {number, QString::number(wholeRating(own.rating, 10)),
                 dayText(PartialDate::fromDateTime(own.updatedAt)), media.title, original,
                 number.isEmpty() ? QString() : QString(u"https://www.imdb.com/title/"_s + number),
                 kindOf(media), snapshot[u"IMDb Rating"].toString(),
                 minutes > 0 ? QString::number(minutes) : QString(), told.isEmpty() ? year : told,
                 media.genres.join(u", "_s), snapshot[u"Num Votes"].toString(),
                 dayText(media.releaseDate), media.creators.join(u", "_s)}));
    }

private:
    QIODevice &m_device;
};

class ImdbExport final : public FacedFormat
{
public:
    ImdbExport()
        : FacedFormat({u"imdb-csv", u"IMDb ratings (CSV)", u"csv", u"imdb-csv",
                       QT_TRANSLATE_NOOP("omt::transfer::Export",
                                         "Ratings for programs that read IMDb's export.")})
    {
    }
    QList<MediaType> types() const override
    {
        return {MediaType::Movie, MediaType::Show, MediaType::Game, MediaType::Podcast};
    }
    ExportAbility ability() const override
    {
        ExportAbility ability;
        using enum omt::transfer::Loss;
        ability.holds = {Rating, Creators, Genres, ReleaseDate};
        ability.ratingStep = 10;
        ability.attributes = {u"format"_s, u"runtime_minutes"_s};
        ability.keySource = u"imdb"_s;
        ability.sources = {u"imdb"_s};
        ability.snapshotFields = {u"IMDb Rating"_s, u"Num Votes"_s, u"Year"_s};
        return ability;
    }
    std::optional<Loss> refuses(const ExportEntry &entry) const override
    {
        return entry.entry.rating ? std::nullopt : std::optional(Loss::Unrated);
    }
    void addLosses(const ExportEntry &entry, LossReport &report) const override
    {
        // A day or a year.
        if (entry.media.releaseDate.precision() == PartialDate::Precision::Month)
            report.add(Loss::ReleaseDate);
    }
    std::unique_ptr<ExportWriter> makeWriter(QIODevice &device,
                                             const ExportContext &context) const override
    {
        Q_UNUSED(context)
        return std::make_unique<ImdbWriter>(device);
    }
};

} // namespace

std::unique_ptr<ExportFormat> makeImdbExport()
{
    return std::make_unique<ImdbExport>();
}

} // namespace omt::transfer
