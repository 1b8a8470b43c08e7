// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/systemscheme.h"

namespace omt::ui {

SystemScheme::SystemScheme(QObject *parent)
    : QObject(parent)
{
}

void SystemScheme::watch() { }

} // namespace omt::ui
