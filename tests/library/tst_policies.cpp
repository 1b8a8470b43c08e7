// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/connection.h"
#include "tests/support/testdatabase.h"
#include "tests/support/testmacros.h"

#include <QTest>

using namespace omt;
using namespace omt::db;
using namespace omt::test;
using namespace Qt::StringLiterals;

/**
 * Tries to break every policy: as another member, with a token that may only read, signed out, with
 * an ended or invented session. Alice's rows must neither be seen nor changed, whatever is tried.
 */
class TestPolicies : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void everyTableForcesRowSecurity();
    void programsOwnNothing();
    void largeObjectsAreForNobody();
    void ownerCanDoAllThis_data();
    void ownerCanDoAllThis();
    void memberCannot_data();
    void memberCannot();
    void readOnlyTokenCannot_data();
    void readOnlyTokenCannot();
    void readOnlyTokenCanRead();
    void withoutSessionNothingIsSeen_data();
    void withoutSessionNothingIsSeen();
    void nobodyGetsAtSecretsOrSchema_data();
    void nobodyGetsAtSecretsOrSchema();
    void memberChangesOnlyTitlesOfTheirOwn();
    void reviewerMayChangeTheCatalog();
    void publicListsAndReviewsAreReadOnly();
    void editOfAnotherIsRefused();
    void changesThatNeverWereCannotBeUndone_data();
    void changesThatNeverWereCannotBeUndone();
    void guessesAreLimited();
    void signingOutEndsTheSession();
    void sessionsOfOthersCannotBeEnded();
    void passwordIsKeptAsHash();

private:
    [[nodiscard]] QString outcome(const ConnectionSettings &asker, const QString &sql) const;
    [[nodiscard]] QString asAdmin(const QString &sql) const;
    [[nodiscard]] QString digest() const;
    void tryAttack(const ConnectionSettings &asker);

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Connection> m_admin;
    ConnectionSettings m_alice;
    ConnectionSettings m_mallory;
    ConnectionSettings m_reader; // Alice's token that may only read
};

namespace {

const QString aliceId = u"00000000-0000-7000-8000-0000000000a1"_s;
const QString malloryId = u"00000000-0000-7000-8000-0000000000b2"_s;
const QString aliceTitle = u"00000000-0000-7000-8000-000000000001"_s;
const QString publicTitle = u"00000000-0000-7000-8000-000000000002"_s;
const QString aliceList = u"00000000-0000-7000-8000-000000000003"_s;
const QString aliceRun = u"00000000-0000-7000-8000-000000000004"_s;

// $alice and the like stand for the ids above.
QString filledIn(QString sql)
{
    return sql.replace(u"$alice_title"_s, u'\'' + aliceTitle + u'\'')
        .replace(u"$public_title"_s, u'\'' + publicTitle + u'\'')
        .replace(u"$alice_list"_s, u'\'' + aliceList + u'\'')
        .replace(u"$alice_run"_s, u'\'' + aliceRun + u'\'')
        .replace(u"$alice"_s, u'\'' + aliceId + u'\'')
        .replace(u"$mallory"_s, u'\'' + malloryId + u'\'');
}

const char aliceRows[] = R"(
    begin;
    select interaction.begin_edit('edit', 'secret label');
    insert into media.media (id, external_id, media_type, media_class, title, sort_title, created_by)
      values ($alice_title, 'mal:1', 'anime', 'video.series.anime', 'Alice adds', 'alice adds', $alice);
    insert into media.titles values ($alice_title, 0, 'Alice adds', '', 'main', 'alice adds');
    insert into media.external_links values ($alice_title, 'mal', '', '1');
    insert into media.screen_attributes (media_id, episodes) values ($alice_title, 12);
    insert into media.written_attributes (media_id, pages) values ($alice_title, 12);
    insert into media.game_attributes (media_id, hours) values ($alice_title, 12);
    insert into media.audio_attributes (media_id, tracks) values ($alice_title, 12);
    insert into media.event_attributes (media_id, city) values ($alice_title, 'Oslo');
    insert into media.relationships values ($alice_title, $public_title, 'sequel');
    insert into interaction.user_media (user_id, media_id, status, notes)
      values ($alice, $alice_title, 'completed', 'secret');
    insert into interaction.passes (user_id, media_id, number, status) values ($alice, $alice_title, 1, 'completed');
    insert into interaction.reviews (user_id, media_id, body) values ($alice, $alice_title, 'secret');
    insert into interaction.user_lists (id, user_id, name) values ($alice_list, $alice, 'secret');
    insert into interaction.list_items (list_id, media_id, position) values ($alice_list, $alice_title, 1);
    insert into interaction.import_runs (id, user_id, format, conflict_rule)
      values ($alice_run, $alice, 'mal-xml', 'keep');
    insert into interaction.import_decisions (user_id, record_key, action, media_id)
      values ($alice, 'secret', 'take', $alice_title);
    insert into interaction.import_mappings (user_id, header_key, mapping) values ($alice, 'secret', '{}');
    commit;)";

struct Attack
{
    const char *name;
    const char *sql;
};

