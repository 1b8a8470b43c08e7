// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/importreportdialog.h"

#include "ui/access/answer.h"
#include "ui/delegates/wrappingdelegate.h"
#include "ui/theme/metrics.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSaveFile>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <QtConcurrent>

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
    , m_report(report)
    , m_options(options)
{
    setObjectName(u"importReport"_s);
    setWindowTitle(tr("Import"));
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
    QString text = tr("The library says all of it already");
    if (report.created > 0)
        text = tr("%Ln title(s) came in", "", int(report.created));
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
    auto *files = new QLabel(this);
    files->setTextFormat(Qt::PlainText);
    files->setText(names.join(u", "_s));
    files->setWordWrap(true);
    files->setMinimumWidth(1); // a word without an end widens nothing
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
    QPushButton *main = buttons->addButton(tr("Done"), QDialogButtonBox::AcceptRole);
    main->setObjectName(u"importDone"_s);
    QPushButton *save = buttons->addButton(tr("&Save report…"), QDialogButtonBox::ActionRole);
    save->setObjectName(u"importSave"_s);
    save->setAutoDefault(false);
    connect(save, &QPushButton::clicked, this, &ImportReportDialog::askWhereToSave);
    main->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    if (!report.run.isNull() && changes) {
        QPushButton *back
            = buttons->addButton(tr("&Take this import back"), QDialogButtonBox::ResetRole);
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

QString reportText(const transfer::ImportReport &report, const QStringList &files)
{
    QStringList lines{ImportReportDialog::tr("Import of %1").arg(files.join(u", "_s)), {}};
    const std::pair<QString, qint64> counts[]{
        {ImportReportDialog::tr("records read"), report.read},
        {ImportReportDialog::tr("new"), report.created},
        {ImportReportDialog::tr("changed"), report.updated},
        {ImportReportDialog::tr("as they were"), report.unchanged},
        {ImportReportDialog::tr("left alone"), report.conflicts},
        {ImportReportDialog::tr("folded together"), report.merged},
        {ImportReportDialog::tr("not recognised"), report.unmatched},
        {ImportReportDialog::tr("skipped"), report.skipped},
        {ImportReportDialog::tr("unreadable"), report.failed}};
    for (const auto &[name, count] : counts)
        lines.append(u"%1  %2"_s.arg(count, 9).arg(name));
    lines.append(QString());
    for (const transfer::Problem &problem : report.problems) {
        const QString place = problem.line > 0
            ? u"%1:%2"_s.arg(problem.file, QString::number(problem.line))
            : problem.file;
        lines.append(place + u": "_s + problem.message);
    }
    return lines.join(u'\n') + u'\n';
}

void ImportReportDialog::askWhereToSave()
{
    auto *dialog = new QFileDialog(this, tr("Save the report"), QDir::homePath(),
                                   tr("Text (*.txt);;JSON (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"txt"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        const QByteArray bytes = path.endsWith(u".json"_s)
            ? QJsonDocument(m_report.toJson()).toJson()
            : reportText(m_report, m_options.files).toUtf8();
        onResult(QtConcurrent::run([path, bytes]() -> QString {
                     QSaveFile file(path);
                     const bool isWritten = file.open(QIODevice::WriteOnly)
                         && file.write(bytes) == bytes.size() && file.commit();
                     return isWritten ? QString() : file.errorString();
                 }),
                 this, [this](const QString &problem) {
                     if (!problem.isEmpty())
                         emit saveFailed(makeError(Error::Kind::Output,
                                                   tr("The report could not be saved."), problem));
                 });
    });
    dialog->open();
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
        {report.skipped, tr("skipped"), tr("as you decided, now or before")},
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
    list->setWordWrap(true);
    list->setHeaderLabels({tr("Problem"), tr("File"), tr("Line")});
    list->headerItem()->setTextAlignment(2, Qt::AlignTrailing | Qt::AlignVCenter);
    for (const transfer::Problem &problem : report.problems) {
        auto *item = new QTreeWidgetItem(
            list,
            {problem.message, problem.file,
             problem.line > 0 ? QLocale().toString(problem.line) : QString()});
        item->setTextAlignment(2, Qt::AlignTrailing | Qt::AlignVCenter);
    }
    list->setItemDelegate(new WrappingDelegate(list));
    list->header()->setStretchLastSection(false);
    list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    list->header()->resizeSection(1, 180);
    connect(list->header(), &QHeaderView::sectionResized, list, &QTreeWidget::doItemsLayout);
    list->setMinimumSize(620, 200);
    return list;
}

} // namespace omt::ui
