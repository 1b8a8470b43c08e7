-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Walking along an order past titles that do not fit without looking at them: what a title roughly
-- is stands in the index itself. Rows from before have every mark, so they are looked at as ever
-- until the next build.
set local role omt_owner;

alter table media.browse_rows add column marks bigint not null default -1;
comment on column media.browse_rows.marks is 'Facets as bits, several sharing one: media.browse_marks(); -1 not worked out yet.';
alter table media.browse_ratings add column marks bigint not null default -1;
comment on column media.browse_ratings.marks is 'As in media.browse_rows.';

drop index media.browse_rows_title_idx, media.browse_rows_year_idx, media.browse_rows_popularity_idx, media.browse_ratings_rating_idx;
alter table media.browse_rows drop constraint browse_rows_pk;
alter table media.browse_rows add constraint browse_rows_pk primary key (media_id) include (marks);
create index browse_rows_title_idx on media.browse_rows (title, media_id) include (marks);
create index browse_rows_year_idx on media.browse_rows (year, title, media_id) include (marks);
create index browse_rows_popularity_idx on media.browse_rows (popularity, title, media_id) include (marks);
create index browse_ratings_rating_idx on media.browse_ratings (rating, title, media_id) include (marks);
create index browse_ratings_title_idx on media.browse_ratings (title, media_id);

-- The next build works the marks out, and sets the milestones nearer together.
insert into media.browse_changes (sign) select 0 where exists (select from media.browse_rows);
