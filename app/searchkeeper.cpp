// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/searchkeeper.h"

#include "core/base/logging.h"
#include "core/catalog/searchupkeep.h"

namespace omt::app {

namespace {

constexpr int pauseAfterOpening = 3000;
constexpr int pauseAfterChange = 8000;

class KeepingJob final : public ui::Job
{
public:
    KeepingJob(const db::ConnectionSettings &settings, QObject *parent)
        : Job(parent)
        , m_upkeep(new catalog::SearchUpkeep(settings, catalog::Upkeep::WhatIsDue, this))
    {
        connect(m_upkeep, &catalog::SearchUpkeep::progress, this, &Job::progress);
        connect(m_upkeep, &catalog::SearchUpkeep::finished, this,
                [this](const Result<catalog::UpkeepReport> &report) {
                    if (!report && !report.error().isCancelled())
                        qCWarning(lcUi).noquote() << "search:" << report.error().toLogString();
                    emit ended();
                });
    }

    QString title() const override { return SearchKeeper::tr("Making titles searchable"); }
    void start() override { m_upkeep->start(); }
    void cancel() override { m_upkeep->cancel(); }

private:
    catalog::SearchUpkeep *m_upkeep;
};

} // namespace

SearchKeeper::SearchKeeper(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SearchKeeper::work);
}

void SearchKeeper::begin(const db::ConnectionSettings &settings)
{
    m_settings = settings;
    m_timer.start(pauseAfterOpening);
}

void SearchKeeper::remind()
{
    if (m_isWorking)
        m_isReminded = true;
    else
        m_timer.start(pauseAfterChange);
}

void SearchKeeper::work()
{
    m_isWorking = true;
    auto *job = new KeepingJob(m_settings, this);
    // Mostly nothing is due: only what reports progress is worth a line in the window.
    connect(job, &ui::Job::progress, this, [this, job, isTold = false]() mutable {
        if (!std::exchange(isTold, true))
            emit jobStarted(job);
    });
    connect(job, &ui::Job::ended, this, [this, job] {
        job->deleteLater();
        m_isWorking = false;
        if (std::exchange(m_isReminded, false))
            m_timer.start(pauseAfterChange);
    });
    job->start();
}

} // namespace omt::app