// Each works for Alice (but for those on auth and the journal, which work for nobody).
const Attack writes[] = {
    {"change a title", "update media.media set title = 'x' where id = $alice_title"},
    {"delete a title", "delete from media.media where id = $alice_title"},
    {"add a title for somebody else",
     "insert into media.media (media_type, media_class, title, created_by) values ('anime', 'video', 'x', $alice)"},
    {"change a name", "update media.titles set title = 'x' where media_id = $alice_title"},
    {"delete a name", "delete from media.titles where media_id = $alice_title"},
    {"add a name", "insert into media.titles values ($alice_title, 1, 'x', '', 'alias', 'x')"},
    {"change a key",
     "update media.external_links set external_key = '2' where media_id = $alice_title"},
    {"delete a key", "delete from media.external_links where media_id = $alice_title"},
    {"add a key", "insert into media.external_links values ($alice_title, 'imdb', '', '1')"},
    {"change a relation",
     "update media.relationships set weight = 9 where media_id = $alice_title"},
    {"delete a relation", "delete from media.relationships where media_id = $alice_title"},
    {"add a relation",
     "insert into media.relationships values ($alice_title, $public_title, 'remake')"},
    {"change an entry", "update interaction.user_media set notes = 'x' where user_id = $alice"},
    {"change all entries", "update interaction.user_media set notes = 'x' where notes = 'secret'"},
    {"delete an entry", "delete from interaction.user_media where user_id = $alice"},
    {"add an entry for somebody else",
     "insert into interaction.user_media (user_id, media_id, status) values ($alice, $public_title, 'planned')"},
    {"overwrite an entry",
     "insert into interaction.user_media (user_id, media_id, status) values ($alice, $alice_title, 'planned')"
     " on conflict (user_id, media_id) do update set status = 'dropped'"},
    {"change a pass", "update interaction.passes set progress = 9 where user_id = $alice"},
    {"delete a pass", "delete from interaction.passes where user_id = $alice"},
    {"add a pass",
     "insert into interaction.passes (user_id, media_id, number, status) values ($alice, $alice_title, 2, 'dropped')"},
    {"change a review", "update interaction.reviews set body = 'x' where user_id = $alice"},
    {"publish a review", "update interaction.reviews set is_public = true where user_id = $alice"},
    {"delete a review", "delete from interaction.reviews where user_id = $alice"},
    {"add a review",
     "insert into interaction.reviews (user_id, media_id, pass_number, body) values ($alice, $alice_title, 2, 'x')"},
    {"change a list", "update interaction.user_lists set name = 'x' where id = $alice_list"},
    {"publish a list", "update interaction.user_lists set is_public = true where id = $alice_list"},
    {"delete a list", "delete from interaction.user_lists where id = $alice_list"},
    {"add a list for somebody else",
     "insert into interaction.user_lists (user_id, name) values ($alice, 'x')"},
    {"change a list item",
     "update interaction.list_items set note = 'x' where list_id = $alice_list"},
    {"delete a list item", "delete from interaction.list_items where list_id = $alice_list"},
    {"add a list item",
     "insert into interaction.list_items values ($alice_list, $public_title, 2)"},
    {"change a decision",
     "update interaction.import_decisions set label = 'x' where user_id = $alice"},
    {"forget a decision", "delete from interaction.import_decisions where user_id = $alice"},
    {"decide for somebody",
     "insert into interaction.import_decisions (user_id, record_key, action) values ($alice, 'x', 'skip')"},
    {"change a mapping",
     "update interaction.import_mappings set label = 'x' where user_id = $alice"},
    {"forget a mapping", "delete from interaction.import_mappings where user_id = $alice"},
    {"map for somebody",
     "insert into interaction.import_mappings (user_id, header_key, mapping) values ($alice, 'x', '{}')"},
    {"change an import", "update interaction.import_runs set format = 'x' where id = $alice_run"},
    {"add an import",
     "insert into interaction.import_runs (user_id, format, conflict_rule) values ($alice, 'x', 'keep')"},
    {"change a setting of a person",
     "update users.users set settings = '{\"x\": 1}' where id = $alice"},
    {"change an address of a person", "update users.users set email = 'x' where id = $alice"},
};

const Attack attributeWrites[] = {
    {"screen", "update media.screen_attributes set format = 'x' where media_id = $alice_title"},
    {"written", "update media.written_attributes set format = 'x' where media_id = $alice_title"},
    {"game", "update media.game_attributes set serial = 'x' where media_id = $alice_title"},
    {"audio", "update media.audio_attributes set format = 'x' where media_id = $alice_title"},
    {"event", "update media.event_attributes set city = 'x' where media_id = $alice_title"},
    {"screen delete", "delete from media.screen_attributes where media_id = $alice_title"},
    {"written delete", "delete from media.written_attributes where media_id = $alice_title"},
    {"game delete", "delete from media.game_attributes where media_id = $alice_title"},
    {"audio delete", "delete from media.audio_attributes where media_id = $alice_title"},
    {"event delete", "delete from media.event_attributes where media_id = $alice_title"},
};

