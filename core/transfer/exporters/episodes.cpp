// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/exporters/episodes.h"

#include <QJsonArray>

#include <algorithm>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

QJsonObject toldBy(const ExportEntry &entry, const QString &preferred)
{
    const QJsonObject own = entry.snapshot(preferred)[u"episodes"].toObject();
    if (!own.isEmpty())
        return own;
    for (const QJsonValue source : entry.entry.metaSnapshot) {
        const QJsonObject told = source[u"episodes"].toObject();
        if (!told.isEmpty())
            return told;
    }
    return {};
}

} // namespace

std::vector<std::pair<int, QList<WatchedEpisode>>> watchedSeasons(const ExportEntry &entry,
                                                                  const QString &preferred)
{
    std::vector<std::pair<int, QList<WatchedEpisode>>> seasons;
    const QJsonObject told = toldBy(entry, preferred);
    for (auto season = told.begin(); season != told.end(); ++season) {
        QList<WatchedEpisode> episodes;
        const QJsonObject list = season.value().toObject();
        for (auto it = list.begin(); it != list.end(); ++it) {
            WatchedEpisode episode{it.key().toInt(), {}};
            for (const QJsonValue at : it.value().toArray())
                episode.at.append(PartialDate::fromString(at.toString()));
            episodes.append(episode);
        }
        std::sort(episodes.begin(), episodes.end(),
                  [](const auto &a, const auto &b) { return a.number < b.number; });
        seasons.emplace_back(season.key().toInt(), episodes);
    }
    std::sort(seasons.begin(), seasons.end(),
              [](const auto &a, const auto &b) { return a.first < b.first; });
    return seasons;
}

} // namespace omt::transfer
