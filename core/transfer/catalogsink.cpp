// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/catalogsink.h"

#include "core/transfer/fingerprint.h"
#include "core/transfer/importstage.h"
#include "core/transfer/stagedtitle.h"

#include <QCoreApplication>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

constexpr int batchRows = 20'000;
constexpr qint64 batchBytes = 64LL << 20;
/// Records that need no merging are many, yet a run that is killed shall not begin with them again.
constexpr qint64 storeAfter = 200'000;
constexpr qsizetype mostWaiting = 2'000;
/// Part of every fingerprint: what is made of a record changes with the program.
constexpr quint64 readersVersion = 1;

} // namespace

CatalogSink::CatalogSink(db::Connection &connection, CatalogMerger &merger, QString source,
                         std::function<bool()> keepGoing)
    : m_connection(connection)
    , m_merger(merger)
    , m_source(std::move(source))
    , m_keepGoing(std::move(keepGoing))
    , m_batch(std::make_unique<CatalogBatch>())
{
}

Result<> CatalogSink::beginFile(int file, const QString &format, qint64 done)
{
    // The file before may be of the same source: its records have their numbers once they are in.
    if (const auto merged = m_merger.finish(); !merged)
        return merged;
    const auto found = findSource(m_connection, m_source, format);
    if (!found)
        return found.error();
    m_sourceRow = *found;
    if (!m_runBases.contains(format))
        m_runBases.insert(format, found->nextSeq);
    m_runBase = m_runBases.value(format);
    m_window.emplace(m_connection, found->id, found->nextSeq);
    m_file = file;
    m_ordinal = 0;
    m_toPass = done;
    batch().position = {file, done};
    return {};
}

Result<> CatalogSink::endFile()
{
    static const auto raise = db::Statement::load(u"catalogimport/raise_people_version");
    if (!nameCreators() || !handOver(m_ordinal))
        return *m_failure;
    if (std::exchange(m_hasPeople, false)) {
        if (const auto done = m_merger.finish(); !done)
            return done;
        if (!m_merger.takePeopleChanged())
            return {};
        const auto raised = m_connection.execute(raise, {{u"name", m_source}});
        if (!raised)
            return raised.error();
    }
    return {};
}

bool CatalogSink::wasTaken(quint64 fingerprint)
{
    ++m_ordinal;
    m_fingerprint = 0;
    if (m_toPass > 0 && m_keepGoing()) {
        --m_toPass;
        ++m_passedOver;
        return true;
    }
    if (fingerprint == 0)
        return false;
    m_fingerprint
        = fingerprint + readersVersion + (static_cast<quint64>(m_sourceRow.peopleVersion) << 32);
    // Who is asked to stop is told so when they bring the record.
    if (!m_keepGoing() || !knows(m_fingerprint))
        return false;
    ++batch().counts.read;
    ++batch().counts.unchanged;
    const bool isLong = m_ordinal >= batch().position.records + storeAfter;
    return !isLong || batch().hasRows() || !m_waiting.isEmpty() || handOver(m_ordinal);
}

bool CatalogSink::knows(quint64 fingerprint)
{
    if (m_window->isFull()) {
        if (const qint64 seq = m_merger.takeKnownSeq(); seq >= 0)
            m_window->jumpTo(seq);
    }
    const bool isKnown = m_window->knows(fingerprint);
    if (m_window->failure())
        stop(*m_window->failure());
    return isKnown;
}

bool CatalogSink::row(ImportRow &&row)
{
    if (!m_keepGoing())
        return stop(cancelledError());
    if (m_failure)
        return false;
    ++batch().counts.read;
    if (!isStageable(row.media)) {
        ++batch().counts.failed;
        addProblem(&batch().problems,
                   {row.file, row.line,
                    QCoreApplication::translate("omt::transfer::CatalogImportJob",
                                                "The record names no title and was left out."),
                    false});
        return true;
    }
    if (row.creatorKeys.isEmpty())
        return take(row, m_fingerprint, m_ordinal);
    m_waiting.append({std::move(row), m_fingerprint, m_ordinal});
    return m_waiting.size() < mostWaiting || nameCreators();
}

bool CatalogSink::take(const ImportRow &row, quint64 fingerprint, qint64 ordinal)
{
    const quint64 made = batch().add(row, fingerprint, m_ids);
    if (fingerprint == 0 && knows(made)) {
        batch().takeBack();
        ++batch().counts.unchanged;
    } else {
        batch().accept();
    }
    if (m_failure)
        return false;
    return (batch().size() < batchRows && batch().bytes() < batchBytes) || handOver(ordinal);
}

// The readers of works know their authors by key only.
bool CatalogSink::nameCreators()
{
    static const auto select = db::Statement::load(u"catalogimport/select_people");
    if (m_waiting.isEmpty())
        return true;
    QStringList keys;
    for (const WaitingRow &waiting : std::as_const(m_waiting))
        keys += waiting.row.creatorKeys;
    keys.removeDuplicates();
    const auto rows = m_connection.query(select, {{u"name", m_source}, {u"keys", keys}});
    if (!rows)
        return stop(rows.error());
    QHash<QString, QString> names;
    for (const db::Row found : *rows)
        names.insert(found.text(u"person_key"), found.text(u"name"));
    QList<WaitingRow> waiting;
    std::swap(waiting, m_waiting);
    for (WaitingRow &each : waiting) {
        for (const QString &key : std::as_const(each.row.creatorKeys)) {
            if (names.contains(key))
                each.row.media.creators.append(names.value(key));
        }
        if (!take(each.row, each.fingerprint, each.ordinal))
            return false;
    }
    return true;
}

bool CatalogSink::problem(Problem &&problem)
{
    if (!m_keepGoing())
        return stop(cancelledError());
    if (m_toPass > 0)
        return true; // told by the run that stopped
    if (!problem.recordKept && problem.line > 0) {
        ++batch().counts.read;
        ++batch().counts.failed;
    }
    addProblem(&batch().problems, std::move(problem));
    return true;
}

void CatalogSink::notImported(const QString &part, qint64 records)
{
    Q_UNUSED(part)
    batch().counts.read += records;
    batch().counts.leftOut += records;
}

bool CatalogSink::person(const QString &key, const QString &name)
{
    if (!m_keepGoing())
        return stop(cancelledError());
    m_hasPeople = true; // the record itself is counted as one that is no title
    batch().addPerson(key, name);
    return batch().bytes() < (8LL << 20) || handOver(m_ordinal);
}

bool CatalogSink::handOver(qint64 records)
{
    batch().position = {m_file, records};
    batch().group();
    const BatchSource source{m_sourceRow.id, m_source, m_sourceRow.nextSeq, m_runBase};
    m_sourceRow.nextSeq += batch().size();
    auto full = std::move(m_batch);
    m_batch = std::make_unique<CatalogBatch>();
    m_batch->position = full->position;
    if (m_merger.post(std::move(full), source))
        return true;
    return stop(m_merger.failure().value_or(cancelledError()));
}

bool CatalogSink::stop(const Error &error)
{
    if (!m_failure)
        m_failure = error;
    return false;
}

} // namespace omt::transfer
