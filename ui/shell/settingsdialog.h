// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/access/preferences.h"
#include "ui/theme/theme.h"

#include <QDialog>

class QButtonGroup;
class QCheckBox;
class QComboBox;

namespace omt::ui {

/** What a person may choose of the program. A choice holds at once; there is nothing to apply. */
class SettingsDialog final : public QDialog
{
    Q_OBJECT

public:
    SettingsDialog(const Preferences &preferences, Theme::Scheme scheme, QWidget *parent = nullptr);

signals:
    void preferencesChosen(const omt::ui::Preferences &preferences);
    void schemeChosen(omt::ui::Theme::Scheme scheme);
    void shortcutsRequested();

private:
    QWidget *createLook(Theme::Scheme scheme);
    QWidget *createTracking();
    QWidget *createImport();
    void take();

    Preferences m_preferences;
    QComboBox *m_scheme;
    QComboBox *m_scale;
    QCheckBox *m_starts;
    QCheckBox *m_completes;
    QCheckBox *m_reopens;
    QComboBox *m_conflicts;
};

} // namespace omt::ui
