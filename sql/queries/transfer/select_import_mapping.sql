-- How the person explained a table with these columns; no row: never.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select mapping from interaction.import_mappings
where user_id = (select auth.current_user_id()) and header_key = :header_key::text;
