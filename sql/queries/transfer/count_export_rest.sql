-- What a library holds beside its entries, and whether there is a list of that name.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select
  (select count(distinct i.media_id) from interaction.list_items i
    join interaction.user_lists l on l.id = i.list_id
    where l.user_id = (select auth.current_user_id()) and (:list::text = '' or l.name = :list::text)
      and not exists (select from interaction.user_media e
        where e.user_id = (select auth.current_user_id()) and e.media_id = i.media_id)) as list_only,
  (select count(*) from media.relationships r
    where r.media_id in (select e.media_id from interaction.user_media e where e.user_id = (select auth.current_user_id()))
      and r.related_media_id in (select e.media_id from interaction.user_media e
        where e.user_id = (select auth.current_user_id()))) as relations,
  (select count(*) from jsonb_object_keys((select u.settings from users.users u
    where u.id = (select auth.current_user_id())))) as settings,
  :list::text = '' or exists (select from interaction.user_lists l
    where l.user_id = (select auth.current_user_id()) and l.name = :list::text) as has_list;
