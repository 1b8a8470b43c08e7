// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/partialdate.h"

#include <QLineEdit>

namespace omt::ui {

/**
 * A date as far as it is known, typed as 2020, 2020-05 or 2020-05-17; empty is unknown. What cannot
 * be read stays, marked, and is not taken.
 */
class PartialDateEdit final : public QLineEdit
{
    Q_OBJECT

public:
    explicit PartialDateEdit(QWidget *parent = nullptr);

    /** Empty when what stands there cannot be read. */
    [[nodiscard]] std::optional<PartialDate> date() const;
    void setDate(const PartialDate &date);

signals:
    /** The person is done and it means another date than before. */
    void dateEdited(const omt::PartialDate &date);

private:
    void checkText();
    void finish();

    PartialDate m_date; ///< as last set or taken
};

} // namespace omt::ui
