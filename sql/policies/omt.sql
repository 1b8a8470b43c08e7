-- The migrator's own books: the administrator's alone. Row level security with no policy at all
-- keeps everybody else out even if a grant should ever slip in.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
alter table omt.migrations enable row level security;
alter table omt.migrations force row level security;
alter table omt.routines enable row level security;
alter table omt.routines force row level security;
revoke all on omt.migrations, omt.routines from public, omt_app;
