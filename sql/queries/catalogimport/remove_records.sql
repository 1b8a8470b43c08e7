-- Takes away the next records of a catalog with what only they brought; returns what became of their titles.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select r.records, r.deleted, r.reduced, r.used, r.edited
from media.remove_catalog_records(:name::text, :most::int) r;
