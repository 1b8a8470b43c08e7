// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/server/clusteroptions.h"
#include "core/server/clusterpaths.h"

#include <optional>

namespace omt::server {

/**
 * Says why the private server went while it was used: whoever is connected sees a lost connection
 * only, the reason stands in the server's log. Make one before the work. Any thread; reads files.
 */
class ServerLoss final
{
public:
    /** Of the library that `options` name. */
    explicit ServerLoss(const ClusterOptions &options);

    /** A lost connection for which the log has had a reason since; every other error as it is. */
    [[nodiscard]] Error explain(const Error &error) const;

private:
    std::optional<ClusterPaths> m_paths; ///< without them nothing can be explained
    qint64 m_logSize = 0;
};

} // namespace omt::server
