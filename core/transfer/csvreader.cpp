// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/csvreader.h"

#include "core/transfer/inputerror.h"
#include "core/transfer/text.h"

#include <csv.h>

#include <algorithm>
#include <cstdlib>

namespace omt::transfer {

namespace {

// libcsv asks for ever less until it is refused even one byte, and then reports "no memory".
void *growField(void *memory, size_t size)
{
    return size > CsvReader::fieldLimit ? nullptr : std::realloc(memory, size);
}

constexpr unsigned char strict = CSV_STRICT | CSV_STRICT_FINI;
constexpr int hiddenLinesLimit = 20;

/** Just past the line break that follows `from`; -1 when the text does not tell yet where it is. */
qsizetype lineEnd(const QByteArray &text, qsizetype from, bool isLast)
{
    const qsizetype lineFeed = text.indexOf('\n', from);
    const qsizetype end = lineFeed < 0 ? text.size() : lineFeed;
    const qsizetype carriageReturn = QByteArrayView(text).first(end).indexOf('\r', from);
    if (carriageReturn >= 0 && carriageReturn + 1 < end)
        return carriageReturn + 1; // an old Macintosh's; at the very end it may be half of CR LF
    if (lineFeed >= 0)
        return lineFeed + 1;
    return isLast && from < text.size() ? text.size() : -1;
}

void countField(void *, size_t, void *count)
{
    ++*static_cast<qsizetype *>(count);
}

void endCounting(int, void *) { }

/** Fields of a line that is a well-formed record by itself, else 0. */
qsizetype fieldsOf(const char *line, qsizetype size, char delimiter)
{
    csv_parser parser;
    csv_init(&parser, strict);
    csv_set_delim(&parser, static_cast<unsigned char>(delimiter));
    qsizetype count = 0;
    const auto length = static_cast<size_t>(size);
    const bool isWhole = csv_parse(&parser, line, length, countField, endCounting, &count) == length
        && csv_fini(&parser, countField, endCounting, &count) == 0;
    csv_free(&parser);
    return isWhole ? count : 0;
}

QString columnKey(QStringView name)
{
    return name.trimmed().toString().toCaseFolded();
}

} // namespace

CsvReader::CsvReader(InputStream &stream)
    : m_stream(stream)
    , m_parser(std::make_unique<csv_parser>())
{
    csv_init(m_parser.get(), strict);
    beginRecord();
    m_current.line = 1;
}

CsvReader::~CsvReader()
{
    csv_free(m_parser.get());
}

void CsvReader::resetParser()
{
    csv_free(m_parser.get());
    csv_init(m_parser.get(), strict);
    csv_set_realloc_func(m_parser.get(), growField);
    csv_set_blk_size(m_parser.get(), 4096);
    csv_set_delim(m_parser.get(), static_cast<unsigned char>(m_delimiter));
}

Result<bool> CsvReader::next(CsvRecord &record)
{
    while (!m_ready) {
        if (m_failure)
            return *m_failure;
        if (m_atEnd)
            return false;
        if (const auto done = advance(); !done)
            m_failure = done.error();
    }
    record = std::move(*m_ready);
    m_ready.reset();
    return true;
}

Result<> CsvReader::advance()
{
    skipBlankLines();
    const qsizetype end = lineEnd(m_text, std::max(m_position, m_scanned), m_isLast);
    m_scanned = end < 0 ? std::max(m_position, m_text.size() - 1) : 0;
    if (end >= 0) {
        parseLine(end);
        return endOfLine();
    }
    if (m_text.size() - m_position > recordLimit)
        return tooLarge();
    return m_isLast ? endOfFile() : readMore();
}

Result<> CsvReader::readMore()
{
    const auto piece = m_stream.read(inputChunk);
    if (!piece)
        return piece.error();
    if (m_textOffset == 0 && m_text.isEmpty())
        guessDelimiter(*piece);
    m_text.remove(0, m_recordStart);
    m_textOffset += m_recordStart;
    m_scanned = std::max<qsizetype>(0, m_scanned - m_recordStart);
    m_position -= std::exchange(m_recordStart, 0);
    m_text += *piece;
    m_isLast = piece->isEmpty();
    return {};
}

// A file may hold millions of them, and nobody asks whether to go on until there is a record.
void CsvReader::skipBlankLines()
{
    if (m_position != m_recordStart || m_innerLines != 0 || m_position < m_scanned)
        return;
    const qsizetype size = m_text.size();
    while (m_position < size && (m_text[m_position] == '\n' || m_text[m_position] == '\r')) {
        const bool isCarriageReturn = m_text[m_position] == '\r';
        if (isCarriageReturn && m_position + 1 == size)
            break; // it may be half of CR LF
        m_position += isCarriageReturn && m_text[m_position + 1] == '\n' ? 2 : 1;
        ++m_current.line;
    }
    m_recordStart = m_position;
}

void CsvReader::parseLine(qsizetype end)
{
    const qint64 guess = m_stream.firstGuess() - m_textOffset;
    if (m_guessedLine == 0 && m_stream.firstGuess() >= 0 && guess < end)
        m_guessedLine = m_current.line + m_innerLines;
    m_isOddLine = false;
    while (m_position < end && !m_isTooLarge) {
        const char *at = m_text.constData() + m_position;
        const auto size = static_cast<size_t>(end - m_position);
        const size_t done = csv_parse(m_parser.get(), at, size, takeField, takeRecord, this);
        m_position += static_cast<qsizetype>(done);
        if (done == size)
            break;
        if (csv_error(m_parser.get()) != CSV_EPARSE) {
            m_isTooLarge = true;
            break;
        }
        // A quotation mark within plain text stands for itself; text after a quoted field is odd.
        m_isOddLine = m_isOddLine || m_parser->quoted != 0;
        csv_set_opts(m_parser.get(), 0);
        at = m_text.constData() + m_position++;
        m_isTooLarge = csv_parse(m_parser.get(), at, 1, takeField, takeRecord, this) != 1;
        csv_set_opts(m_parser.get(), strict);
    }
    m_hasTextAfterQuote = m_hasTextAfterQuote || m_isOddLine;
    ++m_innerLines;
}

Result<> CsvReader::endOfLine()
{
    if (isSuspicious() && hidesRecords()) {
        giveUpRecord();
        return {};
    }
    if (m_isTooLarge)
        return tooLarge();
    const char last = m_text[m_position - 1];
    const bool isBlank
        = m_current.fields.isEmpty() && m_parser->quoted == 0 && (last == '\n' || last == '\r');
    if (m_isComplete || isBlank)
        finishRecord();
    return {};
}

// Only a record that reaches over several lines can hide others.
bool CsvReader::isSuspicious() const
{
    if (m_innerLines < 2)
        return false;
    return m_isTooLarge || m_isOddLine
        || (m_isComplete && (m_hasTextAfterQuote || m_current.fields.size() != m_columns));
}

// Whether the line below the one where the record starts is a record by itself. Lines that open
// quotation marks of their own are looked past.
bool CsvReader::hidesRecords() const
{
    if (m_columns == 0)
        return false;
    qsizetype from = lineEnd(m_text, m_recordStart, true);
    for (int i = 0; i < hiddenLinesLimit; ++i) {
        const qsizetype end = lineEnd(m_text, from, true);
        if (end < 0 || end > m_position)
            return false;
        const char *line = m_text.constData() + from;
        const qsizetype fields = fieldsOf(line, end - from, m_delimiter);
        if (fields == m_columns)
            return true;
        const bool isBlank = QByteArrayView(line, end - from).trimmed().isEmpty();
        if (!isBlank && std::count(line, line + (end - from), '"') % 2 == 0)
            return false;
        from = end;
    }
    return false;
}

// Reads on from its second line. What is read twice by it holds no other open quotation mark, or it
// would have ended there; so the time stays linear.
void CsvReader::giveUpRecord()
{
    CsvRecord lost;
    lost.line = m_current.line;
    lost.remark
        = Text::tr("A quotation mark opened in this record is not closed before the next one "
                   "begins; the record was left out.");
    lost.isLost = true;
    m_ready = std::move(lost);
    resetParser();
    m_innerLines = 1;
    m_position = lineEnd(m_text, m_recordStart, true);
    m_scanned = 0;
    beginRecord();
}

Result<> CsvReader::endOfFile()
{
    const bool isOpen = csv_fini(m_parser.get(), takeField, takeRecord, this) != 0;
    if (m_innerLines >= 2 && (isOpen || isSuspicious()) && hidesRecords()) {
        giveUpRecord();
        return {};
    }
    if (isOpen) {
        return inputError(name(), m_current.line,
                          Text::tr("A quotation mark opened in this record is never closed."));
    }
    if (m_isTooLarge)
        return tooLarge();
    if (m_isComplete)
        finishRecord();
    m_atEnd = true;
    return {};
}

// Of a blank line nothing is kept but its number.
void CsvReader::finishRecord()
{
    if (m_isComplete) {
        m_current.remark = remark();
        const qint64 line = m_current.line;
        m_ready = std::move(m_current);
        m_current.line = line;
    }
    beginRecord();
}

QString CsvReader::remark() const
{
    const qint64 last = m_current.line + m_innerLines - 1;
    if (m_hasTextAfterQuote && m_innerLines < 2) {
        return Text::tr("There is text after a closing quotation mark; it was read as part of the "
                        "field.");
    }
    if (m_hasTextAfterQuote) {
        return Text::tr(
                   "There is text after a closing quotation mark; the record was read as reaching "
                   "to line %1.")
            .arg(last);
    }
    // Fewer columns than this are soon met by the commas of a plain text.
    constexpr qsizetype tellingColumns = 4;
    if (m_innerLines >= 2 && m_columns >= tellingColumns && hidesRecords()) {
        return Text::
            tr("The record was read as reaching to line %1, but there are lines in it that look "
               "like records; a quotation mark may be missing.")
                .arg(last);
    }
    return {};
}

// Where parsing stands now, after the lines parsed so far.
void CsvReader::beginRecord()
{
    m_recordStart = m_position;
    m_current = CsvRecord{m_current.line + std::exchange(m_innerLines, 0), {}};
    m_currentBytes = 0;
    m_isComplete = false;
    m_isTooLarge = false;
    m_hasTextAfterQuote = false;
}

Error CsvReader::tooLarge() const
{
    return inputError(
        name(), m_current.line,
        Text::tr("This record is larger than any export writes (a field over %1 MB or far "
                 "too many fields); a quotation mark is probably missing.")
            .arg(fieldLimit >> 20));
}

void CsvReader::guessDelimiter(const QByteArray &head)
{
    qsizetype counts[3] = {0, 0, 0};
    bool quoted = false;
    for (const char c : head) {
        if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '\n' || c == '\r'))
            break;
        else if (!quoted && (c == ',' || c == ';' || c == '\t'))
            ++counts[c == ',' ? 0 : c == ';' ? 1 : 2];
    }
    const auto best = std::max_element(std::begin(counts), std::end(counts)) - std::begin(counts);
    m_delimiter = ",;\t"[best];
    resetParser();
}

