// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/title.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace omt::ui {

class PartialDateEdit;

/** Asks for a title that no catalog knows. */
class AddTitleDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit AddTitleDialog(const QString &title, QWidget *parent = nullptr);

    [[nodiscard]] Media media() const;
    /** Empty: into the catalog only. */
    [[nodiscard]] std::optional<Status> status() const;

private:
    void createFields(const QString &title);
    void update();

    QLineEdit *m_title;
    QComboBox *m_type;
    PartialDateEdit *m_released;
    QLineEdit *m_creators;
    QSpinBox *m_total;
    QComboBox *m_status;
    QPushButton *m_add;
};

} // namespace omt::ui
