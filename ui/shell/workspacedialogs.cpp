// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the workspace asks and tells in dialogs; the rest of it is in workspace.cpp.

#include "ui/access/answer.h"
#include "ui/screens/detail/reviewdialog.h"
#include "ui/screens/detail/sources.h"
#include "ui/screens/importwizard/decisionsdialog.h"
#include "ui/screens/importwizard/importwizard.h"
#include "ui/screens/importwizard/pastimports.h"
#include "ui/shell/addtitledialog.h"
#include "ui/shell/catalogsdialog.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/exportdialog.h"
#include "ui/shell/importreportdialog.h"
#include "ui/shell/libraryeditor.h"
#include "ui/shell/statusarea.h"
#include "ui/shell/workspace.h"
#include "ui/theme/imageloader.h"

#include <QPointer>

namespace omt::ui {

void Workspace::addTitleByHand(const QString &title)
{
    auto *dialog = new AddTitleDialog(m_library, title, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AddTitleDialog::knownTitleChosen, this, &Workspace::openTitlePage);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { m_editor->addTitle(dialog->media(), dialog->status()); });
    dialog->open();
}

void Workspace::importFiles(const QStringList &files)
{
    auto *wizard
        = new ImportWizard(m_library.makeImportDesk(nullptr), m_preferences.conflictRule, window());
    wizard->setAttribute(Qt::WA_DeleteOnClose);
    connect(wizard, &ImportWizard::imported, this, &Workspace::takeImportReport);
    connect(wizard, &ImportWizard::failed, &m_around.dialogs, &Dialogs::present);
    wizard->open();
    wizard->addFiles(files);
}

void Workspace::takeImportReport(const transfer::ImportReport &report, const QStringList &files)
{
    m_around.status.say(importSummary(report), false);
    m_editor->refreshUndoState();
    transfer::ImportOptions options;
    options.files = files;
    auto *dialog = new ImportReportDialog(report, options, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportReportDialog::takeBackRequested, m_editor,
            &LibraryEditor::takeBackImport);
    connect(dialog, &ImportReportDialog::saveFailed, &m_around.dialogs, &Dialogs::present);
    dialog->open();
}

void Workspace::showCatalogs()
{
    if (m_catalogsDialog) {
        m_catalogsDialog->raise();
        m_catalogsDialog->activateWindow();
        return;
    }
    m_catalogsDialog = new CatalogsDialog(m_library, window());
    m_catalogsDialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_catalogsDialog, &CatalogsDialog::filesRequested, this, [this] {
        m_around.dialogs.askCatalogFiles([dialog = m_catalogsDialog](const QStringList &files) {
            if (dialog)
                dialog->offer(files);
        });
    });
    connect(m_catalogsDialog, &CatalogsDialog::importRequested, this, &Workspace::importCatalogs);
    connect(m_catalogsDialog, &CatalogsDialog::failed, &m_around.dialogs, &Dialogs::present);
    connect(m_catalogsDialog, &CatalogsDialog::removalRequested, this,
            [this](const QString &source) {
                m_around.dialogs.confirm(
                    tr("Remove the catalog %1?").arg(sourceName(source)),
                    tr("Titles that only it spoke of are deleted. What is in a library, on a list "
                       "or was changed by somebody stays. This cannot be undone, but the catalog "
                       "can be brought in again."),
                    tr("Remove"), [this, source] { removeCatalog(source); });
            });
    if (m_catalogJob)
        m_catalogsDialog->follow(m_catalogJob);
    m_catalogsDialog->show();
}

void Workspace::followCatalogJob(Job *job)
{
    m_catalogJob = job;
    m_around.status.addJob(job);
    connect(job, &Job::ended, job, &QObject::deleteLater);
    connect(job, &Job::ended, this, [this] {
        m_catalogJob = nullptr;
        Changes changes;
        changes.everything = true;
        takeChanges(changes);
    });
    if (m_catalogsDialog)
        m_catalogsDialog->follow(job);
    job->start();
}

