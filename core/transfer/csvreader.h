// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/textstream.h"

#include <QHash>
#include <QStringList>

#include <deque>
#include <memory>
#include <optional>

struct csv_parser;

namespace omt::transfer {

/** One record of a CSV file. Fields keep their line breaks. */
struct CsvRecord
{
    qint64 line = 0; ///< where it starts, from 1
    QStringList fields;
};

/**
 * Reads CSV record by record with libcsv (RFC 4180 and what spreadsheets make of it). The delimiter
 * is the one of comma, semicolon and tab that the first line has most of. Blank lines are passed
 * over. Never holds more than what one chunk of the stream completes.
 *
 * Fails (BadInput, with the line the record starts at) for a quotation mark that is never closed,
 * a field over 4 MiB, a record over 16 MiB or 4096 fields.
 */
class CsvReader
{
public:
    static constexpr size_t fieldLimit = 4u << 20;
    static constexpr qsizetype recordLimit = 16 << 20;
    static constexpr qsizetype columnLimit = 4096;

    explicit CsvReader(InputStream &stream);
    ~CsvReader();
    CsvReader(const CsvReader &) = delete;
    CsvReader &operator=(const CsvReader &) = delete;

    /** Puts the next record into `record`; false at the end. */
    [[nodiscard]] Result<bool> next(CsvRecord &record);

    [[nodiscard]] const QString &name() const { return m_stream.name(); }

private:
    static void takeField(void *data, size_t size, void *self);
    static void takeRecord(int terminator, void *self);
    [[nodiscard]] Result<> feed();
    [[nodiscard]] Error tooLarge() const;
    void guessDelimiter(const QByteArray &head);

    TextStream m_stream;
    std::unique_ptr<csv_parser> m_parser;
    std::deque<CsvRecord> m_ready;
    CsvRecord m_current;
    qsizetype m_currentBytes = 0;
    qint64 m_line = 1; ///< where the next record starts
    qint64 m_innerLines = 0; ///< line breaks inside the fields of the current record
    bool m_afterCarriageReturn = false;
    bool m_isTooLarge = false;
    std::optional<Error> m_failure;
    bool m_started = false;
    bool m_atEnd = false;
};

/** The header of a CSV file: columns by name, whatever their order, case or blanks. */
class CsvHeader
{
public:
    CsvHeader() = default;
    explicit CsvHeader(const CsvRecord &record);

    [[nodiscard]] bool has(QStringView column) const;
    [[nodiscard]] bool hasAll(const QStringList &columns) const;
    /** The field as written, or empty when the column or the field is not there. */
    [[nodiscard]] QString value(const CsvRecord &record, QStringView column) const;
    [[nodiscard]] qsizetype size() const { return m_names.size(); }
    /** As the file writes them. */
    [[nodiscard]] const QStringList &names() const { return m_names; }

    /**
     * Empty when the record fits the header. A shorter one is complete but for empty fields at its
     * end; a longer one has come out of step and cannot be trusted, which `isUsable` tells.
     */
    [[nodiscard]] QString complaint(const CsvRecord &record, bool *isUsable) const;

private:
    QStringList m_names;
    QHash<QString, qsizetype> m_columns;
};

} // namespace omt::transfer
