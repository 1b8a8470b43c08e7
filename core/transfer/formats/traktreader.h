// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/formats/personal.h"
#include "core/transfer/formats/showshelf.h"

namespace omt::transfer {

/**
 * Reads the JSON files of a Trakt backup. What a record is shows in its own fields; which list it
 * stands in, in the file's name. Films give a row a record, series one row in all, at finish().
 */
class TraktReader
{
public:
    explicit TraktReader(RowSink &sink)
        : m_sink(sink)
    {
    }

    /** Names and descriptions of the lists, to be read before their items. */
    [[nodiscard]] Result<> readLists(InputStream &stream);
    /** `name` is the member's, without folders. */
    [[nodiscard]] Result<> readItems(const QString &name, InputStream &stream);
    [[nodiscard]] Result<> finish();

private:
    struct ListInfo
    {
        QString name;
        QString description;
        QJsonObject about;
    };

    [[nodiscard]] bool take(JsonBag &bag, qint64 line);
    [[nodiscard]] bool takeFilm(JsonBag &bag, qint64 line);
    [[nodiscard]] bool takeSeries(JsonBag &bag, const QString &type, qint64 line);
    void tell(ImportRow &row, JsonBag &bag) const;
    void tellPlace(ImportRow &row, JsonBag &bag) const;
    void tellOfPart(ShelvedShow &show, JsonBag &bag, const QString &part) const;
    [[nodiscard]] ListInfo listOf(const QString &name) const;

    RowSink &m_sink;
    Delivery *m_delivery = nullptr; ///< of the file being read
    QString m_place;
    ListInfo m_list; ///< the file's; without a name: it is none
    bool m_isWatchlist = false;
    bool m_isFavourites = false;
    bool m_isDropped = false;
    qint64 m_leftOut = 0;
    QHash<QString, ListInfo> m_lists; ///< by number
    ShowShelf m_shows;
};

} // namespace omt::transfer
