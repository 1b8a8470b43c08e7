// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/format.h"

#include <memory>

namespace omt::transfer {

// The formats of personal lists, one or two a file; each file says what it reads and keeps. Called
// once each, by importFormats().

[[nodiscard]] std::unique_ptr<ImportFormat> makeAniListFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeAniListGdprFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeKitsuFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeTraktFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeTraktJsonFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeSimklJsonFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeSimklCsvFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeImdbCsvFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeTmdbCsvFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeMovaryFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeTvTimeFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeTvTimeCsvFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeStoryGraphFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeLibraryThingTsvFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeLibraryThingJsonFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeHardcoverFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeBookWyrmFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeBookWyrmJsonFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeOpenreadsFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeJeluFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeOpenLibraryFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeGoodreadsRssFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeCalibreCsvFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeCalibreDbFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeOpfFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeSteamFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeGogFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makePlayniteFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeHowLongToBeatFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeVndbXmlFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeRateYourMusicFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeOpmlFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeScrobbleCsvFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeLibreFmFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeScrobblerLogFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeListenBrainzFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeMalojaFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makePanoScrobblerFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeLastFmJsonFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeTellicoFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeGcstarFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeCollectorzFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeDataCrowFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeGriffithFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeDeliciousXmlFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeDeliciousPlistFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeRyotFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeYamtrackFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeWatcharrFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeMediaTrackerFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeNetflixFormat();

// Of our own making, or written for another service to read.
[[nodiscard]] std::unique_ptr<ImportFormat> makeLibraryCsvFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeLetterboxdImportFormat();

} // namespace omt::transfer
