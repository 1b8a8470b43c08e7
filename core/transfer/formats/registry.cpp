// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/format.h"
#include "core/transfer/formats/catalogs.h"
#include "core/transfer/formats/dumps.h"
#include "core/transfer/formats/goodreadscsv.h"
#include "core/transfer/formats/letterboxd.h"
#include "core/transfer/formats/malxml.h"
#include "core/transfer/formats/personalformats.h"

#include <algorithm>

namespace omt::transfer {

namespace {

void addDumps(std::vector<std::unique_ptr<ImportFormat>> &formats)
{
    formats.push_back(std::make_unique<ImdbTitlesFormat>());
    formats.push_back(std::make_unique<ImdbAkasFormat>());
    formats.push_back(std::make_unique<ImdbRatingsFormat>());
    using Library = OpenLibraryDumpFormat::Kind;
    for (const auto kind : {Library::Authors, Library::Works, Library::Editions})
        formats.push_back(std::make_unique<OpenLibraryDumpFormat>(kind));
    using Music = MusicBrainzFormat::Kind;
    for (const auto kind : {Music::ReleaseGroups, Music::Releases, Music::Events})
        formats.push_back(std::make_unique<MusicBrainzFormat>(kind));
    formats.push_back(std::make_unique<VndbDumpFormat>());
    formats.push_back(std::make_unique<WikidataFormat>());
    formats.push_back(std::make_unique<AnimeOfflineFormat>());
    formats.push_back(std::make_unique<AnimeRelationsFormat>());
}

std::vector<std::unique_ptr<ImportFormat>> makeFormats()
{
    std::vector<std::unique_ptr<ImportFormat>> formats;
    formats.push_back(std::make_unique<MalXmlFormat>());
    formats.push_back(std::make_unique<GoodreadsCsvFormat>());
    formats.push_back(std::make_unique<LetterboxdFormat>());
    formats.push_back(std::make_unique<LetterboxdCsvFormat>());
    for (const auto make : {makeAniListFormat,
                            makeAniListGdprFormat,
                            makeKitsuFormat,
                            makeTraktFormat,
                            makeTraktJsonFormat,
                            makeSimklJsonFormat,
                            makeSimklCsvFormat,
                            makeImdbCsvFormat,
                            makeTmdbCsvFormat,
                            makeMovaryFormat,
                            makeTvTimeFormat,
                            makeTvTimeCsvFormat,
                            makeStoryGraphFormat,
                            makeLibraryThingTsvFormat,
                            makeLibraryThingJsonFormat,
                            makeHardcoverFormat,
                            makeBookWyrmFormat,
                            makeBookWyrmJsonFormat,
                            makeOpenreadsFormat,
                            makeJeluFormat,
                            makeOpenLibraryFormat,
                            makeGoodreadsRssFormat,
                            makeCalibreCsvFormat,
                            makeCalibreDbFormat,
                            makeOpfFormat,
                            makeSteamFormat,
                            makeGogFormat,
                            makePlayniteFormat,
                            makeHowLongToBeatFormat,
                            makeVndbXmlFormat,
                            makeRateYourMusicFormat,
                            makeOpmlFormat,
                            makeScrobbleCsvFormat,
                            makeLibreFmFormat,
                            makeScrobblerLogFormat,
                            makeListenBrainzFormat,
                            makeMalojaFormat,
                            makePanoScrobblerFormat,
                            makeLastFmJsonFormat,
                            makeTellicoFormat,
                            makeGcstarFormat,
                            makeCollectorzFormat,
                            makeDataCrowFormat,
                            makeGriffithFormat,
                            makeDeliciousXmlFormat,
                            makeDeliciousPlistFormat,
                            makeRyotFormat,
                            makeYamtrackFormat,
                            makeWatcharrFormat,
                            makeMediaTrackerFormat,
                            makeNetflixFormat,
                            makeLibraryCsvFormat,
                            makeLetterboxdImportFormat})
        formats.push_back(make());
    formats.push_back(std::make_unique<BangumiDataFormat>());
    formats.push_back(std::make_unique<WikipediaMoviesFormat>());
    formats.push_back(std::make_unique<PodcastsJsonFormat>());
    formats.push_back(std::make_unique<MangaDexFormat>());
    formats.push_back(std::make_unique<MameSoftlistFormat>());
    formats.push_back(std::make_unique<StreamingCsvFormat>());
    formats.push_back(std::make_unique<GoodbooksFormat>());
    formats.push_back(std::make_unique<VndbCsvFormat>());
    addDumps(formats);
    return formats;
}

} // namespace

const std::vector<std::unique_ptr<ImportFormat>> &importFormats()
{
    static const auto &formats = *new std::vector(makeFormats()); // lives until the process ends
    return formats;
}

const ImportFormat *findImportFormat(QStringView id)
{
    const auto &formats = importFormats();
    const auto found = std::find_if(formats.begin(), formats.end(),
                                    [id](const auto &format) { return format->id() == id; });
    return found == formats.end() ? nullptr : found->get();
}

} // namespace omt::transfer
