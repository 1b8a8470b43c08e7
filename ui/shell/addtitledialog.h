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

class KnownTitles;
class LibraryAccess;
class PartialDateEdit;

/** Asks for a title that no catalog knows, and says when one does. */
class AddTitleDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit AddTitleDialog(LibraryAccess &library, const QString &title,
                            QWidget *parent = nullptr);

    [[nodiscard]] Media media() const;
    /** Empty: into the catalog only. */
    [[nodiscard]] std::optional<Status> status() const;

signals:
    /** A title that is there already was chosen instead; the dialog is over. */
    void knownTitleChosen(const omt::MediaId &id);

private:
    void createFields(const QString &title);
    void update();

    QLineEdit *m_title;
    KnownTitles *m_known;
    QComboBox *m_type;
    PartialDateEdit *m_released;
    QLineEdit *m_creators;
    QSpinBox *m_total;
    QComboBox *m_status;
    QPushButton *m_add;
};

} // namespace omt::ui
