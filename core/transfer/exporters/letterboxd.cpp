// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/exporters/formats.h"
#include "core/transfer/exporters/writing.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

QString ratingText(const std::optional<Rating> &rating)
{
    return rating ? QString::number(wholeRating(rating, 10)) : QString();
}

/** One line a viewing, in their order: the site makes a diary entry of each. */
class LetterboxdWriter final : public ExportWriter
{
public:
    explicit LetterboxdWriter(QIODevice &device)
        : m_device(device)
    {
    }
    Result<> begin() override
    {
        return writeAll(m_device,
                        "tmdbID,imdbID,Title,Year,Directors,Rating10,WatchedDate,Rewatch,Tags,"
                        "Review\r\n");
    }
    Result<> entry(const ExportEntry &entry) override
    {
        const Entry &own = entry.entry;
        QByteArray lines;
        bool isRewatch = false;
        for (const Pass &pass : entry.passes) {
            if (pass.status != Status::Completed || dayText(pass.completedAt).isEmpty())
                continue;
            lines += line(entry, pass.completedAt, pass.rating, isRewatch || pass.number > 1, {},
                          reviewOf(entry, pass.number));
            isRewatch = true;
        }
        if (own.status == Status::Completed) {
            const Review *review = entry.review();
            lines += line(entry, own.completedAt, own.rating, own.passNumber > 1, own.tags,
                          review ? review->text : QString());
        }
        return writeAll(m_device, lines);
    }

private:
    static QString reviewOf(const ExportEntry &entry, int pass)
    {
        for (const Review &review : entry.reviews) {
            if (review.passNumber == pass && &review != entry.review())
                return review.text;
        }
        return {};
    }
    static QByteArray line(const ExportEntry &entry, const PartialDate &watched,
                           const std::optional<Rating> &rating, bool isRewatch,
                           const QStringList &tags, const QString &review)
    {
        const Media &media = entry.media;
        const QString year
            = media.releaseDate.isKnown() ? QString::number(media.releaseDate.year()) : QString();
        return csvLine({entry.key(u"tmdb", u"movie"), entry.key(u"imdb"), media.title, year,
                        media.creators.join(u", "_s), ratingText(rating), dayText(watched),
                        isRewatch ? u"true"_s : u"false"_s, tags.join(u", "_s), review});
    }

    QIODevice &m_device;
};

class LetterboxdExport final : public FacedFormat
{
public:
    LetterboxdExport()
        : FacedFormat({u"letterboxd-csv", u"Letterboxd (CSV)", u"csv", u"letterboxd-import-csv",
                       QT_TRANSLATE_NOOP("omt::transfer::Export",
                                         "Films you have seen, to import on Letterboxd.")})
    {
    }
    QList<MediaType> types() const override { return {MediaType::Movie}; }
    ExportAbility ability() const override
    {
        ExportAbility ability;
        using enum omt::transfer::Loss;
        ability.holds = {Status, Rating, Tags,     CompletedAt, PassCount,
                         Passes, Review, Creators, ReleaseDate, EarlierReviews};
        ability.ratingStep = 10;
        ability.finest = PartialDate::Precision::Day;
        ability.coarsest = PartialDate::Precision::Day;
        ability.statuses = {omt::Status::Completed};
        ability.otherKeys = {u"imdb"_s, u"tmdb"_s};
        ability.holdsOnlyYear = true;
        return ability;
    }
    // A file to import there is a diary of what was seen.
    std::optional<Loss> refuses(const ExportEntry &entry) const override
    {
        return entry.entry.status == Status::Completed ? std::nullopt
                                                       : std::optional(Loss::OtherStatuses);
    }
    void addLosses(const ExportEntry &entry, LossReport &report) const override
    {
        for (const Pass &pass : entry.passes) {
            if (pass.status == Status::Completed && pass.completedAt.isKnown()
                && dayText(pass.completedAt).isEmpty())
                report.add(Loss::PartialDates);
        }
    }
    std::unique_ptr<ExportWriter> makeWriter(QIODevice &device,
                                             const ExportContext &context) const override
    {
        Q_UNUSED(context)
        return std::make_unique<LetterboxdWriter>(device);
    }
};

} // namespace

std::unique_ptr<ExportFormat> makeLetterboxdExport()
{
    return std::make_unique<LetterboxdExport>();
}

} // namespace omt::transfer
