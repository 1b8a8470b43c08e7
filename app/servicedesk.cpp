// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/servicedesk.h"

#include "core/db/database.h"
#include "core/transfer/importsession.h"

namespace omt::app {

namespace {

class ServiceDesk final : public ui::ImportDesk
{
public:
    ServiceDesk(db::Database &database, QObject *parent)
        : ImportDesk(parent)
        , m_database(database)
        , m_session(database.settings())
    {
        connect(&m_session, &transfer::ImportSession::progress, this, &ImportDesk::progress);
        connect(&m_session, &transfer::ImportSession::previewed, this, &ImportDesk::previewed);
        connect(&m_session, &transfer::ImportSession::finished, this, &ImportDesk::finished);
    }

    QFuture<Result<QList<transfer::ImportFile>>> inspect(const QStringList &paths) override
    {
        return m_session.inspect(paths);
    }
    QFuture<Result<transfer::MappedTable>> table(const QString &path) override
    {
        return m_database.read(
            [path](db::Connection &connection) { return transfer::mappedTable(connection, path); });
    }
    QFuture<Result<>> rememberMapping(const QString &headerKey,
                                      const transfer::ListMapping &mapping,
                                      const QString &label) override
    {
        return m_database.write([=](db::Connection &connection) {
            return transfer::rememberMapping(connection, headerKey, mapping, label);
        });
    }
    void read(const transfer::ImportOptions &options) override { m_session.read(options); }
    void update(const transfer::ImportRules &rules) override { m_session.update(rules); }
    void decide(const transfer::ImportDecision &decision) override { m_session.decide(decision); }
    void decideAll(const transfer::PreviewFilter &filter,
                   transfer::ImportDecision::Action action) override
    {
        m_session.decideAll(filter, action);
    }
    void choose(const QList<transfer::FieldChoice> &choices) override { m_session.choose(choices); }
    void chooseAll(const transfer::PreviewFilter &filter, bool takesTheirs) override
    {
        m_session.chooseAll(filter, takesTheirs);
    }
    void edit(const transfer::RecordEdit &edit) override { m_session.edit(edit); }
    QFuture<Result<transfer::PreviewPage>> page(const transfer::PreviewFilter &filter, qint64 from,
                                                int count) override
    {
        return m_session.page(filter, from, count);
    }
    void run() override { m_session.run(); }
    void cancel() override { m_session.cancel(); }
    void pause() override { m_session.pause(); }
    void resume() override { m_session.resume(); }

private:
    db::Database &m_database;
    transfer::ImportSession m_session;
};

} // namespace

ui::ImportDesk *makeServiceDesk(db::Database &database, QObject *parent)
{
    return new ServiceDesk(database, parent);
}

} // namespace omt::app
