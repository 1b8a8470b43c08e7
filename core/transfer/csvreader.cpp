// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/csvreader.h"

#include "core/transfer/inputerror.h"

#include <QCoreApplication>

#include <csv.h>

#include <algorithm>
#include <cstdlib>

namespace omt::transfer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("omt::transfer", text);
}

// libcsv asks for ever less until it is refused even one byte, and then reports "no memory".
void *growField(void *memory, size_t size)
{
    return size > CsvReader::fieldLimit ? nullptr : std::realloc(memory, size);
}

qint64 lineBreaks(const QByteArray &text)
{
    qint64 count = text.count('\n');
    for (qsizetype i = text.indexOf('\r'); i >= 0; i = text.indexOf('\r', i + 1))
        count += i + 1 == text.size() || text[i + 1] != '\n' ? 1 : 0;
    return count;
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
    csv_init(m_parser.get(), CSV_REPALL_NL);
    csv_set_realloc_func(m_parser.get(), growField);
    csv_set_blk_size(m_parser.get(), 4096);
}

CsvReader::~CsvReader()
{
    csv_free(m_parser.get());
}

Result<bool> CsvReader::next(CsvRecord &record)
{
    while (m_ready.empty()) {
        if (m_failure)
            return *m_failure;
        if (m_atEnd)
            return false;
        if (const auto fed = feed(); !fed)
            m_failure = fed.error(); // after the records that came before it
    }
    record = std::move(m_ready.front());
    m_ready.pop_front();
    return true;
}

Result<> CsvReader::feed()
{
    const auto piece = m_stream.read(inputChunk);
    if (!piece)
        return piece.error();
    if (!m_started) {
        m_started = true;
        guessDelimiter(*piece);
    }
    if (piece->isEmpty()) {
        m_atEnd = true;
        csv_set_opts(m_parser.get(), CSV_STRICT | CSV_STRICT_FINI); // open quotes are errors now
        if (csv_fini(m_parser.get(), takeField, takeRecord, this) != 0) {
            return inputError(name(), m_line,
                              tr("A quotation mark opened in this record is never closed."));
        }
        return {};
    }
    const auto size = static_cast<size_t>(piece->size());
    if (csv_parse(m_parser.get(), piece->constData(), size, takeField, takeRecord, this) != size
        || m_isTooLarge) {
        return tooLarge();
    }
    return {};
}

Error CsvReader::tooLarge() const
{
    return inputError(name(), m_current.fields.isEmpty() ? m_line : m_current.line,
                      tr("This record is larger than any export writes (a field over %1 MB or far "
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
    csv_set_delim(m_parser.get(), static_cast<unsigned char>(",;\t"[best]));
}

void CsvReader::takeField(void *data, size_t size, void *self)
{
    auto *reader = static_cast<CsvReader *>(self);
    if (reader->m_isTooLarge)
        return;
    CsvRecord &record = reader->m_current;
    if (record.fields.isEmpty())
        record.line = reader->m_line;
    const QByteArray bytes
        = QByteArray::fromRawData(static_cast<const char *>(data), static_cast<qsizetype>(size));
    reader->m_innerLines += lineBreaks(bytes);
    reader->m_currentBytes += bytes.size();
    reader->m_afterCarriageReturn = false;
    record.fields.append(QString::fromUtf8(bytes));
    reader->m_isTooLarge
        = reader->m_currentBytes > recordLimit || record.fields.size() > columnLimit;
}

// With CSV_REPALL_NL every CR and LF outside quotes comes here, also of blank lines.
void CsvReader::takeRecord(int terminator, void *self)
{
    auto *reader = static_cast<CsvReader *>(self);
    const bool hasFields = !reader->m_current.fields.isEmpty();
    if (terminator != '\n' || hasFields || !reader->m_afterCarriageReturn)
        reader->m_line += 1 + reader->m_innerLines;
    reader->m_innerLines = 0;
    reader->m_afterCarriageReturn = terminator == '\r';
    reader->m_currentBytes = 0;
    if (hasFields && !reader->m_isTooLarge)
        reader->m_ready.push_back(std::exchange(reader->m_current, {}));
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
    const bool isLonger = record.fields.size() > size()
        && std::any_of(record.fields.begin() + size(), record.fields.end(),
                       [](const QString &field) { return !field.trimmed().isEmpty(); });
    *isUsable = !isLonger;
    if (!isLonger && record.fields.size() >= size())
        return {};
    const QString numbers = isLonger
        ? tr("The record has %1 fields where the header names %2; it was left out.")
        : tr("The record has %1 fields where the header names %2; the others count as empty.");
    return numbers.arg(record.fields.size()).arg(size());
}

} // namespace omt::transfer