// Rows of Alice's that nobody else may see.
const Attack reads[] = {
    {"see a person", "select id, email, settings from users.users where id = $alice"},
    {"see sessions", "select id, client from auth.sessions where user_id = $alice"},
    {"see tokens", "select id, name from auth.tokens where user_id = $alice"},
    {"see sign-ins", "select * from auth.login_events where user_id = $alice"},
    {"see entries", "select * from interaction.user_media where user_id = $alice"},
    {"see entries through a join",
     "select m.title from media.media m join interaction.user_media e on e.media_id = m.id where e.notes = 'secret'"},
    {"see passes", "select * from interaction.passes where user_id = $alice"},
    {"see reviews", "select * from interaction.reviews where user_id = $alice"},
    {"see lists", "select * from interaction.user_lists where user_id = $alice"},
    {"see list items", "select * from interaction.list_items where list_id = $alice_list"},
    {"see decisions about imports",
     "select * from interaction.import_decisions where user_id = $alice"},
    {"see mappings", "select * from interaction.import_mappings where user_id = $alice"},
    {"see imports", "select * from interaction.import_runs where user_id = $alice"},
    {"see steps", "select * from interaction.edits where user_id = $alice"},
    {"see the history", "select * from interaction.activity where user_id = $alice"},
};

// Nothing of this is for programs, whoever is signed in.
const Attack never[] = {
    {"read password hashes", "select password_hash from users.users"},
    {"read whole people", "select * from users.users"},
    {"read session token hashes", "select token_hash from auth.sessions"},
    {"read token hashes", "select token_hash from auth.tokens"},
    {"become an admin", "update users.users set role = 'admin'"},
    {"rename oneself", "update users.users set username = 'root'"},
    {"set a password hash", "update users.users set password_hash = 'x'"},
    {"change one's id", "update users.users set id = $alice"},
    {"add a person", "insert into users.users (username) values ('x')"},
    {"delete a person", "delete from users.users"},
    {"add a session",
     "insert into auth.sessions (user_id, token_hash, expires_at) values ($alice, sha256('x'), now() + interval '1 day')"},
    {"prolong a session", "update auth.sessions set expires_at = now() + interval '10 years'"},
    {"delete a session", "delete from auth.sessions"},
    {"add a token",
     "insert into auth.tokens (user_id, name, token_hash, scope) values ($alice, 'x', sha256('x'), 'full')"},
    {"widen a token", "update auth.tokens set scope = 'full'"},
    {"delete a token", "delete from auth.tokens"},
    {"forge a sign-in",
     "insert into auth.login_events (username, outcome) values ('alice', 'success')"},
    {"forget failed sign-ins", "delete from auth.login_events"},
    {"change sign-ins", "update auth.login_events set outcome = 'success'"},
    {"open the local session", "select auth.open_local_session('x')"},
    {"open any session", "select auth.open_session($alice, 'x', interval '1 day')"},
    {"hash tokens", "select auth.hash_of('x')"},
    {"add a step", "insert into interaction.edits (user_id, kind) values ($mallory, 'edit')"},
    {"change steps", "update interaction.edits set state = 'done'"},
    {"delete steps", "delete from interaction.edits"},
    {"write history",
     "insert into interaction.activity (user_id, table_name, operation, row_key) values ($mallory, 'x', 'insert', '{}')"},
    {"change history", "update interaction.activity set new_values = '{}'"},
    {"delete history", "delete from interaction.activity"},
    {"delete imports", "delete from interaction.import_runs"},
    {"reach a partition", "select * from interaction.user_media_p00"},
    {"write a partition", "update interaction.user_media_p07 set notes = 'x'"},
    {"read the secret of the channels", "select * from omt.cluster_info"},
    {"change the secret of the channels", "update omt.cluster_info set value = 'x'"},
    {"change the classes", "update media.classes set name = 'x'"},
    {"add a class", "insert into media.classes values ('x', 'x')"},
    {"change the relation types", "update media.relation_types set reading_order = 9"},
    {"empty a table", "truncate interaction.user_media"},
    {"make a table", "create table public.x (y int)"},
    {"make a table in a schema of ours", "create table interaction.x (y int)"},
    {"make a temporary table", "create temp table x (y int)"},
    {"make a view", "create view interaction.x as select 1"},
    {"make a function", "create function public.x() returns int language sql return 1"},
    {"make a schema", "create schema x"},
    {"make an extension", "create extension dblink"},
    {"make a role", "create role x superuser"},
    {"make a policy", "create policy x on interaction.user_media using (true)"},
    {"switch policies off", "alter table interaction.user_media disable row level security"},
    {"switch triggers off", "alter table interaction.user_media disable trigger all"},
    {"switch triggers off for the session", "set session_replication_role = replica"},
    {"drop a table", "drop table interaction.user_media"},
    {"drop a function", "drop function auth.sign_out()"},
    {"replace a function",
     "create or replace function auth.current_user_id() returns uuid language sql return null::uuid"},
    {"grant oneself rights", // a mere warning; what it was for is refused
     "grant all on interaction.edits to omt_app; update interaction.edits set state = 'done'"},
    {"become the owner", "set role omt_owner"},
    {"become the administrator", "set session authorization omt_admin"},
    {"change one's role", "alter role omt_app superuser"},
    {"change the server", "alter system set fsync = off"},
    {"copy out of a file", "copy interaction.user_media from '/etc/passwd'"},
    {"copy into a file", "copy media.media to '/tmp/x'"},
    {"copy into a program", "copy media.media to program 'cat'"},
    {"copy hashes out", "copy (select password_hash from users.users) to stdout"},
    {"read a file of the server", "select pg_read_file('/etc/passwd')"},
    {"list files of the server", "select pg_ls_dir('/')"},
    {"import a file", "select lo_import('/etc/passwd')"},
    {"export a file", "select lo_export(1, '/tmp/x')"},
    {"make a large object", "select lo_create(0)"},
    {"make one the old way", "select lo_creat(-1)"},
    {"fill the disk with a large object", "select lo_from_bytea(0, 'x')"},
    {"write into a large object", "select lo_put(1, 0, 'x')"},
    {"open a large object", "select lo_open(1, 131072)"},
    {"write into an open one", "select lowrite(0, 'x')"},
    {"read a large object", "select lo_get(1)"},
    {"drop a large object", "select lo_unlink(1)"},
    {"end other connections",
     "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'omt_admin'"},
    {"read stored passwords", "select * from pg_authid"},
};

