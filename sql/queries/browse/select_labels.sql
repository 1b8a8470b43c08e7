-- How creators and genres are written.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select l.value, l.label from media.browse_labels(:values::text[], :frequent::boolean[]) l;
