// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/signals.h"

namespace omt::app {

TerminationSignals::TerminationSignals(QObject *parent)
    : QObject(parent)
{
}

} // namespace omt::app
