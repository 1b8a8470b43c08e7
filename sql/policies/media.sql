-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The catalog: whoever is signed in reads all of it; a member adds titles and changes the ones they
-- added; reviewers and admins change everything.
set local role omt_owner;

do $$
declare
  t text;
begin
  foreach t in array array['media', 'titles', 'external_links', 'relationships', 'classes', 'relation_types',
    'screen_attributes', 'written_attributes', 'game_attributes', 'audio_attributes', 'event_attributes'] loop
    execute format('alter table media.%I enable row level security', t);
    execute format('alter table media.%I force row level security', t);
    execute format('drop policy if exists %I on media.%I', t || '_owner', t);
    execute format('create policy %I on media.%I to omt_owner using (true) with check (true)', t || '_owner', t);
    execute format('drop policy if exists %I on media.%I', t || '_select', t);
    execute format('create policy %I on media.%I for select to omt_app using ((select auth.current_user_id()) is not null)',
      t || '_select', t);
    execute format('revoke all on media.%I from omt_app', t);
    execute format('grant select on media.%I to omt_app', t);
  end loop;

  -- What hangs on a title may be changed by whoever may change the title.
  foreach t in array array['titles', 'external_links', 'relationships',
    'screen_attributes', 'written_attributes', 'game_attributes', 'audio_attributes', 'event_attributes'] loop
    execute format('drop policy if exists %I on media.%I', t || '_insert', t);
    execute format('drop policy if exists %I on media.%I', t || '_update', t);
    execute format('drop policy if exists %I on media.%I', t || '_delete', t);
    execute format($p$create policy %1$I on media.%2$I for insert to omt_app with check (
      (select auth.can_edit_catalog()) or exists (select from media.media m
        where m.id = media_id and m.created_by = (select auth.current_writer_id())))$p$, t || '_insert', t);
    execute format($p$create policy %1$I on media.%2$I for update to omt_app using (
      (select auth.can_edit_catalog()) or exists (select from media.media m
        where m.id = media_id and m.created_by = (select auth.current_writer_id())))
      with check (
      (select auth.can_edit_catalog()) or exists (select from media.media m
        where m.id = media_id and m.created_by = (select auth.current_writer_id())))$p$, t || '_update', t);
    execute format($p$create policy %1$I on media.%2$I for delete to omt_app using (
      (select auth.can_edit_catalog()) or exists (select from media.media m
        where m.id = media_id and m.created_by = (select auth.current_writer_id())))$p$, t || '_delete', t);
    execute format('grant insert, update, delete on media.%I to omt_app', t);
  end loop;
end
$$;

drop policy if exists media_insert on media.media;
create policy media_insert on media.media for insert to omt_app with check (
  (select auth.can_edit_catalog()) or created_by = (select auth.current_writer_id()));
drop policy if exists media_update on media.media;
create policy media_update on media.media for update to omt_app
  using ((select auth.can_edit_catalog()) or created_by = (select auth.current_writer_id()))
  with check ((select auth.can_edit_catalog()) or created_by = (select auth.current_writer_id()));
drop policy if exists media_delete on media.media;
create policy media_delete on media.media for delete to omt_app
  using ((select auth.can_edit_catalog()) or created_by = (select auth.current_writer_id()));
grant insert, update, delete on media.media to omt_app;

revoke all on media.progress_totals from omt_app;
grant select on media.progress_totals to omt_app;
