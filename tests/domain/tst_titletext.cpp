// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/titlemarks.h"
#include "core/domain/titletext.h"

#include <QTest>

using namespace omt;

class TestTitleText final : public QObject
{
    Q_OBJECT

private slots:
    void normalises_data();
    void normalises();
    void cutsIntoLexemes_data();
    void cutsIntoLexemes();
    void readsWhatIsTyped_data();
    void readsWhatIsTyped();
    void everyPartOfARunIsFound();
    void marksWhatWasTyped_data();
    void marksWhatWasTyped();
    void neverMakesBrokenQueries_data();
    void neverMakesBrokenQueries();
};

void TestTitleText::normalises_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("normalised");
    const auto row = [](const char *name, const char *title, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(title) << QString::fromUtf8(expected);
    };
    row("case and punctuation", "Spider-Man: No Way Home!", "spider man no way home");
    row("accents", "Amélie à Montréal", "amelie a montreal");
    row("strokes", "Søren Łódź Đorđe", "soren lodz dorde");
    row("ligatures and sharp s", "Straße Æon œuvre", "strasse aeon oeuvre");
    row("apostrophes", "Howl's Moving Castle ’n Stuff", "howls moving castle n stuff");
    row("full width", "ＦＡＴＥ／ｓｔａｙ　ｎｉｇｈｔ", "fate stay night");
    row("half width kana", "ｶﾞﾝﾀﾞﾑ", "ガンダム");
    row("kana keeps its marks", "がぎ", "がぎ");
    row("composed and decomposed are one", "e\xCC\x81", "e");
    row("the sign for and", "Fast & Furious", "fast and furious");
    row("the sign for and without blanks", "R&B", "r and b");
    row("roman numerals", "Final Fantasy VII", "final fantasy 7");
    row("a roman numeral above ten", "Super Bowl XXXIX", "super bowl 39");
    row("a first word is no numeral", "XX vi", "xx 6");
    row("one letter is no numeral", "Malcolm X", "malcolm x");
    row("no numeral within a word", "mixii vixx", "mixii vixx");
    row("letters that make no numeral", "rocky iiii vx", "rocky iiii vx");
    row("traditional characters are the simplified ones", "三國演義：後宮", "三国演义 后宫");
    row("simplified characters stay", "三国演义", "三国演义");
    row("a character that is simplified in steps", "乾隆", "干隆");
    row("kana beside a folded character", "進撃の巨人", "进撃の巨人");
    row("ё", "Ёлки", "елки");
    row("Thai keeps its marks", "ก็ที่", "ก็ที่");
    row("Hangul", "기생충", "기생충");
    row("Cyrillic", "Сталкер", "сталкер");
    row("only punctuation", "!!! ...", "");
    row("blanks at the ends", "  a  b ", "a b");
}

void TestTitleText::normalises()
{
    QFETCH(QString, title);
    QFETCH(QString, normalised);
    QCOMPARE(normalisedTitle(title), normalised);
    QCOMPARE(normalisedTitle(normalised), normalised); // once is enough
}

void TestTitleText::cutsIntoLexemes_data()
{
    QTest::addColumn<QString>("normalised");
    QTest::addColumn<QStringList>("lexemes");
    QTest::newRow("words") << QStringLiteral("spirited away")
                           << QStringList{QStringLiteral("spirited"), QStringLiteral("away")};
    QTest::newRow("a run of kanji")
        << QStringLiteral("進撃の")
        << QStringList{QStringLiteral("進撃"), QStringLiteral("撃の"), QStringLiteral("の")};
    QTest::newRow("a run of Thai")
        << QString::fromUtf8("เกมส์")
        << QStringList{QString::fromUtf8("เก"), QString::fromUtf8("กม"), QString::fromUtf8("มส"),
                       QString::fromUtf8("ส์"), QString::fromUtf8("์")};
    QTest::newRow("letters within a run")
        << QStringLiteral("r2b動画")
        << QStringList{QStringLiteral("r2b"), QStringLiteral("動画"), QStringLiteral("画")};
}

void TestTitleText::cutsIntoLexemes()
{
    QFETCH(QString, normalised);
    QFETCH(QStringList, lexemes);
    QCOMPARE(titleLexemes(normalised), lexemes);
}

void TestTitleText::readsWhatIsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("tsQuery");
    QTest::newRow("the last word is unfinished")
        << QStringLiteral("Spirited Aw") << QStringLiteral("'spirited' & 'aw':*");
    QTest::newRow("a blank finishes it")
        << QStringLiteral("spirited ") << QStringLiteral("'spirited'");
    QTest::newRow("repeats are said once")
        << QStringLiteral("aria aria the ") << QStringLiteral("'aria' & 'the'");
    QTest::newRow("two kanji are a pair") << QStringLiteral("千尋") << QStringLiteral("'千寻'");
    QTest::newRow("one kanji is a prefix") << QStringLiteral("千") << QStringLiteral("'千':*");
    QTest::newRow("nothing to search for") << QStringLiteral(" !? ") << QString();
}

