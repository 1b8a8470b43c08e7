// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/db/bindings.h"
#include "core/domain/entry.h"

#include <QList>

namespace omt::library {

/** A pass that a change closed, with its title. */
struct ClosedPass
{
    MediaId mediaId;
    Pass pass;
};

/** One array a column, for library/save_entries.sql. */
[[nodiscard]] db::Bindings bindingsOf(const QList<Entry> &entries);
/** One array a column, for library/save_passes.sql. */
[[nodiscard]] db::Bindings bindingsOf(const QList<ClosedPass> &passes);

} // namespace omt::library
