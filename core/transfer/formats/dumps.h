// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/formats/catalogs.h"

namespace omt::transfer {

/** title.basics.tsv of IMDb: films, shows and games; episodes are left out. */
class ImdbTitlesFormat : public CatalogFormat
{
public:
    ImdbTitlesFormat();
    [[nodiscard]] int recognise(const FileProbe &probe) const override;
    [[nodiscard]] Result<> read(InputFile &file, RowSink &sink) const override;
};

/** title.akas.tsv of IMDb: further names of titles. */
class ImdbAkasFormat : public CatalogFormat
{
public:
    ImdbAkasFormat();
    [[nodiscard]] int order() const override { return 1; }
    [[nodiscard]] int recognise(const FileProbe &probe) const override;
    [[nodiscard]] Result<> read(InputFile &file, RowSink &sink) const override;
};

/** title.ratings.tsv of IMDb: how well known and how liked titles are. */
class ImdbRatingsFormat : public CatalogFormat
{
public:
    ImdbRatingsFormat();
    [[nodiscard]] int order() const override { return 2; }
    [[nodiscard]] int recognise(const FileProbe &probe) const override;
    [[nodiscard]] Result<> read(InputFile &file, RowSink &sink) const override;
};

/** A dump of Open Library: of works, of editions, of authors (whom works name by key), or of all.
 */
class OpenLibraryDumpFormat : public CatalogFormat
{
public:
    enum class Kind { Authors, Works, Editions };
    explicit OpenLibraryDumpFormat(Kind kind);
    [[nodiscard]] int order() const override { return static_cast<int>(m_kind); }
    [[nodiscard]] int recognise(const FileProbe &probe) const override;
    [[nodiscard]] Result<> read(InputFile &file, RowSink &sink) const override;

private:
    Kind m_kind;
};

/** A JSON dump of MusicBrainz: release groups, their releases, or events. */
class MusicBrainzFormat : public CatalogFormat
{
public:
    enum class Kind { ReleaseGroups, Releases, Events };
    explicit MusicBrainzFormat(Kind kind);
    [[nodiscard]] int order() const override { return static_cast<int>(m_kind); }
    [[nodiscard]] int recognise(const FileProbe &probe) const override;
    [[nodiscard]] Result<> read(InputFile &file, RowSink &sink) const override;

private:
    Kind m_kind;
};

/** The database dump of VNDB: a tar of tables as PostgreSQL writes them. */
class VndbDumpFormat : public CatalogFormat
{
public:
    VndbDumpFormat();
    [[nodiscard]] int recognise(const FileProbe &probe) const override;
    [[nodiscard]] Result<> read(InputFile &file, RowSink &sink) const override;
};

/** The JSON dump of Wikidata, or any part of it, one entity a line: what is a title in it. */
class WikidataFormat : public CatalogFormat
{
public:
    WikidataFormat();
    [[nodiscard]] int recognise(const FileProbe &probe) const override;
    [[nodiscard]] Result<> read(InputFile &file, RowSink &sink) const override;
};

/** anime-offline-database of manami-project, as JSON or as JSON lines. */
class AnimeOfflineFormat : public CatalogFormat
{
public:
    AnimeOfflineFormat();
    [[nodiscard]] int recognise(const FileProbe &probe) const override;
    [[nodiscard]] Result<> read(InputFile &file, RowSink &sink) const override;
};

/** arm: which anime of MyAnimeList, AniList, Annict and Syobocal are the same; without names. */
class AnimeRelationsFormat : public CatalogFormat
{
public:
    AnimeRelationsFormat();
    [[nodiscard]] int recognise(const FileProbe &probe) const override;
    [[nodiscard]] Result<> read(InputFile &file, RowSink &sink) const override;
};

} // namespace omt::transfer
