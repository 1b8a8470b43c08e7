// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/title.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QPushButton;

namespace omt::ui {

class PartialDateEdit;
class ProgressStepper;
class RatingNumber;
class RatingWidget;

/** What the reader keeps of a title, to be changed: status, progress, stars, dates. */
class TrackingCard final : public QFrame
{
    Q_OBJECT

public:
    explicit TrackingCard(QWidget *parent = nullptr);

    void setRatingScale(RatingScale scale);
    void show(const TitleRow &row);

signals:
    void patched(const omt::EntryPatch &patch);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void createFields();
    void connectFields();

    QWidget *m_fields;
    QComboBox *m_status;
    RatingWidget *m_rating;
    RatingNumber *m_ratingNumber; ///< in its place on a scale too fine for stars
    ProgressStepper *m_progress;
    PartialDateEdit *m_started;
    PartialDateEdit *m_finished;
    QLabel *m_pass;
    QPushButton *m_again;
    QPushButton *m_add;
    MediaId m_shown;
};

} // namespace omt::ui
