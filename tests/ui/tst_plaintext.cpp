// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What comes from files and services is shown as it is written, wherever it is shown.

#include "tests/ui/support/windowfixture.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/omnibox.h"
#include "ui/shell/sidebar.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"

#include <QAbstractItemView>
#include <QAction>
#include <QLabel>
#include <QMessageBox>
#include <QScrollArea>
#include <QTest>
#include <QTextDocumentFragment>

using namespace omt;
using namespace omt::ui;
using namespace Qt::StringLiterals;

namespace {

const auto hostile = u"<b>bold</b> & <img src=\"file:///etc/hostname\">"_s;

/** What a person sees of a text that Qt draws as HTML when it looks like it. */
QString seen(const QString &text)
{
    return Qt::mightBeRichText(text) ? QTextDocumentFragment::fromHtml(text).toPlainText() : text;
}

bool isPlain(const QString &text)
{
    return !text.contains(u"bold"_s) || seen(text).contains(u"<b>bold</b> & <img"_s);
}

/** The tips and labels of a window that show the hostile text as anything but text. */
QStringList drawnAsMarkup(const QWidget &window)
{
    QStringList found;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (!isPlain(widget->toolTip()))
            found << u"tip of %1: %2"_s.arg(widget->objectName(), widget->toolTip());
        const auto *label = qobject_cast<const QLabel *>(widget);
        if (label && label->textFormat() != Qt::PlainText && !isPlain(label->text()))
            found << u"label %1: %2"_s.arg(label->objectName(), label->text());
        const auto *view = qobject_cast<const QAbstractItemView *>(widget);
        const QAbstractItemModel *model = view ? view->model() : nullptr;
        for (int row = 0; model && row < model->rowCount(); ++row) {
            for (int column = 0; column < model->columnCount(); ++column) {
                const QString tip = model->index(row, column).data(Qt::ToolTipRole).toString();
                if (!isPlain(tip))
                    found << u"tip in %1: %2"_s.arg(view->objectName(), tip);
            }
        }
    }
    for (const QAction *action : window.findChildren<QAction *>()) {
        if (!isPlain(action->toolTip()))
            found << u"tip of action %1"_s.arg(action->objectName());
    }
    return found;
}

/** Creators, tags and names as hostile as the titles. */
void makeHostile(test::FakeLibrary *library)
{
    for (const MediaId &id : library->ids()) {
        library->change(id, [](TitleRow &row) {
            row.title = hostile;
            row.creators = {hostile};
            if (row.entry) {
                row.entry->tags = {hostile};
                row.entry->notes = hostile;
            }
        });
    }
}

} // namespace

