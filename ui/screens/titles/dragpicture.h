// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractItemView>

namespace omt::ui {

/** Drags the selected titles of the view, under a small "3 titles" instead of a picture of rows. */
void dragTitles(QAbstractItemView *view, Qt::DropActions actions);

} // namespace omt::ui
