// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/importwizard/filespage.h"

#include "core/transfer/format.h"
#include "ui/access/answer.h"
#include "ui/access/importdesk.h"
#include "ui/screens/importwizard/mappingdialog.h"
#include "ui/theme/metrics.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace omt::ui {

using namespace Qt::StringLiterals;

FilesPage::FilesPage(ImportDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_note(new QLabel(this))
    , m_list(new QTreeWidget(this))
    , m_remove(new QPushButton(tr("&Remove"), this))
    , m_format(new QPushButton(tr("Change &format…"), this))
    , m_columns(new QPushButton(tr("&Columns…"), this))
{
    setAcceptDrops(true);
    m_note->setObjectName(u"wizardFilesNote"_s);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setMinimumWidth(1); // a word without an end widens nothing
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_list->setObjectName(u"wizardFiles"_s);
    m_list->setAccessibleName(tr("Files to import"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setHeaderLabels({tr("File"), tr("Format"), tr("Sure"), tr("Records")});
    for (const int number : {2, 3})
        m_list->headerItem()->setTextAlignment(number, Qt::AlignTrailing | Qt::AlignVCenter);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    auto *add = new QPushButton(tr("&Add files…"), this);
    auto *folder = new QPushButton(tr("Add f&older…"), this);
    m_columns->setObjectName(u"wizardColumns"_s);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {add, folder, m_format, m_columns, m_remove}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(gap);
    all->addWidget(m_list, 1);
    all->addWidget(m_note);
    all->addLayout(buttons);
    connect(add, &QPushButton::clicked, this, &FilesPage::askFiles);
    connect(folder, &QPushButton::clicked, this, &FilesPage::askFolder);
    connect(m_remove, &QPushButton::clicked, this, &FilesPage::removeCurrent);
    connect(m_format, &QPushButton::clicked, this, &FilesPage::chooseFormat);
    connect(m_columns, &QPushButton::clicked, this, &FilesPage::mapColumns);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &FilesPage::updateButtons);
    fill();
}

void FilesPage::focusFirst()
{
    m_list->setFocus();
}

void FilesPage::addFiles(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    ++m_looking;
    fill();
    onAnswer(m_desk.inspect(paths), this, [this](const Result<QList<transfer::ImportFile>> &files) {
        --m_looking;
        if (files)
            take(*files);
        else
            emit failed(files.error());
        fill();
    });
}

void FilesPage::take(const QList<transfer::ImportFile> &files)
{
    for (const transfer::ImportFile &file : files) {
        m_files.append({file, {}, {}});
        if (!file.isTable)
            continue;
        // What was explained once is known; a guess is shown before it counts.
        onAnswer(m_desk.table(file.path), this,
                 [this, path = file.path](const Result<transfer::MappedTable> &table) {
                     if (!table || !table->isRemembered)
                         return;
                     for (Chosen &chosen : m_files) {
                         if (chosen.file.path == path)
                             chosen.mapping = table->mapping;
                     }
                     fill();
                 });
    }
}

bool FilesPage::isUsable(const Chosen &chosen)
{
    return chosen.mapping || !chosen.format.isEmpty() || chosen.file.isLibrary
        || (!chosen.file.formats.isEmpty() && chosen.file.problem.isEmpty());
}

bool FilesPage::isReady() const
{
    return m_looking == 0 && std::any_of(m_files.begin(), m_files.end(), [](const Chosen &chosen) {
               return isUsable(chosen);
           });
}

void FilesPage::fill()
{
    const int present = std::max(0, m_list->indexOfTopLevelItem(m_list->currentItem()));
    m_list->clear();
    int left = 0;
    bool hasTable = false;
    for (const Chosen &chosen : std::as_const(m_files)) {
        const transfer::ImportFile &file = chosen.file;
        QString format = file.isTable ? tr("A table: choose its columns") : file.problem;
        QString sure;
        if (chosen.mapping) {
            format
                = tr("A table with %Ln column(s)", "", int(chosen.mapping->title.columns.size()));
        } else if (!chosen.format.isEmpty()) {
            const transfer::ImportFormat *known = transfer::findImportFormat(chosen.format);
            format = known ? known->displayName() : chosen.format;
        } else if (file.isLibrary) {
            format = tr("OmniMediaTrak, a whole library");
        } else if (isUsable(chosen)) {
            format = file.formats.first().format->displayName();
            sure = tr("%1 %").arg(file.formats.first().confidence);
        } else {
            ++left;
            hasTable = hasTable || file.isTable;
        }
        QString records = file.records >= 0 ? QLocale().toString(file.records) : QString();
        if (file.hasMore)
            records = tr("over %1").arg(records);
        auto *item = new QTreeWidgetItem(m_list, {file.name, format, sure, records});
        item->setSizeHint(0, QSize(0, fontMetrics().height() + 2 * gap));
        item->setTextAlignment(2, Qt::AlignTrailing | Qt::AlignVCenter);
        item->setTextAlignment(3, Qt::AlignTrailing | Qt::AlignVCenter);
    }
    m_list->setCurrentItem(
        m_list->topLevelItem(std::min(present, m_list->topLevelItemCount() - 1)));
    if (m_looking > 0)
        m_note->setText(tr("Looking into the files…"));
    else if (m_files.isEmpty())
        m_note->setText(tr("Drop files or a folder here, or add them below."));
    else if (left > 0)
        m_note->setText(hasTable ? tr("%Ln file(s) will be left out as it is.", "", left) + u' '
                                + tr("Say what the columns of a table mean by “Columns…”.")
                                 : tr("%Ln file(s) will be left out as it is.", "", left));
    else
        m_note->setText(tr("Nothing is written before you have seen it."));
    updateButtons();
    emit readyChanged();
}

FilesPage::Chosen *FilesPage::current()
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    return row >= 0 && row < m_files.size() ? &m_files[row] : nullptr;
}

void FilesPage::updateButtons()
{
    const Chosen *chosen = current();
    m_remove->setEnabled(chosen);
    m_format->setEnabled(chosen);
    m_columns->setEnabled(chosen && (chosen->file.isTable || chosen->mapping));
}

void FilesPage::removeCurrent()
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (row < 0)
        return;
    m_files.removeAt(row);
    fill();
}

