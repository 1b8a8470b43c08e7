// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/titletext.h"

#include "core/domain/hanfold.h"
#include "core/domain/romanisation.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>
#include <string_view>

namespace omt {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxLexeme = 40;
// A paragraph pasted into a search box must not become a query that the server refuses.
constexpr qsizetype maxSearchLexemes = 32;

// Scripts written without spaces between words: they are matched inside words.
bool isCjk(char32_t c)
{
    return (c >= 0x0e00 && c <= 0x0eff) || (c >= 0x1000 && c <= 0x109f)
        || (c >= 0x1780 && c <= 0x17ff) || (c >= 0x3040 && c <= 0x30ff)
        || (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x4e00 && c <= 0x9fff)
        || (c >= 0xac00 && c <= 0xd7af) || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0x20000 && c <= 0x2ffff) || c == 0x3005;
}

// Kana, Hangul and Thai keep their marks: dakuten, jamo and vowels are letters there, not accents.
bool keepsMarks(char32_t c)
{
    return (c >= 0x0e00 && c <= 0x0eff) || (c >= 0x1000 && c <= 0x109f)
        || (c >= 0x1780 && c <= 0x17ff) || (c >= 0xac00 && c <= 0xd7af)
        || (c >= 0x3040 && c <= 0x30ff);
}

bool isApostrophe(char32_t c)
{
    return c == U'\'' || c == U'\u2019' || c == U'`' || c == U'\u00b4';
}

// Letters that Unicode does not decompose although readers type them without their stroke.
QStringView strokeFold(char32_t c)
{
    switch (c) {
    case 0x00f8:
        return u"o";
    case 0x0142:
        return u"l";
    case 0x0111:
        return u"d";
    case 0x00df:
        return u"ss";
    case 0x00e6:
        return u"ae";
    case 0x0153:
        return u"oe";
    case 0x0131:
        return u"i";
    case 0x00f0:
        return u"d";
    case 0x00fe:
        return u"th";
    default:
        return {};
    }
}

class TitleFolder
{
public:
    void append(char32_t c)
    {
        if (isApostrophe(c))
            return;
        if (c == U'&') {
            append(U' ');
            append(QStringView(u"and "));
            return;
        }
        if (!QChar::isLetterOrNumber(c) && !QChar::isMark(c)) {
            m_spaceDue = !m_text.isEmpty();
            return;
        }
        if (m_spaceDue) {
            m_text += u' ';
            m_spaceDue = false;
        }
        m_text += QChar::fromUcs4(c);
    }
    void append(QStringView letters)
    {
        for (const QChar letter : letters)
            append(char32_t(letter.unicode()));
    }
    /** An ASCII character, which needs no look at the tables. */
    void appendAscii(char16_t c)
    {
        if (c >= u'A' && c <= u'Z')
            c = char16_t(c + 32);
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9')) {
            if (m_spaceDue)
                m_text += u' ';
            m_spaceDue = false;
            m_text += QChar(c);
        } else {
            append(char32_t(c));
        }
    }
    [[nodiscard]] QString take() { return std::move(m_text); }

private:
    QString m_text;
    bool m_spaceDue = false;
};

void foldCharacter(char32_t c, TitleFolder *out)
{
    if (keepsMarks(c)) {
        out->append(c);
        return;
    }
    if (const char32_t simplified = simplifiedHan(c); simplified != c) {
        out->append(simplified);
        return;
    }
    const QString decomposed
        = QString::fromUcs4(&c, 1).normalized(QString::NormalizationForm_KD).toCaseFolded();
    for (const char32_t part : decomposed.toStdU32String()) {
        if (QChar::isMark(part) && QChar::combiningClass(part) != 0)
            continue;
        const QStringView folded = strokeFold(part);
        if (folded.isEmpty())
            out->append(part);
        else
            out->append(folded);
    }
}

/** II to XXXIX as a number; 0 for any other word. One letter alone is more often a word. */
int romanNumeral(QStringView word)
{
    if (word.size() < 2 || word.size() > 7)
        return 0;
    static constexpr std::array<std::u16string_view, 10> ones
        = {u"", u"i", u"ii", u"iii", u"iv", u"v", u"vi", u"vii", u"viii", u"ix"};
    qsizetype tens = 0;
    while (tens < word.size() && word[tens] == u'x')
        ++tens;
    if (tens > 3)
        return 0;
    for (size_t i = 0; i < ones.size(); ++i) {
        if (word.mid(tens) == QStringView(ones[i]))
            return int(tens) * 10 + int(i);
    }
    return 0;
}

/** Numerals as digits, but for the first word: "xx" may open a title, "rocky ii" may not. */
QString withDigits(const QString &text)
{
    static const QRegularExpression candidate(u"\\b[ivx]{2,7}\\b"_s);
    if (!text.contains(candidate))
        return text;
    QStringList words = text.split(u' ');
    for (qsizetype i = 1; i < words.size(); ++i) {
        if (const int number = romanNumeral(words[i]))
            words[i] = QString::number(number);
    }
    return words.join(u' ');
}

