// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/library/shelf.h"
#include "tests/support/testmacros.h"

#include <QTest>

using namespace omt;
using namespace omt::test;
using namespace Qt::StringLiterals;

/** Lists of titles, against the real database. */
class TestLists : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void listIsMadeAndFound();
    void namesAreUnique();
    void namesAreChecked_data();
    void namesAreChecked();
    void listIsRenamed();
    void itemsAreAppendedOnce();
    void itemsAreTakenOut();
    void itemsMove_data();
    void itemsMove();
    void listIsRemoved();
    void smartListsTakeNoItems();
    void listsOfOthersAreNotThere();

private:
    QString order(ListId list);
    ListId fill();
    int edits() { return m_shelf->value(u"select count(*) from interaction.edits"_s).toInt(); }

    std::unique_ptr<Shelf> m_shelf;
    QList<MediaId> m_ids; // A to E
};

void TestLists::init()
{
    auto shelf = Shelf::create();
    OMT_VERIFY(shelf);
    m_shelf = *std::move(shelf);
    m_ids.clear();
}

QString TestLists::order(ListId list)
{
    TitleQuery query;
    query.list = list;
    query.sort = TitleSort::ListPosition;
    return m_shelf->titles(query).join(QString());
}

ListId TestLists::fill()
{
    for (const char16_t *title : {u"A", u"B", u"C", u"D", u"E"})
        m_ids.append(m_shelf->add(QString::fromUtf16(title)));
    const auto list = awaited(m_shelf->lists().create(u"Best"_s));
    if (list)
        (void)awaited(m_shelf->lists().addItems(*list, m_ids));
    return list.valueOr({});
}

void TestLists::listIsMadeAndFound()
{
    OMT_VERIFY(awaited(m_shelf->lists().create(u"Zebra"_s)));
    const auto list = awaited(m_shelf->lists().create(u" apple "_s, u"round"_s));
    OMT_VERIFY(list);
    const auto lists = awaited(m_shelf->lists().lists());
    OMT_VERIFY(lists);
    QCOMPARE(lists->size(), 2);
    QCOMPARE(lists->first().id, *list);
    QCOMPARE(lists->first().name, u"apple"_s);
    QCOMPARE(lists->first().description, u"round"_s);
    QCOMPARE(lists->first().itemCount, 0);
    QVERIFY(!lists->first().isPublic);
    QVERIFY(lists->first().createdAt.isValid());
    QCOMPARE(m_shelf->label(), u"Made the list “apple”"_s);
}

void TestLists::namesAreUnique()
{
    const auto first = awaited(m_shelf->lists().create(u"Best"_s));
    OMT_VERIFY(first);
    const int before = edits();
    const auto twice = awaited(m_shelf->lists().create(u"Best"_s));
    QVERIFY(!twice);
    QCOMPARE(toString(twice.error().kind), toString(Error::Kind::Conflict));
    QCOMPARE(twice.error().message, u"There is a list called “Best” already."_s);
    const auto other = awaited(m_shelf->lists().create(u"Other"_s));
    OMT_VERIFY(other);
    const auto renamed = awaited(m_shelf->lists().rename(*other, u"Best"_s));
    QVERIFY(!renamed);
    QCOMPARE(toString(renamed.error().kind), toString(Error::Kind::Conflict));
    QCOMPARE(edits(), before + 1); // what failed left no step behind
}

void TestLists::namesAreChecked_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("blanks") << u" \t "_s;
    QTest::newRow("what nobody sees") << u"\u200b\u2060 \u3164\u202e"_s;
    QTest::newRow("too long") << QString(256, u'x');
}

void TestLists::namesAreChecked()
{
    QFETCH(const QString, name);
    const auto list = awaited(m_shelf->lists().create(name));
    QVERIFY(!list);
    QCOMPARE(toString(list.error().kind), toString(Error::Kind::Invalid));
}

void TestLists::listIsRenamed()
{
    const auto list = awaited(m_shelf->lists().create(u"Best"_s));
    OMT_VERIFY(list);
    OMT_VERIFY(awaited(m_shelf->lists().rename(*list, u"Better"_s)));
    QCOMPARE(awaited(m_shelf->lists().lists())->first().name, u"Better"_s);
    const int before = edits();
    OMT_VERIFY(awaited(m_shelf->lists().rename(*list, u"Better"_s)));
    QCOMPARE(edits(), before);
    const auto missing = awaited(m_shelf->lists().rename(ListId(QUuid::createUuid()), u"X"_s));
    QVERIFY(!missing);
    QCOMPARE(toString(missing.error().kind), toString(Error::Kind::NotFound));
}