void FilesPage::askFiles()
{
    auto *dialog = new QFileDialog(this, tr("Add files"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &FilesPage::addFiles);
    dialog->open();
}

void FilesPage::askFolder()
{
    auto *dialog = new QFileDialog(this, tr("Add a folder"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::filesSelected, this, &FilesPage::addFiles);
    dialog->open();
}

void FilesPage::chooseFormat()
{
    QStringList names;
    QStringList ids;
    for (const auto &format : transfer::importFormats()) {
        if (format->isCatalog())
            continue;
        names.append(format->displayName());
        ids.append(format->id());
    }
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Format of the file"));
    dialog->setLabelText(tr("Read the file as:"));
    dialog->setComboBoxItems(names);
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, names, ids](const QString &name) {
                if (Chosen *chosen = current()) {
                    chosen->format = ids.value(names.indexOf(name));
                    chosen->mapping.reset();
                    fill();
                }
            });
    dialog->open();
}

void FilesPage::mapColumns()
{
    Chosen *chosen = current();
    if (!chosen)
        return;
    const QString path = chosen->file.path;
    onAnswer(m_desk.table(path), this, [this, path](const Result<transfer::MappedTable> &table) {
        Chosen *shown = current();
        if (!table) {
            emit failed(table.error());
            return;
        }
        if (!shown || shown->file.path != path)
            return;
        transfer::MappedTable edited = *table;
        if (shown->mapping)
            edited.mapping = *shown->mapping;
        auto *dialog = new MappingDialog(edited, shown->file.name, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::accepted, this, [this, dialog, path, edited] {
            for (Chosen &each : m_files) {
                if (each.file.path == path) {
                    each.mapping = dialog->mapping();
                    each.format.clear();
                    onAnswer(m_desk.rememberMapping(edited.sample.headerKey(), dialog->mapping(),
                                                    each.file.name),
                             this, [](const Result<> &) {});
                }
            }
            fill();
        });
        dialog->open();
    });
}

transfer::ImportOptions FilesPage::options() const
{
    transfer::ImportOptions options;
    for (const Chosen &chosen : m_files) {
        if (!isUsable(chosen))
            continue;
        options.files.append(chosen.file.path);
        if (chosen.mapping)
            options.mappings.insert(chosen.file.path, *chosen.mapping);
        else if (chosen.file.isLibrary && chosen.format.isEmpty())
            options.formats.insert(chosen.file.path, QString::fromUtf16(transfer::libraryFormat));
        else
            options.formats.insert(
                chosen.file.path,
                chosen.format.isEmpty() ? chosen.file.formats.first().format->id() : chosen.format);
    }
    return options;
}

void FilesPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void FilesPage::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    event->acceptProposedAction();
    addFiles(paths);
}

} // namespace omt::ui
