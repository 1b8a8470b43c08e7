// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/mediatype.h"
#include "core/transfer/copylines.h"
#include "core/transfer/importrow.h"
#include "core/transfer/timeorderedids.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace omt::transfer {

/** What records came to; every record is in exactly one of them, but `read` and `conflicting`. */
struct CatalogCounts
{
    qint64 read = 0;
    qint64 created = 0;
    qint64 updated = 0;
    qint64 unchanged = 0;
    qint64 unmatched = 0;
    qint64 leftOut = 0;
    qint64 failed = 0;
    qint64 conflicting = 0; ///< of those that were taken

    CatalogCounts &operator+=(const CatalogCounts &other);
};

/** How far a run is: so many records of that file are done with. */
struct CatalogPosition
{
    int file = 0;
    qint64 records = 0;
};

/**
 * Records of a catalog, put into the text of COPY and grouped by the keys they share: what one
 * transaction brings into the catalog. Made in the reading thread, then handed to the merging one.
 */
class CatalogBatch
{
public:
    /** Where a record stands, for messages. */
    struct Place
    {
        QString file;
        qint64 line = 0;
    };
    /** How large the parts are, to go back to. */
    struct Mark
    {
        qsizetype rows = 0;
        qsizetype keys = 0;
        qsizetype names = 0;
    };

    /**
     * Appends a record; `fingerprint` 0: made of what the record says. Returns the fingerprint.
     * The record is part of the batch once accept() follows; takeBack() forgets it.
     */
    quint64 add(const ImportRow &row, quint64 fingerprint, TimeOrderedIds &ids);
    void accept();
    void takeBack();

    void addPerson(const QString &key, const QString &name);
    /** Decides which records are one title; after the last record. */
    void group();

    [[nodiscard]] int size() const { return static_cast<int>(m_places.size()); }
    [[nodiscard]] bool hasRows() const { return !m_places.empty(); }
    [[nodiscard]] qint64 bytes() const;
    [[nodiscard]] const CopyLines &rows() const { return m_rows; }
    [[nodiscard]] const CopyLines &keys() const { return m_keys; }
    [[nodiscard]] const CopyLines &names() const { return m_names; }
    [[nodiscard]] const CopyLines &people() const { return m_people; }
    [[nodiscard]] bool hasNameless() const { return m_hasNameless; }
    [[nodiscard]] bool hasKeyless() const { return m_hasKeyless; }
    /** Whether one may be about titles that the other brings: then one must go before the other. */
    [[nodiscard]] bool dependsOn(const CatalogBatch &other) const;
    [[nodiscard]] const QSet<AttributeFamily> &families() const { return m_families; }
    [[nodiscard]] const Place &place(int row) const { return m_places[static_cast<size_t>(row)]; }

    CatalogPosition position; ///< after this batch
    CatalogCounts counts; ///< of records that are done with without the database
    QList<Problem> problems;

private:
    /** A record that is added but not accepted. */
    struct Pending
    {
        Mark mark;
        Place place;
        QByteArray id;
        QList<QByteArray> keys;
        AttributeFamily family = AttributeFamily::Screen;
        bool isNameless = false;
        bool isKeyless = false;
    };
    static void writeFields(CopyLines &lines, const ImportRow &row, const QList<ExternalKey> &keys);
    void writeKeys(int rowNo, const QList<ExternalKey> &keys);
    void writeNames(int rowNo, const QList<TitleName> &names);
    [[nodiscard]] int rootOf(int row);

    CopyLines m_rows;
    CopyLines m_keys;
    CopyLines m_names;
    CopyLines m_people;
    std::vector<Place> m_places;
    std::vector<qsizetype> m_starts; ///< of each row's text, where its group stands
    std::vector<QByteArray> m_ids;
    std::vector<int> m_parents; ///< a forest: rows of one tree are one title
    QHash<QByteArray, int> m_rowOfKey;
    QSet<AttributeFamily> m_families;
    bool m_hasNameless = false;
    bool m_hasKeyless = false;
    Pending m_pending;
};

/** What identifies a record in its source: "imdb:tt1", or "movie|dracula|1931" without a key. */
[[nodiscard]] QString recordKey(const Media &media, const QList<ExternalKey> &keys);

} // namespace omt::transfer
