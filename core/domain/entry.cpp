// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/entry.h"

namespace omt {

int Entry::passCount() const
{
    const bool begun = status != Status::Planned || progress > 0 || startedAt.isKnown();
    return begun ? passNumber : passNumber - 1;
}

bool EntryPatch::isEmpty() const
{
    return !status && !progress && !progressBy && !rating && !notes && !tags && !startedAt
        && !completedAt && !isFavourite && !isPrivate && !startsAgain;
}

} // namespace omt
