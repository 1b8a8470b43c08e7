// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/jsonreader.h"

#include "core/transfer/inputerror.h"
#include "core/transfer/jsonsax.h"
#include "core/transfer/text.h"

namespace omt::transfer {

namespace {

/** The characters of a stream as an input iterator; what nlohmann::json reads from. */
class StreamIterator
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char *;
    using reference = const char &;

    explicit StreamIterator(JsonCursor *cursor = nullptr)
        : m_cursor(cursor)
    {
    }
    reference operator*() const { return *m_cursor->at; }
    StreamIterator &operator++()
    {
        m_cursor->advance();
        return *this;
    }
    StreamIterator operator++(int) = delete;
    friend bool operator==(const StreamIterator &a, const StreamIterator &b)
    {
        return a.isEnd() == b.isEnd();
    }
    friend bool operator!=(const StreamIterator &a, const StreamIterator &b) { return !(a == b); }

private:
    [[nodiscard]] bool isEnd() const { return !m_cursor || !m_cursor->hasMore(); }

    JsonCursor *m_cursor;
};

JsonElementReader::PlacedTaker objectsOnly(const JsonElementReader::Taker &take,
                                           const JsonElementReader::Complaint &complain)
{
    return [&take, &complain](const QStringList &, QJsonValue &&value, qint64 line) {
        if (!value.isObject()) {
            return complain(Text::tr("This entry is no JSON object and was left out."), line);
        }
        return take(value.toObject(), line);
    };
}

} // namespace

JsonElementReader::JsonElementReader(InputStream &stream)
    : m_stream(stream)
{
}

Result<> JsonElementReader::readArray(const QStringList &path, const Taker &take,
                                      const Complaint &complain)
{
    bool found = false;
    const auto read
        = readPlaces({path + QStringList(element)}, objectsOnly(take, complain), &found);
    if (read && !found) {
        return inputError(m_stream.name(), 0,
                          Text::tr("The file does not hold the list it should (%1).")
                              .arg(path.isEmpty() ? element : path.join(u'.')));
    }
    return read;
}

Result<> JsonElementReader::readPlaces(const QList<QStringList> &patterns, const PlacedTaker &take,
                                       bool *found)
{
    JsonCursor cursor(m_stream);
    JsonSax sax(cursor, patterns, take);
    const bool parsed = nlohmann::json::sax_parse(StreamIterator(&cursor), StreamIterator(), &sax);
    if (found)
        *found = sax.foundPlace();
    if (cursor.error)
        return *cursor.error;
    if (sax.isCancelled())
        return cancelledError();
    if (!parsed)
        return inputError(m_stream.name(), cursor.line, sax.reason(), sax.details());
    return {};
}

Result<> JsonElementReader::readLines(const Taker &take, const Complaint &complain)
{
    const QList<QStringList> wholeLine{{}};
    const PlacedTaker takeObject = objectsOnly(take, complain);
    QByteArray rest;
    qint64 line = 0;
    for (bool atEnd = false; !atEnd;) {
        const auto piece = m_stream.read(inputChunk);
        if (!piece)
            return piece.error();
        atEnd = piece->isEmpty();
        qsizetype from = rest.size(); // what is there already holds no end of line
        rest += *piece;
        if (atEnd && !rest.isEmpty())
            rest += '\n';
        qsizetype begin = 0;
        for (qsizetype end = rest.indexOf('\n', from); end >= 0; end = rest.indexOf('\n', from)) {
            ++line;
            const QByteArray text = rest.mid(begin, end - begin).trimmed();
            begin = end + 1;
            from = begin;
            if (text.isEmpty())
                continue;
            MemoryStream memory(m_stream.name(), text);
            JsonCursor cursor(memory);
            cursor.line = line;
            JsonSax sax(cursor, wholeLine, takeObject);
            const bool parsed
                = nlohmann::json::sax_parse(StreamIterator(&cursor), StreamIterator(), &sax);
            if (sax.isCancelled() || (!parsed && !complain(sax.reason(), line)))
                return cancelledError();
        }
        rest.remove(0, begin);
        if (rest.size() > elementLimit) {
            return inputError(m_stream.name(), line + 1,
                              Text::tr("This line is longer than any export writes."));
        }
    }
    return {};
}

} // namespace omt::transfer
