-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Libraries, lists and history are their owner's. Public lists and public reviews are read by
-- whoever is signed in. The journal is written by its triggers only.
set local role omt_owner;

do $$
declare
  t text;
begin
  foreach t in array array['user_media', 'passes', 'reviews', 'user_lists', 'list_items',
    'import_runs', 'import_decisions', 'import_mappings', 'edits', 'activity'] loop
    execute format('alter table interaction.%I enable row level security', t);
    execute format('alter table interaction.%I force row level security', t);
    execute format('drop policy if exists %I on interaction.%I', t || '_owner', t);
    execute format('create policy %I on interaction.%I to omt_owner using (true) with check (true)', t || '_owner', t);
    execute format('revoke all on interaction.%I from omt_app', t);
  end loop;

  foreach t in array array['user_media', 'passes', 'reviews', 'user_lists', 'import_runs',
    'import_decisions', 'import_mappings'] loop
    execute format('drop policy if exists %I on interaction.%I', t || '_select_own', t);
    execute format('drop policy if exists %I on interaction.%I', t || '_insert_own', t);
    execute format('drop policy if exists %I on interaction.%I', t || '_update_own', t);
    execute format('drop policy if exists %I on interaction.%I', t || '_delete_own', t);
    execute format('create policy %I on interaction.%I for select to omt_app using (user_id = (select auth.current_user_id()))',
      t || '_select_own', t);
    execute format('create policy %I on interaction.%I for insert to omt_app with check (user_id = (select auth.current_writer_id()))',
      t || '_insert_own', t);
    execute format('create policy %I on interaction.%I for update to omt_app using (user_id = (select auth.current_writer_id())) with check (user_id = (select auth.current_writer_id()))',
      t || '_update_own', t);
    execute format('create policy %I on interaction.%I for delete to omt_app using (user_id = (select auth.current_writer_id()))',
      t || '_delete_own', t);
  end loop;
end
$$;
grant select, insert, update, delete on interaction.user_media, interaction.passes,
  interaction.reviews, interaction.user_lists to omt_app;
grant select, insert, update on interaction.import_runs to omt_app;
grant select, insert, update, delete on interaction.import_decisions, interaction.import_mappings to omt_app;

drop policy if exists reviews_select_public on interaction.reviews;
create policy reviews_select_public on interaction.reviews for select to omt_app
  using (is_public and (select auth.current_user_id()) is not null);
drop policy if exists user_lists_select_public on interaction.user_lists;
create policy user_lists_select_public on interaction.user_lists for select to omt_app
  using (is_public and (select auth.current_user_id()) is not null);

-- Items follow their list: the inner query sees only lists the reader may see.
drop policy if exists list_items_select on interaction.list_items;
create policy list_items_select on interaction.list_items for select to omt_app
  using (exists (select from interaction.user_lists l where l.id = list_id));
drop policy if exists list_items_insert on interaction.list_items;
create policy list_items_insert on interaction.list_items for insert to omt_app
  with check (exists (select from interaction.user_lists l
    where l.id = list_id and l.user_id = (select auth.current_writer_id())));
drop policy if exists list_items_update on interaction.list_items;
create policy list_items_update on interaction.list_items for update to omt_app
  using (exists (select from interaction.user_lists l
    where l.id = list_id and l.user_id = (select auth.current_writer_id())))
  with check (exists (select from interaction.user_lists l
    where l.id = list_id and l.user_id = (select auth.current_writer_id())));
drop policy if exists list_items_delete on interaction.list_items;
create policy list_items_delete on interaction.list_items for delete to omt_app
  using (exists (select from interaction.user_lists l
    where l.id = list_id and l.user_id = (select auth.current_writer_id())));
grant select, insert, update, delete on interaction.list_items to omt_app;

drop policy if exists edits_select_own on interaction.edits;
create policy edits_select_own on interaction.edits for select to omt_app
  using (user_id = (select auth.current_user_id()));
drop policy if exists activity_select_own on interaction.activity;
create policy activity_select_own on interaction.activity for select to omt_app
  using (user_id = (select auth.current_user_id()));
grant select on interaction.edits, interaction.activity to omt_app;

-- Partitions are reached through their parent only.
do $$
declare
  p regclass;
begin
  for p in select inhrelid::regclass from pg_inherits where inhparent = 'interaction.user_media'::regclass loop
    execute format('revoke all on %s from omt_app', p);
    execute format('alter table %s enable row level security', p);
    execute format('alter table %s force row level security', p);
  end loop;
end
$$;
