// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/uuid.h"
#include "tests/ui/support/windowfixture.h"
#include "ui/screens/browse/catalogpage.h"
#include "ui/screens/browse/facetpanel.h"
#include "ui/screens/detail/reviewdialog.h"
#include "ui/screens/importwizard/decisionsdialog.h"
#include "ui/screens/importwizard/importwizard.h"
#include "ui/screens/importwizard/mappingdialog.h"
#include "ui/screens/importwizard/pastimports.h"
#include "ui/screens/importwizard/recordeditdialog.h"
#include "ui/screens/title/titlepage.h"
#include "ui/shell/addtitledialog.h"
#include "ui/shell/catalogsdialog.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/exportdialog.h"
#include "ui/shell/importreportdialog.h"
#include "ui/shell/settingsdialog.h"
#include "ui/shell/shortcutsdialog.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/workspace.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>

using namespace omt;
using namespace omt::ui;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(std::function<QWidget *(QWidget *)>)

namespace {

/** Part of another control, which has the name. */
bool isInner(const QWidget *widget)
{
    for (const char *outer : {"QAbstractSpinBox", "QComboBox", "QHeaderView", "QKeySequenceEdit"}) {
        if (widget->parentWidget() && widget->parentWidget()->inherits(outer))
            return true;
    }
    return widget->inherits("QScrollBar") || widget->inherits("QScrollArea")
        || widget->inherits("QSplitter") || widget->inherits("QStackedWidget")
        || widget->inherits("QMessageBox") || widget->inherits("QDialogButtonBox")
        || (widget->inherits("QLabel") // a text one can select is its own name
            && !qobject_cast<const QLabel *>(widget)->text().isEmpty());
}

/** Controls one can work with and that a screen reader would have no name for. */
QString nameless(QWidget *window)
{
    QStringList found;
    QList<QWidget *> widgets = window->findChildren<QWidget *>();
    widgets << window;
    for (QWidget *widget : std::as_const(widgets)) {
        const bool isControl = (widget->focusPolicy() & Qt::TabFocus) != 0
            || widget->inherits("QAbstractButton") || widget->isWindow();
        if (!widget->isVisible() || !isControl || isInner(widget))
            continue;
        const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        if (spoken && spoken->text(QAccessible::Name).isEmpty()
            && !(widget->isWindow() && !widget->windowTitle().isEmpty()))
            found << QString::fromLatin1(widget->metaObject()->className()) + u' '
                    + widget->objectName();
    }
    return found.join(u", "_s);
}

} // namespace

