// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/pgarray.h"

namespace omt::db {

namespace {

void appendQuoted(QString &literal, QStringView element)
{
    literal += u'"';
    for (const QChar c : element) {
        if (c == u'"' || c == u'\\')
            literal += u'\\';
        literal += c;
    }
    literal += u'"';
}

template <class List, class Append> QString makeLiteral(const List &elements, Append append)
{
    QString literal;
    literal.reserve(2 + elements.size() * 16);
    literal += u'{';
    bool isFirst = true;
    for (const auto &element : elements) {
        if (!isFirst)
            literal += u',';
        isFirst = false;
        append(literal, element);
    }
    literal += u'}';
    return literal;
}

/** Reads one array literal from left to right. */
class Parser
{
public:
    explicit Parser(QStringView text)
        : m_text(text)
    {
    }

    std::optional<QList<std::optional<QString>>> parse()
    {
        QList<std::optional<QString>> elements;
        if (m_text.size() < 2 || m_text.front() != u'{' || m_text.back() != u'}')
            return std::nullopt;
        m_text = m_text.sliced(1, m_text.size() - 2);
        if (m_text.isEmpty())
            return elements;
        while (true) {
            const bool ok = peek() == u'"' ? quoted(elements) : bare(elements);
            if (!ok)
                return std::nullopt;
            if (m_at == m_text.size())
                return elements;
            if (m_text[m_at++] != u',')
                return std::nullopt;
        }
    }

private:
    QChar peek() const { return m_at < m_text.size() ? m_text[m_at] : QChar(); }

    bool quoted(QList<std::optional<QString>> &elements)
    {
        QString element;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == u'"') {
                ++m_at;
                elements.append(element);
                return true;
            }
            if (m_text[m_at] == u'\\' && ++m_at == m_text.size())
                return false;
            element += m_text[m_at];
        }
        return false;
    }

    bool bare(QList<std::optional<QString>> &elements)
    {
        QString element;
        for (; m_at < m_text.size() && m_text[m_at] != u','; ++m_at) {
            if (m_text[m_at] == u'{' || m_text[m_at] == u'}' || m_text[m_at] == u'"')
                return false; // nested, or malformed
            if (m_text[m_at] == u'\\' && ++m_at == m_text.size())
                return false;
            element += m_text[m_at];
        }
        if (element.isEmpty())
            return false;
        if (element.compare(u"NULL", Qt::CaseInsensitive) == 0)
            elements.append(std::nullopt);
        else
            elements.append(element);
        return true;
    }

    QStringView m_text;
    qsizetype m_at = 0;
};

} // namespace

QString pgArray(const QStringList &elements)
{
    return makeLiteral(elements, appendQuoted);
}

QString pgArray(const QList<std::optional<QString>> &elements)
{
    return makeLiteral(elements, [](QString &literal, const std::optional<QString> &element) {
        if (element)
            appendQuoted(literal, *element);
        else
            literal += u"NULL";
    });
}

QString pgArray(const QList<QUuid> &elements)
{
    return makeLiteral(elements, [](QString &literal, const QUuid &element) {
        literal += element.toString(QUuid::WithoutBraces);
    });
}

QString pgArray(const QList<int> &elements)
{
    return makeLiteral(elements,
                       [](QString &literal, int element) { literal += QString::number(element); });
}

QString pgArray(const QList<qint64> &elements)
{
    return makeLiteral(
        elements, [](QString &literal, qint64 element) { literal += QString::number(element); });
}

QString pgArray(const QList<double> &elements)
{
    return makeLiteral(elements, [](QString &literal, double element) {
        literal += QString::number(element, 'g', QLocale::FloatingPointShortest);
    });
}

QString pgArray(const QList<bool> &elements)
{
    return makeLiteral(elements,
                       [](QString &literal, bool element) { literal += element ? u't' : u'f'; });
}

std::optional<QList<std::optional<QString>>> parsePgArray(QStringView literal)
{
    return Parser(literal).parse();
}

QStringList textListFromPgArray(QStringView literal)
{
    QStringList texts;
    const auto elements = parsePgArray(literal);
    if (!elements)
        return texts;
    texts.reserve(elements->size());
    for (const std::optional<QString> &element : *elements)
        texts.append(element.value_or(QString()));
    return texts;
}

} // namespace omt::db