void Workspace::importCatalogs(const transfer::CatalogImportOptions &options)
{
    if (m_catalogJob)
        return;
    CatalogImportTask *task = m_library.makeCatalogImport(options, this);
    connect(task, &CatalogImportTask::finished, this,
            [this](const Result<transfer::CatalogImportReport> &report) {
                QStringList names;
                for (const QString &source : report ? report->sources : QStringList())
                    names << sourceName(source);
                if (report)
                    m_around.dialogs.tell(tr("Brought in: %1").arg(names.join(u", ")),
                                          summaryOf(*report));
                else if (report.error().isCancelled())
                    m_around.status.say(
                        tr("Stopped. The same files go on where the import stopped."), false);
                else
                    m_around.dialogs.present(report.error());
            });
    followCatalogJob(task);
}

void Workspace::removeCatalog(const QString &source)
{
    if (m_catalogJob)
        return;
    CatalogRemovalTask *task = m_library.makeCatalogRemoval(source, this);
    connect(task, &CatalogRemovalTask::finished, this,
            [this, source](const Result<transfer::CatalogRemovalReport> &report) {
                if (report)
                    m_around.dialogs.tell(tr("Removed: %1").arg(sourceName(source)),
                                          summaryOf(*report));
                else if (!report.error().isCancelled())
                    m_around.dialogs.present(report.error());
            });
    followCatalogJob(task);
}

void Workspace::exportLibrary()
{
    QList<MediaList> own;
    for (const MediaList &list : lists()) {
        if (list.type == MediaList::Type::Static)
            own << list;
    }
    auto *dialog = new ExportDialog(m_library, own, m_around.images.directory(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void Workspace::showPastImports()
{
    auto *dialog = new PastImports(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const auto look = [this, dialog = QPointer(dialog)] {
        if (!dialog)
            return;
        onAnswer(m_library.importRuns(), dialog.data(),
                 [this, dialog](const Result<QList<transfer::ImportRun>> &runs) {
                     if (runs)
                         dialog->show(*runs);
                     else
                         m_around.dialogs.present(runs.error());
                 });
    };
    connect(dialog, &PastImports::takeBackRequested, m_editor, &LibraryEditor::takeBackImport);
    connect(m_editor, &LibraryEditor::saved, dialog, look);
    connect(dialog, &PastImports::decisionsRequested, this,
            [this, dialog] { showImportDecisions(dialog); });
    dialog->open();
    look();
}

void Workspace::showImportDecisions(QWidget *parent)
{
    auto *dialog = new DecisionsDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const auto look = [this, dialog = QPointer(dialog)] {
        if (!dialog)
            return;
        onAnswer(m_library.importDecisions(), dialog.data(),
                 [this, dialog](const Result<QList<transfer::RememberedDecision>> &decisions) {
                     if (decisions)
                         dialog->show(*decisions);
                     else
                         m_around.dialogs.present(decisions.error());
                 });
    };
    connect(dialog, &DecisionsDialog::forgetRequested, this, [this, look](const QStringList &keys) {
        onAnswer(m_library.forgetImportDecisions(keys), this, [this, look](const Result<> &done) {
            if (!done)
                m_around.dialogs.present(done.error());
            look();
        });
    });
    dialog->open();
    look();
}

void Workspace::askNewList(const QList<MediaId> &ids)
{
    m_around.dialogs.askText(tr("New list"), tr("Name of the list"), {},
                             [this, ids](const QString &name) { m_editor->createList(name, ids); });
}

void Workspace::editReview(MediaId id, int passNumber)
{
    onAnswer(m_library.detail(id), this, [=, this](const Result<library::EntryDetail> &detail) {
        if (!detail) {
            m_around.dialogs.present(detail.error());
            return;
        }
        if (!detail->entry) {
            m_around.status.say(tr("A review is kept with a title of your library: add it first"),
                                false);
            return;
        }
        Review review;
        review.passNumber = passNumber > 0 ? passNumber : detail->entry->passNumber;
        review.writtenAt = PartialDate::fromDate(QDate::currentDate());
        for (const Review &present : detail->reviews) {
            if (present.passNumber == review.passNumber)
                review = present;
        }
        auto *dialog = new ReviewDialog(detail->media.title, review, window());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &ReviewDialog::reviewed, m_editor,
                [this, id](const Review &written) { m_editor->setReview(id, written); });
        dialog->open();
    });
}

} // namespace omt::ui
