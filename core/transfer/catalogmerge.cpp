// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/catalogmerge.h"

#include "core/base/logging.h"
#include "core/transfer/text.h"

#include <QElapsedTimer>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostConflicts = 200; // of a batch, in the report

Result<> copyInto(db::Connection &connection, const db::Statement &statement,
                  const CopyLines &lines)
{
    if (lines.size() == 0)
        return {};
    QElapsedTimer timer;
    timer.start();
    auto writer = connection.copyIn(statement);
    if (!writer)
        return writer.error();
    if (const auto sent = writer->lines(lines.bytes()); !sent)
        return sent;
    const auto stored = writer->finish();
    if (!stored)
        return stored.error();
    qCDebug(lcTransfer, "%s: %lld rows in %lld ms", qPrintable(statement.name()),
            static_cast<long long>(*stored), static_cast<long long>(timer.elapsed()));
    return {};
}

/** The statements of one merge, one after the other; the first failure ends it. */
class Merge
{
public:
    Merge(db::Connection &connection, const CatalogBatch &batch, const BatchSource &source,
          BatchTurn &turn)
        : m_connection(connection)
        , m_batch(batch)
        , m_source(source)
        , m_turn(turn)
    {
    }

    [[nodiscard]] Result<BatchOutcome> run();

private:
    [[nodiscard]] Result<> stage();
    [[nodiscard]] Result<> match();
    [[nodiscard]] Result<> find();
    [[nodiscard]] Result<> write();
    [[nodiscard]] Result<> count();
    [[nodiscard]] Result<> readConflicts();
    [[nodiscard]] Result<qint64> execute(const db::Statement &statement);
    [[nodiscard]] Result<> executeAll(const QList<db::Statement> &statements);

    db::Connection &m_connection;
    const CatalogBatch &m_batch;
    const BatchSource &m_source;
    BatchTurn &m_turn;
    BatchOutcome m_outcome;
    bool m_speaksOfOld = true; // some record is of a title that is there already
};

Result<BatchOutcome> Merge::run()
{
    static const auto people = db::Statement::load(u"catalogimport/save_people");
    if (const auto staged = stage(); !staged)
        return staged.error();
    if (!m_turn.isIndependent) {
        if (const auto come = m_turn.await(); !come)
            return come.error();
    }
    if (m_batch.people().size() > 0) {
        if (const auto saved = execute(people); !saved)
            return saved.error();
        else
            m_outcome.peopleChanged = *saved > 0;
    }
    if (!m_batch.hasRows())
        return m_outcome;
    for (const auto step : {&Merge::match, &Merge::write, &Merge::count}) {
        if (const auto done = (this->*step)(); !done)
            return done.error();
    }
    return m_outcome;
}

Result<> Merge::stage()
{
    static const auto rows = db::Statement::load(u"catalogimport/copy_rows");
    static const auto keys = db::Statement::load(u"catalogimport/copy_keys");
    static const auto names = db::Statement::load(u"catalogimport/copy_names");
    static const auto people = db::Statement::load(u"catalogimport/copy_people");
    static const auto measure = db::Statement::load(u"catalogimport/measure_stage");
    if (const auto done = copyInto(m_connection, rows, m_batch.rows()); !done)
        return done;
    if (const auto done = copyInto(m_connection, keys, m_batch.keys()); !done)
        return done;
    if (const auto done = copyInto(m_connection, names, m_batch.names()); !done)
        return done;
    if (const auto done = copyInto(m_connection, people, m_batch.people()); !done)
        return done;
    const auto measured = execute(measure);
    return measured ? Result<>() : measured.error();
}

Result<> Merge::match()
{
    static const auto clear = db::Statement::load(u"catalogimport/clear_matches");
    static const auto weigh = db::Statement::load(u"catalogimport/weigh");
    static const auto keyConflicts = db::Statement::load(u"catalogimport/note_key_conflicts");
    static const auto valueConflicts = db::Statement::load(u"catalogimport/note_value_conflicts");
    if (const auto found = find(); !found)
        return found;
    if (!m_speaksOfOld)
        return executeAll({keyConflicts});
    if (m_turn.isIndependent) { // what is there may be changing: wait, and look again
        m_turn.spokeOfOld = true;
        if (const auto come = m_turn.await(); !come)
            return come;
        if (const auto cleared = execute(clear); !cleared)
            return cleared.error();
        if (const auto found = find(); !found)
            return found;
    }
    return executeAll({weigh, keyConflicts, valueConflicts});
}

/** Which title each record is of, and whether any is of one that is there already. */
Result<> Merge::find()
{
    static const auto byKey = db::Statement::load(u"catalogimport/match_by_key");
    static const auto byTitle = db::Statement::load(u"catalogimport/match_by_title");
    static const auto keyless = db::Statement::load(u"catalogimport/match_keyless_titles");
    static const auto decide = db::Statement::load(u"catalogimport/decide");
    static const auto countRest = db::Statement::load(u"catalogimport/count_rest");
    static const auto drop = db::Statement::load(u"catalogimport/drop_nameless");
    if (const auto done = executeAll({byKey, keyless}); !done)
        return done;
    if (m_batch.hasKeyless()) {
        if (const auto done = execute(byTitle); !done)
            return done.error();
    }
    if (const auto done = execute(decide); !done)
        return done.error();
    if (m_batch.hasNameless()) {
        const auto dropped = execute(drop);
        if (!dropped)
            return dropped.error();
        m_outcome.counts.unmatched = *dropped;
    }
    const auto rest = m_connection.query(countRest);
    if (!rest)
        return rest.error();
    m_speaksOfOld = rest->first().integer(u"rest") > 0;
    return {};
}

