// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/strongid.h"

namespace omt {

using MediaId = StrongId<struct MediaIdTag>;
using ListId = StrongId<struct ListIdTag>;
using UserId = StrongId<struct UserIdTag>;
using EditId = StrongId<struct EditIdTag>;
using ImportRunId = StrongId<struct ImportRunIdTag>;

} // namespace omt

Q_DECLARE_METATYPE(omt::MediaId)
Q_DECLARE_METATYPE(omt::ListId)
Q_DECLARE_METATYPE(omt::UserId)
Q_DECLARE_METATYPE(omt::EditId)
Q_DECLARE_METATYPE(omt::ImportRunId)
