// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/librarysession.h"

#include "app/omt/console.h"
#include "app/omt/interruption.h"

using namespace Qt::StringLiterals;

namespace omt::cli {

server::ClusterOptions clusterOptions(const Invocation &invocation)
{
    server::ClusterOptions options;
    options.dataDir = invocation.dataDir;
    return options;
}

Result<std::unique_ptr<LibrarySession>> LibrarySession::open(Invocation &invocation)
{
    auto personal
        = std::make_unique<session::PersonalLibrary>(clusterOptions(invocation), u"omt"_s);
    const Interruption::Handler cancelling(invocation.interruption,
                                           [&personal] { personal->cancel(); });
    const Result<session::OpenLibrary> opened = personal->open(
        [&invocation](const QString &text) { invocation.console.showProgress(text); });
    invocation.console.clearProgress();
    if (!opened)
        return opened.error();
    return std::unique_ptr<LibrarySession>(new LibrarySession(std::move(personal), *opened));
}

LibrarySession::LibrarySession(std::unique_ptr<session::PersonalLibrary> personal,
                               session::OpenLibrary opened)
    : m_personal(std::move(personal))
    , m_opened(std::move(opened))
    , m_database(std::make_unique<db::Database>(m_opened.settings))
    , m_catalog(*m_database)
    , m_library(*m_database)
    , m_undo(*m_database)
{
}

LibrarySession::~LibrarySession()
{
    m_database.reset(); // before the server may go
}

} // namespace omt::cli
