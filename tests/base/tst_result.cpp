// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/result.h"
#include "core/base/strongid.h"
#include "core/base/uuid.h"

#include <QSet>
#include <QTest>

using namespace omt;

class TestResult final : public QObject
{
    Q_OBJECT

private slots:
    void carriesAValueOrAnError();
    void passesFailuresThrough();
    void describesItselfForTheLog();
    void uuidsAreInOrderAndOfVersionSeven();
    void idsOfDifferentKindsDoNotMix();
};

void TestResult::carriesAValueOrAnError()
{
    const Result<int> good = 7;
    QVERIFY(good);
    QCOMPARE(*good, 7);
    const Result<int> bad = makeError(Error::Kind::NotFound, QStringLiteral("Gone."));
    QVERIFY(!bad);
    QVERIFY(bad.error().kind == Error::Kind::NotFound);
    QCOMPARE(bad.valueOr(3), 3);
    QVERIFY(Result<>());
}

void TestResult::passesFailuresThrough()
{
    const Result<int> bad = cancelledError();
    bool called = false;
    const auto mapped = bad.map([&called](int value) {
        called = true;
        return QString::number(value);
    });
    QVERIFY(!mapped);
    QVERIFY(!called);
    QVERIFY(mapped.error().isCancelled());
    const auto chained = Result<int>(20).andThen(
        [](int value) -> Result<QString> { return QString::number(value + 1); });
    QCOMPARE(chained.value(), QStringLiteral("21"));
}

void TestResult::describesItselfForTheLog()
{
    Error error = makeError(Error::Kind::Conflict, QStringLiteral("Exists already."),
                            QStringLiteral("key (name)=(x)"));
    error.sqlState = QStringLiteral("23505");
    error.constraint = QStringLiteral("user_lists_user_id_name_uq");
    const QString line = error.toLogString();
    for (const char *part :
         {"[conflict]", "Exists already.", "23505", "user_lists_user_id_name_uq", "key (name)=(x)"})
        QVERIFY2(line.contains(QLatin1StringView(part)), part);
}

void TestResult::uuidsAreInOrderAndOfVersionSeven()
{
    QSet<QUuid> seen;
    QString previous;
    for (int i = 0; i < 20000; ++i) {
        const QUuid uuid = newUuid();
        QCOMPARE(int(uuid.data3 >> 12), 7);
        QCOMPARE(int(uuid.data4[0] >> 6), 2);
        const QString text = uuid.toString();
        QVERIFY2(text > previous, qPrintable(text));
        previous = text;
        seen.insert(uuid);
    }
    QCOMPARE(seen.size(), 20000);
}

void TestResult::idsOfDifferentKindsDoNotMix()
{
    using One = StrongId<struct OneTag>;
    using Other = StrongId<struct OtherTag>;
    static_assert(!std::is_convertible_v<One, Other>);
    static_assert(!std::is_constructible_v<One, Other>);
    QVERIFY(One().isNull());
    const One id(newUuid());
    QCOMPARE(One::fromString(id.toString()), id);
    QVERIFY(One::fromString(u"nonsense").isNull());
}

QTEST_APPLESS_MAIN(TestResult)
#include "tst_result.moc"
