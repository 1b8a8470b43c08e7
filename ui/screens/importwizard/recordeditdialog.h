// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/importpreview.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace omt::ui {

/** What a record shall say instead of what stands in its file. Fields left empty stay. */
class RecordEditDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit RecordEditDialog(const transfer::PreviewRow &row, QWidget *parent = nullptr);

    [[nodiscard]] transfer::RecordEdit edit() const;

private:
    const qint64 m_record;
    const QString m_name;
    const int m_presentYear;
    QLineEdit *m_title;
    QSpinBox *m_year;
    QComboBox *m_type;
    QComboBox *m_status;
    QSpinBox *m_rating;
    QSpinBox *m_progress;
    QPlainTextEdit *m_notes;
};

} // namespace omt::ui
