-- The state of the counts, and with each row the counts of one of these pairs of facets.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select f.build, f.titles, f.changes, f.is_stale, f.one, f.other, f.both_have, f.counts
from media.browse_facts(:ones::text[], :others::text[]) f;
