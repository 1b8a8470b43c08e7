-- True when nobody else brings in or removes that catalog; holds until the session ends.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select pg_try_advisory_lock(hashtextextended('omt catalog ' || :name::text, 0)) as is_free;