template <size_t N> void addRows(const Attack (&attacks)[N])
{
    for (const Attack &attack : attacks)
        QTest::newRow(attack.name) << QString::fromLatin1(attack.sql);
}

} // namespace

void TestPolicies::initTestCase()
{
    auto database = TestDatabase::create();
    OMT_VERIFY(database);
    m_database = *std::move(database);
    m_admin = std::make_unique<Connection>(m_database->asAdmin());
    OMT_VERIFY(m_admin->open());
    OMT_VERIFY(m_database->script(filledIn(
        u"insert into users.users (id, username, email, password_hash) values"
        " ($alice, 'alice', 'alice@example.org', public.crypt('correct horse', public.gen_salt('bf', 4))),"
        " ($mallory, 'mallory', null, null);"
        "insert into auth.login_events (user_id, username, outcome) values ($alice, 'alice', 'success');"
        "insert into auth.login_events (user_id, username, outcome)"
        " values ($alice, 'alice', 'success');"
        "insert into auth.tokens (user_id, name, token_hash, scope)"
        " values ($alice, 'reader', sha256(convert_to('reading', 'UTF8')), 'read');"
        "insert into media.media (id, media_type, media_class, title)"
        " values ($public_title, 'movie', 'video.movie', 'Everybody''s');"_s)));
    const auto alice = m_database->signIn(u"alice"_s);
    OMT_VERIFY(alice);
    m_alice = *alice;
    const auto mallory = m_database->signIn(u"mallory"_s);
    OMT_VERIFY(mallory);
    m_mallory = *mallory;
    m_reader = m_database->asNobody();
    m_reader.sessionToken = u"reading"_s;
    Connection connection(m_alice);
    OMT_VERIFY(connection.open());
    OMT_VERIFY(connection.script(filledIn(QString::fromLatin1(aliceRows))));
    Connection own(m_mallory);
    OMT_VERIFY(own.open());
    OMT_VERIFY(own.script(filledIn(u"insert into interaction.user_media (user_id, media_id, status)"
                                   " values ($mallory, $public_title, 'planned')"_s)));
}

// "refused" (42501 or one of ours), "nothing" (no row), or what really happened.
QString TestPolicies::outcome(const ConnectionSettings &asker, const QString &sql) const
{
    Connection connection(asker);
    if (const auto opened = connection.open(); !opened)
        return opened.error().toLogString();
    const QString text = filledIn(sql);
    if (text.startsWith(u"select"_s)) {
        const auto rows = connection.query(Statement::fromText(u"attack"_s, text));
        if (!rows)
            return rows.error().kind == Error::Kind::Refused ? u"refused"_s
                                                             : rows.error().toLogString();
        return rows->isEmpty() ? u"nothing"_s : u"%1 rows"_s.arg(rows->size());
    }
    const bool isDml = text.startsWith(u"insert"_s) || text.startsWith(u"update"_s)
        || text.startsWith(u"delete"_s);
    if (!isDml) {
        const auto done = connection.script(text);
        if (done)
            return u"done"_s;
        return done.error().kind == Error::Kind::Refused ? u"refused"_s
                                                         : done.error().toLogString();
    }
    const auto changed = connection.execute(Statement::fromText(u"attack"_s, text));
    if (!changed)
        return changed.error().kind == Error::Kind::Refused ? u"refused"_s
                                                            : changed.error().toLogString();
    return *changed == 0 ? u"nothing"_s : u"%1 changed"_s.arg(*changed);
}

QString TestPolicies::asAdmin(const QString &sql) const
{
    const auto rows = m_admin->query(Statement::fromText(u"admin"_s, filledIn(sql)));
    if (!rows)
        return rows.error().toLogString();
    return rows->isEmpty() ? u"no row"_s : rows->first().text(rows->columns().first());
}

// Everything there is, but for the list of sign-ins, in one text.
QString TestPolicies::digest() const
{
    static const QString sql = [] {
        QStringList parts;
        for (const char *table : {"users.users",
                                  "auth.sessions",
                                  "auth.tokens",
                                  "media.media",
                                  "media.titles",
                                  "media.external_links",
                                  "media.relationships",
                                  "media.classes",
                                  "media.relation_types",
                                  "media.screen_attributes",
                                  "media.written_attributes",
                                  "media.game_attributes",
                                  "media.audio_attributes",
                                  "media.event_attributes",
                                  "interaction.user_media",
                                  "interaction.passes",
                                  "interaction.reviews",
                                  "interaction.user_lists",
                                  "interaction.list_items",
                                  "interaction.import_runs",
                                  "interaction.import_decisions",
                                  "interaction.import_mappings",
                                  "interaction.edits",
                                  "interaction.activity",
                                  "omt.cluster_info"}) {
            parts.append(
                u"(select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from "_s
                + QString::fromLatin1(table) + u" t)"_s);
        }
        return QString(u"select concat_ws(' ', "_s + parts.join(u", "_s) + u')');
    }();
    return asAdmin(sql);
}

