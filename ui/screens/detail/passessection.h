// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/libraryservice.h"
#include "ui/widgets/section.h"

namespace omt::ui {

/** The times a person went through a title, what they wrote of each, and the lists it is on. */
class PassesSection final : public Section
{
    Q_OBJECT

public:
    explicit PassesSection(QWidget *parent = nullptr);

    void setRatingScale(RatingScale scale) { m_scale = scale; }
    void show(const library::EntryDetail &detail);

signals:
    /** The person wants to write of that time through, or change what they wrote. */
    void reviewRequested(int passNumber);

private:
    void addPass(const Pass &pass, ProgressUnit unit);
    void addReview(const Review &review);
    void addButton(const QString &text, const QString &spoken, int passNumber);

    RatingScale m_scale = RatingScale::FiveStars;
};

} // namespace omt::ui
