-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Right after an import the planner still takes the tables for empty, and joins by comparing every
-- row with every other: a search then takes minutes instead of milliseconds. The server's own
-- housekeeping notices within a minute; an import does not leave people waiting for that.
set local role omt_owner;

create or replace function omt.refresh_statistics() returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if auth.current_writer_id() is null then
    raise exception 'You are not signed in, or only to look.' using errcode = 'OM401';
  end if;
  -- Only the columns that statements select and join by: sampling the wide ones takes longest.
  analyze media.media (id, media_type, media_class, sort_title, release_date),
    media.titles (media_id, normalised), media.external_links (media_id, source_name, key_space, external_key),
    media.screen_attributes (media_id), media.written_attributes (media_id), media.game_attributes (media_id),
    media.audio_attributes (media_id), media.event_attributes (media_id),
    interaction.user_media (user_id, media_id, status), interaction.passes (user_id, media_id),
    interaction.reviews (user_id, media_id), interaction.user_lists (user_id),
    interaction.list_items (list_id, media_id), interaction.edits (user_id),
    interaction.activity (user_id, edit_id, media_id);
end
$$;
comment on function omt.refresh_statistics() is 'Lets the planner know how large the tables have become.';

revoke all on function omt.refresh_statistics() from public;
grant execute on function omt.refresh_statistics() to omt_app;
