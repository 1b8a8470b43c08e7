-- Adds the titles that the catalog does not know, with names, keys and typed attributes; returns how many.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select media.catalog_add_titles() as added;
