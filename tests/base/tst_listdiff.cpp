// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/listdiff.h"

#include <QRandomGenerator>
#include <QTest>

using namespace omt;

class TestListDiff final : public QObject
{
    Q_OBJECT

private slots:
    void givesTheSmallestRuns_data();
    void givesTheSmallestRuns();
    void turnsAnyListIntoAnyOther();
};

namespace {

QList<int> applied(QList<int> list, const QList<int> &after, const QList<ListEdit> &edits)
{
    for (const ListEdit &edit : edits) {
        if (edit.kind == ListEdit::Kind::Remove) {
            list.remove(edit.first, edit.count);
        } else {
            for (qsizetype i = 0; i < edit.count; ++i)
                list.insert(edit.first + i, after[edit.source + i]);
        }
    }
    return list;
}

QString written(const QList<ListEdit> &edits)
{
    QStringList parts;
    for (const ListEdit &edit : edits) {
        parts.append(QStringLiteral("%1%2+%3").arg(
            edit.kind == ListEdit::Kind::Insert ? QStringLiteral("i") : QStringLiteral("r"),
            QString::number(edit.first), QString::number(edit.count)));
    }
    return parts.join(u' ');
}

} // namespace

void TestListDiff::givesTheSmallestRuns_data()
{
    QTest::addColumn<QList<int>>("before");
    QTest::addColumn<QList<int>>("after");
    QTest::addColumn<QString>("edits");

    QTest::newRow("the same") << QList{1, 2, 3} << QList{1, 2, 3} << QString();
    QTest::newRow("both empty") << QList<int>{} << QList<int>{} << QString();
    QTest::newRow("filled") << QList<int>{} << QList{1, 2} << QStringLiteral("i0+2");
    QTest::newRow("emptied") << QList{1, 2} << QList<int>{} << QStringLiteral("r0+2");
    QTest::newRow("two removed in the middle")
        << QList{1, 2, 3, 4} << QList{1, 4} << QStringLiteral("r1+2");
    QTest::newRow("one added at the end")
        << QList{1, 2} << QList{1, 2, 3} << QStringLiteral("i2+1");
    QTest::newRow("one moved to the front")
        << QList{1, 2, 3} << QList{3, 1, 2} << QStringLiteral("r2+1 i0+1");
    QTest::newRow("removed at both ends")
        << QList{1, 2, 3} << QList{2} << QStringLiteral("r2+1 r0+1");
}

void TestListDiff::givesTheSmallestRuns()
{
    QFETCH(QList<int>, before);
    QFETCH(QList<int>, after);
    QFETCH(QString, edits);
    QCOMPARE(written(diffLists(before, after)), edits);
}

void TestListDiff::turnsAnyListIntoAnyOther()
{
    QRandomGenerator random(20261122);
    for (int round = 0; round < 2000; ++round) {
        QList<int> pool;
        for (int i = 0; i < 30; ++i)
            pool.append(i);
        const auto draw = [&random, pool]() {
            QList<int> list = pool;
            std::shuffle(list.begin(), list.end(), random);
            if (random.bounded(2) == 0)
                std::sort(list.begin(), list.end());
            list.resize(random.bounded(31));
            return list;
        };
        const QList<int> before = draw();
        const QList<int> after = draw();
        QCOMPARE(applied(before, after, diffLists(before, after)), after);
    }
}

QTEST_APPLESS_MAIN(TestListDiff)
#include "tst_listdiff.moc"
