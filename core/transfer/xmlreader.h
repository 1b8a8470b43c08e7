// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/textstream.h"

#include <QXmlStreamReader>

#include <vector>

namespace omt::transfer {

/** One XML element with all that is in it; record-sized. */
struct XmlNode
{
    QString name;
    qint64 line = 0;
    QXmlStreamAttributes attributes;
    QString text; ///< its own, without that of its children
    std::vector<XmlNode> children;

    /** Text of the first child of that name, trimmed; empty when there is none. */
    [[nodiscard]] QString textOf(QStringView child) const;
    [[nodiscard]] QString attribute(const char16_t *key) const
    {
        return attributes.value(QString::fromUtf16(key)).toString();
    }
};

/**
 * QXmlStreamReader over a stream, with exact lines. Blank lines before the declaration are
 * forgiven. A document type that declares entities is refused, which is where XML bombs and reads
 * of foreign files come from. Limits: nesting 64, one element 4 MiB and 50,000 children.
 */
class XmlReader
{
public:
    static constexpr int depthLimit = 64;
    static constexpr qint64 elementLimit = 4LL << 20;
    static constexpr int nodeLimit = 50000;

    explicit XmlReader(InputStream &stream);

    /** Goes to the next start of an element, at any depth; false at the end of the document. */
    [[nodiscard]] Result<bool> nextElement();
    /** Name of the element nextElement() found. */
    [[nodiscard]] QStringView elementName() const { return m_xml.name(); }
    [[nodiscard]] QString attribute(const char16_t *key) const;
    /** How deep that element is: 1 for the root. */
    [[nodiscard]] int depth() const { return m_depth; }
    [[nodiscard]] qint64 line() const { return m_xml.lineNumber() + m_blankLines; }

    /** Reads the element nextElement() found through to its end. */
    [[nodiscard]] Result<XmlNode> readNode();
    /** Goes to its end and forgets it. */
    [[nodiscard]] Result<> skipNode();

    [[nodiscard]] const QString &name() const { return m_stream.name(); }

private:
    [[nodiscard]] Result<QXmlStreamReader::TokenType> nextToken();
    [[nodiscard]] Result<> feed();
    [[nodiscard]] Result<> fill(XmlNode &node);
    [[nodiscard]] Error failure(const QString &reason) const;

    TextStream m_stream;
    QXmlStreamReader m_xml;
    int m_depth = 0;
    int m_nodes = 0;
    qint64 m_blankLines = 0; ///< before the declaration
    qint64 m_sinceToken = 0; ///< bytes fed while one token went on
    qint64 m_nodeBytes = 0;
    bool m_started = false;
    bool m_atEnd = false;
};

} // namespace omt::transfer
