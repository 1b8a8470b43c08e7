-- How many records of the batch say something of a title that is there already.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select count(*) as rest from pg_temp.catalog_work w where not w.is_unchanged and not (w.is_new and w.speaks);
