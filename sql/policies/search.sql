-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The search tables: nobody's but the owner's, whose functions answer whoever is signed in.
set local role omt_owner;

do $$
declare
  t text;
begin
  foreach t in array array['docs', 'words', 'typos', 'heads', 'changes', 'queue', 'state'] loop
    perform media.search_guard('search_' || t);
  end loop;
end
$$;
