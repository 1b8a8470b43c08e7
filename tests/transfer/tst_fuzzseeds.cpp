// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/format.h"
#include "tests/fuzz/fuzzonce.h"
#include "tests/transfer/transfertools.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace omt;
using namespace omt::test;
using namespace Qt::StringLiterals;

/**
 * The seeds of the fuzz targets through the parsers that they are for, without a fuzzer; and each
 * of our own fixtures through all of them, as the wrong format too.
 */
class TestFuzzSeeds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormatIsFuzzed();
    void everyTargetHasSeeds();
    void seedsEndWell_data();
    void seedsEndWell();
    void anyFileAsAnyFormatEndsWell_data();
    void anyFileAsAnyFormatEndsWell();
};

namespace {

const QString seeds = QStringLiteral(OMT_TEST_DATA "/../fuzz/seeds/");

/** Name and formats. */
QMap<QString, QString> targets()
{
    QMap<QString, QString> all;
    for (const QString &target : QStringLiteral(OMT_FUZZ_TARGETS).split(u'+'))
        all.insert(target.section(u'=', 0, 0), target.section(u'=', 1));
    return all;
}

} // namespace

void TestFuzzSeeds::everyFormatIsFuzzed()
{
    QSet<QString> fuzzed;
    for (const QString &formats : targets()) {
        for (const QString &format : formats.split(u','))
            fuzzed.insert(format);
    }
    for (const auto &format : transfer::importFormats())
        QVERIFY2(fuzzed.contains(format->id()), qPrintable(format->id()));
}

void TestFuzzSeeds::everyTargetHasSeeds()
{
    const QMap<QString, QString> all = targets();
    QVERIFY(all.size() > 5);
    for (const QString &name : all.keys())
        QVERIFY2(!QDir(seeds + name).entryList(QDir::Files).isEmpty(), qPrintable(name));
}

void TestFuzzSeeds::seedsEndWell_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("formats");
    const QMap<QString, QString> all = targets();
    for (auto it = all.begin(); it != all.end(); ++it) {
        for (const QString &name : QDir(seeds + it.key()).entryList(QDir::Files)) {
            const QString path = it.key() + u'/' + name;
            QTest::newRow(qPrintable(path)) << QString(seeds + path) << it.value();
        }
    }
}

void TestFuzzSeeds::seedsEndWell()
{
    QFETCH(const QString, path);
    QFETCH(const QString, formats);
    QCOMPARE(fuzzOnce(contentOf(path), formats), QString());
}

void TestFuzzSeeds::anyFileAsAnyFormatEndsWell_data()
{
    QTest::addColumn<QString>("path");
    for (QDirIterator it(fixture(QString()), QDir::Files, QDirIterator::Subdirectories);
         it.hasNext();) {
        const QString path = it.next();
        if (!path.endsWith(u".rows"_s))
            QTest::newRow(qPrintable(path.mid(fixture(QString()).size()))) << path;
    }
}

void TestFuzzSeeds::anyFileAsAnyFormatEndsWell()
{
    QFETCH(const QString, path);
    const QStringList formats = targets().values();
    QCOMPARE(fuzzOnce(contentOf(path), formats.join(u',')), QString());
}

QTEST_GUILESS_MAIN(TestFuzzSeeds)
#include "tst_fuzzseeds.moc"
