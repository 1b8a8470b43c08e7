// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/importwizard/pastimports.h"

#include "ui/theme/metrics.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace omt::ui {

using namespace Qt::StringLiterals;

PastImports::PastImports(QWidget *parent)
    : QDialog(parent)
    , m_list(new QTreeWidget(this))
    , m_left(new QTreeWidget(this))
    , m_note(new QLabel(tr("Looking…"), this))
    , m_takeBack(nullptr)
{
    setObjectName(u"pastImports"_s);
    setWindowTitle(tr("Past imports"));
    m_list->setObjectName(u"pastImportsList"_s);
    m_list->setAccessibleName(tr("Past imports"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setHeaderLabels(
        {tr("When"), tr("Files"), tr("New"), tr("Changed"), tr("As they were"), tr("Taken back")});
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_left->setObjectName(u"pastImportsLeft"_s);
    m_left->setAccessibleName(tr("Left as it was"));
    m_left->setRootIsDecorated(false);
    m_left->setUniformRowHeights(true);
    m_left->setHeaderLabels({tr("Left as it was"), tr("Edited since")});
    m_left->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_left->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_takeBack = buttons->addButton(tr("&Take back"), QDialogButtonBox::ActionRole);
    m_takeBack->setObjectName(u"pastTakeBack"_s);
    m_takeBack->setAutoDefault(false);
    m_takeBack->setToolTip(tr("Put the library back as it was before this import"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    QPushButton *decisions = buttons->addButton(tr("&Decisions…"), QDialogButtonBox::ActionRole);
    decisions->setObjectName(u"pastDecisions"_s);
    decisions->setAutoDefault(false);
    decisions->setToolTip(tr("What you decided about records, which later imports follow"));
    connect(decisions, &QPushButton::clicked, this, &PastImports::decisionsRequested);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &PastImports::showCurrent);
    connect(m_takeBack, &QPushButton::clicked, this, [this] {
        if (const transfer::ImportRun *run = current())
            emit takeBackRequested(run->id);
    });
    auto *all = new QVBoxLayout(this);
    all->setSpacing(gap);
    all->addWidget(m_list, 1);
    all->addWidget(m_note);
    all->addWidget(m_left, 1);
    all->addWidget(buttons);
    resize(860, 480);
    showCurrent();
}

void PastImports::show(const QList<transfer::ImportRun> &runs)
{
    const int present = std::max(0, m_list->indexOfTopLevelItem(m_list->currentItem()));
    m_runs = runs;
    m_list->clear();
    const QLocale locale;
    for (const transfer::ImportRun &run : runs) {
        const auto moment = [&](const QDateTime &when) {
            return when.isValid() ? locale.toString(when.toLocalTime(), QLocale::ShortFormat)
                                  : QString();
        };
        auto *item = new QTreeWidgetItem(
            m_list,
            {moment(run.startedAt), run.files.join(u", "_s), locale.toString(run.report.created),
             locale.toString(run.report.updated), locale.toString(run.report.unchanged),
             moment(run.undoneAt)});
        for (const int column : {2, 3, 4})
            item->setTextAlignment(column, Qt::AlignTrailing | Qt::AlignVCenter);
    }
    m_list->setCurrentItem(m_list->topLevelItem(std::min(present, int(runs.size()) - 1)));
    for (const int column : {0, 2, 3, 4, 5})
        m_list->resizeColumnToContents(column);
    showCurrent();
    m_list->setFocus();
}

const transfer::ImportRun *PastImports::current() const
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    return row >= 0 && row < m_runs.size() ? &m_runs.at(row) : nullptr;
}

void PastImports::showCurrent()
{
    const transfer::ImportRun *run = current();
    m_left->clear();
    if (run) {
        for (const LeftAlone &left : run->leftAlone)
            new QTreeWidgetItem(m_left, {left.title, leftFieldsText(left)});
    }
    const int left = m_left->topLevelItemCount();
    m_left->setVisible(left > 0);
    if (left > 0)
        m_note->setText(
            tr("Taken back, but for %Ln title(s) or list(s) that you had edited since:", "", left));
    else if (run && run->undoneAt.isValid())
        m_note->setText(tr("Taken back whole."));
    else
        m_note->setText(m_runs.isEmpty()
                            ? tr("Nothing has been imported yet.")
                            : tr("Taking one back leaves what you have edited since, and names "
                                 "it here."));
    m_takeBack->setEnabled(run && !run->undoneAt.isValid());
}

} // namespace omt::ui
