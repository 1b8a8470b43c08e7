// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QObject;

namespace omt {

/**
 * The reader's language where there is one, and the plurals of English for what is left. Once, in
 * the main thread, before any text is made; `parent` owns the translators. A build without the
 * linguist tools has none, and says "1 title(s)".
 */
void installTranslations(QObject *parent);

} // namespace omt
