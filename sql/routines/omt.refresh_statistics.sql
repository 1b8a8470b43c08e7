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
  analyze media.media, media.titles, media.external_links, media.screen_attributes, media.written_attributes,
    media.game_attributes, media.audio_attributes, media.event_attributes, interaction.user_media,
    interaction.passes, interaction.reviews, interaction.user_lists, interaction.list_items,
    interaction.edits, interaction.activity;
end
$$;
comment on function omt.refresh_statistics() is 'Lets the planner know how large the tables have become.';

revoke all on function omt.refresh_statistics() from public;
grant execute on function omt.refresh_statistics() to omt_app;
