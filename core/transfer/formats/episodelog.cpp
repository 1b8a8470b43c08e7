// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/episodelog.h"

#include <QJsonArray>

#include <algorithm>

namespace omt::transfer {

namespace {

constexpr int mostPlays = 10000;

bool isBefore(const PartialDate &a, const PartialDate &b)
{
    return a.start() < b.start();
}

} // namespace

void EpisodeLog::add(int season, int episode, const PartialDate &at)
{
    QList<PartialDate> &viewings = m_seen[{season, episode}].at;
    if (viewings.size() < mostPlays && (!at.isKnown() || !viewings.contains(at)))
        viewings.append(at);
}

void EpisodeLog::addPlays(int season, int episode, int plays, const PartialDate &last)
{
    Viewings &viewings = m_seen[{season, episode}];
    viewings.least = std::max(viewings.least, std::clamp(plays, 1, mostPlays));
    if (last.isKnown() && !viewings.at.contains(last) && viewings.at.size() < mostPlays)
        viewings.at.append(last);
}

int EpisodeLog::regular() const
{
    return static_cast<int>(std::count_if(m_seen.keyBegin(), m_seen.keyEnd(),
                                          [](const Key &key) { return key.first != 0; }));
}

PartialDate EpisodeLog::first() const
{
    PartialDate earliest;
    for (const Viewings &viewings : m_seen) {
        for (const PartialDate &at : viewings.at) {
            if (at.isKnown() && (!earliest.isKnown() || isBefore(at, earliest)))
                earliest = at;
        }
    }
    return earliest;
}

PartialDate EpisodeLog::last() const
{
    PartialDate latest;
    for (const Viewings &viewings : m_seen) {
        for (const PartialDate &at : viewings.at) {
            if (at.isKnown() && (!latest.isKnown() || isBefore(latest, at)))
                latest = at;
        }
    }
    return latest;
}

void EpisodeLog::apply(ImportRow &row) const
{
    if (isEmpty())
        return;
    qsizetype fewest = mostPlays;
    QJsonObject seasons;
    for (auto it = m_seen.begin(); it != m_seen.end(); ++it) {
        QList<PartialDate> viewings = it.value().at;
        viewings.resize(std::max<qsizetype>(viewings.size(), it.value().least));
        if (it.key().first != 0)
            fewest = std::min(fewest, viewings.size());
        QJsonArray moments;
        for (const PartialDate &at : viewings)
            moments.append(at.toString());
        const QString season = QString::number(it.key().first);
        QJsonObject episodes = seasons[season].toObject();
        episodes.insert(QString::number(it.key().second), moments);
        seasons.insert(season, episodes);
    }
    row.extras.insert(QStringLiteral("episodes"), seasons);
    const int count = regular();
    if (count == 0)
        return;
    row.progress = std::max(row.progress.value_or(0), count);
    if (!row.startedAt.isKnown())
        row.startedAt = first();
    if (row.status == Status::Completed && !row.completedAt.isKnown())
        row.completedAt = last();
    if (fewest > 1 && !row.earlierPasses)
        row.earlierPasses = static_cast<int>(fewest) - 1;
}

} // namespace omt::transfer
