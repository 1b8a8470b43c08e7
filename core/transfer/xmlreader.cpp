// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/xmlreader.h"

#include "core/transfer/inputerror.h"
#include "core/transfer/text.h"

#include <algorithm>

namespace omt::transfer {

QString XmlNode::textOf(QStringView child) const
{
    for (const XmlNode &node : children) {
        if (node.name == child)
            return node.text.trimmed();
    }
    return {};
}

XmlReader::XmlReader(InputStream &stream)
    : m_stream(stream)
{
    m_xml.setNamespaceProcessing(false);
}

Error XmlReader::failure(const QString &reason) const
{
    return inputError(name(), line(), reason);
}

Result<> XmlReader::feed()
{
    // The parser starts a token that goes on from its beginning again, so feed it ever more.
    auto piece = m_stream.read(std::max(inputChunk, m_sinceToken));
    if (!piece)
        return piece.error();
    QString text = QString::fromUtf8(*piece);
    if (!m_started) {
        qsizetype blanks = 0;
        while (blanks < text.size() && text[blanks].isSpace())
            ++blanks;
        m_started = blanks < text.size();
        m_blankLines += text.left(blanks).count(u'\n');
        text.remove(0, blanks);
    }
    m_atEnd = piece->isEmpty();
    m_sinceToken += piece->size();
    if (m_sinceToken > elementLimit)
        return failure(Text::tr("A text is longer than any export writes."));
    m_xml.addData(text);
    return {};
}

Result<QXmlStreamReader::TokenType> XmlReader::nextToken()
{
    for (;;) {
        const auto token = m_xml.readNext();
        if (token == QXmlStreamReader::Invalid
            && m_xml.error() == QXmlStreamReader::PrematureEndOfDocumentError && !m_atEnd) {
            if (const auto fed = feed(); !fed)
                return fed.error();
            continue;
        }
        m_sinceToken = 0;
        if (token == QXmlStreamReader::Invalid) {
            if (m_xml.error() == QXmlStreamReader::PrematureEndOfDocumentError)
                return failure(Text::tr("The file ends too early; it is cut off or damaged."));
            return failure(Text::tr("The file is no valid XML: %1").arg(m_xml.errorString()));
        }
        if (token == QXmlStreamReader::DTD
            && (!m_xml.entityDeclarations().isEmpty()
                || m_xml.text().contains(QLatin1StringView("<!ENTITY"))))
            return failure(
                Text::tr("The file declares entities of its own, which no export does, and is "
                         "refused."));
        if (token == QXmlStreamReader::StartElement && ++m_depth > depthLimit)
            return failure(Text::tr("The data is nested deeper than any export nests it."));
        if (token == QXmlStreamReader::EndElement)
            --m_depth;
        return token;
    }
}

Result<bool> XmlReader::nextElement()
{
    for (;;) {
        const auto token = nextToken();
        if (!token)
            return token.error();
        if (*token == QXmlStreamReader::StartElement)
            return true;
        if (*token == QXmlStreamReader::EndDocument)
            return false;
    }
}

QString XmlReader::attribute(const char16_t *key) const
{
    return m_xml.attributes().value(QString::fromUtf16(key)).toString();
}

Result<XmlNode> XmlReader::readNode()
{
    m_nodes = 0;
    m_nodeBytes = 0;
    XmlNode node;
    if (const auto filled = fill(node); !filled)
        return filled.error();
    return node;
}

Result<> XmlReader::fill(XmlNode &node)
{
    node.name = m_xml.name().toString();
    node.line = line();
    node.attributes = m_xml.attributes();
    for (;;) {
        const auto token = nextToken();
        if (!token)
            return token.error();
        if (*token == QXmlStreamReader::EndElement)
            return {};
        if (*token == QXmlStreamReader::Characters) {
            m_nodeBytes += m_xml.text().size();
            node.text += m_xml.text();
        }
        if (*token == QXmlStreamReader::StartElement) {
            node.children.emplace_back();
            if (++m_nodes > nodeLimit)
                return failure(Text::tr("This entry is larger than any export writes."));
            if (const auto filled = fill(node.children.back()); !filled)
                return filled.error();
        }
        if (m_nodeBytes > elementLimit)
            return failure(Text::tr("This entry is larger than any export writes."));
    }
}

Result<> XmlReader::skipNode()
{
    for (const int outside = m_depth - 1; m_depth > outside;) {
        if (const auto token = nextToken(); !token)
            return token.error();
    }
    return {};
}

} // namespace omt::transfer
