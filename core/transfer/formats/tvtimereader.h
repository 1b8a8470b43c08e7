// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/formats/csvtable.h"
#include "core/transfer/formats/showshelf.h"

namespace omt::transfer {

/** What a CSV of a TV Time download is about, in the order they are to be read. */
enum class TvTimePart { Tracking2, Tracking, Followed, ShowData, TimeOut, EpisodeNumbers };

/** By the header; empty when it is none of TV Time's that is of use. */
[[nodiscard]] std::optional<TvTimePart> tvTimePart(const QByteArray &head);

/** Reads the CSV files of a TV Time download. Series are told of once, at finish(). */
class TvTimeReader
{
public:
    explicit TvTimeReader(RowSink &sink)
        : m_sink(sink)
    {
    }

    [[nodiscard]] Result<> read(TvTimePart part, InputStream &stream);
    [[nodiscard]] Result<> finish();

private:
    [[nodiscard]] bool take(TvTimePart part, FieldBag &bag, qint64 line);
    [[nodiscard]] bool takeTracking2(FieldBag &bag, qint64 line);
    [[nodiscard]] bool takeTracking(FieldBag &bag, qint64 line);
    [[nodiscard]] bool takeFilm(FieldBag &bag, const QString &type, qint64 line);
    [[nodiscard]] bool takeFollowed(FieldBag &bag, qint64 line);
    [[nodiscard]] bool takeTimeOut(FieldBag &bag, qint64 line);
    [[nodiscard]] ShelvedShow *show(const QString &number, const QString &name, qint64 line);
    [[nodiscard]] bool noSeries(qint64 line);
    bool leaveOut();

    RowSink &m_sink;
    Delivery *m_delivery = nullptr;
    QString m_place;
    qint64 m_leftOut = 0;
    ShowShelf m_shows;
};

} // namespace omt::transfer