/** Whatever a person can work with has a name for those who hear the screen. */
class TestNames : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(); }

    void theWindowWithoutALibrary()
    {
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.show());
        QCOMPARE(nameless(fixture.window.get()), QString());
        fixture.startUp.setFailed(
            {makeError(Error::Kind::DiskFull, u"Full."_s, {}, u"Room."_s), {u"FATAL"_s}, u"all"_s});
        QCOMPARE(nameless(fixture.window.get()), QString());
    }

    void theWindowWithALibrary()
    {
        test::FakeLibrary library;
        library.fill(30, 20);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        fixture.page()->select(fixture.page()->model()->idAt(0));
        QTRY_VERIFY(fixture.find<QWidget>(u"detailStatus"_s)->isVisible());
        QTRY_VERIFY(fixture.find<QWidget>(u"reviewEdit"_s));
        QCOMPARE(nameless(fixture.window.get()), QString());
        fixture.window->commands()->action(u"view.covers")->trigger();
        QCOMPARE(nameless(fixture.window.get()), QString());
        fixture.window->workspace()->sidebar()->open(u"status:completed"_s);
        QTRY_VERIFY(!fixture.page()->model()->isLoading());
        QCOMPARE(nameless(fixture.window.get()), QString());
    }

    void theCatalogAndATitlesPage()
    {
        test::FakeLibrary library;
        library.fill(30, 20);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        Workspace *workspace = fixture.window->workspace();
        workspace->sidebar()->open(u"catalog"_s);
        const CatalogPage *page = workspace->catalog();
        QTRY_COMPARE(page->model()->rowCount(), 30);
        QTRY_VERIFY(page->facets()->model()->find(u"~tanime"_s).isValid());
        emit page->facets()->queryEdited(
            catalog::withChoice(page->query(), u"~tanime"_s, catalog::FacetChoice::Excluded));
        QTRY_VERIFY(fixture.find<QWidget>(u"chip.type"_s));
        QCOMPARE(nameless(fixture.window.get()), QString());
        workspace->openTitlePage(library.ids().at(3));
        QTRY_VERIFY(fixture.find<QWidget>(u"titleLink"_s));
        QCOMPARE(nameless(fixture.window.get()), QString());
    }

    void publicCatalogs()
    {
        test::FakeLibrary library;
        library.fill(3, 3);
        library.sources = {{u"imdb"_s,
                            {u"imdb-basics"_s},
                            1200,
                            1100,
                            u"stopped"_s,
                            {},
                            QDateTime::currentDateTime()}};
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        fixture.window->commands()->action(u"file.import_catalog")->trigger();
        auto *dialog = fixture.find<CatalogsDialog>(u"catalogsDialog"_s);
        QVERIFY(dialog);
        dialog->offer({u"/tmp/title.basics.tsv.gz"_s});
        QTRY_VERIFY(fixture.find<QWidget>(u"catalogOffer"_s)->isVisible());
        QCOMPARE(nameless(dialog), QString());
    }

    void theEmptyLibrary()
    {
        test::FakeLibrary library;
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        QTRY_VERIFY(fixture.find<QWidget>(u"emptyState.file.import"_s));
        QCOMPARE(nameless(fixture.window.get()), QString());
    }

    void editorsInCells_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<int>("scale");
        for (const Column column : {Column::Status, Column::Progress, Column::StartedAt,
                                    Column::CompletedAt, Column::Tags})
            QTest::newRow(qPrintable(toString(column))) << int(column) << 0;
        for (int scale = 0; scale < 6; ++scale)
            QTest::addRow("rating on scale %d", scale) << int(Column::Rating) << scale;
    }

    void editorsInCells()
    {
        QFETCH(int, column);
        QFETCH(int, scale);
        test::FakeLibrary library;
        library.fill(5, 5);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&library));
        PagedModel *model = fixture.page()->model();
        model->setRatingScale(RatingScale(scale));
        QTRY_VERIFY(model->cachedRow(0));
        fixture.view()->edit(model->index(0, column));
        QTRY_VERIFY(fixture.view()->viewport()->isAncestorOf(QApplication::focusWidget()));
        QCOMPARE(nameless(fixture.view()->viewport()), QString());
    }

    void dialogs_data()
    {
        using Make = std::function<QWidget *(QWidget *)>;
        QTest::addColumn<Make>("make");
        const auto row = [](const char *name, const Make &make) { QTest::newRow(name) << make; };
        row("a title by hand", [](QWidget *w) {
            static test::FakeLibrary library;
            return new AddTitleDialog(library, u"Ran"_s, w);
        });
        row("how to import", [](QWidget *w) {
            static test::FakeLibrary library;
            return new ImportWizard(library.makeImportDesk(nullptr), transfer::ConflictRule::Keep,
                                    w);
        });
        row("how to export", [](QWidget *w) {
            auto *library = new test::FakeLibrary(w);
            return new ExportDialog(*library, {}, QString(), w);
        });
        row("a review", [](QWidget *w) {
            return new ReviewDialog(u"Ran"_s, {1, u"x"_s, false, false, {}}, w);
        });
        row("settings",
            [](QWidget *w) { return new SettingsDialog({}, Theme::Scheme::System, w); });
        row("an import's report", [](QWidget *w) {
            transfer::ImportReport report;
            report.run = ImportRunId(newUuid());
            report.read = report.created = 3;
            report.problems.append({u"a.xml"_s, 3, u"Nothing."_s});
            return new ImportReportDialog(report, {{u"/tmp/a.xml"_s}, {}, {}, false}, w);
        });
        row("the columns of a table", [](QWidget *w) {
            transfer::MappedTable table;
            table.sample.columns = {u"Name"_s, u"Score"_s};
            table.sample.rows = {{u"Heat"_s, u"9"_s}};
            table.mapping = transfer::guessedListMapping(table.sample);
            return new MappingDialog(table, u"a.csv"_s, w);
        });
        row("a record to edit", [](QWidget *w) {
            transfer::PreviewRow record;
            record.name = u"Heat"_s;
            return new RecordEditDialog(record, w);
        });
        row("import decisions", [](QWidget *w) { return new DecisionsDialog(w); });
        row("past imports", [](QWidget *w) { return new PastImports(w); });
    }

    void dialogs()
    {
        QFETCH(std::function<QWidget *(QWidget *)>, make);
        QWidget window;
        QWidget *dialog = make(&window);
        dialog->show();
        QCOMPARE(nameless(dialog), QString());
        QVERIFY(!dialog->windowTitle().isEmpty());
    }

    void messagesAndQuestions()
    {
        QWidget window;
        Dialogs dialogs(&window);
        dialogs.present(makeError(Error::Kind::DiskFull, u"Full."_s, u"why"_s, u"Room."_s));
        dialogs.confirm(u"Sure?"_s, u"It is gone then."_s, u"Go"_s, [] {});
        dialogs.askText(u"New list"_s, u"Name"_s, {}, [](const QString &) {});
        dialogs.showAbout();
        const auto shown = window.findChildren<QDialog *>();
        QCOMPARE(shown.size(), 4);
        for (QDialog *dialog : shown)
            QCOMPARE(nameless(dialog), QString());
    }

    void keysCanBeHeard()
    {
        QWidget window;
        CommandSet commands(&window);
        QTemporaryDir directory;
        QSettings settings(directory.filePath(u"keys.ini"_s), QSettings::IniFormat);
        ShortcutsDialog dialog(commands, settings);
        dialog.show();
        QCOMPARE(nameless(&dialog), QString());
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestNames)
#include "tst_names.moc"
