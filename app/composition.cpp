// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/composition.h"
#include "ui/access/answer.h"

#include "app/serviceaccess.h"
#include "core/base/logging.h"
#include "core/library/libraryreader.h"
#include "core/server/serverreport.h"

#include <QUuid>
#include <QtConcurrent>

namespace omt::app {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const auto clientName = u"omnimediatrak"_s;
constexpr int logLines = 20;

using Current = std::optional<session::OpenLibrary>;

constexpr auto patience = 20s; ///< with the server, while it is being started again

} // namespace

Composition::Composition(QString dataDirectory, QObject *parent)
    : QObject(parent)
    , m_dataDirectory(std::move(dataDirectory))
{
    m_options.dataDir = m_dataDirectory;
    m_worker.setMaxThreadCount(1);
    m_startUp.setWaiting(tr("Opening your library…"));
    connect(&m_startUp, &ui::StartUp::retryRequested, this, &Composition::open);
}

Composition::~Composition()
{
    dropServices();
    m_worker.waitForDone();
}

void Composition::open()
{
    if (m_isClosing || m_startUp.state() == ui::StartUp::State::Ready)
        return;
    m_startUp.setWaiting(tr("Opening your library…"));
    makeServices();
    if (!m_cluster) {
        m_cluster = std::make_unique<server::Cluster>(m_options);
        connect(m_cluster.get(), &server::Cluster::progressChanged, this,
                [this](const QString &text) {
                    if (m_startUp.state() == ui::StartUp::State::Waiting)
                        m_startUp.setWaiting(text);
                });
        connect(m_cluster.get(), &server::Cluster::stateChanged, this,
                &Composition::clusterStateChanged);
    }
    m_worker.start([] { const db::Migrator filesReadMeanwhile; });
    ui::onAnswer(m_cluster->start(), this, [this](const Result<server::Endpoint> &endpoint) {
        if (m_isClosing)
            return;
        if (endpoint)
            connectReaders(*endpoint);
        else
            fail(endpoint.error());
    });
    // Mostly there is nothing to migrate, and the session is there before a window is painted.
    const auto current = m_cluster->run([](server::ClusterControl &control) {
        return Result<Current>(session::openCurrentDatabase(control, clientName));
    });
    ui::onAnswer(current, this, [this](const Result<Current> &opened) {
        if (!m_isStarted)
            return; // the answer before has said why
        if (opened && *opened)
            take(**opened);
        else
            openDatabase();
    });
}

// Before there is a database: the window makes its pages, and asks for them, while it starts.
void Composition::makeServices()
{
    dropServices();
    m_database = std::make_unique<db::Database>();
    m_database->setPatience(patience);
    m_access = std::make_unique<ServiceAccess>(*m_database);
    m_startUp.announce(m_access.get());
}

// While the session is still to come: a new connection has much to read of the tables it asks.
void Composition::connectReaders(const server::Endpoint &endpoint)
{
    m_isStarted = true;
    db::ConnectionSettings nobody = session::applicationSettings(endpoint, clientName);
    nobody.readerId = QUuid().toString(QUuid::WithoutBraces); // the planner then looks at one part
    m_database->prepare(nobody, library::warmUpForPages);
}

void Composition::openDatabase()
{
    const auto endpoint = m_cluster->endpoint();
    const auto installation = m_cluster->installation();
    if (!endpoint || !installation) {
        m_isStarted = false;
        return m_isClosing
            ? leave()
            : fail(makeError(Error::Kind::Internal, tr("The database server is not there.")));
    }
    const session::Progress progress = [this](const QString &text) { // in the worker's thread
        QMetaObject::invokeMethod(this, [this, text] {
            if (m_startUp.state() == ui::StartUp::State::Waiting)
                m_startUp.setWaiting(text);
        });
    };
    ui::onAnswer(QtConcurrent::run(&m_worker,
                                   [endpoint = *endpoint, installation = *installation,
                                    directory = m_dataDirectory, progress] {
                                       return session::openDatabase(
                                           endpoint, installation, directory, clientName, progress);
                                   }),
                 this, [this](const Result<session::OpenLibrary> &opened) { take(opened); });
}

void Composition::take(const Result<session::OpenLibrary> &opened)
{
    m_isStarted = false;
    if (opened)
        m_opened = *opened; // also when closing: its session is to be ended
    if (m_isClosing)
        leave();
    else if (opened)
        showLibrary(*opened);
    else
        fail(opened.error());
}

void Composition::showLibrary(const session::OpenLibrary &opened)
{
    m_database->open(opened.settings);
    m_access->begin();
    m_startUp.setReady(m_access.get());
}

void Composition::fail(const Error &error)
{
    if (error.isCancelled())
        return;
    qCWarning(lcUi).noquote() << "The library could not be opened:" << error.toLogString();
    ui::StartFailure failure;
    failure.error = error;
    ui::onResult(
        QtConcurrent::run(&m_worker,
                          [options = m_options] { return server::makeServerReport(options); }),
        this, [this, failure](const server::ServerReport &report) mutable {
            failure.logTail
                = report.logTail.mid(std::max<qsizetype>(0, report.logTail.size() - logLines));
            failure.report = failure.error.message + u"\n"_s + failure.error.toLogString()
                + u"\n\n"_s + report.toText();
            if (!m_isClosing)
                m_startUp.setFailed(failure);
        });
}

void Composition::clusterStateChanged(server::ClusterState state)
{
    // The server died under us. Connections come back by themselves once it runs again.
    if (state != server::ClusterState::Stopped || m_isClosing
        || m_startUp.state() != ui::StartUp::State::Ready) {
        return;
    }
    qCWarning(lcUi) << "The private server stopped; starting it again";
    ui::onAnswer(m_cluster->start(), this, [this](const Result<server::Endpoint> &endpoint) {
        if (!endpoint && !m_isClosing) {
            const Error error = endpoint.error();
            m_startUp.setWaiting(tr("The library was closed")); // the window lets go of it
            dropServices();
            fail(error);
        }
    });
}

void Composition::dropServices()
{
    m_startUp.withdraw();
    m_access.reset();
    m_database.reset();
}

void Composition::close()
{
    if (std::exchange(m_isClosing, true))
        return;
    m_startUp.setWaiting(tr("Closing…"));
    dropServices();
    if (m_cluster)
        m_cluster->cancel();
    if (!m_isStarted) // else the session is on its way, and whoever takes it leaves
        leave();
}

void Composition::leave()
{
    const auto signedOut
        = QtConcurrent::run(&m_worker, [opened = std::exchange(m_opened, std::nullopt)] {
              return opened ? session::signOut(opened->settings) : Result<>();
          });
    ui::onAnswer(signedOut, this, [this](const Result<> &done) {
        if (!done)
            qCInfo(lcUi).noquote() << done.error().toLogString();
        if (!m_cluster) {
            emit closed();
            return;
        }
        ui::onAnswer(m_cluster->leave(), this, [this](const Result<Done> &) { emit closed(); });
    });
}

} // namespace omt::app