void TestPolicies::tryAttack(const ConnectionSettings &asker)
{
    QFETCH(const QString, sql);
    const QString before = digest();
    const QString result = outcome(asker, sql);
    QVERIFY2(result == u"refused" || result == u"nothing", qPrintable(result));
    QCOMPARE(digest(), before);
}

void TestPolicies::everyTableForcesRowSecurity()
{
    QCOMPARE(asAdmin(uR"(
        select string_agg(c.oid::regclass::text, ', ') from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('omt', 'users', 'auth', 'media', 'interaction') and c.relkind in ('r', 'p')
          and not (c.relrowsecurity and c.relforcerowsecurity))"_s),
             QString());
}

void TestPolicies::programsOwnNothing()
{
    QCOMPARE(asAdmin(u"select count(*) from pg_shdepend d join pg_roles r on r.oid = d.refobjid"
                     " where r.rolname = 'omt_app' and d.deptype = 'o'"_s),
             u"0"_s);
    QCOMPARE(asAdmin(u"select count(*) from pg_auth_members m join pg_roles r on r.oid = m.member"
                     " where r.rolname = 'omt_app'"_s),
             u"0"_s);
    // What runs with the owner's rights names its schemas, and is not everybody's.
    QCOMPARE(asAdmin(uR"(
        select string_agg(p.oid::regprocedure::text, ', ') from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname in ('users', 'auth', 'media', 'interaction', 'omt') and p.prosecdef
          and p.prorettype <> 'trigger'::regtype
          and (has_function_privilege('public', p.oid, 'execute')
            or not exists (select from unnest(p.proconfig) c where c like 'search_path=pg_catalog%')))"_s),
             QString());
}

void TestPolicies::largeObjectsAreForNobody()
{
    const QString functions
        = u"from pg_proc p where p.pronamespace = 'pg_catalog'::regnamespace"
          " and (p.proname like 'lo\\_%' or p.proname in ('loread', 'lowrite'))"_s;
    QVERIFY(asAdmin(u"select count(*) "_s + functions).toInt() > 10);
    for (const QString &role : {u"omt_app"_s, u"omt_owner"_s}) {
        const QString allowed = u"select coalesce(string_agg(p.proname, ' '), '') %1"
                                " and has_function_privilege('%2', p.oid, 'execute')"_s;
        QCOMPARE(asAdmin(allowed.arg(functions, role)), QString());
    }
}

void TestPolicies::ownerCanDoAllThis_data()
{
    QTest::addColumn<QString>("sql");
    addRows(writes);
    addRows(attributeWrites);
    addRows(reads);
}

// Or the attacks would prove nothing: a statement that is merely wrong fails for everybody.
void TestPolicies::ownerCanDoAllThis()
{
    QFETCH(QString, sql);
    const QString before = digest();
    Connection connection(m_alice);
    OMT_VERIFY(connection.open());
    const QString text = filledIn(sql);
    if (text.startsWith(u"select"_s)) {
        const auto rows = connection.query(Statement::fromText(u"own"_s, text));
        OMT_VERIFY(rows);
        QVERIFY(!rows->isEmpty());
    } else if (text.startsWith(u"delete from media.media"_s)) {
        const auto changed = connection.execute(Statement::fromText(u"own"_s, text));
        QVERIFY(!changed); // it stands in a library: the key holds it, no policy does
        QCOMPARE(changed.error().sqlState, u"23503"_s);
    } else {
        OMT_VERIFY(connection.script(u"begin"_s));
        const auto changed = connection.execute(Statement::fromText(u"own"_s, text));
        OMT_VERIFY(changed);
        QVERIFY(*changed > 0);
        OMT_VERIFY(connection.script(u"rollback"_s));
    }
    QCOMPARE(digest(), before);
}

void TestPolicies::memberCannot_data()
{
    QTest::addColumn<QString>("sql");
    addRows(writes);
    addRows(attributeWrites);
    addRows(reads);
    QTest::newRow("take over a title")
        << u"update media.media set created_by = $mallory where id = $alice_title"_s;
    QTest::newRow("count the catalog wrong")
        << u"select media.browse_build_counts(array['x'], array[''], array[9], array['{1}'])"_s;
    QTest::newRow("forget how the catalog was counted") << u"select media.browse_build_clear()"_s;
    QTest::newRow("call the counts complete")
        << u"select media.browse_build_finish(1, array['x'])"_s;
    QTest::newRow("see steps by function")
        << u"select * from interaction.net_changes((select e.id from interaction.edits e limit 1),"
           " 'interaction.user_media')"_s;
    QTest::newRow("see the history by function")
        << u"select * from interaction.touched_since(gen_random_uuid(),"
           " array[$alice_title::uuid], array[$alice_list::uuid])"_s;
    QTest::newRow("ask what somebody has")
        << u"select * from interaction.titles_in_use(array[$alice_title::uuid])"_s;
    QTest::newRow("give an entry away")
        << u"update interaction.user_media set user_id = $alice where user_id = $mallory"_s;
    QTest::newRow("take an entry") << u"update interaction.user_media set user_id = $mallory"
                                      " where user_id = $alice"_s;
    QTest::newRow("change a title of the public catalog")
        << u"update media.media set title = 'x' where id = $public_title"_s;
    QTest::newRow("add a title of nobody's")
        << u"insert into media.media (media_type, media_class, title) values ('anime', 'video', 'x')"_s;
    QTest::newRow("put an item into a list of somebody else")
        << u"update interaction.list_items set list_id = $alice_list"_s;
    QTest::newRow("undo steps of somebody else")
        << u"select interaction.begin_reversal(e.id) from interaction.edits e where e.user_id = $alice"_s;
}

