// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/format.h"

namespace omt::transfer {

/** What the public catalogs have in common: a name, a source, and titles without a person. */
class CatalogFormat : public ImportFormat
{
public:
    CatalogFormat(QString id, QString displayName, QString source)
        : m_id(std::move(id))
        , m_displayName(std::move(displayName))
        , m_source(std::move(source))
    {
    }
    [[nodiscard]] QString id() const override { return m_id; }
    [[nodiscard]] QString displayName() const override { return m_displayName; }
    [[nodiscard]] QString source() const override { return m_source; }
    [[nodiscard]] bool isCatalog() const override { return true; }

private:
    QString m_id;
    QString m_displayName;
    QString m_source;
};

/** bangumi-data: anime with Japanese, Chinese and English titles and keys of many sites. */
class BangumiDataFormat : public CatalogFormat
{
public:
    BangumiDataFormat();
    [[nodiscard]] int recognise(const FileProbe &probe) const override;
    [[nodiscard]] Result<> read(InputFile &file, RowSink &sink) const override;
};

/** wikipedia-movie-data: American films, one array per decade. */
class WikipediaMoviesFormat : public CatalogFormat
{
public:
    WikipediaMoviesFormat();
    [[nodiscard]] int recognise(const FileProbe &probe) const override;
    [[nodiscard]] Result<> read(InputFile &file, RowSink &sink) const override;
};

/** The podcast list of GermanTechPodcasts, as one array. */
class PodcastsJsonFormat : public CatalogFormat
{
public:
    PodcastsJsonFormat();
    [[nodiscard]] int recognise(const FileProbe &probe) const override;
    [[nodiscard]] Result<> read(InputFile &file, RowSink &sink) const override;
};

/** Manga of MangaDex (its first version), one object per line. */
class MangaDexFormat : public CatalogFormat
{
public:
    MangaDexFormat();
    [[nodiscard]] int recognise(const FileProbe &probe) const override;
    [[nodiscard]] Result<> read(InputFile &file, RowSink &sink) const override;
};

/** Software lists of MAME: games (and one list of game music) per system, single or in a tar. */
class MameSoftlistFormat : public CatalogFormat
{
public:
    MameSoftlistFormat();
    [[nodiscard]] int recognise(const FileProbe &probe) const override;
    [[nodiscard]] Result<> read(InputFile &file, RowSink &sink) const override;
};

/** Films and shows of a streaming service, in the layout published on Kaggle. */
class StreamingCsvFormat : public CatalogFormat
{
public:
    StreamingCsvFormat();
    [[nodiscard]] int recognise(const FileProbe &probe) const override;
    [[nodiscard]] Result<> read(InputFile &file, RowSink &sink) const override;
};

/** goodbooks-10k: the best known books of Goodreads. */
class GoodbooksFormat : public CatalogFormat
{
public:
    GoodbooksFormat();
    [[nodiscard]] int recognise(const FileProbe &probe) const override;
    [[nodiscard]] Result<> read(InputFile &file, RowSink &sink) const override;
};

/** Visual novels of VNDB with votes, as mojimoon/vndb ranks them. */
class VndbCsvFormat : public CatalogFormat
{
public:
    VndbCsvFormat();
    [[nodiscard]] int recognise(const FileProbe &probe) const override;
    [[nodiscard]] Result<> read(InputFile &file, RowSink &sink) const override;
};

} // namespace omt::transfer
