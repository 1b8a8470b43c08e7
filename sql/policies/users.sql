-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who may see and change people. Programs see their own row only, and never a password hash.
set local role omt_owner;

alter table users.users enable row level security;
alter table users.users force row level security;
drop policy if exists users_owner on users.users;
create policy users_owner on users.users to omt_owner using (true) with check (true);
drop policy if exists users_select_self on users.users;
create policy users_select_self on users.users for select to omt_app
  using (id = (select auth.current_user_id()));
drop policy if exists users_update_self on users.users;
create policy users_update_self on users.users for update to omt_app
  using (id = (select auth.current_writer_id())) with check (id = (select auth.current_writer_id()));
revoke all on users.users from omt_app;
grant select (id, email, username, role, settings, created_at, updated_at) on users.users to omt_app;
grant update (email, settings) on users.users to omt_app;

-- What everybody may know of everybody.
create or replace view users.public_profiles as
  select id, username from users.users where (select auth.current_user_id()) is not null;
comment on view users.public_profiles is 'Names of people, for public lists and reviews.';
comment on column users.public_profiles.id is 'The person.';
comment on column users.public_profiles.username is 'Their name.';
revoke all on users.public_profiles from omt_app;
grant select on users.public_profiles to omt_app;
