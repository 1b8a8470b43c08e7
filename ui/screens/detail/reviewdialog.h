// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/entry.h"

#include <QDialog>

class QCheckBox;
class QPlainTextEdit;
class QPushButton;

namespace omt::ui {

class PartialDateEdit;

/** What a person writes of one time through a title: plain text, as long as they like. */
class ReviewDialog final : public QDialog
{
    Q_OBJECT

public:
    ReviewDialog(const QString &title, const Review &review, QWidget *parent = nullptr);

    /** As it is now; an empty text takes it away. */
    [[nodiscard]] Review review() const;

    /** Asks first where something was written. */
    void reject() override;

signals:
    void reviewed(const omt::Review &review);

private:
    QWidget *createButtons();

    Review m_before;
    QPlainTextEdit *m_text;
    QCheckBox *m_spoilers;
    QCheckBox *m_public;
    PartialDateEdit *m_written;
};

} // namespace omt::ui
