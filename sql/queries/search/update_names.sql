-- Stores the normalised form of names where it is another than before.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
update media.titles t
set normalised = w.normalised
from unnest(:ids::uuid[], :positions::smallint[], :normalised::text[]) w (id, position, normalised)
where t.media_id = w.id and t.position = w.position and t.normalised <> w.normalised;
