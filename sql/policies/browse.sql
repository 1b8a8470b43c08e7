-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What browsing reads belongs to its functions: nobody else sees the tables.
set local role omt_owner;

do $$
declare
  t text;
begin
  foreach t in array array['rows', 'changes', 'blocks', 'counts', 'ratings', 'rating_changes', 'state'] loop
    execute format('alter table media.browse_%s enable row level security', t);
    execute format('alter table media.browse_%s force row level security', t);
    execute format('drop policy if exists browse_%1$s_owner on media.browse_%1$s', t);
    execute format('create policy browse_%1$s_owner on media.browse_%1$s to omt_owner using (true) with check (true)', t);
    execute format('revoke all on media.browse_%s from omt_app', t);
  end loop;
end
$$;
