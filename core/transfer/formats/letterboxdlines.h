// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/formats/csvtable.h"

#include <QSet>

namespace omt::transfer {

/** What a CSV of a Letterboxd export is about. */
enum class LetterboxdPart { Watched, Ratings, Reviews, Diary, Likes, Watchlist, List };

/** Reads the CSV files of a Letterboxd export. Part of the two Letterboxd formats. */
class LetterboxdLines
{
public:
    explicit LetterboxdLines(RowSink &sink)
        : m_sink(sink)
    {
    }

    [[nodiscard]] Result<> read(LetterboxdPart part, InputStream &stream);

private:
    [[nodiscard]] Result<> readList(InputStream &stream);
    [[nodiscard]] bool take(LetterboxdPart part, const CsvHeader &header, const CsvRecord &record,
                            Delivery &delivery);

    RowSink &m_sink;
    QSet<QString> m_reviewed; ///< addresses of the diary entries that reviews told already
};

/** Empty when the header is none of Letterboxd's. Decides by `name` where headers are alike. */
[[nodiscard]] std::optional<LetterboxdPart> letterboxdPart(const QString &name,
                                                           const QByteArray &head);

} // namespace omt::transfer
