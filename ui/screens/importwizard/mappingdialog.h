// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/importmappings.h"

#include <QDialog>

class QComboBox;
class QDoubleSpinBox;
class QTableWidget;

namespace omt::ui {

/** What the columns of a table mean, chosen beside its first rows. */
class MappingDialog final : public QDialog
{
    Q_OBJECT

public:
    MappingDialog(const transfer::MappedTable &table, const QString &fileName,
                  QWidget *parent = nullptr);

    [[nodiscard]] transfer::ListMapping mapping() const;

private:
    void createTable();
    QWidget *createRules();
    void updateButtons();

    const transfer::MappedTable m_table;
    QTableWidget *m_columns;
    QComboBox *m_type;
    QComboBox *m_status;
    QComboBox *m_order;
    QDoubleSpinBox *m_best;
    QPushButton *m_ok = nullptr;
};

} // namespace omt::ui
