// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace omt::bench {

/** Each prints its figures and says whether every target held. */
[[nodiscard]] bool benchServer(int runs);
[[nodiscard]] bool benchImport(int runs);
[[nodiscard]] bool benchCsv(int runs);
#ifdef OMT_BENCH_UI
[[nodiscard]] bool benchWindow(int runs);
#endif

} // namespace omt::bench
