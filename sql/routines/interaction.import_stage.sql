-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where an import gathers what the files say before anything is written. Programs may not make
-- tables and COPY refuses tables with row level security, so omt_owner makes temporary ones for
-- them; they live as long as the connection, so that a preview can be paged and changed before it is
-- carried out. What is then written to the library is written by the
-- program itself, under its own policies.
set local role omt_owner;

create or replace function interaction.open_import_stage() returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set client_min_messages = warning
as $$
declare
  t text;
begin
  if auth.current_writer_id() is null then
    raise exception 'You are not signed in, or only to look.' using errcode = 'OM401';
  end if;
  drop table if exists pg_temp.import_rows, pg_temp.import_members, pg_temp.import_keys,
    pg_temp.import_names, pg_temp.import_people, pg_temp.import_groups, pg_temp.import_candidates,
    pg_temp.import_creators, pg_temp.import_titles, pg_temp.import_passes, pg_temp.import_reviews,
    pg_temp.import_list_items, pg_temp.import_entries, pg_temp.import_changes,
    pg_temp.import_decisions, pg_temp.import_choices, pg_temp.import_problems, pg_temp.import_preview;

  -- One line a record, as the program read and normalised it.
  create temp table import_rows (
    row_no bigint not null primary key,
    file text not null, line bigint not null, source text not null,
    media_type text not null, media_class text not null, family text not null,
    title text not null, title_key text not null, search_text text not null,
    release_date date, release_precision text,
    country text not null, creators text[] not null, creator_keys text[] not null,
    genres text[] not null, cover_url text not null, description text not null,
    popularity real not null, attributes jsonb not null, other_attributes jsonb not null,
    keys jsonb not null, names jsonb not null,
    status text, progress int, rating int, notes text, review text, has_spoilers boolean not null,
    tags text[] not null,
    started_at timestamptz, started_precision text, completed_at timestamptz, completed_precision text,
    earlier_started_at timestamptz, earlier_started_precision text,
    earlier_completed_at timestamptz, earlier_completed_precision text,
    added_at timestamptz, added_precision text, updated_at timestamptz,
    is_favourite boolean, is_private boolean, earlier_passes int,
    is_play boolean not null, is_repeat boolean not null,
    lists jsonb not null, extras jsonb not null
  );

  -- Which records speak of the same title.
  create temp table import_members (row_no bigint not null primary key, group_no bigint not null);
  create temp table import_keys (
    row_no bigint not null, place int not null,
    source_name text not null, key_space text not null, external_key text not null
  );
  create temp table import_names (row_no bigint not null, name_key text not null);
  create temp table import_people (row_no bigint not null, creator_key text not null);
  create temp table import_groups (
    group_no bigint not null primary key, root bigint not null, media_type text not null, year int,
    media_id uuid, spaces text[] not null, people text[] not null
  );
  create temp table import_candidates (
    root bigint not null, media_id uuid not null, same_year boolean not null,
    in_library boolean not null, is_twin boolean not null, same_title boolean not null,
    score int not null
  );
  create temp table import_creators (name text not null, creator_key text not null);

  -- One line a title, and what the files say of it, put together.
  create temp table import_titles (
    title_no bigint not null primary key, media_id uuid, is_new boolean not null, is_ours boolean not null,
    media_type text not null, media_class text not null, family text not null,
    title text not null, sort_title text not null, search_text text not null,
    release_date date, release_precision text, country text, creators text[] not null,
    genres text[] not null, cover_url text, description text, popularity real not null,
    attributes jsonb not null, other_attributes jsonb not null
  );
  create temp table import_passes (
    title_no bigint not null, number int not null, is_current boolean not null,
    status text not null, progress int, rating int,
    started_at timestamptz, started_precision text, completed_at timestamptz, completed_precision text,
    review text, has_spoilers boolean not null
  );
  create temp table import_entries (
    title_no bigint not null primary key, media_id uuid not null, has_entry boolean not null,
    status text, fallback text not null, progress int, progress_is_told boolean not null, rating int, notes text, tags text[],
    started_at timestamptz, started_precision text, completed_at timestamptz, completed_precision text,
    pass_number int, review text, has_spoilers boolean not null, is_favourite boolean, is_private boolean,
    snapshot jsonb not null, added_at timestamptz, updated_at timestamptz, progress_total int
  );
  create temp table import_reviews (
    title_no bigint not null, media_id uuid not null, pass_number int not null,
    body text not null, has_spoilers boolean not null, action text not null
  );
  create temp table import_list_items (
    title_no bigint not null, media_id uuid not null, list_name text not null, description text not null,
    place int not null, note text not null, row_no bigint not null, action text not null
  );
  -- What becomes of each title's entry: the row as it shall be, and how it came to that.
  create temp table import_changes (
    title_no bigint not null primary key, media_id uuid not null, is_new boolean not null,
    is_changed boolean not null, is_conflict boolean not null, takes_passes boolean not null,
    keeps_passes boolean not null, takes_theirs boolean not null, conflicts text[] not null default '{}',
    status text, progress int, rating int, notes text, tags text[],
    started_at timestamptz, started_precision text, completed_at timestamptz, completed_precision text,
    pass_number int, is_favourite boolean, is_private boolean, snapshot jsonb
  );

  -- What the person decided about records and about fields of their titles.
  create temp table import_decisions (
    row_no bigint not null primary key, action text not null, media_id uuid, joins_row bigint,
    is_remembered boolean not null
  );
  create temp table import_choices (
    row_no bigint not null, field text not null, takes_theirs boolean not null, primary key (row_no, field)
  );
  create temp table import_problems (
    problem_no bigint generated always as identity primary key,
    file text not null, line bigint not null, message text not null, record_kept boolean not null
  );
  -- One line a record, in the order of the files, and last those that could not be read. What
  -- happens to each is put into words when it is looked at.
  create temp table import_preview (
    line_no bigint not null primary key, state text not null,
    row_no bigint, title_no bigint, problem_no bigint
  );

  create index on pg_temp.import_preview (state, line_no);
  create index on pg_temp.import_problems (file, line) where record_kept;
  create index on pg_temp.import_members (group_no);
  create index on pg_temp.import_keys (row_no);
  create index on pg_temp.import_names (row_no);
  create index on pg_temp.import_people (row_no);
  create index on pg_temp.import_groups (root);
  create index on pg_temp.import_groups (media_id);
  create index on pg_temp.import_candidates (root);
  create index on pg_temp.import_passes (title_no);
  create index on pg_temp.import_reviews (title_no);
  create index on pg_temp.import_list_items (title_no);

  foreach t in array array['rows', 'members', 'keys', 'names', 'people', 'groups', 'candidates',
    'creators', 'titles', 'passes', 'entries', 'reviews', 'list_items', 'changes', 'decisions', 'choices',
    'problems', 'preview'] loop
    execute format('grant select, insert, update, delete on pg_temp.%I to omt_app', 'import_' || t);
  end loop;
