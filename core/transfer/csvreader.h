// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/textstream.h"

#include <QHash>
#include <QStringList>

#include <memory>
#include <optional>

struct csv_parser;

namespace omt::transfer {

/** One record of a CSV file. Fields keep their line breaks. */
struct CsvRecord
{
    qint64 line = 0; ///< where it starts, from 1
    QStringList fields;
    /// What was odd about its quotation marks; a translated sentence, mostly empty.
    QString remark = {};
    bool isLost = false; ///< there are no fields, only the remark
};

/**
 * Reads CSV record by record with libcsv (RFC 4180 and what spreadsheets make of it). The delimiter
 * is the one of comma, semicolon and tab that the first line has most of. Blank lines are passed
 * over. Never holds more than what one chunk of the stream completes.
 *
 * A quotation mark that is not closed would swallow the records below. Where the number of columns
 * is known, such a record is noticed by the whole records inside it: it comes as lost, and reading
 * goes on with the line after it. Text after a closing quotation mark is kept, with a remark.
 *
 * Fails (BadInput, with the line the record starts at) for a quotation mark that is never closed
 * and hides no whole record (the file was cut off), a field over 4 MiB, a record over 16 MiB or
 * 4096 fields.
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

    /** How many fields a record has from now on; 0 (at first): not known. */
    void expectColumns(qsizetype columns) { m_columns = columns; }

    /** Puts the next record into `record`; false at the end. */
    [[nodiscard]] Result<bool> next(CsvRecord &record);

    [[nodiscard]] const QString &name() const { return m_stream.name(); }
    /** Bytes that were no UTF-8 and were taken for Windows-1252 so far. */
    [[nodiscard]] qint64 guessedBytes() const { return m_stream.guessedBytes(); }
    /** The line of the first of them. */
    [[nodiscard]] qint64 guessedLine() const { return m_guessedLine; }

private:
    static void takeField(void *data, size_t size, void *self);
    static void takeRecord(int terminator, void *self);
    void resetParser();
    void guessDelimiter(const QByteArray &head);
    [[nodiscard]] Result<> advance();
    [[nodiscard]] Result<> readMore();
    [[nodiscard]] Result<> endOfLine();
    [[nodiscard]] Result<> endOfFile();
    void skipBlankLines();
    void parseLine(qsizetype end);
    [[nodiscard]] bool isSuspicious() const;
    [[nodiscard]] bool hidesRecords() const;
    void giveUpRecord();
    void finishRecord();
    [[nodiscard]] QString remark() const;
    void beginRecord();
    [[nodiscard]] Error tooLarge() const;

    TextStream m_stream;
    std::unique_ptr<csv_parser> m_parser;
    std::optional<CsvRecord> m_ready;
    std::optional<Error> m_failure;
    qsizetype m_columns = 0;
    char m_delimiter = ',';
    bool m_isLast = false; ///< the stream has no more
    bool m_atEnd = false;

    QByteArray m_text; ///< from the current record on
    qint64 m_textOffset = 0; ///< of m_text in what the stream gave
    qsizetype m_recordStart = 0; ///< in m_text
    qsizetype m_position = 0; ///< what is parsed of m_text
    qsizetype m_scanned = 0; ///< up to here there is no line break after m_position
    qint64 m_guessedLine = 0;

    CsvRecord m_current; ///< its line is right even before it has fields
    qint64 m_innerLines = 0; ///< lines of it that are parsed
    qsizetype m_currentBytes = 0;
    bool m_isComplete = false;
    bool m_isTooLarge = false;
    bool m_hasTextAfterQuote = false;
    bool m_isOddLine = false; ///< the last line parsed is where that text is
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
     * Empty when the record fits the header and has no remark. A shorter one is complete but for
     * empty fields at its end; a longer one has come out of step and cannot be trusted, nor can a
     * lost one, which `isUsable` tells.
     */
    [[nodiscard]] QString complaint(const CsvRecord &record, bool *isUsable) const;

private:
    QStringList m_names;
    QHash<QString, qsizetype> m_columns;
};

} // namespace omt::transfer
