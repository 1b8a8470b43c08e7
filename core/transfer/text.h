// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>

namespace omt::transfer {

/** The context of this room's sentences for people: Text::tr("…"). */
class Text
{
    Q_DECLARE_TR_FUNCTIONS(omt::transfer::Text)
};

} // namespace omt::transfer
