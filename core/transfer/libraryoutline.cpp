// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/libraryoutline.h"

#include "core/transfer/inputfile.h"
#include "core/transfer/textstream.h"

#include <algorithm>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

// In the order in which they are brought back.
const QList<QStringList> &stages()
{
    static const QList<QStringList> stages{{u"schema"_s, u"version"_s, u"settings"_s, u"history"_s},
                                           {u"media"_s},
                                           {u"relations"_s, u"entries"_s, u"lists"_s}};
    return stages;
}

qsizetype stageOf(const QString &key)
{
    for (qsizetype i = 0; i < stages().size(); ++i) {
        if (stages()[i].contains(key))
            return i;
    }
    return -1;
}

/**
 * Goes over the bytes of a JSON document for the keys of its outermost object, and keeps nothing
 * of what lies deeper: several times as fast as parsing, and in no memory.
 */
class OutlineScanner
{
public:
    /** False: enough is known. */
    [[nodiscard]] bool take(const QByteArray &piece)
    {
        for (const char c : piece) {
            ++m_offset;
            if (m_isInString)
                inString(c);
            else
                outside(c);
            if (m_isDone)
                return false;
        }
        return true;
    }
    [[nodiscard]] const QStringList &keys() const { return m_keys; }
    [[nodiscard]] const QByteArray &schema() const { return m_schema; }
    [[nodiscard]] qint64 offset() const { return m_offset; }

private:
    void inString(char c)
    {
        constexpr qsizetype longest = 64; // no key of ours is longer
        if (!m_isEscaped && c == '"') {
            m_isInString = false;
            if (m_depth == 1)
                haveText();
            return;
        }
        m_isEscaped = !m_isEscaped && c == '\\';
        if (m_depth == 1 && m_text.size() < longest)
            m_text += c;
    }
    void outside(char c)
    {
        if (c == '"') {
            m_isInString = true;
            m_text.clear();
        } else if (c == '{' || c == '[') {
            m_isDone = m_depth == 0 && c == '['; // is no object
            m_isKeyNext = ++m_depth == 1;
        } else if (c == '}' || c == ']') {
            m_isDone = --m_depth <= 0;
        } else if (c == ',' && m_depth == 1) {
            m_isKeyNext = true;
        } else if (m_depth == 0 && c != ' ' && c != '\t' && c != '\n' && c != '\r') {
            m_isDone = true;
        }
    }
    void haveText()
    {
        constexpr qsizetype mostKeys = 100; // of ours there are nine
        if (m_isKeyNext)
            m_keys.append(QString::fromUtf8(m_text));
        else if (m_keys.constLast() == u"schema")
            m_schema = m_text;
        m_isKeyNext = false;
        m_isDone = m_keys.size() > mostKeys;
    }

    QStringList m_keys;
    QByteArray m_text;
    QByteArray m_schema;
    qint64 m_offset = 0;
    int m_depth = 0;
    bool m_isInString = false;
    bool m_isEscaped = false;
    bool m_isKeyNext = false;
    bool m_isDone = false;
};

// Files of others are mostly told by a look at their beginning; only one that begins with keys of
// ours has to be gone through.
bool mayYetBe(const OutlineScanner &scanner)
{
    constexpr qint64 patience = 64 * 1024;
    const bool isOurs = !scanner.keys().isEmpty()
        && (stageOf(scanner.keys().constLast()) >= 0
            || scanner.keys().constLast() == u"exported_at");
    return isOurs || scanner.offset() < patience;
}

} // namespace

bool isLibraryFile(const QString &path)
{
    const auto file = InputFile::open(path);
    if (!file || (*file)->isArchive())
        return false;
    auto content = (*file)->content();
    if (!content)
        return false;
    TextStream text(**content);
    OutlineScanner scanner;
    for (bool isMore = true; isMore && scanner.schema().isEmpty() && mayYetBe(scanner);) {
        const auto piece = text.read(inputChunk);
        isMore = piece && !piece->isEmpty() && scanner.take(*piece);
    }
    return scanner.schema() == "omnimediatrak-library";
}

Result<QStringList> outermostKeys(InputStream &stream)
{
    TextStream text(stream);
    OutlineScanner scanner;
    for (;;) {
        const auto piece = text.read(inputChunk);
        if (!piece)
            return piece.error();
        if (piece->isEmpty() || !scanner.take(*piece))
            return scanner.keys();
    }
}

QList<QStringList> passesOver(const QStringList &keys)
{
    QList<qsizetype> order;
    for (const QString &key : keys) {
        if (const qsizetype stage = stageOf(key); stage >= 0)
            order.append(stage);
    }
    if (!std::is_sorted(order.begin(), order.end()))
        return stages();
    QStringList all;
    for (const QStringList &stage : stages())
        all += stage;
    return {all};
}

} // namespace omt::transfer
