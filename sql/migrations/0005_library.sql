-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What people keep: their library, earlier passes, reviews and lists.
set local role omt_owner;

create table interaction.user_media (
  user_id uuid not null constraint user_media_user_id_fk references users.users on delete cascade,
  media_id uuid not null constraint user_media_media_id_fk references media.media on delete restrict,
  status varchar(255) not null
    constraint user_media_status_ck check (status in ('planned', 'in_progress', 'completed', 'on_hold', 'dropped')),
  progress int not null default 0 constraint user_media_progress_ck check (progress >= 0),
  rating smallint constraint user_media_rating_ck check (rating between 1 and 100),
  notes text not null default '',
  tags text[] not null default '{}',
  started_at timestamptz,
  started_precision text
    constraint user_media_started_precision_ck check (started_precision in ('year', 'month', 'day', 'second')),
  completed_at timestamptz,
  completed_precision text
    constraint user_media_completed_precision_ck check (completed_precision in ('year', 'month', 'day', 'second')),
  pass_number int not null default 1 constraint user_media_pass_number_ck check (pass_number >= 1),
  is_favourite boolean not null default false,
  is_private boolean not null default false,
  meta_snapshot jsonb not null default '{}'
    constraint user_media_meta_snapshot_ck check (jsonb_typeof(meta_snapshot) = 'object'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint user_media_pk primary key (user_id, media_id),
  constraint user_media_started_ck check ((started_at is null) = (started_precision is null)),
  constraint user_media_completed_ck check ((completed_at is null) = (completed_precision is null))
) partition by hash (user_id);
do $$
begin
  for i in 0..15 loop
    execute format(
      'create table interaction.user_media_p%s partition of interaction.user_media for values with (modulus 16, remainder %s)',
      lpad(i::text, 2, '0'), i);
  end loop;
end
$$;
create index user_media_media_id_idx on interaction.user_media (media_id);
comment on table interaction.user_media is 'A person''s library: one row a title, showing the current pass.';
comment on column interaction.user_media.user_id is 'Whose library.';
comment on column interaction.user_media.media_id is 'The title.';
comment on column interaction.user_media.status is 'planned, in_progress, completed, on_hold or dropped.';
comment on column interaction.user_media.progress is 'How far, in the type''s unit.';
comment on column interaction.user_media.rating is '1 to 100; null means unrated.';
comment on column interaction.user_media.notes is 'Private notes.';
comment on column interaction.user_media.tags is 'The person''s own words for it, in their order.';
comment on column interaction.user_media.started_at is 'Earliest moment the start can mean.';
comment on column interaction.user_media.started_precision is 'How much of started_at is known: year, month, day or second.';
comment on column interaction.user_media.completed_at is 'Earliest moment the end can mean.';
comment on column interaction.user_media.completed_precision is 'How much of completed_at is known: year, month, day or second.';
comment on column interaction.user_media.pass_number is 'Which time through this row shows; earlier ones are in interaction.passes.';
comment on column interaction.user_media.is_favourite is 'Liked, loved, starred.';
comment on column interaction.user_media.is_private is 'Hidden from others even in public lists and statistics.';
comment on column interaction.user_media.meta_snapshot is 'What a source said that has no column here, under the source''s name.';
comment on column interaction.user_media.created_at is 'When it came into the library.';
comment on column interaction.user_media.updated_at is 'When the row last changed.';

create table interaction.passes (
  user_id uuid not null,
  media_id uuid not null,
  number int not null constraint passes_number_ck check (number >= 1),
  status varchar(255) not null
    constraint passes_status_ck check (status in ('planned', 'in_progress', 'completed', 'on_hold', 'dropped')),
  progress int not null default 0 constraint passes_progress_ck check (progress >= 0),
  rating smallint constraint passes_rating_ck check (rating between 1 and 100),
  started_at timestamptz,
  started_precision text
    constraint passes_started_precision_ck check (started_precision in ('year', 'month', 'day', 'second')),
  completed_at timestamptz,
  completed_precision text
    constraint passes_completed_precision_ck check (completed_precision in ('year', 'month', 'day', 'second')),
  created_at timestamptz not null default now(),
  constraint passes_pk primary key (user_id, media_id, number),
  constraint passes_user_media_fk foreign key (user_id, media_id) references interaction.user_media on delete cascade,
  constraint passes_started_ck check ((started_at is null) = (started_precision is null)),
  constraint passes_completed_ck check ((completed_at is null) = (completed_precision is null))
);
comment on table interaction.passes is 'Earlier times through a title: rewatches, re-reads, replays. The current one is in user_media.';
comment on column interaction.passes.user_id is 'Whose.';
comment on column interaction.passes.media_id is 'The title.';
comment on column interaction.passes.number is '1 is the first time.';
comment on column interaction.passes.status is 'How it ended.';
comment on column interaction.passes.progress is 'How far it went, in the type''s unit.';
comment on column interaction.passes.rating is 'Rating of that time, 1 to 100; null means unrated.';
comment on column interaction.passes.started_at is 'Earliest moment the start can mean.';
comment on column interaction.passes.started_precision is 'How much of started_at is known.';
comment on column interaction.passes.completed_at is 'Earliest moment the end can mean.';
comment on column interaction.passes.completed_precision is 'How much of completed_at is known.';
comment on column interaction.passes.created_at is 'When it was recorded.';

create table interaction.reviews (
  user_id uuid not null,
  media_id uuid not null,
  pass_number int not null default 1 constraint reviews_pass_number_ck check (pass_number >= 1),
  body text not null constraint reviews_body_ck check (body <> ''),
  has_spoilers boolean not null default false,
  is_public boolean not null default false,
  written_at timestamptz,
  written_precision text
    constraint reviews_written_precision_ck check (written_precision in ('year', 'month', 'day', 'second')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint reviews_pk primary key (user_id, media_id, pass_number),
  constraint reviews_user_media_fk foreign key (user_id, media_id) references interaction.user_media on delete cascade,
  constraint reviews_written_ck check ((written_at is null) = (written_precision is null))
);
comment on table interaction.reviews is 'What people wrote about a title, one a pass.';
comment on column interaction.reviews.user_id is 'Who wrote it.';
comment on column interaction.reviews.media_id is 'The title.';
comment on column interaction.reviews.pass_number is 'Which time through it speaks of.';
comment on column interaction.reviews.body is 'The text as written; HTML is shown as plain text.';
comment on column interaction.reviews.has_spoilers is 'Hidden until asked for.';
comment on column interaction.reviews.is_public is 'Others may read it.';
comment on column interaction.reviews.written_at is 'Earliest moment it can have been written.';
comment on column interaction.reviews.written_precision is 'How much of written_at is known.';
comment on column interaction.reviews.created_at is 'When it was recorded.';
comment on column interaction.reviews.updated_at is 'When the row last changed.';

create table interaction.user_lists (
  id uuid not null default omt.uuid_v7() constraint user_lists_pk primary key,
  user_id uuid not null constraint user_lists_user_id_fk references users.users on delete cascade,
  name varchar(255) not null constraint user_lists_name_ck check (name <> ''),
  description text not null default '',
  is_public boolean not null default false,
  list_type varchar(255) not null default 'static'
    constraint user_lists_list_type_ck check (list_type in ('static', 'smart')),
  filter_definition jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint user_lists_user_id_name_uq unique (user_id, name),
  constraint user_lists_filter_definition_ck check ((list_type = 'smart') = (filter_definition is not null))
);
comment on table interaction.user_lists is 'Lists people keep: static ones hold items in order, smart ones a rule.';
comment on column interaction.user_lists.id is 'Identity, time-ordered.';
comment on column interaction.user_lists.user_id is 'Whose list.';
comment on column interaction.user_lists.name is 'Its name, unique among the person''s lists.';
comment on column interaction.user_lists.description is 'What it is for.';
comment on column interaction.user_lists.is_public is 'Others may see it.';
comment on column interaction.user_lists.list_type is 'static or smart.';
comment on column interaction.user_lists.filter_definition is 'The rule of a smart list; null for a static one.';
comment on column interaction.user_lists.created_at is 'When it was made.';
comment on column interaction.user_lists.updated_at is 'When the row last changed.';

create table interaction.list_items (
  list_id uuid not null constraint list_items_list_id_fk references interaction.user_lists on delete cascade,
  media_id uuid not null constraint list_items_media_id_fk references media.media on delete restrict,
  position int not null,
  note text not null default '',
  added_at timestamptz not null default now(),
  constraint list_items_pk primary key (list_id, media_id)
);
create index list_items_media_id_idx on interaction.list_items (media_id);
comment on table interaction.list_items is 'What stands in a static list, in order.';
comment on column interaction.list_items.list_id is 'The list.';
comment on column interaction.list_items.media_id is 'The title.';
comment on column interaction.list_items.position is 'Order within the list; gaps are fine.';
comment on column interaction.list_items.note is 'A remark on this item.';
comment on column interaction.list_items.added_at is 'When it was added.';