void TestTitleText::readsWhatIsTyped()
{
    QFETCH(QString, typed);
    QFETCH(QString, tsQuery);
    QCOMPARE(parseTitleSearch(typed).toTsQuery(), tsQuery);
}

void TestTitleText::everyPartOfARunIsFound()
{
    const QString title = QStringLiteral("新世紀エヴァンゲリオン進撃の巨人");
    const QStringList lexemes = titleLexemes(normalisedTitle(title));
    for (qsizetype begin = 0; begin < title.size(); ++begin) {
        for (qsizetype length = 1; begin + length <= title.size(); ++length) {
            const TitleSearch search = parseTitleSearch(title.mid(begin, length));
            for (qsizetype i = 0; i < search.lexemes.size(); ++i) {
                const bool isPrefix = search.lastIsPrefix && i + 1 == search.lexemes.size();
                const auto matches = [&](const QString &lexeme) {
                    return isPrefix ? lexeme.startsWith(search.lexemes[i])
                                    : lexeme == search.lexemes[i];
                };
                QVERIFY2(std::any_of(lexemes.begin(), lexemes.end(), matches),
                         qPrintable(title.mid(begin, length)));
            }
        }
    }
}

void TestTitleText::marksWhatWasTyped_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("marked");
    const auto row
        = [](const char *name, const char *title, const char *typed, const char *marked) {
              QTest::newRow(name) << QString::fromUtf8(title) << QString::fromUtf8(typed)
                                  << QString::fromUtf8(marked);
          };
    row("the beginning of a word", "Spirited Away", "spir", "[Spir]ited Away");
    row("words in any order", "Spirited Away", "away spirited ", "[Spirited] [Away]");
    row("not inside a word", "Unspirited", "spir", "Unspirited");
    row("a complete word is no beginning", "Spirited", "spir ", "Spirited");
    row("an accent", "Amélie", "ame", "[Amé]lie");
    row("an apostrophe", "Howl's Castle", "howls c", "[Howl's] [C]astle");
    row("a sharp s", "Große Straße", "stras", "Große [Straß]e");
    row("characters inside a run", "千と千尋の神隠し", "千尋", "千と[千尋]の神隠し");
    row("the other form of a character", "三國演義", "国演", "三[國演]義");
    row("full width", "ＦＡＴＥ stay", "fate", "[ＦＡＴＥ] stay");
    row("nothing typed", "Fate", "", "Fate");
    row("beyond the first plane", "\xF0\x9F\x98\x80 Fate", "fa", "\xF0\x9F\x98\x80 [Fa]te");
}

void TestTitleText::marksWhatWasTyped()
{
    QFETCH(QString, title);
    QFETCH(QString, typed);
    QString marked = title;
    const QList<TextRange> ranges = markedRanges(title, parseTitleSearch(typed));
    for (auto range = ranges.crbegin(); range != ranges.crend(); ++range) {
        marked.insert(range->position + range->length, QChar(u']'));
        marked.insert(range->position, QChar(u'['));
    }
    QTEST(marked, "marked");
}

void TestTitleText::neverMakesBrokenQueries_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("quotes") << QStringLiteral("'; drop table media.media; --");
    QTest::newRow("operators") << QStringLiteral("a & | ! : * <-> ( )");
    QTest::newRow("backslashes") << QStringLiteral("\\ \\' \\\\");
    QTest::newRow("a NUL") << QString(QChar(u'\0')) + QStringLiteral("x");
    QTest::newRow("a lone surrogate") << QString(QChar(0xD800)) + QStringLiteral("x");
    QTest::newRow("right-to-left override") << QStringLiteral("\u202Eabc");
    QTest::newRow("a hundred kilobytes") << QString(100 * 1024, u'x');
}

void TestTitleText::neverMakesBrokenQueries()
{
    QFETCH(QString, typed);
    const TitleSearch search = parseTitleSearch(typed);
    for (const QString &lexeme : search.lexemes) {
        QVERIFY(lexeme.size() <= 40);
        for (const QChar c : lexeme)
            QVERIFY2(c != u'\'' && c != u'\\' && !c.isNull() && !c.isSpace(), qPrintable(lexeme));
    }
}

QTEST_APPLESS_MAIN(TestTitleText)
#include "tst_titletext.moc"
