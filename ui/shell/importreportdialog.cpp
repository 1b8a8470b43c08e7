// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/importreportdialog.h"

#include "ui/theme/metrics.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace omt::ui {

using namespace Qt::StringLiterals;

QString importSummary(const transfer::ImportReport &report)
{
    return ImportReportDialog::tr("Import: %L1 new, %L2 changed, %L3 as they were")
        .arg(report.created)
        .arg(report.updated)
        .arg(report.unchanged);
}

ImportReportDialog::ImportReportDialog(const transfer::ImportReport &report,
                                       const transfer::ImportOptions &options, QWidget *parent)
    : QDialog(parent)
    , m_options(options)
{
    setObjectName(u"importReport"_s);
    setWindowTitle(options.dryRun ? tr("Preview of the import") : tr("Import"));
    auto *all = new QVBoxLayout(this);
    all->setSpacing(doubleGap);
    createHeading(report, all);
    all->addWidget(createCounts(report));
    if (!report.problems.isEmpty())
        all->addWidget(createProblems(report), 1);
    all->addWidget(createButtons(report));
    setMinimumWidth(460);
}

void ImportReportDialog::createHeading(const transfer::ImportReport &report, QVBoxLayout *all)
{
    const qint64 changes = report.created + report.updated;
    QString text = tr("The library says all of it already");
    if (m_options.dryRun && changes > 0)
        text = tr("This is what the import would do");
    else if (report.created > 0)
        text = tr("%Ln title(s) came into the library", "", int(report.created));
    else if (report.updated > 0)
        text = tr("%Ln title(s) of the library changed", "", int(report.updated));
    else if (report.failed + report.unmatched == report.read && report.read > 0)
        text = tr("Nothing could be brought in");
    auto *heading = new QLabel(text, this);
    heading->setObjectName(u"importHeading"_s);
    heading->setFont(textFont(font(), TextSize::Title));
    heading->setWordWrap(true);
    QStringList names;
    for (const QString &file : std::as_const(m_options.files))
        names << QFileInfo(file).fileName();
    QString below = names.join(u", "_s);
    if (m_options.dryRun)
        below = tr("%1. Nothing has been written yet.").arg(below);
    auto *files = new QLabel(this);
    files->setTextFormat(Qt::PlainText);
    files->setText(below);
    files->setWordWrap(true);
    files->setForegroundRole(QPalette::PlaceholderText);
    auto *top = new QVBoxLayout;
    top->setSpacing(halfGap);
    top->addWidget(heading);
    top->addWidget(files);
    all->addLayout(top);
}

QDialogButtonBox *ImportReportDialog::createButtons(const transfer::ImportReport &report)
{
    auto *buttons = new QDialogButtonBox(this);
    const bool changes = report.created + report.updated > 0;
    QPushButton *main = nullptr;
    if (m_options.dryRun && changes) {
        main = buttons->addButton(tr("&Import now"), QDialogButtonBox::AcceptRole);
        main->setObjectName(u"importNow"_s);
        buttons->addButton(tr("Not now"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
        connect(this, &QDialog::accepted, this, [this] {
            transfer::ImportOptions options = m_options;
            options.dryRun = false;
            emit importRequested(options);
        });
    } else {
        main = buttons->addButton(tr("Done"), QDialogButtonBox::AcceptRole);
        main->setObjectName(u"importDone"_s);
    }
    main->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    if (!report.run.isNull() && changes) {
        QPushButton *back
            = buttons->addButton(tr("Take this import back"), QDialogButtonBox::ResetRole);
        back->setObjectName(u"importTakeBack"_s);
        back->setAutoDefault(false); // Enter must never take an import back
        back->setToolTip(tr("Put the library back as it was before this import"));
        connect(back, &QPushButton::clicked, this, [this, run = report.run] {
            emit takeBackRequested(run);
            accept();
        });
    }
    main->setFocus();
    return buttons;
}

QWidget *ImportReportDialog::createCounts(const transfer::ImportReport &report)
{
    struct Line
    {
        qint64 count;
        QString name;
        QString meaning;
    };
    const QList<Line> lines{
        {report.created, tr("new"), tr("not in the library before")},
        {report.updated, tr("changed"), tr("in the library; the file knew more or newer")},
        {report.unchanged, tr("as they were"), tr("the library says the same already")},
        {report.conflicts, tr("left alone"), tr("yours says otherwise, and yours counts")},
        {report.merged, tr("folded together"), tr("another record tells of the same title")},
        {report.unmatched, tr("not recognised"), tr("neither found in the catalog nor made")},
        {report.failed, tr("unreadable"), tr("each is listed below with its line")},
    };
    auto *counts = new QWidget(this);
    auto *grid = new QGridLayout(counts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(doubleGap);
    grid->setVerticalSpacing(halfGap + 2);
    grid->setColumnStretch(2, 1);
    int row = 0;
    const auto add = [&](const Line &line, bool isSum) {
        auto *number = new QLabel(QLocale().toString(line.count), counts);
        number->setFont(textFont(font(), TextSize::Heading));
        number->setAccessibleName(u"%1 %2"_s.arg(number->text(), line.name));
        auto *name = new QLabel(line.name, counts);
        auto *meaning = new QLabel(line.meaning, counts);
        meaning->setForegroundRole(QPalette::PlaceholderText);
        if (isSum)
            name->setFont(textFont(font(), TextSize::Heading));
        grid->addWidget(number, row, 0, Qt::AlignTrailing);
        grid->addWidget(name, row, 1);
        grid->addWidget(meaning, row, 2);
        ++row;
    };
    for (const Line &line : lines) {
        if (line.count > 0)
            add(line, false);
    }
    add({report.read, tr("records read"), tr("each counted once above")}, true);
    return counts;
}

QWidget *ImportReportDialog::createProblems(const transfer::ImportReport &report)
{
    auto *list = new QTreeWidget(this);
    list->setObjectName(u"importProblems"_s);
    list->setAccessibleName(tr("Problems"));
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setHeaderLabels({tr("Problem"), tr("File"), tr("Line")});
    for (const transfer::Problem &problem : report.problems) {
        auto *item = new QTreeWidgetItem(
            list,
            {problem.message, problem.file,
             problem.line > 0 ? QLocale().toString(problem.line) : QString()});
        item->setToolTip(0, problem.message);
    }
    list->header()->resizeSection(0, 380);
    list->setMinimumSize(620, 200);
    return list;
}

} // namespace omt::ui
