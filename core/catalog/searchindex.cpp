// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/searchindex.h"

#include "core/catalog/headcounter.h"
#include "core/db/connection.h"
#include "core/db/pgarray.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <numeric>
#include <thread>

namespace omt::catalog {

namespace {

constexpr size_t headsPerBatch = 100;
constexpr int titlesPerBatch = 2000;
// How long each step takes beside the others.
constexpr auto stepWeights = std::to_array<int>({0, 11, 7, 12, 1, 6, 5, 12, 1});
constexpr int steps = int(stepWeights.size());
constexpr int allWeights = std::accumulate(stepWeights.begin(), stepWeights.end(), 0);

/** The indexes of the titles, made beside the other steps on a connection of its own. */
class IndexBuild
{
public:
    explicit IndexBuild(const db::ConnectionSettings &settings)
        : m_thread([this, settings] { m_result = run(settings); })
    {
    }
    ~IndexBuild()
    {
        m_isStopped = true;
        if (m_thread.joinable())
            m_thread.join();
    }
    Q_DISABLE_COPY_MOVE(IndexBuild)

    /** Waits for the end, for a moment. */
    bool isDone()
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::milliseconds(100),
                                  [this] { return m_isDone; });
    }
    Result<> finish()
    {
        m_thread.join();
        return m_result;
    }

private:
    Result<> run(const db::ConnectionSettings &settings)
    {
        const Result<> made = make(settings);
        const std::scoped_lock lock(m_mutex);
        m_isDone = true;
        m_changed.notify_all();
        return made;
    }

    Result<> make(const db::ConnectionSettings &settings)
    {
        db::Connection connection(settings);
        connection.setInterruption([this] { return m_isStopped.load(); });
        if (const auto opened = connection.open(); !opened)
            return opened;
        for (const int part : {1, 2, 3}) {
            const auto made
                = connection.query(db::Statement::load(u"search/build_index"), {{u"step", part}});
            if (!made)
                return made.error();
        }
        return {};
    }

    std::atomic<bool> m_isStopped = false;
    bool m_isDone = false;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    Result<> m_result;
    std::thread m_thread; // last: it uses the rest
};

class Rebuild
{
public:
    Rebuild(db::Connection &connection, const IndexCallback &progress)
        : m_connection(connection)
        , m_progress(progress)
    {
    }

    Result<> run()
    {
        Result<> done = build();
        if (!done) { // best effort: the failure that matters is the first one
            const auto abandoned = m_connection.query(db::Statement::load(u"search/build_abandon"));
            Q_UNUSED(abandoned);
        }
        return done;
    }

private:
    Result<> build()
    {
        if (const Result<> told = tell(0); !told)
            return told;
        const auto begun = m_connection.query(db::Statement::load(u"search/build_begin"));
        if (!begun)
            return begun.error();
        m_counter = HeadCounter(int(begun->first().integer(u"heavy")));
        if (const Result<> told = tell(0); !told)
            return told;
        const auto stored = m_connection.query(db::Statement::load(u"search/build_docs"));
        if (!stored)
            return stored.error();
        m_titles = std::max<qint64>(1, stored->first().integer(u"stored"));
        IndexBuild indexes(m_connection.settings());
        for (const QStringView name : {u"search/build_words", u"search/build_typos"}) {
            if (const Result<> done = step(name); !done)
                return done;
        }
        if (const Result<> done = countHeads(); !done)
            return done;
        if (const Result<> told = tell(0); !told)
            return told;
        while (!indexes.isDone()) {
            if (const Result<> told = tell(0.5); !told)
                return told;
        }
        if (const Result<> done = indexes.finish(); !done)
            return done;
        if (const Result<> done = storeHeads(); !done)
            return done;
        return step(u"search/build_finish");
    }

    Result<> step(QStringView statement, const db::Bindings &bindings = {})
    {
        if (const Result<> told = tell(0); !told)
            return told;
        const auto rows = m_connection.query(db::Statement::load(statement), bindings);
        return rows ? Result<>() : Result<>(rows.error());
    }

    /** `share` of the step; 0 begins the next. */
    Result<> tell(double share)
    {
        if (share == 0)
            ++m_step;
        const int before
            = std::accumulate(stepWeights.begin(), stepWeights.begin() + m_step - 1, 0);
        const double weight = std::min(share, 1.0) * stepWeights[size_t(m_step) - 1];
        if (m_progress && !m_progress({m_step, steps, (before + weight) / allWeights}))
            return cancelledError();
        return {};
    }

    Result<> countHeads()
    {
        if (const Result<> told = tell(0); !told)
            return told;
        const auto words
            = m_connection.stream(db::Statement::load(u"search/build_read_words"), {},
                                  [this](const db::Row &row) -> Result<> {
                                      m_counter.estimate(row.raw(u"word"), int(row.integer(u"df")));
                                      return {};
                                  });
        if (!words)
            return words.error();
        if (const Result<> told = tell(0); !told)
            return told;
        m_counter.beginCounting();
        qint64 titles = 0;
        const auto read = m_connection.stream(
            db::Statement::load(u"search/build_read"), {}, [&](const db::Row &row) -> Result<> {
                m_counter.count(row.raw(u"words"), int(row.integer(u"type_number")));
                return ++titles % 50000 == 0 ? tell(double(titles) / double(m_titles)) : Result<>();
            });
        return read ? Result<>() : Result<>(read.error());
    }

    Result<> storeHeads()
    {
        if (const Result<> told = tell(0); !told)
            return told;
        const std::vector<HeadCounter::Head> heads = m_counter.heads();
        for (size_t at = 0; at < heads.size(); at += headsPerBatch) {
            QStringList texts;
            QList<int> types;
            for (size_t i = at; i < std::min(at + headsPerBatch, heads.size()); ++i) {
                texts.append(QString::fromStdString(heads[i].text));
                types.append(QList<int>(heads[i].types.begin(), heads[i].types.end()));
            }
            const auto stored = m_connection.query(
                db::Statement::load(u"search/build_heads"),
                {{u"heads", db::pgArray(texts)}, {u"types", db::pgArray(types)}});
            if (!stored)
                return stored.error();
            if (const Result<> told = tell(double(at + headsPerBatch) / double(heads.size()));
                !told)
                return told;
        }
        return {};
    }

    db::Connection &m_connection;
    const IndexCallback &m_progress;
    HeadCounter m_counter{1};
    int m_step = 0;
    qint64 m_titles = 1;
};

} // namespace

Result<> rebuildSearchIndex(db::Connection &connection, const IndexCallback &progress)
{
    return Rebuild(connection, progress).run();
}

Result<qint64> indexQueuedTitles(db::Connection &connection, qint64 expected,
                                 const IndexCallback &progress)
{
    const db::Statement catchUp = db::Statement::load(u"search/catch_up");
    for (qint64 total = 0;;) {
        if (progress
            && !progress(
                {1, 1, std::min(1.0, double(total) / double(std::max(expected, total + 1)))}))
            return cancelledError();
        const auto rows = connection.query(catchUp, {{u"most", titlesPerBatch}});
        if (!rows)
            return rows.error();
        const qint64 taken = rows->isEmpty() ? 0 : rows->first().integer(u"taken");
        if (taken == 0)
            return total;
        total += taken;
    }
}

} // namespace omt::catalog
