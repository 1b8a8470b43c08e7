// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/windowfixture.h"
#include "ui/shell/exportdialog.h"

#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QTest>

using namespace omt;
using namespace omt::test;
using namespace omt::ui;
using namespace Qt::StringLiterals;

/** The dialog that carries the library out, over a library that only pretends to. */
class TestExportDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_dialog.reset(); }

    void everyFormatIsOffered();
    void lossesAreShownBeforeAnythingIsWritten();
    void keysRunThroughTheFormats();
    void typesFollowTheFormat();
    void itWritesAndOffersTheFolder();
    void escapeCancelsAndKeepsTheDialog();

private:
    template <class Widget> Widget *find(QStringView name)
    {
        return m_dialog->findChild<Widget *>(name.toString());
    }
    void choose(QStringView id);

    std::unique_ptr<FakeLibrary> m_library;
    std::unique_ptr<ExportDialog> m_dialog;
};

void TestExportDialog::init()
{
    m_library = std::make_unique<FakeLibrary>();
    MediaList list;
    list.name = u"To see"_s;
    m_dialog = std::make_unique<ExportDialog>(*m_library, QList<MediaList>{list}, QString());
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void TestExportDialog::choose(QStringView id)
{
    auto *formats = find<QListWidget>(u"exportFormats");
    for (int row = 0; row < formats->count(); ++row) {
        if (formats->item(row)->data(Qt::UserRole).toString() == id)
            formats->setCurrentRow(row);
    }
}

void TestExportDialog::everyFormatIsOffered()
{
    auto *formats = find<QListWidget>(u"exportFormats");
    QCOMPARE(formats->count(), int(transfer::exportFormats().size()));
    for (int row = 0; row < formats->count(); ++row) {
        QVERIFY(!formats->item(row)->data(Qt::AccessibleDescriptionRole).toString().isEmpty());
        QVERIFY(!formats->item(row)->text().isEmpty());
    }
}

void TestExportDialog::lossesAreShownBeforeAnythingIsWritten()
{
    auto *losses = find<QListWidget>(u"exportLosses");
    QTRY_COMPARE(losses->count(), 2);
    QVERIFY2(losses->item(0)->text().startsWith(u"5 "), qPrintable(losses->item(0)->text()));
    QVERIFY(losses->item(1)->text().startsWith(u"12 "));
    QVERIFY(find<QLabel>(u"exportCount")->text().contains(u"112"));
    for (const transfer::ExportRequest &request : std::as_const(m_library->exports))
        QVERIFY(request.path.isEmpty());
}

void TestExportDialog::keysRunThroughTheFormats()
{
    auto *formats = find<QListWidget>(u"exportFormats");
    QVERIFY(formats->hasFocus());
    QTRY_COMPARE(m_library->exports.size(), 1);
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(formats, Qt::Key_Down);
    QCOMPARE(formats->currentRow(), 4);
    QTRY_COMPARE(m_library->exports.size(), 2); // not five: it waits until they rest
    QCOMPARE(m_library->exports.last().format, u"mal-anime"_s);
    QTest::keyClick(formats, Qt::Key_Tab);
    QVERIFY(!formats->hasFocus());
}

void TestExportDialog::typesFollowTheFormat()
{
    auto *types = find<QComboBox>(u"exportTypes");
    QCOMPARE(types->count(), 17); // all sixteen, and each by itself
    choose(u"goodreads-csv");
    QCOMPARE(types->count(), 3);
    choose(u"mal-anime");
    QVERIFY(!types->isEnabled()); // there is nothing to choose
    choose(u"csv");
    types->setCurrentIndex(types->findData(u"movie"_s));
    find<QComboBox>(u"exportLists")->setCurrentIndex(1);
    QTRY_VERIFY(!m_library->exports.isEmpty()
                && m_library->exports.last().types == QList<MediaType>{MediaType::Movie});
    QCOMPARE(m_library->exports.last().list, u"To see"_s);
}

void TestExportDialog::itWritesAndOffersTheFolder()
{
    choose(u"html");
    m_dialog->exportTo(u"/tmp/library.html"_s);
    QVERIFY(find<QProgressBar>(u"exportProgress")->isVisible());
    QVERIFY(!find<QListWidget>(u"exportFormats")->isEnabled());
    QTRY_VERIFY(find<QPushButton>(u"exportShow")->isVisible());
    QCOMPARE(m_library->exports.last().path, u"/tmp/library.html"_s);
    QCOMPARE(m_library->exports.last().format, u"html"_s);
    QVERIFY(find<QLabel>(u"exportMessage")->text().contains(u"library.html"));
    QVERIFY(!find<QProgressBar>(u"exportProgress")->isVisible());
}

void TestExportDialog::escapeCancelsAndKeepsTheDialog()
{
    m_dialog->exportTo(u"/tmp/library.json"_s);
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(m_dialog->isVisible());
    QVERIFY(!find<QProgressBar>(u"exportProgress")->isVisible());
    QVERIFY(find<QLabel>(u"exportMessage")->isVisible());
    QVERIFY(find<QPushButton>(u"exportRun")->isEnabled());
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
}

QTEST_MAIN(TestExportDialog)
#include "tst_exportdialog.moc"
