-- In a catalog that is empty, what comes now will be of this version of the normaliser.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select media.search_set_text_version(:version::int)::text where not exists (select from media.media);