void appendPairs(QStringView run, QStringList *out)
{
    const auto points = run.toString().toStdU32String();
    for (size_t i = 0; i + 1 < points.size(); ++i)
        out->append(QString::fromUcs4(&points[i], 2));
    out->append(QString::fromUcs4(&points.back(), 1));
}

struct Run
{
    bool cjk;
    QString text;
};

QList<Run> runsOf(QStringView word)
{
    QList<Run> runs;
    for (const char32_t c : word.toString().toStdU32String()) {
        const bool cjk = isCjk(c);
        if (runs.isEmpty() || runs.last().cjk != cjk)
            runs.append(Run{cjk, QString()});
        runs.last().text += QChar::fromUcs4(c);
    }
    return runs;
}

QString quotedLexeme(const QString &lexeme)
{
    return u'\'' + lexeme + u'\''; // normalised text holds neither quotes nor backslashes
}

} // namespace

QString normalisedTitle(QStringView title)
{
    TitleFolder out;
    const bool isAscii
        = std::all_of(title.begin(), title.end(), [](QChar c) { return c.unicode() < 0x80; });
    if (isAscii) {
        for (const QChar c : title)
            out.appendAscii(c.unicode());
        return withDigits(out.take());
    }
    const QString composed = title.toString().normalized(QString::NormalizationForm_KC);
    for (const char32_t c : composed.toStdU32String()) {
        if (c < 0x80)
            out.appendAscii(char16_t(c));
        else
            foldCharacter(c, &out);
    }
    return withDigits(out.take());
}

QStringList titleLexemes(QStringView normalised)
{
    QStringList lexemes;
    for (const QStringView word : normalised.split(u' ', Qt::SkipEmptyParts)) {
        for (const Run &run : runsOf(word)) {
            if (run.cjk)
                appendPairs(run.text, &lexemes);
            else
                lexemes.append(run.text.left(maxLexeme));
        }
    }
    return lexemes;
}

QString titleKey(const QString &title)
{
    QString key = normalisedTitle(title);
    if (key.isEmpty())
        key = title.simplified().toCaseFolded();
    key.truncate(maxNormalisedTitle);
    if (!key.isEmpty() && key.back().isHighSurrogate())
        key.chop(1);
    return key;
}

TitleSearch parseTitleSearch(QStringView typed)
{
    TitleSearch search;
    // A sign alone asks for nothing, not even "&" for "and".
    if (std::none_of(typed.begin(), typed.end(),
                     [](QChar c) { return c.isLetterOrNumber() || c.isMark() || c.isSurrogate(); }))
        return search;
    search.normalised = normalisedTitle(typed);
    const bool complete = !typed.isEmpty() && typed.back().isSpace();
    QStringList lexemes;
    for (const QStringView word : QStringView(search.normalised).split(u' ', Qt::SkipEmptyParts)) {
        for (const Run &run : runsOf(word)) {
            const auto points = run.text.toStdU32String();
            if (!run.cjk) {
                lexemes.append(run.text.left(maxLexeme));
                search.lastIsPrefix = !complete;
            } else if (points.size() == 1) {
                lexemes.append(run.text);
                search.lastIsPrefix = true;
            } else { // pairs only: the last single character may stand inside a longer run
                for (size_t i = 0; i + 1 < points.size(); ++i)
                    lexemes.append(QString::fromUcs4(&points[i], 2));
                search.lastIsPrefix = false;
            }
        }
    }
    QSet<QString> seen;
    for (qsizetype i = 0; i < lexemes.size(); ++i) {
        const bool keepAsPrefix = i + 1 == lexemes.size() && search.lastIsPrefix;
        if (!seen.contains(lexemes[i]) || keepAsPrefix)
            search.lexemes.append(lexemes[i]);
        seen.insert(lexemes[i]);
    }
    if (search.lexemes.size() > maxSearchLexemes) {
        search.lexemes = search.lexemes.first(maxSearchLexemes);
        search.lastIsPrefix = false;
    }
    return search;
}

QString TitleSearch::toTsQuery() const
{
    QStringList terms;
    for (const QString &lexeme : lexemes)
        terms.append(quotedLexeme(lexeme));
    if (lastIsPrefix && !terms.isEmpty())
        terms.last() += u":*";
    return terms.join(u" & ");
}

QString toTsVector(const QStringList &titles)
{
    QSet<QString> lexemes;
    for (const QString &title : titles) {
        const QString normalised = normalisedTitle(title);
        for (const QString &lexeme : titleLexemes(normalised))
            lexemes.insert(lexeme);
        for (const QString &spelling : romanisedTitles(normalised)) {
            for (const QString &lexeme : titleLexemes(spelling))
                lexemes.insert(lexeme);
        }
    }
    QStringList terms;
    for (const QString &lexeme : std::as_const(lexemes))
        terms.append(quotedLexeme(lexeme));
    terms.sort();
    return terms.join(u' ');
}

} // namespace omt
