-- Adds the typed attributes of a title; the JSON object has the columns as its names.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
insert into media.game_attributes
select (jsonb_populate_record(null::media.game_attributes,
  :attributes::jsonb || jsonb_build_object('media_id', :media_id::uuid))).*;
