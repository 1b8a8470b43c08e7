-- One row when the database of this name exists.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select true as exists from pg_database where datname = :name::name
