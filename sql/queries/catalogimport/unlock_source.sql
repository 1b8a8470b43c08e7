-- Lets others bring in or remove that catalog.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select pg_advisory_unlock(hashtextextended('omt catalog ' || :name::text, 0));
