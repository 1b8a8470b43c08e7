// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/catalog_generator/titlechain.h"

#include <QSet>

#include <algorithm>
#include <cmath>

namespace omt::bench {

using namespace Qt::StringLiterals;

namespace {

bool isLatin(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x2000; });
}

bool isCjk(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 0x3040 && u <= 0x30ff) || (u >= 0x4e00 && u <= 0x9fff)
        || (u >= 0xac00 && u <= 0xd7af);
}

} // namespace

double TitleChain::unit(Random &random)
{
    return double(random() >> 11) * 0x1.0p-53;
}

TitleChain::TitleChain(const QList<RealTitle> &real, qsizetype vocabulary)
{
    for (const RealTitle &title : real)
        learn(title);
    QSet<QString> names(m_names.begin(), m_names.end());
    m_names = QStringList(names.begin(), names.end());
    m_names.sort(); // the order of a set differs from run to run
    inventWords(vocabulary);
}

void TitleChain::learn(const RealTitle &title)
{
    const QStringList words = title.title.split(u' ', Qt::SkipEmptyParts);
    if (isLatin(title.title) && !words.isEmpty()) {
        m_starts.append(words.first());
        for (qsizetype i = 0; i < words.size(); ++i)
            m_following[words[i]].append(i + 1 < words.size() ? words[i + 1] : QString());
    }
    for (const QString &name : title.others + QStringList{title.title}) {
        QString run;
        std::copy_if(name.begin(), name.end(), std::back_inserter(run), isCjk);
        if (run.size() < 3)
            continue;
        m_cjkStarts.append(run.left(2));
        for (qsizetype i = 0; i + 2 <= run.size(); ++i)
            m_cjkFollowing[run.mid(i, 2)].append(run.mid(i + 2, 1));
    }
    m_names += title.creators;
    m_names.removeAll(QString());
}

void TitleChain::inventWords(qsizetype count)
{
    QHash<QString, QString> letters;
    for (const QString &source : m_starts + m_names) {
        const QString word = source.toLower();
        if (word.isEmpty() || !std::all_of(word.begin(), word.end(), [](QChar c) {
                return c >= u'a' && c <= u'z';
            }))
            continue;
        const QString framed = u"^^"_s + word + u'$';
        for (qsizetype i = 0; i + 2 < framed.size(); ++i)
            letters[framed.mid(i, 2)] += framed[i + 2];
    }
    for (auto it = m_following.constBegin(); it != m_following.constEnd(); ++it) {
        const QString word = it.key().toLower();
        if (word.size() < 3 || !std::all_of(word.begin(), word.end(), [](QChar c) {
                return c >= u'a' && c <= u'z';
            }))
            continue;
        const QString framed = u"^^"_s + word + u'$';
        for (qsizetype i = 0; i + 2 < framed.size(); ++i)
            letters[framed.mid(i, 2)] += framed[i + 2];
    }
    for (QString &choices : letters) // a hash's order differs from run to run
        std::sort(choices.begin(), choices.end());
    Random random(7);
    QSet<QString> seen;
    while (m_rareWords.size() < count && !letters.isEmpty()) {
        QString word = u"^^"_s;
        while (word.size() < 16) {
            const auto choices = letters.constFind(word.right(2));
            const QChar next = pick(*choices, random);
            if (next == u'$')
                break;
            word += next;
        }
        word = word.mid(2);
        if (word.size() < 3 || word.size() > 13 || seen.contains(word))
            continue;
        seen.insert(word);
        m_rareWords.append(word.left(1).toUpper() + word.mid(1));
    }
}

QString TitleChain::latinTitle(Random &random) const
{
    const auto rare = [&](double skew) {
        return m_rareWords[qsizetype(double(m_rareWords.size()) * std::pow(unit(random), skew))];
    };
    for (;;) {
        QStringList words{pick(m_starts, random)};
        while (words.size() < 10) {
            const auto following = m_following.constFind(words.last());
            const QString next
                = following == m_following.constEnd() ? QString() : pick(*following, random);
            if (next.isEmpty())
                break;
            words.append(next);
        }
        for (QString &word : words) {
            if (unit(random) < 0.16)
                word = rare(3.2);
        }
        if (words.size() == 1 && unit(random) < 0.75)
            words.append(rare(2.5));
        const double extra = unit(random);
        if (extra < 0.05)
            words += {u"Season"_s, QString::number(2 + random() % 8)};
        else if (extra < 0.08)
            words += {u"Vol."_s, QString::number(1 + random() % 40)};
        else if (extra < 0.11)
            words += {u"Part"_s, random() % 2 ? u"II"_s : u"3"_s};
        else if (extra < 0.13)
            words += u"("_s + QString::number(1930 + random() % 96) + u")"_s;
        if (words.size() >= 2 || unit(random) < 0.3)
            return words.join(u' ').left(250);
    }
}

QString TitleChain::cjkTitle(Random &random) const
{
    QString title = pick(m_cjkStarts, random);
    while (title.size() < 18) {
        const auto following = m_cjkFollowing.constFind(title.right(2));
        if (following == m_cjkFollowing.constEnd())
            break;
        const QString next = pick(*following, random);
        if (next.isEmpty())
            break;
        title += next;
    }
    return title;
}

QString TitleChain::creator(Random &random) const
{
    return pick(m_names, random);
}

QString TitleChain::inCyrillic(const QString &title)
{
    static const QString latin = u"abcdefghijklmnopqrstuvwyz"_s;
    static const QString cyrillic = u"абкдефгхийклмнопкрстуввыз"_s;
    QString out;
    for (const QChar c : title.toLower()) {
        const qsizetype at = latin.indexOf(c);
        out += at < 0 ? c : cyrillic[at];
    }
    return out;
}

QString TitleChain::inHangul(const QString &title)
{
    QString out;
    for (const QString &word : title.split(u' ').mid(0, 4)) {
        for (qsizetype i = 0; i < std::min<qsizetype>(word.size(), 5); ++i) {
            const int c = word[i].unicode();
            const int final = i % 3 == 2 ? c * 3 % 28 : 0;
            out += QChar(
                char16_t(0xac00 + (c * 31 + int(i) * 7) % 19 * 588 + c * 17 % 21 * 28 + final));
        }
        out += u' ';
    }
    return out.trimmed();
}

QString TitleChain::withAccents(const QString &title, Random &random)
{
    static const QString plain = u"aeiounc"_s;
    static const QString accented = u"áéíóüñç"_s;
    QString out;
    for (const QChar c : title) {
        const qsizetype at = plain.indexOf(c);
        out += at >= 0 && unit(random) < 0.18 ? accented[at] : c;
    }
    return out;
}

} // namespace omt::bench