end
$$;
comment on function interaction.open_import_stage() is 'Makes the temporary tables of an import, for the rest of the transaction.';

-- Forgets what was found out about the records, but neither them nor what was decided about them.
create or replace function interaction.clear_import_stage() returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  truncate pg_temp.import_members, pg_temp.import_keys, pg_temp.import_names, pg_temp.import_people,
    pg_temp.import_groups, pg_temp.import_candidates, pg_temp.import_creators, pg_temp.import_titles,
    pg_temp.import_passes, pg_temp.import_reviews, pg_temp.import_list_items, pg_temp.import_entries,
    pg_temp.import_changes, pg_temp.import_preview;
end
$$;
comment on function interaction.clear_import_stage() is 'Empties what an import worked out, so that it can be worked out again.';

-- What a decision about a record is remembered by: a service's key, which stays the same from one
-- export to the next, else what the record calls itself.
create or replace function interaction.import_record_key(keys jsonb, media_type text, title_key text, release_date date)
returns text
language sql immutable
set search_path = pg_catalog, pg_temp
return coalesce(
  (select (k.key ->> 0) || '/' || (k.key ->> 1) || ':' || (k.key ->> 2)
   from jsonb_array_elements(keys) with ordinality k (key, place)
   order by k.key ->> 0 = 'isbn', k.place limit 1),
  media_type || '|' || title_key || '|' || coalesce(extract(year from release_date)::int::text, ''));
comment on function interaction.import_record_key(jsonb, text, text, date) is 'By what a decision about a record is remembered.';

-- "2020", "2020-03" or "2020-03-04": as much of a moment as is known.
create or replace function interaction.partial_date_text(moment timestamptz, moment_precision text) returns text
language sql stable
set search_path = pg_catalog, pg_temp
return case moment_precision when 'year' then to_char(moment at time zone 'UTC', 'YYYY')
  when 'month' then to_char(moment at time zone 'UTC', 'YYYY-MM')
  else to_char(moment at time zone 'UTC', 'YYYY-MM-DD') end;
comment on function interaction.partial_date_text(timestamptz, text) is 'A partly known moment as text, to the day.';

-- The planner knows nothing of a fresh temporary table, and only its owner may tell it.
create or replace function interaction.measure_import_stage(stage_table text) returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if stage_table !~ '^import_[a-z_]+$' then
    raise exception 'There is no stage table %.', stage_table using errcode = 'OM422';
  end if;
  execute format('analyze pg_temp.%I', stage_table);
end
$$;
comment on function interaction.measure_import_stage(text) is 'Lets the planner know how large a stage table is.';

revoke all on function interaction.open_import_stage(), interaction.clear_import_stage(),
  interaction.measure_import_stage(text), interaction.import_record_key(jsonb, text, text, date),
  interaction.partial_date_text(timestamptz, text) from public;
grant execute on function interaction.open_import_stage(), interaction.clear_import_stage(),
  interaction.measure_import_stage(text), interaction.import_record_key(jsonb, text, text, date),
  interaction.partial_date_text(timestamptz, text) to omt_app;
