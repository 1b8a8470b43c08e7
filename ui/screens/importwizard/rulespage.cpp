// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/importwizard/rulespage.h"

#include "ui/screens/importwizard/previewtext.h"
#include "ui/screens/importwizard/ruletext.h"
#include "ui/theme/metrics.h"

#include <QComboBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>

namespace omt::ui {

using namespace Qt::StringLiterals;

RulesPage::RulesPage(transfer::ConflictRule rule, QWidget *parent)
    : QWidget(parent)
    , m_rule(new QComboBox(this))
    , m_threshold(new QSpinBox(this))
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(gap);
    m_rule->setObjectName(u"wizardRule"_s);
    for (const transfer::ConflictRule each : transfer::everyConflictRule)
        m_rule->addItem(displayName(each), int(each));
    m_rule->setCurrentIndex(m_rule->findData(int(rule)));
    auto *meaning = new QLabel(this);
    meaning->setForegroundRole(QPalette::PlaceholderText);
    meaning->setWordWrap(true);
    const auto explain = [this, meaning] {
        meaning->setText(description(transfer::ConflictRule(m_rule->currentData().toInt())));
    };
    connect(m_rule, &QComboBox::currentIndexChanged, this, explain);
    explain();
    m_threshold->setObjectName(u"wizardThreshold"_s);
    m_threshold->setRange(0, 100);
    m_threshold->setSuffix(tr(" %"));
    m_threshold->setValue(transfer::defaultMatchThreshold);
    m_threshold->setToolTip(tr("What is less sure is shown as a close call, not guessed"));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(doubleGap);
    form->addRow(tr("Where file and library &differ:"), m_rule);
    form->addRow(QString(), meaning);
    form->addRow(tr("Take a title of the catalog when &sure by:"), m_threshold);
    all->addLayout(form);
    auto *heading = new QLabel(tr("Fields that follow another rule"), this);
    heading->setFont(textFont(font(), TextSize::Heading));
    all->addSpacing(gap);
    all->addWidget(heading);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(doubleGap);
    int place = 0;
    for (const char16_t *field : transfer::conflictFields) {
        const QString id = QString::fromUtf16(field);
        auto *choice = new QComboBox(this);
        choice->setObjectName(u"wizardRule_"_s + id);
        choice->addItem(tr("as above"), -1);
        for (const transfer::ConflictRule each : transfer::everyConflictRule)
            choice->addItem(displayName(each), int(each));
        auto *label = new QLabel(importFieldName(id), this);
        label->setBuddy(choice);
        choice->setAccessibleName(importFieldName(id));
        grid->addWidget(label, place / 2, (place % 2) * 2);
        grid->addWidget(choice, place / 2, (place % 2) * 2 + 1);
        m_fields.insert(id, choice);
        ++place;
    }
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    all->addLayout(grid);
    all->addStretch(1);
}

void RulesPage::focusFirst()
{
    m_rule->setFocus();
}

transfer::ImportRules RulesPage::rules() const
{
    transfer::ImportRules rules;
    rules.conflict = transfer::ConflictRule(m_rule->currentData().toInt());
    rules.matchThreshold = m_threshold->value();
    for (auto it = m_fields.begin(); it != m_fields.end(); ++it) {
        const int chosen = it.value()->currentData().toInt();
        if (chosen >= 0)
            rules.fields.insert(it.key(), transfer::ConflictRule(chosen));
    }
    return rules;
}

} // namespace omt::ui
