-- Forgets a catalog of which no record is left.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select media.forget_catalog_source(:name::text);