void TestPolicies::memberCannot()
{
    tryAttack(m_mallory);
}

void TestPolicies::readOnlyTokenCannot_data()
{
    QTest::addColumn<QString>("sql");
    addRows(writes);
    addRows(attributeWrites);
    QTest::newRow("open a step") << u"select interaction.begin_edit('edit', 'x')"_s;
    QTest::newRow("open an import stage") << u"select interaction.open_import_stage()"_s;
    QTest::newRow("undo") << u"select * from interaction.undo()"_s;
    QTest::newRow("take an import back")
        << u"select interaction.begin_reversal(e.id) from interaction.edits e"_s;
    QTest::newRow("set a password") << u"select auth.set_password('long enough')"_s;
}

void TestPolicies::readOnlyTokenCannot()
{
    tryAttack(m_reader);
}

void TestPolicies::readOnlyTokenCanRead()
{
    for (const char *sql : {"select * from interaction.user_media where user_id = $alice",
                            "select * from media.media", "select * from interaction.edits"})
        QVERIFY2(outcome(m_reader, QString::fromLatin1(sql)).endsWith(u" rows"), sql);
    QCOMPARE(outcome(m_reader, u"select id from users.users where id = $mallory"_s), u"nothing"_s);
}

void TestPolicies::withoutSessionNothingIsSeen_data()
{
    QTest::addColumn<QString>("token");
    OMT_VERIFY(m_database->script(filledIn(
        u"insert into auth.sessions (user_id, token_hash, created_at, expires_at, revoked_at) values"
        " ($alice, sha256('expired'), now() - interval '2 days', now() - interval '1 day', null),"
        " ($alice, sha256('revoked'), now(), now() + interval '1 day', now());"
        "insert into auth.tokens (user_id, name, token_hash, scope, expires_at, revoked_at) values"
        " ($alice, 'old', sha256('old token'), 'full', now() - interval '1 day', null),"
        " ($alice, 'ended', sha256('ended token'), 'full', null, now());"_s)));
    QTest::newRow("signed out") << QString();
    QTest::newRow("invented") << u"0123456789abcdef"_s.repeated(4);
    QTest::newRow("expired session") << u"expired"_s;
    QTest::newRow("revoked session") << u"revoked"_s;
    QTest::newRow("expired token") << u"old token"_s;
    QTest::newRow("revoked token") << u"ended token"_s;
    QTest::newRow("the hash instead of the token")
        << asAdmin(u"select encode(token_hash, 'hex') from auth.tokens where name = 'reader'"_s);
    QTest::newRow("somebody's id") << aliceId;
    QTest::newRow("statement") << u"' or true --"_s;
}

void TestPolicies::withoutSessionNothingIsSeen()
{
    QFETCH(const QString, token);
    ConnectionSettings asker = m_database->asNobody();
    asker.sessionToken = token;
    const QString before = digest();
    for (const Attack &attack : reads) {
        const QString result = outcome(asker, QString::fromLatin1(attack.sql));
        QVERIFY2(result == u"nothing",
                 qPrintable(QString::fromLatin1(attack.name) + u": " + result));
    }
    for (const char *table :
         {"media.media", "media.titles", "media.external_links", "media.relationships",
          "media.classes", "media.relation_types", "media.screen_attributes",
          "media.written_attributes", "media.game_attributes", "media.audio_attributes",
          "media.event_attributes", "media.progress_totals", "users.public_profiles"}) {
        QCOMPARE(outcome(asker, u"select * from "_s + QString::fromLatin1(table)), u"nothing"_s);
    }
    for (const Attack &attack : writes) {
        const QString result = outcome(asker, QString::fromLatin1(attack.sql));
        QVERIFY2(result == u"nothing" || result == u"refused",
                 qPrintable(QString::fromLatin1(attack.name) + u": " + result));
    }
    QCOMPARE(digest(), before);
}

void TestPolicies::nobodyGetsAtSecretsOrSchema_data()
{
    QTest::addColumn<QString>("sql");
    addRows(never);
}

void TestPolicies::nobodyGetsAtSecretsOrSchema()
{
    QFETCH(const QString, sql);
    const QString before = digest();
    // The local user of a personal library is an admin of the catalog, and no more than that.
    for (const ConnectionSettings &asker :
         {m_mallory, m_database->asLocalUser(), m_database->asNobody()}) {
        const QString result = outcome(asker, sql);
        QVERIFY2(result == u"refused", qPrintable(asker.toLogString() + u": " + result));
    }
    QCOMPARE(digest(), before);
}

