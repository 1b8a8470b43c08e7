// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/search/queryset.h"

#include "core/db/connection.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace omt::bench {

using namespace Qt::StringLiterals;

namespace {

struct Title
{
    MediaId id;
    QString title;
    QString norm;
    QStringList others;
};

class Drawer
{
public:
    Drawer(db::Connection &connection, quint64 seed)
        : m_connection(connection)
        , m_random(seed)
    {
    }

    Result<QuerySet> draw(int perKind)
    {
        for (const bool isPopular : {true, false}) {
            const int sessions = isPopular ? 90 : 50;
            const auto titles = titlesOf(std::max(perKind * 12, sessions), isPopular);
            if (!titles)
                return titles.error();
            addKnown(*titles, isPopular, perKind);
            addKeystrokes(*titles, sessions);
        }
        std::shuffle(m_set.keystrokes.begin(), m_set.keystrokes.end(), m_random);
        return m_set;
    }

private:
    double unit() { return double(m_random() >> 11) * 0x1.0p-53; }
    quint64 below(quint64 n) { return m_random() % n; }

    Result<QList<Title>> titlesOf(int count, bool isPopular)
    {
        const auto sizes = m_connection.query(
            db::Statement::fromText(u"count"_s, u"select count(*) as n from media.search_docs"_s));
        if (!sizes)
            return sizes.error();
        const double n = double(sizes->first().integer(u"n"));
        QList<int> docs;
        for (int i = 0; i < count; ++i)
            docs.append(int(isPopular ? std::pow(n, unit()) : 1 + unit() * (n - 1)));
        const auto rows = m_connection.query(
            db::Statement::fromText(u"draw"_s,
                                    u"select m.id, m.title, d.norm, d.others "
                                    "from unnest(:docs::int[]) with ordinality x(doc, i) "
                                    "join media.search_docs d on d.doc = x.doc "
                                    "join media.media m on m.id = d.media_id order by x.i"_s),
            {{u"docs", db::pgArray(docs)}});
        if (!rows)
            return rows.error();
        return rows->map([](const db::Row &row) {
            return Title{row.id<MediaId>(u"id"), row.text(u"title"), row.text(u"norm"),
                         row.text(u"others").split(u'|', Qt::SkipEmptyParts)};
        });
    }

    static bool isLatin(const QString &text)
    {
        return std::all_of(text.begin(), text.end(), [](QChar c) {
            return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u' ';
        });
    }

    static bool isCjk(QChar c) { return c.unicode() >= 0x3040 && c.unicode() <= 0x9fff; }

    QString misspelt(const QString &text)
    {
        for (;;) {
            QString changed = text;
            const qsizetype at = qsizetype(below(quint64(text.size())));
            const QChar letter = QChar(u'a' + char16_t(below(26)));
            if (text[at] == u' ')
                continue;
            switch (below(4)) {
            case 0:
                changed.remove(at, 1);
                break;
            case 1:
                changed.insert(at, letter);
                break;
            case 2:
                changed[at] = letter;
                break;
            default:
                if (at + 1 < text.size() && text[at + 1] != u' ')
                    std::swap(changed[at], changed[at + 1]);
            }
            if (changed != text)
                return changed;
        }
    }

    void addKnown(const QList<Title> &titles, bool isPopular, int perKind)
    {
        QHash<QString, int> counts;
        const auto add = [&](const QString &kind, const Title &title, const QString &query) {
            if (counts[kind] >= perKind)
                return false;
            ++counts[kind];
            m_set.known.append({kind, isPopular, query, title.id, title.norm});
            return true;
        };
        for (const Title &title : titles) {
            const QString &norm = title.norm;
            QStringList words = norm.split(u' ');
            if (norm.size() >= 2 && add(u"exact"_s, title, norm))
                continue;
            if (norm.size() >= 5
                && add(
                    u"prefix"_s, title,
                    norm.left(
                        3 + qsizetype(below(quint64(std::min<qsizetype>(norm.size(), 20) - 2))))))
                continue;
            if (isLatin(norm) && norm.size() >= 8 && add(u"one typo"_s, title, misspelt(norm)))
                continue;
            if (isLatin(norm) && norm.size() >= 10
                && add(u"two typos"_s, title, misspelt(misspelt(norm))))
                continue;
            if (isLatin(norm) && words.size() >= 3) {
                const QStringList before = words;
                std::shuffle(words.begin(), words.end(), m_random);
                if (words != before && add(u"shuffled"_s, title, words.join(u' ')))
                    continue;
            }
            if (title.others.isEmpty())
                continue;
            const QString &other = title.others[qsizetype(below(quint64(title.others.size())))];
            if (add(u"alternative"_s, title, other))
                continue;
            for (qsizetype i = 0; i + 1 < other.size(); ++i) {
                if (isCjk(other[i]) && isCjk(other[i + 1])) {
                    add(u"cjk"_s, title, other.mid(i, 2));
                    break;
                }
            }
        }
    }

    void addKeystrokes(const QList<Title> &titles, int sessions)
    {
        for (int i = 0; i < std::min<int>(sessions, int(titles.size())); ++i) {
            const Title &title = titles[titles.size() - 1 - i];
            QString typed = title.title.left(24);
            if (i % 5 == 1 && isLatin(title.norm) && title.norm.size() >= 8)
                typed = misspelt(title.norm.left(24));
            else if (i % 5 == 2 && !title.others.isEmpty())
                typed = title.others.first().left(24);
            for (qsizetype n = 1; n <= typed.size(); ++n)
                m_set.keystrokes.append(typed.left(n));
        }
    }

    db::Connection &m_connection;
    std::mt19937_64 m_random;
    QuerySet m_set;
};

} // namespace

Result<QuerySet> drawQueries(db::Connection &connection, quint64 seed, int perKind)
{
    return Drawer(connection, seed).draw(perKind);
}

} // namespace omt::bench
