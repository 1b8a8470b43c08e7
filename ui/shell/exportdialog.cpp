// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/exportdialog.h"

#include "ui/delegates/captiondelegate.h"
#include "ui/theme/metrics.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>
#include <QUrl>
#include <QVBoxLayout>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int waitBeforePreview = 150; // ms

} // namespace

ExportDialog::ExportDialog(LibraryAccess &library, const QList<MediaList> &lists,
                           const QString &coverDirectory, QWidget *parent)
    : QDialog(parent)
    , m_library(library)
    , m_coverDirectory(coverDirectory)
{
    setObjectName(u"exportDialog"_s);
    setWindowTitle(tr("Export"));
    auto *all = new QVBoxLayout(this);
    all->setSpacing(doubleGap);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(doubleGap);
    middle->addWidget(createFormats(), 1);
    middle->addWidget(createChoices(lists), 1);
    all->addLayout(middle, 1);
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(u"exportProgress"_s);
    m_progress->setAccessibleName(tr("Progress of the export"));
    m_progress->hide();
    all->addWidget(m_progress);
    m_message = new QLabel(this);
    m_message->setObjectName(u"exportMessage"_s);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setMinimumWidth(1); // a word without an end widens nothing
    m_message->hide();
    all->addWidget(m_message);
    all->addWidget(createButtons());
    m_soon.setSingleShot(true);
    m_soon.setInterval(waitBeforePreview);
    connect(&m_soon, &QTimer::timeout, this, &ExportDialog::preview);
    m_formats->setCurrentRow(0);
    m_formats->setFocus();
    resize(760, 480);
}

ExportDialog::~ExportDialog()
{
    stop();
}

QWidget *ExportDialog::createFormats()
{
    auto *column = new QWidget(this);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(halfGap);
    auto *label = new QLabel(tr("&Format"), column);
    m_formats = new QListWidget(column);
    m_formats->setObjectName(u"exportFormats"_s);
    m_formats->setAccessibleName(tr("Format"));
    m_formats->setItemDelegate(new CaptionDelegate(m_formats));
    m_formats->setResizeMode(QListView::Adjust);
    m_formats->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_formats->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    label->setBuddy(m_formats);
    for (const auto &format : transfer::exportFormats()) {
        auto *item = new QListWidgetItem(format->displayName(), m_formats);
        item->setData(Qt::UserRole, format->id());
        item->setData(Qt::AccessibleDescriptionRole, format->purpose());
    }
    connect(m_formats, &QListWidget::currentRowChanged, this, &ExportDialog::takeFormat);
    layout->addWidget(label);
    layout->addWidget(m_formats, 1);
    return column;
}

QWidget *ExportDialog::createChoices(const QList<MediaList> &lists)
{
    auto *column = new QWidget(this);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(doubleGap);
    m_types = new QComboBox(column);
    m_types->setObjectName(u"exportTypes"_s);
    m_lists = new QComboBox(column);
    m_lists->setObjectName(u"exportLists"_s);
    m_lists->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_lists->setMinimumContentsLength(12); // names of lists may be long
    m_lists->addItem(tr("Whole library"), QString());
    for (const MediaList &list : lists)
        m_lists->addItem(list.name, list.name);
    form->addRow(tr("&Type:"), m_types);
    form->addRow(tr("&List:"), m_lists);
    layout->addLayout(form);
    m_count = new QLabel(column);
    m_count->setObjectName(u"exportCount"_s);
    m_count->setWordWrap(true);
    layout->addSpacing(gap);
    layout->addWidget(m_count);
    auto *label = new QLabel(tr("What the format &cannot hold"), column);
    m_losses = new QListWidget(column);
    m_losses->setObjectName(u"exportLosses"_s);
    m_losses->setAccessibleName(tr("What the format cannot hold"));
    m_losses->setWordWrap(true);
    m_losses->setSpacing(2);
    label->setBuddy(m_losses);
    layout->addWidget(label);
    layout->addWidget(m_losses, 1);
    for (QComboBox *box : {m_types, m_lists})
        connect(box, &QComboBox::currentIndexChanged, this, [this] { m_soon.start(); });
    return column;
}

QWidget *ExportDialog::createButtons()
{
    auto *buttons = new QDialogButtonBox(this);
    m_export = buttons->addButton(tr("&Export…"), QDialogButtonBox::ActionRole);
    m_export->setObjectName(u"exportRun"_s);
    m_export->setDefault(true);
    m_show = buttons->addButton(tr("&Show in folder"), QDialogButtonBox::ActionRole);
    m_show->setObjectName(u"exportShow"_s);
    m_show->setAutoDefault(false);
    m_show->hide();
    m_close = buttons->addButton(QDialogButtonBox::Close);
    m_close->setObjectName(u"exportClose"_s);
    m_close->setAutoDefault(false);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::askFile);
    connect(m_show, &QPushButton::clicked, this, [this] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_written).absolutePath()));
    });
    connect(m_close, &QPushButton::clicked, this, &ExportDialog::reject);
    return buttons;
}