void TestPolicies::memberChangesOnlyTitlesOfTheirOwn()
{
    const QString own = u"00000000-0000-7000-8000-00000000000f"_s;
    const QString add
        = u"insert into media.media (id, media_type, media_class, title, created_by) values ('"_s
        + own + u"', 'anime', 'video', 'Mine', $mallory)"_s;
    QCOMPARE(outcome(m_mallory, add), u"1 changed"_s);
    const QString where = u" where id = '"_s + own + u'\'';
    QCOMPARE(outcome(m_mallory, u"update media.media set title = 'x'"_s + where), u"1 changed"_s);
    QCOMPARE(outcome(m_mallory, u"update media.media set created_by = $alice"_s + where),
             u"refused"_s);
    QCOMPARE(outcome(m_mallory, u"update media.titles set media_id = $alice_title"_s),
             u"nothing"_s);
    QCOMPARE(outcome(m_alice, u"delete from media.media"_s + where), u"nothing"_s);
    QCOMPARE(outcome(m_mallory, u"delete from media.media"_s + where), u"1 changed"_s);
}

void TestPolicies::reviewerMayChangeTheCatalog()
{
    const auto reviewer = m_database->signIn(u"rita"_s, u"reviewer"_s);
    OMT_VERIFY(reviewer);
    QCOMPARE(
        outcome(*reviewer, u"update media.media set description = 'x' where id = $public_title"_s),
        u"1 changed"_s);
    QCOMPARE(outcome(*reviewer,
                     u"update media.titles set kind = 'main' where media_id = $alice_title"_s),
             u"1 changed"_s);
    // A library is nobody's but its owner's.
    QCOMPARE(outcome(*reviewer, u"select * from interaction.user_media where user_id = $alice"_s),
             u"nothing"_s);
    QCOMPARE(outcome(*reviewer,
                     u"update interaction.user_media set notes = 'x' where user_id = $alice"_s),
             u"nothing"_s);
}

void TestPolicies::publicListsAndReviewsAreReadOnly()
{
    OMT_VERIFY(m_database->script(u"update interaction.user_lists set is_public = true;"
                                  "update interaction.reviews set is_public = true"_s));
    QCOMPARE(outcome(m_mallory, u"select * from interaction.user_lists where id = $alice_list"_s),
             u"1 rows"_s);
    QCOMPARE(
        outcome(m_mallory, u"select * from interaction.list_items where list_id = $alice_list"_s),
        u"1 rows"_s);
    QCOMPARE(outcome(m_mallory, u"select * from interaction.reviews where user_id = $alice"_s),
             u"1 rows"_s);
    QCOMPARE(outcome(m_mallory, u"select * from users.public_profiles where id = $alice"_s),
             u"1 rows"_s);
    const QString before = digest();
    for (const char *sql :
         {"update interaction.user_lists set name = 'x' where id = $alice_list",
          "delete from interaction.user_lists where id = $alice_list",
          "insert into interaction.list_items values ($alice_list, $public_title, 2)",
          "delete from interaction.list_items where list_id = $alice_list",
          "update interaction.reviews set body = 'x' where user_id = $alice",
          "delete from interaction.reviews where user_id = $alice"}) {
        const QString result = outcome(m_mallory, QString::fromLatin1(sql));
        QVERIFY2(result == u"nothing" || result == u"refused", qPrintable(result));
    }
    QCOMPARE(outcome(m_database->asNobody(), u"select * from interaction.user_lists"_s),
             u"nothing"_s);
    QCOMPARE(outcome(m_database->asNobody(), u"select * from interaction.reviews"_s), u"nothing"_s);
    QCOMPARE(digest(), before);
    OMT_VERIFY(m_database->script(u"update interaction.user_lists set is_public = false;"
                                  "update interaction.reviews set is_public = false"_s));
}

void TestPolicies::editOfAnotherIsRefused()
{
    const QString step = asAdmin(u"select id from interaction.edits where user_id = $alice"_s);
    const QString before = digest();
    QCOMPARE(outcome(m_mallory,
                     u"begin; select set_config('omt.edit_id', '"_s + step
                         + u"', true); update interaction.user_media set notes = 'x'"
                           " where user_id = $mallory; commit;"_s),
             u"refused"_s);
    QCOMPARE(outcome(m_mallory, u"select interaction.begin_reversal('"_s + step + u"')"_s)
                 .contains(u"OM404"_s),
             true);
    QCOMPARE(outcome(m_mallory, u"select * from interaction.take_back($alice_run)"_s)
                 .contains(u"OM404"_s),
             true);
    QCOMPARE(outcome(m_mallory, u"select interaction.begin_edit('import', 'x', $alice_run)"_s)
                 .contains(u"OM404"_s),
             true);
    QCOMPARE(digest(), before);
}

// An exported history is taken as it comes, even into a step of one's own that can be undone; undo
// then acts with one's own rights.
void TestPolicies::changesThatNeverWereCannotBeUndone_data()
{
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, const char *line) {
        QTest::newRow(name) << QString::fromLatin1(line);
    };
    row("of a title",
        "'table', 'media.media', 'operation', 'update', 'media_id', $public_title,"
        " 'key', jsonb_build_object('id', $public_title), 'old', '{\"title\": \"x\"}'");
    row("of an entry",
        "'table', 'interaction.user_media', 'operation', 'update', 'media_id', $alice_title,"
        " 'key', jsonb_build_object('user_id', $alice, 'media_id', $alice_title),"
        " 'old', '{\"notes\": \"x\"}'");
    row("of a list",
        "'table', 'interaction.user_lists', 'operation', 'update',"
        " 'key', jsonb_build_object('id', $alice_list), 'old', '{\"name\": \"x\"}'");
    row("a list that was made",
        "'table', 'interaction.user_lists', 'operation', 'insert',"
        " 'key', jsonb_build_object('id', $alice_list), 'new', jsonb_build_object('id', $alice_list)");
    row("a title put into a list",
        "'table', 'interaction.list_items', 'operation', 'insert', 'media_id', $alice_title,"
        " 'key', jsonb_build_object('list_id', $alice_list, 'media_id', $alice_title)");
}

