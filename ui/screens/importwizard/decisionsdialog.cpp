// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/importwizard/decisionsdialog.h"

#include "ui/theme/metrics.h"
#include "ui/theme/plaintext.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace omt::ui {

using namespace Qt::StringLiterals;

DecisionsDialog::DecisionsDialog(QWidget *parent)
    : QDialog(parent)
    , m_list(new QTreeWidget(this))
    , m_note(new QLabel(tr("Looking…"), this))
    , m_forget(nullptr)
    , m_forgetAll(nullptr)
{
    setObjectName(u"importDecisions"_s);
    setWindowTitle(tr("What imports remember"));
    m_list->setObjectName(u"importDecisionsList"_s);
    m_list->setAccessibleName(tr("Decisions"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setHeaderLabels({tr("When"), tr("Record"), tr("What it is")});
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(2, QHeaderView::Stretch);
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_forget = buttons->addButton(tr("&Forget"), QDialogButtonBox::ActionRole);
    m_forget->setObjectName(u"decisionsForget"_s);
    m_forgetAll = buttons->addButton(tr("Forget &all"), QDialogButtonBox::ActionRole);
    m_forgetAll->setObjectName(u"decisionsForgetAll"_s);
    for (QPushButton *button : {m_forget, m_forgetAll})
        button->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &DecisionsDialog::updateButtons);
    connect(m_forget, &QPushButton::clicked, this, [this] {
        if (const QStringList keys = selectedKeys(); !keys.isEmpty())
            emit forgetRequested(keys);
    });
    connect(m_forgetAll, &QPushButton::clicked, this, [this] { emit forgetRequested({}); });
    auto *all = new QVBoxLayout(this);
    all->setSpacing(gap);
    all->addWidget(m_list, 1);
    all->addWidget(m_note);
    all->addWidget(buttons);
    resize(760, 440);
    updateButtons();
}

void DecisionsDialog::show(const QList<transfer::RememberedDecision> &decisions)
{
    const int present = std::max(0, m_list->indexOfTopLevelItem(m_list->currentItem()));
    m_list->clear();
    const QLocale locale;
    for (const transfer::RememberedDecision &one : decisions) {
        auto *item = new QTreeWidgetItem(
            m_list,
            {locale.toString(one.decidedAt.toLocalTime(), QLocale::ShortFormat),
             one.label.isEmpty() ? one.key : one.label,
             one.isSkipped() ? tr("left out") : one.title});
        item->setData(0, Qt::UserRole, one.key);
        item->setToolTip(1, plainToolTip(one.key));
    }
    m_list->setCurrentItem(m_list->topLevelItem(std::min(present, int(decisions.size()) - 1)));
    m_list->resizeColumnToContents(0);
    m_note->setText(decisions.isEmpty()
                        ? tr("Nothing has been decided yet. What you decide in the preview of an "
                             "import is remembered here.")
                        : tr("Later imports follow these. Forgetting one changes nothing in the "
                             "library."));
    updateButtons();
    m_list->setFocus();
}

QStringList DecisionsDialog::selectedKeys() const
{
    QStringList keys;
    for (const QTreeWidgetItem *item : m_list->selectedItems())
        keys << item->data(0, Qt::UserRole).toString();
    return keys;
}

void DecisionsDialog::updateButtons()
{
    m_forget->setEnabled(!m_list->selectedItems().isEmpty());
    m_forgetAll->setEnabled(m_list->topLevelItemCount() > 0);
}

} // namespace omt::ui
