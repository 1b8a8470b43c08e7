// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/uuid.h"
#include "core/catalog/browseindex.h"
#include "core/catalog/browsereader.h"
#include "core/catalog/browseservice.h"
#include "core/catalog/facetcounter.h"
#include "core/catalog/mediawriter.h"
#include "core/db/database.h"
#include "tests/catalog/browsefixture.h"
#include "tests/support/awaited.h"
#include "tests/support/testmacros.h"

#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace omt;
using namespace omt::catalog;
using namespace omt::test;
using namespace Qt::StringLiterals;

/** What the service of the catalog does beside reading pages. */
class TestBrowseService : public QObject, public BrowseFixture
{
    Q_OBJECT

private slots:
    void initTestCase() { open(); }

    void aTitleTellsWhatIsKnownOfIt();
    void aQueryIsKeptAsASmartList();
    void theServiceNoticesChanges();
};

void TestBrowseService::aTitleTellsWhatIsKnownOfIt()
{
    Media first = anyMedia();
    first.title = u"The First"_s;
    first.type = MediaType::Anime;
    Media second = first;
    second.title = u"The Second"_s;
    const auto a = insertMedia(*m_connection, first);
    const auto b = insertMedia(*m_connection, second);
    OMT_VERIFY(a);
    OMT_VERIFY(b);
    OMT_VERIFY(
        run(u"insert into media.relationships (media_id, related_media_id, relation_type, notes) "
            "values ('%1', '%2', 'sequel', 'a year later')"_s.arg(a->toString(), b->toString())));
    OMT_VERIFY(run(u"insert into interaction.user_media (user_id, media_id, status, rating) "
                   "values (auth.current_user_id(), '%1', 'completed', 90)"_s.arg(a->toString())));
    OMT_VERIFY(run(
        u"insert into interaction.user_lists (user_id, name) values (auth.current_user_id(), 'Best')"_s));
    OMT_VERIFY(run(
        u"insert into interaction.list_items (list_id, media_id, position) "
        "select id, '%1', 1 from interaction.user_lists where name = 'Best'"_s.arg(a->toString())));
    const auto facts = selectTitleFacts(*m_connection, *a);
    OMT_VERIFY(facts);
    QCOMPARE(facts->media.title, u"The First"_s);
    QCOMPARE(facts->classPath,
             (QStringList{u"video"_s, u"video.series"_s, u"video.series.anime"_s}));
    QCOMPARE(facts->relations.size(), 1);
    QCOMPARE(facts->relations.first().relation, u"sequel"_s);
    QCOMPARE(facts->relations.first().row.title, u"The Second"_s);
    QCOMPARE(facts->relations.first().notes, u"a year later"_s);
    QCOMPARE(facts->ratings.raters, 1);
    QCOMPARE(facts->ratings.byTen[8], 1);
    QCOMPARE(facts->ratings.mean, 90.0);
    QCOMPARE(facts->lists.size(), 1);
    QCOMPARE(facts->lists.first().name, u"Best"_s);
    const auto back = selectTitleFacts(*m_connection, *b);
    OMT_VERIFY(back);
    QCOMPARE(back->relations.size(), 1);
    QCOMPARE(back->relations.first().relation, u"prequel"_s);
    QCOMPARE(back->relations.first().readingOrder, -1);
    QVERIFY(selectTitleFacts(*m_connection, MediaId(QUuid::createUuid())).error().kind
            == Error::Kind::NotFound);
}

void TestBrowseService::aQueryIsKeptAsASmartList()
{
    db::Database database(m_database->asLocalUser());
    BrowseService service(database);
    service.setBuildsByItself(false);
    BrowseQuery query;
    query.filter = parseSearchQuery(u"type:anime year:1990..1999 -genre:horror"_s);
    const auto id = awaited(service.saveAsList(u" Nineties  anime "_s, query));
    OMT_VERIFY(id);
    const auto rule = m_admin->query(
        db::Statement::fromText(
            u"rule"_s,
            u"select name, filter_definition from interaction.user_lists where id = :id::uuid"_s),
        {{u"id", *id}});
    OMT_VERIFY(rule);
    QCOMPARE(rule->first().text(u"name"), u"Nineties anime"_s);
    QVERIFY(browseQueryFromJson(rule->first().json(u"filter_definition").object()) == query);
    const auto again = awaited(service.saveAsList(u"Nineties anime"_s, query));
    QVERIFY(!again);
    QVERIFY(again.error().message.contains(u"already"));
    QVERIFY(awaited(service.saveAsList(u"  "_s, query)).error().kind == Error::Kind::Invalid);
    const auto unseen = awaited(service.saveAsList(u"\u200b\u3164"_s, query));
    QVERIFY(!unseen && unseen.error().kind == Error::Kind::Invalid);

    query.sort = BrowseSort::Popularity;
    OMT_VERIFY(awaited(service.updateList(*id, query)));
    const QJsonDocument changed = QJsonDocument::fromJson(
        value(
            u"select filter_definition from interaction.user_lists where name = 'Nineties anime'"_s)
            .toUtf8());
    QVERIFY(browseQueryFromJson(changed.object()) == query);
    QVERIFY(awaited(service.updateList(ListId(newUuid()), query)).error().kind
            == Error::Kind::NotFound);
    QCOMPARE(value(u"select count(*) from interaction.edits where label like '%smart list%'"_s),
             u"2"_s); // both can be undone
}

void TestBrowseService::theServiceNoticesChanges()
{
    db::Database database(m_database->asLocalUser());
    BrowseService service(database);
    service.setBuildsByItself(false);
    QTRY_VERIFY(database.changes()->isListening());
    BrowseQuery query;
    query.filter = parseSearchQuery(u"status:planned"_s);
    const auto before = awaited(service.open(query, 10));
    OMT_VERIFY(before);
    OMT_VERIFY(run(
        u"insert into interaction.user_media (user_id, media_id, status) select auth.current_user_id(), id, "
        "'planned' from media.media m where not exists (select from interaction.user_media u "
        "where u.media_id = m.id) order by id limit 10"_s));
    QTRY_COMPARE(awaited(service.open(query, 10))->total, before->total + 10);
    const auto facets = awaited(service.facets(query));
    OMT_VERIFY(facets);
    QCOMPARE(facets->total, before->total + 10);
    const auto all = awaited(service.open({}, 10));
    OMT_VERIFY(all);
    OMT_VERIFY(add(anyMedia()));
    QTRY_COMPARE(awaited(service.page({}, 0, 10))->total, all->total + 1);
}

QTEST_GUILESS_MAIN(TestBrowseService)
#include "tst_browseservice.moc"
