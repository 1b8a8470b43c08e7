// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/facetdictionary.h"

#include <algorithm>

namespace omt::catalog {

namespace {

/** Without the quotes and backslashes that are doubled in it. */
QByteArray unescaped(QByteArrayView quoted)
{
    QByteArray plain;
    for (qsizetype i = 0; i < quoted.size(); ++i) {
        if (quoted[i] == '\'' || quoted[i] == '\\')
            ++i;
        if (i < quoted.size())
            plain.append(quoted[i]);
    }
    return plain;
}

/** use(lexeme) of each; it may point into the text. */
template <class Use> void eachLexeme(QByteArrayView tsvector, Use use)
{
    const qsizetype size = tsvector.size();
    for (qsizetype at = tsvector.indexOf('\''); at >= 0 && at < size;
         at = at < size ? tsvector.indexOf('\'', at) : -1) {
        const qsizetype begin = ++at;
        bool isPlain = true;
        while (at < size) {
            const char c = tsvector[at];
            if (c == '\'' && (at + 1 >= size || tsvector[at + 1] != '\''))
                break;
            const bool isEscape = c == '\'' || c == '\\';
            isPlain = isPlain && !isEscape;
            at += isEscape ? 2 : 1;
        }
        const QByteArrayView quoted = tsvector.sliced(begin, std::min(at, size) - begin);
        ++at;
        use(isPlain ? QByteArray::fromRawData(quoted.data(), quoted.size()) : unescaped(quoted));
    }
}

} // namespace

FacetDictionary::FacetDictionary(const QStringList &counted)
{
    for (const QString &lexeme : counted)
        idOf(lexeme);
    m_counted = int(m_lexemes.size());
}

int FacetDictionary::idOf(const QByteArray &lexeme)
{
    const auto found = m_ids.constFind(lexeme);
    if (found != m_ids.constEnd())
        return *found;
    const int id = int(m_lexemes.size());
    const QByteArray kept(lexeme.constData(), lexeme.size()); // it may lie in a result
    m_ids.insert(kept, id);
    m_lexemes.push_back(kept);
    m_facets.push_back(facetOf(QString::fromUtf8(kept)).value_or(Facet::Status));
    return id;
}

FacetIds FacetDictionary::read(QByteArrayView tsvector)
{
    FacetIds ids;
    eachLexeme(tsvector, [&](const QByteArray &lexeme) { ids.push_back(idOf(lexeme)); });
    std::sort(ids.begin(), ids.end());
    return ids;
}

FacetIds FacetDictionary::readKnown(QByteArrayView tsvector) const
{
    FacetIds ids;
    eachLexeme(tsvector, [&](const QByteArray &lexeme) {
        if (const auto found = m_ids.constFind(lexeme); found != m_ids.constEnd())
            ids.push_back(*found);
    });
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace omt::catalog
