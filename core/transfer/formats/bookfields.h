// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/formats/personal.h"

namespace omt::transfer {

/** "Cortázar, Julio" becomes "Julio Cortázar"; other names stay as they are. */
[[nodiscard]] QString firstNameFirst(const QString &name);

/** Adds names that are not there yet. */
void addCreators(Media &media, const QStringList &names);

/** Takes ISBNs out of these fields, in brackets or formulas or bare; what is none stays. */
void takeIsbns(Media &media, FieldBag &bag, const QStringList &fields);

/** A format of a book ("audiobook", "Audio CD") decides whether it is read or heard. */
void takeBinding(Media &media, const QString &binding);

/** Series and place in it: "7", "8.5"; other places are kept as text. */
void setSeries(Media &media, const QString &name, const QString &position);

/** One time through a title, from when to when. */
struct Reading
{
    PartialDate start;
    PartialDate end;
};

/**
 * "2021/05/01-2021/05/20, 2022/01/03": readings with or without a start, separated by commas or
 * semicolons. `ok` is false when a part of it cannot be read.
 */
[[nodiscard]] QList<Reading> readingsOf(const QString &text, bool *ok);

/**
 * Puts the readings into the row and the rows that follow it: one that goes on or the only one into
 * the row itself; several finished ones become a play each, as rows that count for no record.
 */
[[nodiscard]] QList<ImportRow> withReadings(ImportRow &row, const QList<Reading> &readings);

/** Delivers the row and, when it was taken, those that belong to it. */
template <typename Bag>
[[nodiscard]] bool deliverWithReadings(Delivery &delivery, ImportRow &&row, const Bag &bag,
                                       qint64 line, const QList<Reading> &readings)
{
    QList<ImportRow> plays = withReadings(row, readings);
    const bool isNamed = !row.media.title.isEmpty() || !row.media.externalKeys.isEmpty();
    if (!deliver(delivery, std::move(row), bag, line))
        return false;
    for (ImportRow &play : plays) {
        if (isNamed && !delivery.row(std::move(play), line))
            return false;
    }
    return true;
}

} // namespace omt::transfer
