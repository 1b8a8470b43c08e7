// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/exporters/exportformat.h"

#include <algorithm>

namespace omt::transfer {

namespace {

/** Adds up what one entry loses. */
class Accountant
{
public:
    Accountant(const ExportAbility &ability, LossReport &report)
        : m_ability(ability)
        , m_report(report)
    {
    }

    void lose(Loss loss, qsizetype count)
    {
        if (!m_ability.holds.contains(loss))
            m_report.add(loss, count);
    }
    void loseEver(Loss loss, qsizetype count) { m_report.add(loss, count); }
    void loseDate(Loss loss, const PartialDate &date)
    {
        if (!date.isKnown())
            return;
        if (!m_ability.holds.contains(loss))
            m_report.add(loss);
        else if (date.precision() < m_ability.coarsest)
            m_report.add(Loss::PartialDates);
        else if (date.precision() > m_ability.finest)
            m_report.add(Loss::TimesOfDay);
    }
    void loseRating(const std::optional<Rating> &rating)
    {
        if (!rating)
            return;
        if (!m_ability.holds.contains(Loss::Rating))
            m_report.add(Loss::Rating);
        else if (rating->hundred() % m_ability.ratingStep != 0)
            m_report.add(Loss::RatingSteps);
    }

private:
    const ExportAbility &m_ability;
    LossReport &m_report;
};

void accountForTitle(const Media &media, const ExportAbility &ability, Accountant &accountant)
{
    accountant.lose(Loss::Names, media.names.size());
    const PartialDate &released = media.releaseDate;
    const bool isCut = ability.holdsOnlyYear && released.precision() > PartialDate::Precision::Year;
    accountant.loseEver(Loss::ReleaseDate, isCut ? 1 : 0);
    if (!isCut)
        accountant.lose(Loss::ReleaseDate, released.isKnown() ? 1 : 0);
    accountant.lose(Loss::Creators, media.creators.size());
    accountant.lose(Loss::Genres, media.genres.size());
    accountant.lose(Loss::Description, media.description.isEmpty() ? 0 : 1);
    accountant.lose(Loss::Cover, media.coverUrl.isEmpty() ? 0 : 1);
    const QStringList attributes = media.attributes.keys();
    accountant.lose(
        Loss::Attributes,
        std::count_if(attributes.begin(), attributes.end(), [&ability](const QString &name) {
            return !ability.attributes.contains(name);
        }));
    QStringList seen; // of one service the first number is written
    for (const ExternalKey &key : media.externalKeys) {
        const bool isHeld
            = key.source == ability.keySource || ability.otherKeys.contains(key.source);
        if (!isHeld || seen.contains(key.source))
            accountant.lose(Loss::Keys, 1);
        seen.append(key.source);
    }
}

void accountForPasses(const ExportEntry &entry, Accountant &accountant)
{
    accountant.lose(Loss::PassCount, entry.entry.passNumber > 1 ? 1 : 0);
    qsizetype told = 0;
    qsizetype unfinished = 0;
    for (const Pass &pass : entry.passes) {
        const bool tells = pass.rating || pass.startedAt.isKnown() || pass.completedAt.isKnown();
        if (pass.status != Status::Completed)
            ++unfinished;
        else if (tells)
            ++told;
    }
    accountant.lose(Loss::Passes, told);
    accountant.lose(Loss::UnfinishedPasses, unfinished);
}

bool hasForeignSnapshot(const QJsonObject &snapshot, const ExportAbility &ability)
{
    for (auto source = snapshot.begin(); source != snapshot.end(); ++source) {
        if (!ability.sources.contains(source.key()))
            return true;
        const QStringList fields = source.value().toObject().keys();
        const bool isWhole = ability.snapshotFields.isEmpty()
            || std::all_of(fields.begin(), fields.end(), [&ability](const QString &field) {
                                 return ability.snapshotFields.contains(field);
                             });
        if (!isWhole)
            return true;
    }
    return false;
}

void accountForReviews(const ExportEntry &entry, Accountant &accountant)
{
    const Review *review = entry.review();
    accountant.lose(Loss::Review, review ? 1 : 0);
    accountant.lose(Loss::Spoilers, review && review->hasSpoilers ? 1 : 0);
    accountant.lose(Loss::EarlierReviews, std::max<qsizetype>(0, entry.reviews.size() - 1));
}

} // namespace

bool accountFor(const ExportFormat &format, const ExportEntry &entry, LossReport &report)
{
    const QList<MediaType> types = format.types();
    if (!types.isEmpty() && !types.contains(entry.media.type)) {
        report.add(Loss::OtherTypes);
        return false;
    }
    if (const auto why = format.refuses(entry)) {
        report.add(*why);
        return false;
    }
    const ExportAbility ability = format.ability();
    Accountant accountant(ability, report);
    const Entry &own = entry.entry;
    if (!ability.keySource.isEmpty() && entry.key(ability.keySource, ability.keySpace).isEmpty())
        report.add(Loss::Unnumbered);
    if (!ability.holds.contains(Loss::Status) || !ability.statuses.contains(own.status))
        report.add(Loss::Status);
    accountant.lose(Loss::Progress, own.progress > 0 ? 1 : 0);
    accountant.loseRating(own.rating);
    accountant.lose(Loss::Notes, own.notes.isEmpty() ? 0 : 1);
    accountant.lose(Loss::Tags, own.tags.size());
    accountant.loseDate(Loss::StartedAt, own.startedAt);
    accountant.loseDate(Loss::CompletedAt, own.completedAt);
    accountant.lose(Loss::Favourite, own.isFavourite ? 1 : 0);
    accountant.lose(Loss::Private, own.isPrivate ? 1 : 0);
    accountant.lose(Loss::AddedAt, own.createdAt.isValid() ? 1 : 0);
    accountForPasses(entry, accountant);
    accountForReviews(entry, accountant);
    accountant.lose(Loss::Lists, entry.places.size());
    const auto remarks = std::count_if(entry.places.begin(), entry.places.end(),
                                       [](const auto &place) { return !place.note.isEmpty(); });
    accountant.lose(Loss::ListNotes, remarks);
    const bool isForeign = hasForeignSnapshot(own.metaSnapshot, ability);
    accountant.lose(Loss::Snapshot, isForeign ? 1 : 0);
    accountForTitle(entry.media, ability, accountant);
    format.addLosses(entry, report);
    return true;
}

const Review *ExportEntry::review() const
{
    for (const Review &each : reviews) {
        if (each.passNumber == entry.passNumber)
            return &each;
    }
    return reviews.isEmpty() ? nullptr : &reviews.last();
}

QString ExportEntry::key(QStringView source, QStringView space) const
{
    for (const ExternalKey &each : media.externalKeys) {
        if (each.source == source && (space.isEmpty() || each.space == space))
            return each.key;
    }
    return {};
}

} // namespace omt::transfer