void TestPolicies::changesThatNeverWereCannotBeUndone()
{
    QFETCH(const QString, line);
    const QString state = uR"(
        select jsonb_build_array(
          (select jsonb_agg(to_jsonb(m) order by m.id) from media.media m),
          (select jsonb_agg(to_jsonb(e) order by e.media_id) from interaction.user_media e where e.user_id = $alice),
          (select jsonb_agg(to_jsonb(l) order by l.id) from interaction.user_lists l where l.user_id = $alice),
          (select jsonb_agg(to_jsonb(i) order by i.media_id) from interaction.list_items i where i.list_id = $alice_list)))"_s;
    const QString before = asAdmin(state);
    Connection mallory(m_mallory);
    OMT_VERIFY(mallory.open());
    OMT_VERIFY(mallory.script(filledIn(uR"(
        begin;
        select interaction.begin_edit('edit', 'harmless');
        insert into interaction.user_lists (user_id, name) values ($mallory, 'mine');
        select interaction.restore_history(jsonb_build_array(jsonb_build_object('at', now(), 'new', '{}'::jsonb, %1,
          'edit', jsonb_build_object('id', current_setting('omt.edit_id'), 'kind', 'edit', 'at', now()))));
        commit;)"_s.arg(line))));
    QVERIFY(!asAdmin(u"select e.id from interaction.edits e where e.label = 'harmless'"
                     " and e.state = 'done'"_s)
                 .isEmpty());
    const auto undone = mallory.script(u"select * from interaction.undo()"_s);
    QVERIFY(undone || undone.error().kind == Error::Kind::Refused);
    QCOMPARE(asAdmin(state), before);
}

void TestPolicies::guessesAreLimited()
{
    const auto attempt = [this](const QString &name, const QString &password) -> QString {
        Connection connection(m_database->asNobody());
        if (!connection.open())
            return u"no connection"_s;
        const auto rows = connection.query(
            Statement::fromText(u"sign_in"_s,
                                u"select outcome, token is not null as has_token"
                                " from auth.sign_in(:name::text, :password::text, 'test')"_s),
            {{u"name", name}, {u"password", password}});
        if (!rows)
            return rows.error().toLogString();
        return rows->first().text(u"outcome")
            + (rows->first().boolean(u"has_token") ? u" token"_s : QString());
    };
    QCOMPARE(attempt(u"Alice"_s, u"correct horse"_s), u"success token"_s);
    for (int i = 0; i < 4; ++i)
        QCOMPARE(attempt(u"alice"_s, u"wrong"_s), u"failure"_s);
    QCOMPARE(attempt(u"alice"_s, u"correct horse"_s), u"success token"_s); // starts anew
    for (int i = 0; i < 5; ++i)
        QCOMPARE(attempt(i % 2 ? u"ALICE"_s : u"alice"_s, u"wrong"_s), u"failure"_s);
    QCOMPARE(attempt(u"alice"_s, u"correct horse"_s), u"locked_out"_s);
    // Whoever has no password, or is not there at all, cannot be told apart.
    QCOMPARE(attempt(u"mallory"_s, u""_s), u"failure"_s);
    QCOMPARE(attempt(u"nobody of that name"_s, u""_s), u"failure"_s);
    QCOMPARE(asAdmin(u"select count(*) from auth.login_events where outcome = 'locked_out'"_s),
             u"1"_s);
    OMT_VERIFY(m_database->script(
        u"update auth.login_events set event_time = event_time - interval '16 minutes'"_s));
    QCOMPARE(attempt(u"alice"_s, u"correct horse"_s), u"success token"_s);
}

void TestPolicies::signingOutEndsTheSession()
{
    const auto session = m_database->signIn(u"mallory"_s);
    OMT_VERIFY(session);
    const QString own = u"select * from interaction.user_media where user_id = $mallory"_s;
    QCOMPARE(outcome(*session, own), u"1 rows"_s);
    QCOMPARE(outcome(*session, u"select auth.sign_out()"_s), u"1 rows"_s);
    QCOMPARE(outcome(*session, own), u"nothing"_s);
    QCOMPARE(outcome(m_mallory, own), u"1 rows"_s); // the other session goes on
}

void TestPolicies::sessionsOfOthersCannotBeEnded()
{
    const QString session = asAdmin(
        u"select id from auth.sessions where user_id = $alice and revoked_at is null limit 1"_s);
    const QString before = digest();
    QCOMPARE(outcome(m_mallory, u"select 1 where auth.revoke_session('"_s + session + u"')"_s),
             u"nothing"_s);
    QCOMPARE(digest(), before);
}

void TestPolicies::passwordIsKeptAsHash()
{
    QVERIFY(outcome(m_mallory, u"select auth.set_password('short')"_s).contains(u"OM422"_s));
    QCOMPARE(outcome(m_mallory, u"select auth.set_password('long enough')"_s), u"1 rows"_s);
    QCOMPARE(asAdmin(u"select password_hash like '$2%' and password_hash not like '%long%'"
                     " from users.users where id = $mallory"_s),
             u"t"_s);
}

QTEST_GUILESS_MAIN(TestPolicies)
#include "tst_policies.moc"