void TestLists::itemsAreAppendedOnce()
{
    const ListId list = fill();
    QCOMPARE(order(list), u"ABCDE"_s);
    const MediaId f = m_shelf->add(u"F"_s);
    const auto added = awaited(m_shelf->lists().addItems(list, {m_ids[0], f, f, m_ids[1]}));
    OMT_VERIFY(added);
    QCOMPARE(*added, 1);
    QCOMPARE(order(list), u"ABCDEF"_s);
    const int before = edits();
    const auto again = awaited(m_shelf->lists().addItems(list, {f}));
    OMT_VERIFY(again);
    QCOMPARE(*again, 0);
    QCOMPARE(edits(), before);
    QCOMPARE(awaited(m_shelf->lists().lists())->first().itemCount, 6);
}

void TestLists::itemsAreTakenOut()
{
    const ListId list = fill();
    const auto removed = awaited(
        m_shelf->lists().removeItems(list, {m_ids[0], m_ids[3], MediaId(QUuid::createUuid())}));
    OMT_VERIFY(removed);
    QCOMPARE(*removed, 2);
    QCOMPARE(order(list), u"BCE"_s);
    const auto again = awaited(m_shelf->lists().removeItems(list, {m_ids[0]}));
    OMT_VERIFY(again);
    QCOMPARE(*again, 0);
}

void TestLists::itemsMove_data()
{
    QTest::addColumn<QString>("moved");
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("order");
    const auto row = [](const char *name, const char16_t *moved, int at, const char16_t *order) {
        QTest::newRow(name) << QString::fromUtf16(moved) << at << QString::fromUtf16(order);
    };
    row("one up", u"D", 1, u"ADBCE");
    row("one down", u"A", 3, u"BCADE");
    row("to the end", u"B", 5, u"ACDEB");
    row("past the end", u"B", 99, u"ACDEB");
    row("to the start", u"E", 0, u"EABCD");
    row("two apart, in the order given", u"DB", 0, u"DBACE");
    row("onto itself", u"C", 2, u"ABCDE");
    row("behind itself", u"C", 3, u"ABCDE");
}

void TestLists::itemsMove()
{
    QFETCH(const QString, moved);
    QFETCH(const int, row);
    QFETCH(const QString, order);
    const ListId list = fill();
    QList<MediaId> ids;
    for (const QChar title : moved)
        ids.append(m_ids[title.unicode() - u'A']);
    OMT_VERIFY(awaited(m_shelf->lists().moveItems(list, ids, row)));
    QCOMPARE(this->order(list), order);
}

void TestLists::listIsRemoved()
{
    const ListId list = fill();
    OMT_VERIFY(awaited(m_shelf->lists().remove(list)));
    QVERIFY(awaited(m_shelf->lists().lists())->isEmpty());
    QCOMPARE(m_shelf->value(u"select count(*) from interaction.list_items"_s), u"0"_s);
    const auto again = awaited(m_shelf->lists().remove(list));
    QVERIFY(!again);
    QCOMPARE(toString(again.error().kind), toString(Error::Kind::NotFound));
}

void TestLists::smartListsTakeNoItems()
{
    const ListId list = fill();
    OMT_VERIFY(m_shelf->database().script(
        u"delete from interaction.list_items;"
        "update interaction.user_lists set list_type = 'smart', filter_definition = '{}'"_s));
    const auto added = awaited(m_shelf->lists().addItems(list, m_ids));
    QVERIFY(!added);
    QCOMPARE(toString(added.error().kind), toString(Error::Kind::Invalid));
    OMT_VERIFY(awaited(m_shelf->lists().rename(list, u"Smart"_s)));
    OMT_VERIFY(awaited(m_shelf->lists().remove(list)));
}

void TestLists::listsOfOthersAreNotThere()
{
    const ListId list = fill();
    OMT_VERIFY(m_shelf->database().script(u"update interaction.user_lists set is_public = true"_s));
    const auto mallory = m_shelf->database().signIn(u"mallory"_s);
    OMT_VERIFY(mallory);
    m_shelf->become(*mallory);
    QVERIFY(awaited(m_shelf->lists().lists())->isEmpty());
    QCOMPARE(order(list), u"ABCDE"_s); // public: to be looked at
    QVERIFY(!awaited(m_shelf->lists().rename(list, u"Mine"_s)));
    QVERIFY(!awaited(m_shelf->lists().addItems(list, m_ids)));
    QVERIFY(!awaited(m_shelf->lists().removeItems(list, m_ids)));
    QVERIFY(!awaited(m_shelf->lists().moveItems(list, {m_ids[4]}, 0)));
    QVERIFY(!awaited(m_shelf->lists().remove(list)));
    QCOMPARE(order(list), u"ABCDE"_s);
}

QTEST_GUILESS_MAIN(TestLists)
#include "tst_lists.moc"
