-- Lets the new counts answer.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select media.browse_build_finish(:titles::int, :counted::text[])::text;
