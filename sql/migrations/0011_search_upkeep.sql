-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What search needs to catch up by itself: which titles were queued before a build began, and
-- which version of the program's normaliser made the words.
set local role omt_owner;

alter table media.search_queue add column place bigint generated always as identity;
comment on column media.search_queue.place is 'Order of arrival.';

alter table media.search_state add column text_version int not null default 0;
alter table media.search_state add column queued_before_build bigint;
comment on column media.search_state.text_version is 'Version of the normaliser that made the words of all titles; older ones are made anew.';
comment on column media.search_state.queued_before_build is 'What was queued up to here when a build began is in it.';
