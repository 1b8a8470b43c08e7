// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace omt {

/**
 * The simplified form of a traditional Chinese character, after ICU; any other character as it is,
 * also where ICU came without that table. A form of a form is the form itself. The first call takes
 * some 40 ms (so catalog::warmSearch() makes it), the others nothing. Thread-safe.
 */
[[nodiscard]] char32_t simplifiedHan(char32_t c);

} // namespace omt
