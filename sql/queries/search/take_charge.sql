-- Whether this connection now looks after search: false when another one does.
-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
select media.search_take_charge() as taken;
