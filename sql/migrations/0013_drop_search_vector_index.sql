-- SPDX-FileCopyrightText: OmniMediaTrak contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Search reads its own tables. Under row level security nobody but the owner could use this index
-- (@@ is not leakproof), yet every import paid for it.
set local role omt_owner;

drop index media.media_search_vector_idx;
