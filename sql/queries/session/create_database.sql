-- Nothing. The name cannot be a parameter; it is server::databaseName.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
create database omnimediatrak template template0 encoding 'UTF8'
