// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/romanisation.h"
#include "core/domain/searchlexemes.h"
#include "core/domain/titletext.h"

#include <QTest>

using namespace omt;
using namespace Qt::StringLiterals;

class TestRomanisation : public QObject
{
    Q_OBJECT

private slots:
    void spells_data();
    void spells();
    void isPartOfTheSearchVector();
    void marksWhatFiltersFind();
};

void TestRomanisation::spells_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QStringList>("spellings");
    const auto row = [](const char *name, const char16_t *title, const QStringList &spellings) {
        QTest::newRow(name) << QString::fromUtf16(title) << spellings;
    };
    row("hiragana", u"なると", {u"naruto"_s});
    row("katakana", u"ナルト", {u"naruto"_s});
    row("a small ya", u"きゃりー", {u"kyari"_s});
    row("sh and ch", u"しゃちょ", {u"shacho"_s});
    row("a doubled consonant", u"けっこん", {u"kekkon"_s});
    row("a doubled ch", u"まっちゃ", {u"matcha"_s});
    row("long vowels both ways", u"とうきょう", {u"toukyou"_s, u"tokyo"_s});
    row("foreign sounds", u"ファンティ", {u"fanti"_s});
    row("kanji stay", u"千と千尋", {u"千to千尋"_s});
    row("a small tsu at the end", u"あっ", {u"a"_s});
    row("Cyrillic", u"сталкер", {u"stalker"_s});
    row("Cyrillic digraphs", u"борщ", {u"borshch"_s});
    row("a soft sign", u"соль", {u"sol"_s});
    row("Ukrainian", u"єва і", {u"yeva i"_s});
    row("nothing to spell", u"naruto", {});
    row("nothing at all", u"", {});
}

void TestRomanisation::spells()
{
    QFETCH(QString, title);
    QTEST(romanisedTitles(title), "spellings");
}

void TestRomanisation::isPartOfTheSearchVector()
{
    QVERIFY(toTsVector({u"Ёлки"_s}).contains(u"'elki'"));
    QVERIFY(toTsVector({u"ナルト"_s}).contains(u"'naruto'"));
}

void TestRomanisation::marksWhatFiltersFind()
{
    const QString vector
        = searchVector({u"Akira"_s}, {u"Katsuhiro Ōtomo"_s}, {u"Science Fiction"_s});
    for (const QString &lexeme :
         {u"'akira'"_s, u"'otomo'"_s, u"'~aotomo'"_s, u"'~gscience_fiction'"_s})
        QVERIFY2(vector.contains(lexeme), qPrintable(vector));
    QCOMPARE(creatorLexemes(u"Katsuhiro Ōtomo"), (QStringList{u"~akatsuhiro"_s, u"~aotomo"_s}));
}

QTEST_GUILESS_MAIN(TestRomanisation)
#include "tst_romanisation.moc"
