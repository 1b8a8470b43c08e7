// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/uuid.h"
#include "tests/ui/support/windowfixture.h"
#include "ui/screens/importwizard/decisionsdialog.h"
#include "ui/screens/importwizard/pastimports.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace omt;
using namespace omt::ui;
using namespace Qt::StringLiterals;

/** What was imported, what taking it back left, and what imports remember. */
class TestPastImports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsLeftIsNamed();
    void whatStandsNamesNothing();
    void decisionsAreSeenAndForgotten();
    void nothingDecidedCannotBeForgotten();
};

transfer::ImportRun runNamed(const QString &file, bool isTakenBack)
{
    transfer::ImportRun run;
    run.id = ImportRunId(newUuid());
    run.files = {file};
    run.startedAt = QDateTime::currentDateTimeUtc();
    if (isTakenBack)
        run.undoneAt = run.startedAt;
    return run;
}

void TestPastImports::whatIsLeftIsNamed()
{
    transfer::ImportRun run = runNamed(u"a.xml"_s, true);
    run.leftAlone
        = {{u"1"_s, false, u"Aria"_s, {u"rating"_s, u"notes"_s}}, {u"2"_s, true, u"Best"_s, {}}};
    PastImports dialog;
    dialog.show({run, runNamed(u"b.xml"_s, false)});
    dialog.open();
    auto *left = dialog.findChild<QTreeWidget *>(u"pastImportsLeft"_s);
    QVERIFY(left->isVisible());
    QCOMPARE(left->topLevelItemCount(), 2);
    QCOMPARE(left->topLevelItem(0)->text(0), u"Aria"_s);
    QCOMPARE(left->topLevelItem(0)->text(1), u"rating, notes"_s);
    QCOMPARE(left->topLevelItem(1)->text(1), u"needed elsewhere"_s);
    QVERIFY(!dialog.findChild<QPushButton *>(u"pastTakeBack"_s)->isEnabled());
}

void TestPastImports::whatStandsNamesNothing()
{
    PastImports dialog;
    QSignalSpy asked(&dialog, &PastImports::takeBackRequested);
    dialog.show({runNamed(u"b.xml"_s, false)});
    dialog.open();
    QVERIFY(!dialog.findChild<QTreeWidget *>(u"pastImportsLeft"_s)->isVisible());
    dialog.findChild<QPushButton *>(u"pastTakeBack"_s)->click();
    QCOMPARE(asked.size(), 1);
}

void TestPastImports::decisionsAreSeenAndForgotten()
{
    DecisionsDialog dialog;
    QSignalSpy forgotten(&dialog, &DecisionsDialog::forgetRequested);
    dialog.show({{u"mal/anime:1"_s, u"skip"_s, {}, u"Naruto"_s, {}, {}},
                 {u"mal/anime:2"_s, u"take"_s, {}, u"Frieren"_s, u"Sousou no Frieren"_s, {}}});
    dialog.open();
    auto *list = dialog.findChild<QTreeWidget *>(u"importDecisionsList"_s);
    QCOMPARE(list->topLevelItemCount(), 2);
    QCOMPARE(list->topLevelItem(0)->text(2), u"left out"_s);
    QCOMPARE(list->topLevelItem(1)->text(2), u"Sousou no Frieren"_s);
    list->clearSelection();
    QVERIFY(!dialog.findChild<QPushButton *>(u"decisionsForget"_s)->isEnabled());
    list->topLevelItem(1)->setSelected(true);
    dialog.findChild<QPushButton *>(u"decisionsForget"_s)->click();
    QCOMPARE(forgotten.takeFirst().at(0).toStringList(), QStringList{u"mal/anime:2"_s});
    dialog.findChild<QPushButton *>(u"decisionsForgetAll"_s)->click();
    QVERIFY(forgotten.takeFirst().at(0).toStringList().isEmpty());
}

void TestPastImports::nothingDecidedCannotBeForgotten()
{
    DecisionsDialog dialog;
    dialog.show({});
    dialog.open();
    QVERIFY(!dialog.findChild<QPushButton *>(u"decisionsForgetAll"_s)->isEnabled());
}

QTEST_MAIN(TestPastImports)
#include "tst_pastimports.moc"
