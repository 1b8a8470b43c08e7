// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/importreportdialog.h"

#include "ui/theme/metrics.h"

#include <QDialogButtonBox>
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

ImportReportDialog::ImportReportDialog(const transfer::ImportReport &report, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"importReport"_s);
    setWindowTitle(tr("Import"));
    auto *heading
        = new QLabel(report.created + report.updated > 0 ? tr("Your titles are in the library")
                                                         : tr("Nothing in the library changed"),
                     this);
    heading->setFont(textFont(font(), TextSize::Title));
    auto *all = new QVBoxLayout(this);
    all->setSpacing(doubleGap);
    all->addWidget(heading);
    all->addWidget(createCounts(report));
    if (!report.problems.isEmpty())
        all->addWidget(createProblems(report), 1);

    auto *buttons = new QDialogButtonBox(this);
    QPushButton *done = buttons->addButton(tr("Done"), QDialogButtonBox::AcceptRole);
    done->setObjectName(u"importDone"_s);
    done->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    if (!report.run.isNull() && report.created + report.updated > 0) {
        QPushButton *back = buttons->addButton(tr("Take back"), QDialogButtonBox::ResetRole);
        back->setObjectName(u"importTakeBack"_s);
        back->setAutoDefault(false); // Enter must never take an import back
        back->setToolTip(tr("Put the library back as it was before this import"));
        connect(back, &QPushButton::clicked, this, [this, run = report.run] {
            emit takeBackRequested(run);
            accept();
        });
    }
    all->addWidget(buttons);
    done->setFocus();
}

QWidget *ImportReportDialog::createCounts(const transfer::ImportReport &report)
{
    struct Line
    {
        QString name;
        qint64 count;
        bool always;
    };
    const QList<Line> lines{
        {tr("records read"), report.read, true},
        {tr("new in the library"), report.created, true},
        {tr("changed"), report.updated, true},
        {tr("already as in the file"), report.unchanged, true},
        {tr("folded into another record of the same title"), report.merged, false},
        {tr("left as they were, since yours says otherwise"), report.conflicts, false},
        {tr("not recognised"), report.unmatched, false},
        {tr("could not be read"), report.failed, false},
    };
    auto *counts = new QWidget(this);
    auto *grid = new QGridLayout(counts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(doubleGap);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const Line &line : lines) {
        if (!line.always && line.count == 0)
            continue;
        auto *number = new QLabel(QLocale().toString(line.count), counts);
        number->setFont(textFont(font(), TextSize::Heading));
        auto *name = new QLabel(line.name, counts);
        number->setAccessibleName(u"%1 %2"_s.arg(number->text(), line.name));
        grid->addWidget(number, row, 0, Qt::AlignTrailing);
        grid->addWidget(name, row, 1);
        ++row;
    }
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
