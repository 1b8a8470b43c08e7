// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/importrules.h"

#include <QWidget>

class QComboBox;
class QSpinBox;

namespace omt::ui {

/** By what an import goes: whose word counts, also by field, and how sure a match must be. */
class RulesPage final : public QWidget
{
    Q_OBJECT

public:
    explicit RulesPage(transfer::ConflictRule rule, QWidget *parent = nullptr);

    [[nodiscard]] transfer::ImportRules rules() const;
    void focusFirst();

private:
    QComboBox *m_rule;
    QSpinBox *m_threshold;
    QMap<QString, QComboBox *> m_fields;
};

} // namespace omt::ui
