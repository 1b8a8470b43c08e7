// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/automaticrules.h"

#include <QTest>

using namespace omt;

class TestAutomaticRules final : public QObject
{
    Q_OBJECT

private slots:
    void firstProgressStarts();
    void reachingTheTotalCompletes();
    void completingFillsTheProgress();
    void progressStaysWithinItsBounds();
    void aNamedFieldWinsOverARule();
    void goingOnAfterCompletedOpensANewPass();
    void steppingBackReopens();
    void aFilmIsSeenInOneSitting();
    void rulesCanBeSwitchedOff();
    void nothingIsInvented();

private:
    const QDate today{2026, 11, 22};
    const PartialDate todayDate = PartialDate::fromDate(today);
};

void TestAutomaticRules::firstProgressStarts()
{
    EntryPatch patch;
    patch.progressBy = 1;
    const EntryChange change = applyPatch(Entry(), patch, 12, today);
    QCOMPARE(change.after.progress, 1);
    QVERIFY(change.after.status == Status::InProgress);
    QCOMPARE(change.after.startedAt, todayDate);
    QVERIFY(!change.after.completedAt.isKnown());
    QVERIFY(!change.offersRating);
}

void TestAutomaticRules::reachingTheTotalCompletes()
{
    Entry entry;
    entry.status = Status::InProgress;
    entry.progress = 11;
    EntryPatch patch;
    patch.progressBy = 1;
    const EntryChange change = applyPatch(entry, patch, 12, today);
    QVERIFY(change.after.status == Status::Completed);
    QCOMPARE(change.after.completedAt, todayDate);
    QVERIFY(change.offersRating);
    entry.rating = Rating::fromHundred(80);
    QVERIFY(!applyPatch(entry, patch, 12, today).offersRating);
}

void TestAutomaticRules::completingFillsTheProgress()
{
    EntryPatch patch;
    patch.status = Status::Completed;
    QCOMPARE(applyPatch(Entry(), patch, 24, today).after.progress, 24);
    QCOMPARE(applyPatch(Entry(), patch, std::nullopt, today).after.progress, 0);
}

void TestAutomaticRules::progressStaysWithinItsBounds()
{
    Entry entry;
    entry.status = Status::InProgress;
    entry.progress = 3;
    EntryPatch patch;
    patch.progressBy = -5;
    QCOMPARE(applyPatch(entry, patch, 12, today).after.progress, 0);
    patch = {};
    patch.progress = 500;
    QCOMPARE(applyPatch(entry, patch, 12, today).after.progress, 12);
    QCOMPARE(applyPatch(entry, patch, std::nullopt, today).after.progress, 500);
    entry.progress = std::numeric_limits<int>::max();
    patch = {};
    patch.progressBy = 1;
    QCOMPARE(applyPatch(entry, patch, std::nullopt, today).after.progress,
             std::numeric_limits<int>::max());
}

void TestAutomaticRules::aNamedFieldWinsOverARule()
{
    EntryPatch patch;
    patch.progress = 12;
    patch.status = Status::OnHold;
    patch.startedAt = PartialDate::fromYear(2019);
    const Entry after = applyPatch(Entry(), patch, 12, today).after;
    QVERIFY(after.status == Status::OnHold);
    QCOMPARE(after.startedAt, PartialDate::fromYear(2019));
    QVERIFY(!after.completedAt.isKnown());
}

void TestAutomaticRules::goingOnAfterCompletedOpensANewPass()
{
    Entry entry;
    entry.status = Status::Completed;
    entry.progress = 12;
    entry.rating = Rating::fromHundred(90);
    entry.completedAt = PartialDate::fromMonth(2020, 5);
    EntryPatch patch;
    patch.progressBy = 1;
    const EntryChange change = applyPatch(entry, patch, 12, today);
    QVERIFY(change.closedPass);
    QCOMPARE(change.closedPass->number, 1);
    QCOMPARE(change.closedPass->progress, 12);
    QCOMPARE(change.closedPass->completedAt, PartialDate::fromMonth(2020, 5));
    QCOMPARE(change.after.passNumber, 2);
    QCOMPARE(change.after.passCount(), 2);
    QCOMPARE(change.after.progress, 1);
    QVERIFY(change.after.status == Status::InProgress);
    QCOMPARE(change.after.startedAt, todayDate);
    QVERIFY(!change.after.completedAt.isKnown());
    QCOMPARE(change.after.rating, entry.rating);
}

void TestAutomaticRules::steppingBackReopens()
{
    Entry entry;
    entry.status = Status::Completed;
    entry.progress = 12;
    entry.completedAt = todayDate;
    EntryPatch patch;
    patch.progressBy = -1;
    const EntryChange change = applyPatch(entry, patch, 12, today);
    QVERIFY(change.after.status == Status::InProgress);
    QCOMPARE(change.after.progress, 11);
    QVERIFY(!change.after.completedAt.isKnown());
    QVERIFY(!change.closedPass);
}

void TestAutomaticRules::aFilmIsSeenInOneSitting()
{
    EntryPatch more;
    more.progressBy = 1;
    const Entry seen = applyPatch(Entry(), more, 125, today, {}, MediaType::Movie).after;
    QVERIFY(seen.status == Status::Completed);
    QCOMPARE(seen.progress, 125);
    QCOMPARE(seen.completedAt, todayDate);
    QVERIFY(applyPatch(Entry(), more, std::nullopt, today, {}, MediaType::Movie).after.status
            == Status::Completed); // however long it is

    const EntryChange again = applyPatch(seen, more, 125, today, {}, MediaType::Movie);
    QVERIFY(again.closedPass);
    QCOMPARE(again.after.passNumber, 2);
    QCOMPARE(again.after.progress, 125);
    QVERIFY(again.after.status == Status::Completed);

    EntryPatch less;
    less.progressBy = -1;
    const Entry notSeen = applyPatch(seen, less, 125, today, {}, MediaType::Movie).after;
    QVERIFY(notSeen.status == Status::Planned);
    QCOMPARE(notSeen.progress, 0);
    QVERIFY(!notSeen.completedAt.isKnown());

    EntryPatch absolute; // somebody who counts minutes may
    absolute.progress = 45;
    QCOMPARE(applyPatch(Entry(), absolute, 125, today, {}, MediaType::Movie).after.progress, 45);
    QCOMPARE(applyPatch(Entry(), more, 12, today, {}, MediaType::Show).after.progress, 1);
}

void TestAutomaticRules::rulesCanBeSwitchedOff()
{
    const AutomaticRules off{false, false, false};
    EntryPatch patch;
    patch.progress = 12;
    const Entry after = applyPatch(Entry(), patch, 12, today, off).after;
    QVERIFY(after.status == Status::Planned);
    QVERIFY(!after.startedAt.isKnown());
    Entry completed;
    completed.status = Status::Completed;
    completed.progress = 12;
    patch = {};
    patch.progressBy = 1;
    QVERIFY(!applyPatch(completed, patch, 12, today, off).closedPass);
}

void TestAutomaticRules::nothingIsInvented()
{
    Entry entry;
    entry.status = Status::InProgress;
    entry.progress = 5;
    EntryPatch patch;
    patch.notes = QStringLiteral("x");
    Entry expected = entry;
    expected.notes = QStringLiteral("x");
    QCOMPARE(applyPatch(entry, patch, 12, today).after, expected);
    QVERIFY(EntryPatch().isEmpty());
    QVERIFY(!patch.isEmpty());
    QCOMPARE(Entry().passCount(), 0);
}

QTEST_APPLESS_MAIN(TestAutomaticRules)
#include "tst_automaticrules.moc"