const transfer::ExportFormat *ExportDialog::format() const
{
    const QListWidgetItem *item = m_formats->currentItem();
    return item ? transfer::findExportFormat(item->data(Qt::UserRole).toString()) : nullptr;
}

transfer::ExportRequest ExportDialog::request() const
{
    transfer::ExportRequest request;
    request.format = format() ? format()->id() : QString();
    if (const auto type = mediaTypeFromString(m_types->currentData().toString()))
        request.types = {*type};
    request.list = m_lists->currentData().toString();
    request.coverDirectory = m_coverDirectory;
    return request;
}

void ExportDialog::takeFormat()
{
    if (!format())
        return;
    const QString before = m_types->currentData().toString();
    const QSignalBlocker blocker(m_types);
    m_types->clear();
    m_types->addItem(tr("All it can hold"), QString());
    QList<MediaType> types = format()->types();
    if (types.isEmpty()) {
        for (const MediaTypeInfo &each : mediaTypes())
            types.append(each.type);
    }
    for (const MediaType type : types)
        m_types->addItem(displayPlural(type), toString(type));
    m_types->setCurrentIndex(std::max(0, m_types->findData(before)));
    m_types->setEnabled(types.size() > 1);
    m_soon.start();
}

void ExportDialog::stop()
{
    m_soon.stop();
    dropTask();
}

void ExportDialog::dropTask()
{
    if (!m_task)
        return;
    m_task->disconnect(this);
    m_task->cancel();
    m_task->deleteLater();
    m_task.clear();
}

void ExportDialog::preview()
{
    if (m_isExporting || !format())
        return;
    stop();
    m_message->hide();
    m_show->hide();
    m_count->setText(tr("Counting…"));
    m_losses->clear();
    m_task = m_library.makeExport(request(), this);
    connect(m_task, &ExportTask::finished, this, &ExportDialog::takePreview);
    m_task->start();
}

void ExportDialog::takePreview(const Result<transfer::ExportReport> &report)
{
    dropTask(); // another one may wait to begin already
    if (!report) {
        m_count->setText(report.error().message);
        return;
    }
    m_count->setText(tr("%Ln title(s) will be written", "", int(report->entries)));
    m_export->setEnabled(report->entries > 0 || format()->isWhole());
    showLosses(report->losses);
}

void ExportDialog::showLosses(const transfer::LossReport &losses)
{
    m_losses->clear();
    m_losses->addItems(losses.lines());
    if (losses.isEmpty())
        m_losses->addItem(tr("Nothing: it holds everything"));
}

void ExportDialog::askFile()
{
    if (!format())
        return;
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString folder = QFileInfo::exists(documents) ? documents : QDir::homePath();
    const QString suffix = format()->suffix();
    auto *dialog = new QFileDialog(this, tr("Export to"), folder,
                                   tr("%1 (*.%2)").arg(format()->displayName(), suffix));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"exportFileDialog"_s);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(tr("library") + u'.' + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::exportTo);
    dialog->open();
}

void ExportDialog::exportTo(const QString &path)
{
    if (path.isEmpty() || m_isExporting)
        return;
    stop();
    transfer::ExportRequest wanted = request();
    wanted.path = path;
    m_task = m_library.makeExport(wanted, this);
    connect(
        m_task, &ExportTask::finished, this,
        [this, path](const Result<transfer::ExportReport> &report) { takeResult(path, report); });
    connect(m_task, &Job::progress, this, [this](qint64 done, qint64 total) {
        m_progress->setRange(0, int(total));
        m_progress->setValue(int(done));
    });
    setRunning(true);
    m_task->start();
}

void ExportDialog::setRunning(bool isRunning)
{
    m_isExporting = isRunning;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_formats, m_types, m_lists, m_export})
        widget->setEnabled(!isRunning);
    m_progress->setRange(0, 0);
    m_progress->setVisible(isRunning);
    m_message->hide();
    m_show->hide();
    m_close->setText(isRunning ? tr("&Cancel") : tr("&Close"));
    if (isRunning)
        m_close->setFocus();
    else if (format())
        m_types->setEnabled(m_types->count() > 2);
}

void ExportDialog::takeResult(const QString &path, const Result<transfer::ExportReport> &report)
{
    stop();
    setRunning(false);
    m_message->show();
    if (!report) {
        const Error &error = report.error();
        m_message->setText(error.hint.isEmpty() ? error.message
                                                : QString(error.message + u'\n' + error.hint));
        m_export->setFocus();
        return;
    }
    m_written = path;
    m_message->setText(tr("%Ln title(s) were written to %1", "", int(report->entries))
                           .arg(QFileInfo(path).fileName()));
    if (!format()->isWhole())
        showLosses(report->losses);
    m_show->show();
    m_show->setFocus();
}

// While it runs, Escape and Cancel stop the export and leave the dialog open.
void ExportDialog::reject()
{
    if (!m_isExporting) {
        QDialog::reject();
        return;
    }
    stop();
    setRunning(false);
    m_message->setText(tr("The export was cancelled; nothing was written"));
    m_message->show();
    m_formats->setFocus();
}

} // namespace omt::ui
