// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/settingsdialog.h"

#include "ui/models/ratingscale.h"
#include "ui/screens/importwizard/ruletext.h"
#include "ui/theme/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

/** A heading over a form. */
QFormLayout *formIn(QWidget *group, const QString &heading)
{
    auto *all = new QVBoxLayout(group);
    all->setContentsMargins(0, 0, 0, 0);
    auto *label = new QLabel(heading, group);
    label->setFont(textFont(group->font(), TextSize::Heading));
    all->addWidget(label);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(doubleGap);
    form->setVerticalSpacing(gap);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    all->addLayout(form);
    return form;
}

} // namespace

SettingsDialog::SettingsDialog(const Preferences &preferences, Theme::Scheme scheme,
                               QWidget *parent)
    : QDialog(parent)
    , m_preferences(preferences)
    , m_scheme(new QComboBox(this))
    , m_scale(new QComboBox(this))
    , m_starts(new QCheckBox(tr("The first &progress sets in progress and the start date"), this))
    , m_completes(new QCheckBox(tr("Reaching the &total sets completed and the finish date"), this))
    , m_reopens(new QCheckBox(tr("&Going on after the end starts another time through"), this))
    , m_conflicts(new QComboBox(this))
{
    setObjectName(u"settingsDialog"_s);
    setWindowTitle(tr("Settings"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *all = new QVBoxLayout(this);
    all->setSpacing(tripleGap);
    all->addWidget(createLook(scheme));
    all->addWidget(createTracking());
    all->addWidget(createImport());
    all->addStretch();
    all->addWidget(buttons);
    setMinimumWidth(520);
    connect(m_scale, &QComboBox::activated, this, &SettingsDialog::take);
    connect(m_conflicts, &QComboBox::activated, this, &SettingsDialog::take);
    for (QCheckBox *box : {m_starts, m_completes, m_reopens})
        connect(box, &QCheckBox::clicked, this, &SettingsDialog::take);
}

QWidget *SettingsDialog::createLook(Theme::Scheme scheme)
{
    auto *group = new QWidget(this);
    QFormLayout *form = formIn(group, tr("Appearance and keys"));
    m_scheme->setObjectName(u"settingsScheme"_s);
    m_scheme->addItem(tr("As the system"), int(Theme::Scheme::System));
    m_scheme->addItem(tr("Light"), int(Theme::Scheme::Light));
    m_scheme->addItem(tr("Dark"), int(Theme::Scheme::Dark));
    m_scheme->setCurrentIndex(m_scheme->findData(int(scheme)));
    connect(m_scheme, &QComboBox::activated, this,
            [this] { emit schemeChosen(Theme::Scheme(m_scheme->currentData().toInt())); });
    form->addRow(tr("&Colours"), m_scheme);
    auto *keys = new QPushButton(tr("&Keyboard shortcuts…"), group);
    keys->setObjectName(u"settingsShortcuts"_s);
    keys->setAutoDefault(false);
    connect(keys, &QPushButton::clicked, this, &SettingsDialog::shortcutsRequested);
    form->addRow(QString(), keys);
    setTabOrder(m_scheme, keys);
    setTabOrder(keys, m_scale);
    return group;
}

QWidget *SettingsDialog::createTracking()
{
    auto *group = new QWidget(this);
    QFormLayout *form = formIn(group, tr("Ratings and progress"));
    m_scale->setObjectName(u"settingsScale"_s);
    for (const RatingScale scale : allRatingScales)
        m_scale->addItem(displayName(scale), int(scale));
    m_scale->setCurrentIndex(m_scale->findData(int(m_preferences.ratingScale)));
    form->addRow(tr("&Ratings"), m_scale);
    auto *note = new QLabel(tr("Ratings are kept exactly, whatever the scale shows."), group);
    note->setForegroundRole(QPalette::PlaceholderText);
    note->setWordWrap(true);
    form->addRow(QString(), note);
    m_starts->setChecked(m_preferences.rules.firstProgressStarts);
    m_completes->setChecked(m_preferences.rules.totalCompletes);
    m_reopens->setChecked(m_preferences.rules.progressReopens);
    m_starts->setObjectName(u"settingsStarts"_s);
    m_completes->setObjectName(u"settingsCompletes"_s);
    m_reopens->setObjectName(u"settingsReopens"_s);
    for (QCheckBox *box : {m_starts, m_completes, m_reopens})
        form->addRow(box);
    return group;
}

QWidget *SettingsDialog::createImport()
{
    auto *group = new QWidget(this);
    QFormLayout *form = formIn(group, tr("Import"));
    m_conflicts->setObjectName(u"settingsConflicts"_s);
    for (const transfer::ConflictRule rule : transfer::everyConflictRule)
        m_conflicts->addItem(displayName(rule), int(rule));
    m_conflicts->setCurrentIndex(m_conflicts->findData(int(m_preferences.conflictRule)));
    form->addRow(tr("Where the &file says otherwise"), m_conflicts);
    return group;
}

void SettingsDialog::take()
{
    m_preferences.ratingScale = RatingScale(m_scale->currentData().toInt());
    m_preferences.rules.firstProgressStarts = m_starts->isChecked();
    m_preferences.rules.totalCompletes = m_completes->isChecked();
    m_preferences.rules.progressReopens = m_reopens->isChecked();
    m_preferences.conflictRule = transfer::ConflictRule(m_conflicts->currentData().toInt());
    emit preferencesChosen(m_preferences);
}

} // namespace omt::ui
