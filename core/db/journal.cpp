// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/journal.h"

#include "core/db/connection.h"

namespace omt::db {

Result<EditId> beginEdit(Connection &connection, const QString &label)
{
    const auto rows = connection.query(Statement::load(u"journal/begin_edit"), {{u"label", label}});
    return rows.map([](const Rows &r) { return r.first().id<EditId>(u"edit_id"); });
}

} // namespace omt::db
