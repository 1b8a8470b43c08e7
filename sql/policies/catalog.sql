-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The books of public catalogs: everybody may look, reviewers and admins bring catalogs in.
set local role omt_owner;

do $$
declare
  t text;
begin
  foreach t in array array['catalog_sources', 'catalog_records', 'catalog_people', 'catalog_imports', 'key_sets'] loop
    execute format('alter table media.%I enable row level security', t);
    execute format('alter table media.%I force row level security', t);
    execute format('drop policy if exists %I on media.%I', t || '_owner', t);
    execute format('create policy %I on media.%I to omt_owner using (true) with check (true)', t || '_owner', t);
    execute format('drop policy if exists %I on media.%I', t || '_select', t);
    execute format('create policy %I on media.%I for select to omt_app using ((select auth.current_user_id()) is not null)',
      t || '_select', t);
    execute format('drop policy if exists %I on media.%I', t || '_insert', t);
    execute format('create policy %I on media.%I for insert to omt_app with check ((select auth.can_edit_catalog()))',
      t || '_insert', t);
    execute format('drop policy if exists %I on media.%I', t || '_update', t);
    execute format('create policy %I on media.%I for update to omt_app using ((select auth.can_edit_catalog()))',
      t || '_update', t);
    execute format('drop policy if exists %I on media.%I', t || '_delete', t);
    execute format('create policy %I on media.%I for delete to omt_app using ((select auth.can_edit_catalog()))',
      t || '_delete', t);
    execute format('revoke all on media.%I from omt_app', t);
    execute format('grant select, insert, update, delete on media.%I to omt_app', t);
  end loop;
end
$$;
