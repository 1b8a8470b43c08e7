// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/placeholders.h"

namespace omt::db {

namespace {

bool isNameStart(QChar c)
{
    return c == u'_' || (c.isLetter() && c.unicode() < 128);
}

bool isNamePart(QChar c)
{
    return isNameStart(c) || (c.isDigit() && c.unicode() < 128);
}

/** Walks the text, copying all it does not replace. */
class Scanner
{
public:
    explicit Scanner(QStringView sql)
        : m_sql(sql)
    {
    }

    NumberedSql scan()
    {
        m_out.text.reserve(m_sql.size());
        while (m_at < m_sql.size())
            step();
        return std::move(m_out);
    }

private:
    QChar at(qsizetype index) const { return index < m_sql.size() ? m_sql[index] : QChar(); }

    void copyTo(qsizetype end)
    {
        m_out.text += m_sql.sliced(m_at, end - m_at);
        m_at = end;
    }

    /** Copies up to and including `ending`, or all that is left. */
    void copyThrough(QStringView ending, qsizetype from)
    {
        const qsizetype found = m_sql.indexOf(ending, from);
        copyTo(found < 0 ? m_sql.size() : found + ending.size());
    }

    void step()
    {
        const QChar c = at(m_at);
        const QChar next = at(m_at + 1);
        if (c == u'-' && next == u'-')
            copyThrough(u"\n", m_at + 2);
        else if (c == u'/' && next == u'*')
            blockComment();
        else if (c == u'\'')
            quotedText();
        else if (c == u'"')
            copyThrough(u"\"", m_at + 1);
        else if (c == u'$')
            dollarQuote();
        else if (c == u':')
            colon(next);
        else if (isNamePart(c))
            word();
        else
            copyTo(m_at + 1);
    }

    void blockComment()
    {
        int depth = 0;
        qsizetype end = m_at;
        do {
            if (at(end) == u'/' && at(end + 1) == u'*') {
                ++depth;
                end += 2;
            } else if (at(end) == u'*' && at(end + 1) == u'/') {
                --depth;
                end += 2;
            } else {
                ++end;
            }
        } while (depth > 0 && end < m_sql.size());
        copyTo(qMin(end, m_sql.size()));
    }

    void quotedText()
    {
        const bool hasEscapes = m_at > 0 && (m_sql[m_at - 1] == u'e' || m_sql[m_at - 1] == u'E')
            && (m_at == 1 || !isNamePart(m_sql[m_at - 2]));
        qsizetype end = m_at + 1;
        while (end < m_sql.size() && m_sql[end] != u'\'')
            end += hasEscapes && m_sql[end] == u'\\' ? 2 : 1;
        copyTo(qMin(end + 1, m_sql.size())); // '' ends one text and begins another: just as well
    }

    void dollarQuote()
    {
        qsizetype end = m_at + 1;
        while (isNamePart(at(end)))
            ++end;
        if (at(end) == u'$')
            copyThrough(m_sql.sliced(m_at, end + 1 - m_at), end + 1);
        else
            copyTo(m_at + 1); // $1
    }

    void colon(QChar next)
    {
        if (next == u':' || next == u'=') {
            copyTo(m_at + 2);
            return;
        }
        if (!isNameStart(next)) {
            copyTo(m_at + 1);
            return;
        }
        qsizetype end = m_at + 1;
        while (isNamePart(at(end)))
            ++end;
        const QString name = m_sql.sliced(m_at + 1, end - m_at - 1).toString();
        qsizetype number = m_out.parameters.indexOf(name);
        if (number < 0) {
            number = m_out.parameters.size();
            m_out.parameters.append(name);
        }
        m_out.text += u'$' + QString::number(number + 1);
        m_at = end;
    }

    void word()
    {
        qsizetype end = m_at;
        while (isNamePart(at(end)) || at(end) == u'$')
            ++end;
        copyTo(end);
    }

    QStringView m_sql;
    qsizetype m_at = 0;
    NumberedSql m_out;
};

} // namespace

NumberedSql numberPlaceholders(QStringView sql)
{
    return Scanner(sql).scan();
}

} // namespace omt::db
