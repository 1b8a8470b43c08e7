// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/headcounter.h"
#include "core/catalog/spelling.h"
#include "core/domain/mediatype.h"

#include <QSet>
#include <QTest>

#include <map>
#include <random>
#include <set>

using namespace omt::catalog;
using namespace Qt::StringLiterals;

class TestSpelling : public QObject
{
    Q_OBJECT

private slots:
    void countsEdits_data();
    void countsEdits();
    void findsTheNearestBeginning();
    void misspellingsMeetTheirWord();
    void prefersTheLikelierWord();
    void ranksLikenessSensibly();
    void countsHeadsLikeBruteForce();
};

void TestSpelling::countsEdits_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<int>("distance");
    QTest::newRow("equal") << u"naruto"_s << u"naruto"_s << 0;
    QTest::newRow("a letter missing") << u"narto"_s << u"naruto"_s << 1;
    QTest::newRow("a letter doubled") << u"narruto"_s << u"naruto"_s << 1;
    QTest::newRow("two letters swapped") << u"nartuo"_s << u"naruto"_s << 1;
    QTest::newRow("two letters replaced") << u"mazuto"_s << u"naruto"_s << 2;
    QTest::newRow("more than the limit") << u"abc"_s << u"naruto"_s << 3;
    QTest::newRow("from nothing") << QString() << u"ab"_s << 2;
}

void TestSpelling::countsEdits()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QTEST(spellingDistance(a, b, 2), "distance");
    QTEST(spellingDistance(b, a, 2), "distance");
}

void TestSpelling::findsTheNearestBeginning()
{
    QCOMPARE(beginningDistance(u"shipu", u"shippuden", 2), 1);
    QCOMPARE(beginningDistance(u"shippu", u"shippuden", 2), 0);
    QCOMPARE(beginningDistance(u"zzzzz", u"shippuden", 2), 3);
}

void TestSpelling::misspellingsMeetTheirWord()
{
    // What is left of a word and of a misspelling of it must have something in common.
    const QString word = u"spirited"_s;
    const QStringList ofWord = leftoversOf(word);
    const QSet<QString> known(ofWord.begin(), ofWord.end());
    for (const QString &typed : {u"sprited"_s, u"spiritted"_s, u"spirted"_s, u"psirited"_s,
                                 u"spiritde"_s, u"spxrited"_s, u"sppirrited"_s}) {
        const QStringList leftovers = leftoversOf(typed);
        QVERIFY2(known.intersects(QSet<QString>(leftovers.begin(), leftovers.end())),
                 qPrintable(typed));
    }
}

void TestSpelling::prefersTheLikelierWord()
{
    const QList<Correction> words{
        {u"naruta"_s, 1, 0}, {u"naruto"_s, 900, 0}, {u"baruto"_s, 900, 0}, {u"kimono"_s, 5000, 0}};
    const QList<Correction> found = correctionsOf(u"narutp", false, words, 5);
    QCOMPARE(found.size(), 3);
    QCOMPARE(found[0].word, u"naruto"_s);
}

void TestSpelling::ranksLikenessSensibly()
{
    const QString typed = u"spirted awya"_s;
    const auto likeness = [](QStringView asked, QStringView name, bool lastIsBeginning) {
        return Likeness(asked, lastIsBeginning).to(name);
    };
    const double right = likeness(typed, u"spirited away", false);
    QVERIFY(right > likeness(typed, u"spirited", false));
    QVERIFY(right > likeness(typed, u"the far away spirit", false));
    QVERIFY(likeness(u"spiderman", u"spider man", false)
            > likeness(u"spiderman", u"spider", false));
    QVERIFY(likeness(u"away spirited", u"spirited away", false) > 0.7);
    QCOMPARE(likeness(u"abc", u"abc", false), likeness(u"abc", u"abc", true));
}

void TestSpelling::countsHeadsLikeBruteForce()
{
    std::mt19937 random(5);
    std::vector<std::pair<QByteArray, int>> titles;
    for (int i = 0; i < 400; ++i) {
        QByteArrayList words{"~tanime"};
        for (unsigned k = 0; k < 1 + random() % 4; ++k) {
            QByteArray word = random() % 9 == 0 ? QByteArray("\xe3\x81\x82") : QByteArray();
            for (unsigned n = 0; n < 1 + random() % 4; ++n)
                word += char('a' + random() % 3);
            words.append(word);
        }
        titles.emplace_back(words.join(' '), int(random() % omt::mediaTypes().size()));
    }
    std::map<std::string, int> expected;
    for (const auto &[text, type] : titles) {
        std::set<std::string> heads;
        for (const QByteArray &word : text.split(' ')) {
            heads.insert(word.toStdString() + ' ');
            const QString letters = QString::fromUtf8(word);
            for (qsizetype n = 1; n <= letters.size() && !word.startsWith('~'); ++n)
                heads.insert(letters.left(n).toStdString());
        }
        for (const std::string &head : heads)
            ++expected[head];
    }
    HeadCounter counter(20);
    for (const auto &title : titles)
        counter.estimate(title.first);
    counter.beginCounting();
    for (const auto &title : titles)
        counter.count(title.first, title.second);
    std::map<std::string, int> counted;
    for (const HeadCounter::Head &head : counter.heads()) {
        for (const int n : head.types)
            counted[head.text] += n;
    }
    std::erase_if(expected, [](const auto &head) { return head.second < 20; });
    QVERIFY(counted.size() > 10);
    QVERIFY(counted == expected);
}

QTEST_GUILESS_MAIN(TestSpelling)
#include "tst_spelling.moc"