void CsvReader::takeField(void *data, size_t size, void *self)
{
    auto *reader = static_cast<CsvReader *>(self);
    if (reader->m_isTooLarge)
        return;
    const QByteArrayView bytes(static_cast<const char *>(data), static_cast<qsizetype>(size));
    reader->m_currentBytes += bytes.size();
    reader->m_current.fields.append(QString::fromUtf8(bytes));
    reader->m_isTooLarge
        = reader->m_currentBytes > recordLimit || reader->m_current.fields.size() > columnLimit;
}

void CsvReader::takeRecord(int, void *self)
{
    static_cast<CsvReader *>(self)->m_isComplete = true;
}

CsvHeader::CsvHeader(const CsvRecord &record)
    : m_names(record.fields)
{
    for (qsizetype i = 0; i < m_names.size(); ++i) {
        const QString key = columnKey(m_names[i]);
        if (!m_columns.contains(key))
            m_columns.insert(key, i);
    }
}

bool CsvHeader::has(QStringView column) const
{
    return m_columns.contains(columnKey(column));
}

bool CsvHeader::hasAll(const QStringList &columns) const
{
    return std::all_of(columns.begin(), columns.end(),
                       [this](const QString &column) { return has(column); });
}

QString CsvHeader::value(const CsvRecord &record, QStringView column) const
{
    return record.fields.value(m_columns.value(columnKey(column), -1));
}

QString CsvHeader::complaint(const CsvRecord &record, bool *isUsable) const
{
    if (record.isLost) {
        *isUsable = false;
        return record.remark;
    }
    const bool isLonger = record.fields.size() > size()
        && std::any_of(record.fields.begin() + size(), record.fields.end(),
                       [](const QString &field) { return !field.trimmed().isEmpty(); });
    *isUsable = !isLonger;
    if (!isLonger && record.fields.size() >= size())
        return record.remark;
    const QString numbers = isLonger
        ? Text::tr("The record has %1 fields where the header names %2; it was left out.")
        : Text::tr(
            "The record has %1 fields where the header names %2; the others count as empty.");
    const QString remark = record.remark.isEmpty() ? QString() : record.remark + u' ';
    return remark + numbers.arg(record.fields.size()).arg(size());
}

} // namespace omt::transfer