class TestPlainText : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(); }

    void aTipShowsWhatItIsGiven_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addRow("tags") << hostile;
        QTest::addRow("an ampersand") << u"Rock & Roll"_s;
        QTest::addRow("an entity") << u"&lt;b&gt;"_s;
        QTest::addRow("two lines") << u"one\ntwo <i>"_s;
    }

    void aTipShowsWhatItIsGiven()
    {
        QFETCH(const QString, text);
        QCOMPARE(seen(plainToolTip(text)), text);
        ElidedLabel label;
        label.setText(text);
        QCOMPARE(seen(label.toolTip()), text);
    }

    void anEmptyTextHasNoTip() { QVERIFY(plainToolTip({}).isEmpty()); }

    void whatIsTooLongIsCut()
    {
        QVERIFY(seen(plainToolTip(QString(100'000, u'x'))).size() < 2000);
        QVERIFY(plainButtonText(QString(100'000, u'x')).size() < 100);
    }

    void aLabelHasNoShortcutOfItsOwn()
    {
        QCOMPARE(plainButtonText(u"Rock & Roll\nof "_s), u"Rock && Roll of"_s);
    }

    void aMessageShowsWhatItIsGiven_data()
    {
        QTest::addColumn<QString>("dialog");
        QTest::addRow("an error") << u"errorDialog"_s;
        QTest::addRow("a question") << u"confirmDialog"_s;
        QTest::addRow("a report") << u"reportDialog"_s;
    }

    void aMessageShowsWhatItIsGiven()
    {
        QFETCH(const QString, dialog);
        const auto opened = [&dialog](Dialogs &dialogs, const QString &text, const QString &more) {
            if (dialog == u"errorDialog")
                dialogs.present(makeError(Error::Kind::BadInput, text, {}, more));
            else if (dialog == u"confirmDialog")
                dialogs.confirm(text, more, u"Do it"_s, [] {});
            else
                dialogs.tell(text, more);
        };
        QWidget window;
        Dialogs dialogs(&window);
        opened(dialogs, hostile, hostile);
        auto *box = window.findChild<QMessageBox *>(dialog);
        QVERIFY(box);
        int labels = 0;
        for (const QLabel *label : box->findChildren<QLabel *>())
            labels += int(label->text().contains(u"bold"_s));
        QCOMPARE(labels, 2);
        QCOMPARE(drawnAsMarkup(window), QStringList());
        delete box;
        opened(dialogs, QString(5000, u'W'), QString(5000, u'W'));
        box = window.findChild<QMessageBox *>(dialog);
        QVERIFY(box);
        QVERIFY2(box->width() < 800, qPrintable(QString::number(box->width())));
    }

    void aLongNameOfAListWidensNothing()
    {
        test::FakeLibrary library;
        library.fill(2, 2);
        auto made = library.createList(QString(5000, u'W'));
        QTRY_VERIFY(made.isFinished());
        const auto list = made.takeResult();
        QVERIFY(list);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        const Workspace *workspace = fixture.window->workspace();
        const QString place = u"list:"_s + list->toString();
        QTRY_VERIFY(workspace->sidebar()->model()->rowOf(place) >= 0);
        workspace->sidebar()->open(place);
        QTRY_COMPARE(fixture.find<ElidedLabel>(u"pageHeading"_s)->text().size(), 5000);
        QTest::qWait(0);
        QCOMPARE(fixture.window->width(), 1280);
        QVERIFY(fixture.window->minimumSizeHint().width() <= 1280);
        QVERIFY(fixture.page()->width() < 1280);
    }

    void aLongWordWidensNothing()
    {
        test::FakeLibrary library;
        library.fill(2, 2);
        const MediaId id = library.ids().first();
        library.change(id, [](TitleRow &row) {
            row.title = QString(5000, u'W');
            row.creators = {QString(900, u'C')};
            row.entry->tags = {QString(300, u'T')};
        });
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        fixture.page()->select(id);
        QTRY_COMPARE(fixture.page()->currentId(), id);
        fixture.window->workspace()->openTitlePage(id);
        QTRY_VERIFY(fixture.window->workspace()->showsTitlePage());
        QTRY_VERIFY(fixture.find<QLabel>(u"titlePageTitle"_s));
        QTRY_VERIFY(!fixture.find<QLabel>(u"titlePageTitle"_s)->text().isEmpty());
        QCOMPARE(fixture.window->width(), 1280);
        for (const QScrollArea *area : fixture.window->findChildren<QScrollArea *>()) {
            if (area->widget() && area->isVisible())
                QTRY_VERIFY2(area->widget()->minimumSizeHint().width() <= area->viewport()->width(),
                             qPrintable(area->objectName()));
        }
    }

    void theWindowShowsTextsAsTheyAre()
    {
        test::FakeLibrary library;
        library.fill(5, 5);
        makeHostile(&library);
        auto made = library.createList(hostile);
        QTRY_VERIFY(made.isFinished());
        const auto list = made.takeResult();
        QVERIFY(list);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        QTRY_COMPARE(fixture.page()->model()->rowCount(), 5);
        fixture.page()->select(library.ids().first());
        QTRY_COMPARE(fixture.page()->selectedIds().size(), 1);
        fixture.key(Qt::Key_7); // an edit whose name stands in the menu
        QTRY_VERIFY(fixture.window->commands()->action(u"edit.undo")->isEnabled());
        QCOMPARE(drawnAsMarkup(*fixture.window), QStringList());

        Omnibox *box = fixture.window->omnibox();
        fixture.key(Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(box, u"bold"_s);
        QTRY_VERIFY(box->model()->rowCount() > 0);
        QCOMPARE(drawnAsMarkup(*fixture.window), QStringList());
        QTest::keyClick(box, Qt::Key_Escape);

        fixture.window->workspace()->openTitlePage(library.ids().at(1));
        QTRY_VERIFY(fixture.window->workspace()->showsTitlePage());
        QTRY_VERIFY(fixture.find<QLabel>(u"titlePageTitle"_s));
        QTRY_VERIFY(fixture.find<QLabel>(u"titlePageTitle"_s)->text().contains(u"bold"_s));
        QCOMPARE(drawnAsMarkup(*fixture.window), QStringList());

        fixture.window->workspace()->sidebar()->open(u"list:"_s + list->toString());
        QTRY_COMPARE(fixture.find<ElidedLabel>(u"pageHeading"_s)->text(), hostile);
        QCOMPARE(drawnAsMarkup(*fixture.window), QStringList());

        fixture.window->workspace()->sidebar()->open(u"catalog"_s);
        QTRY_VERIFY(library.facetQuestions > 0);
        QTest::qWait(0);
        QCOMPARE(drawnAsMarkup(*fixture.window), QStringList());
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestPlainText)
#include "tst_plaintext.moc"