Result<> Merge::write()
{
    static const auto rememberTitles = db::Statement::load(u"catalogimport/remember_titles");
    static const auto addTitles = db::Statement::load(u"catalogimport/add_titles");
    static const auto updateMedia = db::Statement::load(u"catalogimport/update_media");
    static const auto updateNames = db::Statement::load(u"catalogimport/update_names");
    static const auto moreNames = db::Statement::load(u"catalogimport/insert_more_names");
    static const auto links = db::Statement::load(u"catalogimport/insert_links");
    static const auto insertRecords = db::Statement::load(u"catalogimport/insert_records");
    static const auto updateRecords = db::Statement::load(u"catalogimport/update_records");
    static const auto rememberRecords = db::Statement::load(u"catalogimport/remember_records");
    static const QHash<AttributeFamily, db::Statement> attributes{
        {AttributeFamily::Screen, db::Statement::load(u"catalogimport/save_screen")},
        {AttributeFamily::Written, db::Statement::load(u"catalogimport/save_written")},
        {AttributeFamily::Game, db::Statement::load(u"catalogimport/save_game")},
        {AttributeFamily::Audio, db::Statement::load(u"catalogimport/save_audio")},
        {AttributeFamily::Event, db::Statement::load(u"catalogimport/save_event")}};
    if (!m_speaksOfOld) // as nearly all batches of a first import
        return executeAll({addTitles, insertRecords});
    QList<db::Statement> steps{rememberTitles, addTitles, updateMedia,
                               updateNames,    moreNames, links};
    for (const AttributeFamily family : m_batch.families())
        steps.append(attributes.value(family, attributes.begin().value()));
    steps.append({insertRecords, updateRecords, rememberRecords});
    return executeAll(steps);
}

Result<> Merge::count()
{
    static const auto outcomes = db::Statement::load(u"catalogimport/count_outcomes");
    const auto counted = m_connection.query(outcomes);
    if (!counted)
        return counted.error();
    const db::Row row = counted->first();
    CatalogCounts &counts = m_outcome.counts;
    counts.created = row.integer(u"created");
    counts.updated = row.integer(u"updated");
    counts.unchanged = row.integer(u"unchanged");
    counts.conflicting = row.integer(u"conflicting");
    m_outcome.knownSeq = row.optionalInteger(u"known_seq").value_or(-1);
    return counts.conflicting > 0 ? readConflicts() : Result<>();
}

Result<> Merge::readConflicts()
{
    static const auto select = db::Statement::load(u"catalogimport/select_conflicts");
    const auto rows = m_connection.query(select, {{u"limit", mostConflicts}});
    if (!rows)
        return rows.error();
    for (const db::Row row : *rows) {
        const CatalogBatch::Place &place = m_batch.place(static_cast<int>(row.integer(u"row_no")));
        const QString what = row.text(u"what");
        QString text = Text::tr("The key %1 stays with “%2”; the record goes to “%3”.");
        if (what == "type"_L1)
            text = Text::tr("The record says %1, the catalog %2: “%3” stays as it is.");
        else if (what == "year"_L1)
            text = Text::tr("The record says the year %1, the catalog %2: “%3” stays as it is.");
        m_outcome.conflicts.append(
            {place.file, place.line,
             text.arg(row.text(u"said"), row.text(u"stands"), row.text(u"title")), true});
    }
    return {};
}

Result<qint64> Merge::execute(const db::Statement &statement)
{
    QElapsedTimer timer;
    timer.start();
    db::Bindings bindings;
    // Each statement takes those of these that it names.
    for (const QString &name : statement.parameters()) {
        if (name == "source"_L1)
            bindings.add(name, m_source.id);
        else if (name == "name"_L1)
            bindings.add(name, m_source.name);
        else if (name == "base"_L1)
            bindings.add(name, m_source.base);
        else if (name == "run_base"_L1)
            bindings.add(name, m_source.runBase);
    }
    const auto changed = m_connection.execute(statement, bindings);
    if (changed) {
        qCDebug(lcTransfer, "%s: %lld rows in %lld ms", qPrintable(statement.name()),
                static_cast<long long>(*changed), static_cast<long long>(timer.elapsed()));
    }
    return changed;
}

Result<> Merge::executeAll(const QList<db::Statement> &statements)
{
    for (const db::Statement &statement : statements) {
        if (const auto done = execute(statement); !done)
            return done.error();
    }
    return {};
}

} // namespace

Result<BatchOutcome> mergeBatch(db::Connection &connection, const CatalogBatch &batch,
                                const BatchSource &source, BatchTurn &turn)
{
    return Merge(connection, batch, source, turn).run();
}

} // namespace omt::transfer
