-- What search has still to do.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select n.queued, n.come, n.pending, n.docs_at_build, n.text_version, n.is_building, n.may_build
from media.search_needs() n;
