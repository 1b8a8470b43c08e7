// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/matcher.h"

#include "core/db/connection.h"
#include "core/transfer/importstage.h"
#include "core/transfer/stagedtitle.h"
#include "core/transfer/stagesteps.h"
#include "core/transfer/text.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

Matcher::Matcher(db::Connection &connection, int threshold)
    : m_connection(connection)
    , m_threshold(threshold)
{
}

Result<> Matcher::run(QList<Problem> *problems)
{
    static const auto follow = db::Statement::load(u"transfer/update_import_members");
    static const auto formTitles = db::Statement::load(u"transfer/insert_import_titles");
    if (const auto done = recallDecisions(); !done)
        return done;
    if (const auto done = groupByKeys(); !done)
        return done;
    if (const auto done = groupByTitles(); !done)
        return done;
    if (const auto done = matchByTitles(); !done)
        return done;
    if (const auto done = executeSteps(m_connection, {follow}); !done)
        return done;
    if (const auto done = measureStage(m_connection, {u"import_members"_s, u"import_groups"_s});
        !done)
        return done;
    if (const auto done = executeSteps(m_connection, {formTitles}); !done)
        return done;
    if (const auto done = measureStage(m_connection, {u"import_titles"_s}); !done)
        return done;
    return remark(problems);
}

Result<> Matcher::recallDecisions()
{
    static const auto select = db::Statement::load(u"transfer/select_has_decisions");
    static const auto recall = db::Statement::load(u"transfer/insert_remembered_decisions");
    const auto rows = m_connection.query(select);
    if (!rows)
        return rows.error();
    const bool remembers = rows->first().boolean(u"remembered");
    m_hasDecisions = remembers || rows->first().boolean(u"decided");
    return remembers ? executeSteps(m_connection, {recall}) : Result<>();
}

Result<> Matcher::followDecisions(const QList<db::Statement> &steps)
{
    return m_hasDecisions ? executeSteps(m_connection, steps) : Result<>();
}

Result<> Matcher::groupByKeys()
{
    static const auto freeKeys = db::Statement::load(u"transfer/delete_decided_keys");
    static const auto joining = db::Statement::load(u"transfer/insert_joining_keys");
    static const auto joined = db::Statement::load(u"transfer/delete_joining_keys");
    static const auto decided = db::Statement::load(u"transfer/match_groups_by_decision");
    static const auto members = db::Statement::load(u"transfer/insert_import_members");
    static const auto keys = db::Statement::load(u"transfer/insert_import_keys");
    static const auto known = db::Statement::load(u"transfer/insert_known_keys");
    static const auto names = db::Statement::load(u"transfer/insert_import_names");
    static const auto people = db::Statement::load(u"transfer/insert_import_people");
    static const auto byKey = db::Statement::load(u"transfer/group_rows_by_key");
    static const auto match = db::Statement::load(u"transfer/match_groups_by_key");
    static const auto join = db::Statement::load(u"transfer/join_groups_of_media");
    if (const auto done = executeSteps(m_connection, {members, keys, known, names, people}); !done)
        return done;
    if (const auto done = followDecisions({freeKeys, joining}); !done)
        return done;
    if (const auto done = measureStage(
            m_connection,
            {u"import_members"_s, u"import_keys"_s, u"import_names"_s, u"import_people"_s});
        !done)
        return done;
    if (const auto done = executeUntilStill(m_connection, byKey); !done)
        return done;
    if (const auto done = followDecisions({joined}); !done)
        return done;
    if (const auto done = executeSteps(m_connection, {match}); !done)
        return done;
    if (const auto done = followDecisions({decided}); !done)
        return done;
    if (const auto done = executeSteps(m_connection, {join}); !done)
        return done;
    return measureStage(m_connection, {u"import_groups"_s});
}

Result<> Matcher::groupByTitles()
{
    static const auto byTitle = db::Statement::load(u"transfer/join_groups_by_title");
    return executeUntilStill(m_connection, byTitle);
}

Result<> Matcher::matchByTitles()
{
    static const auto find = db::Statement::load(u"transfer/insert_import_candidates");
    static const auto drop = db::Statement::load(u"transfer/drop_import_candidates");
    static const auto score = db::Statement::load(u"transfer/score_import_candidates");
    static const auto free = db::Statement::load(u"transfer/delete_decided_candidates");
    static const auto match = db::Statement::load(u"transfer/match_groups_by_title");
    static const auto join = db::Statement::load(u"transfer/join_groups_of_media");
    const auto found = m_connection.execute(find);
    if (!found)
        return found.error();
    if (*found == 0)
        return {};
    if (const auto done = normaliseCreators(); !done)
        return done;
    if (const auto done
        = measureStage(m_connection, {u"import_candidates"_s, u"import_creators"_s});
        !done)
        return done;
    if (const auto done = executeSteps(m_connection, {drop, score}); !done)
        return done;
    if (const auto done = followDecisions({free}); !done)
        return done;
    const auto matched = m_connection.execute(match, {{u"threshold", m_threshold}});
    return matched ? executeSteps(m_connection, {join}) : Result<>(matched.error());
}

Result<> Matcher::normaliseCreators()
{
    static const auto select = db::Statement::load(u"transfer/select_candidate_creators");
    static const auto copy = db::Statement::load(u"transfer/copy_import_creators");
    const auto names = m_connection.query(select);
    if (!names)
        return names.error();
    auto writer = m_connection.copyIn(copy);
    if (!writer)
        return writer.error();
    for (const db::Row row : *names) {
        const QString name = row.text(u"name");
        if (const auto written = writer->writeRow({name, creatorKey(name)}); !written)
            return written.error();
    }
    const auto stored = writer->finish();
    return stored ? Result<>() : stored.error();
}

Result<> Matcher::remark(QList<Problem> *problems)
{
    static const auto doubtful = db::Statement::load(u"transfer/select_ambiguous_rows");
    static const auto unknown = db::Statement::load(u"transfer/select_unmatched_rows");
    const auto doubts = m_connection.query(doubtful);
    if (!doubts)
        return doubts.error();
    for (const db::Row row : *doubts) {
        addProblem(problems,
                   {row.text(u"file"), row.integer(u"line"),
                    Text::tr("\"%1\" could be several titles of the catalog; it was "
                             "added as one of its own.")
                        .arg(row.text(u"title")),
                    true});
    }
    const auto unmatched = m_connection.query(unknown);
    if (!unmatched)
        return unmatched.error();
    for (const db::Row row : *unmatched) {
        addProblem(problems,
                   {row.text(u"file"), row.integer(u"line"),
                    Text::tr("The title is not in the catalog, and the file does not "
                             "name it."),
                    false});
    }
    return {};
}

} // namespace omt::transfer
