// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/library/shelf.h"
#include "tests/support/testmacros.h"

#include <QTest>

using namespace omt;
using namespace omt::test;
using namespace Qt::StringLiterals;

/** Reading a library and changing entries, against the real database. */
class TestLibrary : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void titleIsAddedByFirstChange();
    void firstProgressStarts();
    void everyStepSaysWhatItDid();
    void lastProgressCompletesAndOffersRating();
    void progressAfterCompletedOpensNewPass();
    void manyTitlesChangeInOneStep();
    void sameValuesWriteNothing();
    void unknownTitleIsSaid();
    void everyFieldComesBack();
    void tagsAreTidied();
    void rulesCanBeSwitchedOff();
    void spineIsSorted_data();
    void spineIsSorted();
    void whatIsEqualGoesOnByTheNextKey();
    void spineIsFiltered_data();
    void spineIsFiltered();
    void spineOfListKeepsItsOrder();
    void spineOfCatalogHasEverything();
    void rowsComeInTheOrderAsked();
    void countsAreExact();
    void detailTellsEverything();
    void recordsTellEverything();
    void reviewIsWrittenChangedAndRemoved();
    void reviewNeedsAnEntry();
    void removalTakesPassesReviewsAndPlaces();
    void othersSeeTheirOwnLibrary();

private:
    Result<library::EditReceipt> apply(const QList<MediaId> &ids, const EntryPatch &patch)
    {
        return awaited(m_shelf->library().apply(ids, patch));
    }
    void fillShelf();

    std::unique_ptr<Shelf> m_shelf;
    QHash<QString, MediaId> m_ids;
};

void TestLibrary::init()
{
    auto shelf = Shelf::create();
    OMT_VERIFY(shelf);
    m_shelf = *std::move(shelf);
    m_ids.clear();
}

void TestLibrary::titleIsAddedByFirstChange()
{
    const MediaId id = m_shelf->add(u"Frieren"_s);
    QVERIFY(!m_shelf->entry(id));
    EntryPatch patch;
    patch.status = Status::Planned;
    const auto receipt = apply({id}, patch);
    OMT_VERIFY(receipt);
    QCOMPARE(receipt->changed, 1);
    QCOMPARE(receipt->label, u"Added “Frieren” to the library"_s);
    QVERIFY(!receipt->editId.isNull());
    const auto entry = m_shelf->entry(id);
    QVERIFY(entry);
    QCOMPARE(toString(entry->status), toString(Status::Planned));
    QCOMPARE(entry->progress, 0);
    QVERIFY(entry->createdAt.isValid());
}

void TestLibrary::firstProgressStarts()
{
    const MediaId id = m_shelf->add(u"Frieren"_s, MediaType::Anime, 28);
    EntryPatch patch;
    patch.progressBy = 1;
    const auto receipt = apply({id}, patch);
    OMT_VERIFY(receipt);
    QCOMPARE(receipt->label, u"Set progress of “Frieren” to 1"_s);
    const auto entry = m_shelf->entry(id);
    QVERIFY(entry);
    QCOMPARE(toString(entry->status), toString(Status::InProgress));
    QCOMPARE(entry->progress, 1);
    QCOMPARE(entry->startedAt, PartialDate::fromDate(QDate::currentDate()));
}

void TestLibrary::everyStepSaysWhatItDid()
{
    const MediaId id = m_shelf->add(u"Frieren"_s, MediaType::Anime, 2);
    EntryPatch more;
    more.progressBy = 1;
    OMT_VERIFY(apply({id}, more));
    QCOMPARE(apply({id}, more)->label, u"Completed “Frieren”"_s);
    QCOMPARE(apply({id}, more)->label, u"Started “Frieren” again (2nd time)"_s);
    QCOMPARE(m_shelf->entry(id)->passNumber, 2);
    EntryPatch again;
    again.startsAgain = true;
    QCOMPARE(apply({id}, again)->label, u"Started “Frieren” again (3rd time)"_s);
    EntryPatch rate;
    rate.rating = Rating::fromHundred(85);
    QCOMPARE(apply({id}, rate)->label, u"Rated “Frieren” 85 of 100"_s);
    m_shelf->library().setRatingScale(RatingScale::FiveStars);
    rate.rating = Rating::fromHundred(90);
    QCOMPARE(apply({id}, rate)->label, u"Rated “Frieren” 4½ of 5 stars"_s);

    const MediaId film = m_shelf->add(u"Ran"_s, MediaType::Movie, 162);
    QCOMPARE(apply({film}, more)->label, u"Completed “Ran”"_s);
    QCOMPARE(m_shelf->entry(film)->progress, 162);
    QCOMPARE(apply({film}, more)->label, u"Completed “Ran” again (2nd time)"_s);
    const MediaId turned = m_shelf->add(u"\u202enaR\u202c"_s, MediaType::Movie, 90);
    QCOMPARE(apply({turned}, more)->label, u"Completed “naR”"_s);
}

void TestLibrary::lastProgressCompletesAndOffersRating()
{
    const MediaId id = m_shelf->add(u"Frieren"_s, MediaType::Anime, 28);
    EntryPatch patch;
    patch.progress = 1000;
    const auto receipt = apply({id}, patch);
    OMT_VERIFY(receipt);
    QCOMPARE(receipt->offersRating, QList<MediaId>{id});
    const auto entry = m_shelf->entry(id);
    QVERIFY(entry);
    QCOMPARE(entry->progress, 28);
    QCOMPARE(toString(entry->status), toString(Status::Completed));
    QCOMPARE(entry->completedAt, PartialDate::fromDate(QDate::currentDate()));
}

void TestLibrary::progressAfterCompletedOpensNewPass()
{
    const MediaId id = m_shelf->add(u"Frieren"_s, MediaType::Anime, 28);
    EntryPatch done;
    done.status = Status::Completed;
    done.rating = Rating::fromHundred(85);
    done.startedAt = PartialDate::fromMonth(2023, 9);
    done.completedAt = PartialDate::fromYear(2024);
    OMT_VERIFY(apply({id}, done));
    EntryPatch more;
    more.progressBy = 1;
    OMT_VERIFY(apply({id}, more));
    const auto detail = awaited(m_shelf->library().detail(id));
    OMT_VERIFY(detail);
    QVERIFY(detail->entry);
    QCOMPARE(detail->entry->passNumber, 2);
    QCOMPARE(detail->entry->progress, 1);
    QCOMPARE(toString(detail->entry->status), toString(Status::InProgress));
    QCOMPARE(detail->earlierPasses.size(), 1);
    const Pass first = detail->earlierPasses.first();
    QCOMPARE(first.number, 1);
    QCOMPARE(first.progress, 28);
    QCOMPARE(first.rating, Rating::fromHundred(85));
    QCOMPARE(first.startedAt.toString(), u"2023-09"_s);
    QCOMPARE(first.completedAt.toString(), u"2024"_s);
}

void TestLibrary::manyTitlesChangeInOneStep()
{
    const MediaId a = m_shelf->add(u"A"_s);
    const MediaId b = m_shelf->add(u"B"_s);
    const MediaId c = m_shelf->add(u"C"_s);
    EntryPatch patch;
    patch.rating = Rating::fromHundred(70);
    const auto receipt = apply({a, b, c, a}, patch);
    OMT_VERIFY(receipt);
    QCOMPARE(receipt->changed, 3);
    QVERIFY2(receipt->label.startsWith(u"Rated 3 title"_s), qPrintable(receipt->label));
    for (const MediaId id : {a, b, c})
        QCOMPARE(m_shelf->entry(id)->rating, Rating::fromHundred(70));
    QCOMPARE(m_shelf->value(u"select count(*) from interaction.edits where label like 'Rated%'"_s),
             u"1"_s);
}

void TestLibrary::sameValuesWriteNothing()
{
    const MediaId a = m_shelf->add(u"A"_s);
    const MediaId b = m_shelf->add(u"B"_s);
    EntryPatch patch;
    patch.status = Status::OnHold;
    OMT_VERIFY(apply({a, b}, patch));
    const QString edits = m_shelf->value(u"select count(*) from interaction.edits"_s);
    const auto again = apply({a, b}, patch);
    OMT_VERIFY(again);
    QCOMPARE(again->changed, 0);
    QVERIFY(again->editId.isNull());
    QCOMPARE(m_shelf->value(u"select count(*) from interaction.edits"_s), edits);
    // One that differs does not drag the other along.
    EntryPatch other;
    other.notes = u"good"_s;
    OMT_VERIFY(apply({a}, other));
    const auto both = apply({a, b}, other);
    OMT_VERIFY(both);
    QCOMPARE(both->changed, 1);
    QCOMPARE(m_shelf->value(u"select count(*) from interaction.activity where edit_id = '"_s
                            + both->editId.toString() + u'\''),
             u"1"_s);
}

void TestLibrary::unknownTitleIsSaid()
{
    EntryPatch patch;
    patch.status = Status::Planned;
    const auto receipt = apply({MediaId(QUuid::createUuid())}, patch);
    QVERIFY(!receipt);
    QCOMPARE(toString(receipt.error().kind), toString(Error::Kind::NotFound));
    const auto nothing = apply({}, patch);
    OMT_VERIFY(nothing);
    QCOMPARE(nothing->changed, 0);
}

void TestLibrary::everyFieldComesBack()
{
    const MediaId id = m_shelf->add(u"Frieren"_s, MediaType::Anime, 28);
    EntryPatch patch;
    patch.status = Status::Dropped;
    patch.progress = 7;
    patch.rating = Rating::fromHundred(1);
    patch.notes = u"line one\nquote ' \" \\ {brace} NULL, and 日本語 \U0001F600"_s;
    patch.tags = QStringList{u"with, comma"_s, u"with \"quote\""_s, u"NULL"_s, u"{a}"_s};
    patch.startedAt = PartialDate::fromYear(1987);
    patch.completedAt = PartialDate::fromString(u"2021-03-04T05:06:07Z");
    patch.isFavourite = true;
    patch.isPrivate = true;
    OMT_VERIFY(apply({id}, patch));
    const auto entry = m_shelf->entry(id);
    QVERIFY(entry);
    QCOMPARE(toString(entry->status), toString(Status::Dropped));
    QCOMPARE(entry->progress, 7);
    QCOMPARE(entry->rating, patch.rating.value());
    QCOMPARE(entry->notes, *patch.notes);
    QCOMPARE(entry->tags, *patch.tags);
    QCOMPARE(entry->startedAt.toString(), u"1987"_s);
    QCOMPARE(entry->completedAt.toString(), u"2021-03-04T05:06:07Z"_s);
    QVERIFY(entry->isFavourite);
    QVERIFY(entry->isPrivate);
    EntryPatch clear;
    clear.rating = std::optional<Rating>();
    clear.startedAt = PartialDate();
    clear.tags = QStringList();
    OMT_VERIFY(apply({id}, clear));
    const auto cleared = m_shelf->entry(id);
    QVERIFY(!cleared->rating);
    QVERIFY(!cleared->startedAt.isKnown());
    QVERIFY(cleared->tags.isEmpty());
    QCOMPARE(cleared->completedAt, entry->completedAt);
}

void TestLibrary::tagsAreTidied()
{
    const MediaId id = m_shelf->add(u"Frieren"_s);
    EntryPatch patch;
    patch.tags = QStringList{u" cosy "_s, u""_s, u"\u200b\u00a0"_s, u"elves"_s, u"cosy"_s};
    OMT_VERIFY(apply({id}, patch));
    QCOMPARE(m_shelf->entry(id)->tags, (QStringList{u"cosy"_s, u"elves"_s}));
}

void TestLibrary::rulesCanBeSwitchedOff()
{
    const MediaId id = m_shelf->add(u"Frieren"_s, MediaType::Anime, 28);
    m_shelf->library().setAutomaticRules({false, false, false});
    EntryPatch patch;
    patch.progress = 28;
    OMT_VERIFY(apply({id}, patch));
    QCOMPARE(toString(m_shelf->entry(id)->status), toString(Status::Planned));
}

// Four titles that differ in everything a page sorts or filters by.
void TestLibrary::fillShelf()
{
    struct Spec
    {
        const char16_t *title;
        MediaType type;
        int year; // 0: unknown
        Status status;
        int progress;
        int rating; // 0: unrated
        const char16_t *started;
        const char16_t *tag;
    };
    const QList<Spec> specs{
        {u"Älpha", MediaType::Anime, 2010, Status::Completed, 12, 90, u"2020-05", u"cosy"},
        {u"beta", MediaType::Book, 1999, Status::InProgress, 300, 0, u"2021", u"long"},
        {u"Gamma Ray", MediaType::Movie, 0, Status::Planned, 0, 40, u"", u"cosy"},
        {u"delta ray", MediaType::Manga, 2015, Status::OnHold, 7, 0, u"2019-12-31", u""}};
    for (const Spec &spec : specs) {
        Media media;
        media.title = QString::fromUtf16(spec.title);
        media.type = spec.type;
        if (spec.year)
            media.releaseDate = PartialDate::fromYear(spec.year);
        const MediaId id = m_shelf->add(media);
        QVERIFY(!id.isNull());
        m_ids.insert(media.title, id);
        EntryPatch patch;
        patch.status = spec.status;
        patch.progress = spec.progress;
        patch.rating = Rating::fromHundred(spec.rating);
        patch.startedAt = PartialDate::fromString(QString::fromUtf16(spec.started));
        const QString tag = QString::fromUtf16(spec.tag);
        if (!tag.isEmpty())
            patch.tags = QStringList{tag};
        OMT_VERIFY(apply({id}, patch));
    }
}

void TestLibrary::spineIsSorted_data()
{
    QTest::addColumn<int>("sort");
    QTest::addColumn<bool>("descending");
    QTest::addColumn<QString>("order");
    const auto row = [](const char *name, TitleSort sort, bool descending, const char16_t *order) {
        QTest::newRow(name) << static_cast<int>(sort) << descending << QString::fromUtf16(order);
    };
    row("by title, accents and case apart", TitleSort::Title, false,
        u"Älpha,beta,delta ray,Gamma Ray");
    row("by title from the back", TitleSort::Title, true, u"Gamma Ray,delta ray,beta,Älpha");
    row("by year, unknown last", TitleSort::Year, false, u"beta,Älpha,delta ray,Gamma Ray");
    row("by year from the back, unknown still last", TitleSort::Year, true,
        u"delta ray,Älpha,beta,Gamma Ray");
    row("by rating, unrated last by title", TitleSort::Rating, false,
        u"Gamma Ray,Älpha,beta,delta ray");
    row("by rating from the back", TitleSort::Rating, true, u"Älpha,Gamma Ray,beta,delta ray");
    row("by progress", TitleSort::Progress, false, u"Gamma Ray,delta ray,Älpha,beta");
    row("by status as menus show it", TitleSort::Status, false, u"beta,Gamma Ray,Älpha,delta ray");
    row("by type as menus show it", TitleSort::Type, false, u"Älpha,Gamma Ray,beta,delta ray");
    row("by start, unknown last", TitleSort::StartedAt, false, u"delta ray,Älpha,beta,Gamma Ray");
    row("by start from the back", TitleSort::StartedAt, true, u"beta,Älpha,delta ray,Gamma Ray");
    row("by when they came", TitleSort::AddedAt, false, u"Älpha,beta,Gamma Ray,delta ray");
    row("by when they changed, newest first", TitleSort::UpdatedAt, true,
        u"delta ray,Gamma Ray,beta,Älpha");
    row("by place without a list: by title", TitleSort::ListPosition, false,
        u"Älpha,beta,delta ray,Gamma Ray");
}

void TestLibrary::spineIsSorted()
{
    QFETCH(const int, sort);
    QFETCH(const bool, descending);
    QFETCH(const QString, order);
    fillShelf();
    TitleQuery query;
    query.sort = static_cast<TitleSort>(sort);
    query.descending = descending;
    QCOMPARE(m_shelf->titles(query).join(u','), order);
}

void TestLibrary::whatIsEqualGoesOnByTheNextKey()
{
    fillShelf();
    TitleQuery query;
    query.sort = TitleSort::Rating; // two are unrated, and stand last either way
    query.descending = true;
    query.thenBy = {{TitleSort::Year, true}};
    QCOMPARE(m_shelf->titles(query).join(u','), u"Älpha,Gamma Ray,delta ray,beta"_s);
    query.thenBy = {{TitleSort::Year, false}};
    QCOMPARE(m_shelf->titles(query).join(u','), u"Älpha,Gamma Ray,beta,delta ray"_s);
    query.thenBy = {{TitleSort::Popularity, false}, {TitleSort::Title, true}};
    QCOMPARE(m_shelf->titles(query).join(u','), u"Älpha,Gamma Ray,delta ray,beta"_s);
    query.status = Status::OnHold; // still filtered
    QCOMPARE(m_shelf->titles(query).join(u','), u"delta ray"_s);
}

void TestLibrary::spineIsFiltered_data()
{
    QTest::addColumn<TitleQuery>("query");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *name, const TitleQuery &query, const char16_t *found) {
        QTest::newRow(name) << query << QString::fromUtf16(found);
    };
    TitleQuery query;
    query.status = Status::OnHold;
    row("status", query, u"delta ray");
    query = {};
    query.type = MediaType::Book;
    row("type", query, u"beta");
    query = {};
    query.mediaClass = u"written"_s;
    row("class with all below it", query, u"beta,delta ray");
    query = {};
    query.tag = u"cosy"_s;
    row("tag", query, u"Älpha,Gamma Ray");
    query = {};
    query.text = u"RAY"_s;
    row("a word", query, u"delta ray,Gamma Ray");
    query.text = u"ray gam"_s;
    row("every word, the last from its start", query, u"Gamma Ray");
    query.text = u"alp"_s;
    row("without its accent", query, u"Älpha");
    query.text = u"nothing like it"_s;
    row("no such word", query, u"");
    query.text = u"  !! "_s;
    row("signs only filter nothing", query, u"Älpha,beta,delta ray,Gamma Ray");
    query.text = u"' & | ! :* ) \\ ("_s;
    row("operators only filter nothing", query, u"Älpha,beta,delta ray,Gamma Ray");
    query.text = u"ray' | 'alpha"_s;
    row("operators among words are no operators", query, u"");
    query = {};
    query.status = Status::Completed;
    query.type = MediaType::Book;
    row("status and type", query, u"");
}

void TestLibrary::spineIsFiltered()
{
    QFETCH(const TitleQuery, query);
    QFETCH(const QString, found);
    fillShelf();
    QCOMPARE(m_shelf->titles(query).join(u','), found);
}

void TestLibrary::spineOfListKeepsItsOrder()
{
    fillShelf();
    const MediaId outside = m_shelf->add(u"Outside"_s);
    const auto list = awaited(m_shelf->lists().create(u"Best"_s));
    OMT_VERIFY(list);
    OMT_VERIFY(awaited(
        m_shelf->lists().addItems(*list, {m_ids[u"Gamma Ray"_s], outside, m_ids[u"Älpha"_s]})));
    TitleQuery query;
    query.list = *list;
    query.sort = TitleSort::ListPosition;
    QCOMPARE(m_shelf->titles(query).join(u','), u"Gamma Ray,Outside,Älpha"_s);
    query.descending = true;
    QCOMPARE(m_shelf->titles(query).join(u','), u"Älpha,Outside,Gamma Ray"_s);
    query.status = Status::Planned;
    QCOMPARE(m_shelf->titles(query).join(u','), u"Gamma Ray"_s);
}

void TestLibrary::spineOfCatalogHasEverything()
{
    fillShelf();
    (void)m_shelf->add(u"Outside"_s);
    TitleQuery query;
    query.scope = TitleQuery::Scope::Catalog;
    QCOMPARE(m_shelf->titles(query).join(u','), u"Älpha,beta,delta ray,Gamma Ray,Outside"_s);
    query.sort = TitleSort::Rating;
    query.descending = true;
    QCOMPARE(m_shelf->titles(query).join(u','), u"Älpha,Gamma Ray,beta,delta ray,Outside"_s);
}

void TestLibrary::rowsComeInTheOrderAsked()
{
    fillShelf();
    const QList<MediaId> ids{m_ids[u"beta"_s], MediaId(QUuid::createUuid()), m_ids[u"Älpha"_s]};
    const auto rows = awaited(m_shelf->library().rows(ids));
    OMT_VERIFY(rows);
    QCOMPARE(rows->size(), 2);
    QCOMPARE(rows->at(0).title, u"beta"_s);
    QCOMPARE(toString(rows->at(0).type), toString(MediaType::Book));
    QCOMPARE(rows->at(1).title, u"Älpha"_s);
    QCOMPARE(rows->at(1).releaseDate.toString(), u"2010"_s);
    QVERIFY(rows->at(1).entry);
}

void TestLibrary::countsAreExact()
{
    fillShelf();
    (void)m_shelf->add(u"Outside"_s);
    const auto counts = awaited(m_shelf->library().counts());
    OMT_VERIFY(counts);
    QCOMPARE(counts->total, 4);
    QCOMPARE(counts->catalog, 5);
    QCOMPARE(counts->byStatus.value(Status::Planned), 1);
    QCOMPARE(counts->byStatus.value(Status::Dropped), 0);
    QCOMPARE(counts->byType.value(MediaType::Manga), 1);
}

void TestLibrary::detailTellsEverything()
{
    Media media;
    media.title = u"Frieren"_s;
    media.type = MediaType::Anime;
    media.progressTotal = 28;
    media.names = {{u"葬送のフリーレン"_s, u"ja"_s, u"original"_s}};
    const MediaId id = m_shelf->add(media);
    EntryPatch patch;
    patch.progress = 3;
    OMT_VERIFY(apply({id}, patch));
    const auto list = awaited(m_shelf->lists().create(u"Elves"_s));
    OMT_VERIFY(list);
    OMT_VERIFY(awaited(m_shelf->lists().addItems(*list, {id})));
    Review review;
    review.text = u"Slow and kind."_s;
    review.writtenAt = PartialDate::fromDate(QDate(2024, 3, 22));
    OMT_VERIFY(awaited(m_shelf->library().setReview(id, review)));
    OMT_VERIFY(m_shelf->database().script(
        u"update interaction.user_media set meta_snapshot = '{\"mal\": {\"x\": 1}}'"_s));

    const auto detail = awaited(m_shelf->library().detail(id));
    OMT_VERIFY(detail);
    QCOMPARE(detail->media.title, u"Frieren"_s);
    QCOMPARE(detail->media.names, media.names);
    QCOMPARE(detail->media.progressTotal, 28);
    QVERIFY(detail->entry);
    QCOMPARE(detail->entry->progress, 3);
    QCOMPARE(detail->entry->metaSnapshot.value(u"mal"_s).toObject().value(u"x"_s).toInt(), 1);
    QCOMPARE(detail->reviews, QList<Review>{review});
    QCOMPARE(detail->lists, QStringList{u"Elves"_s});
    QVERIFY(detail->history.size() >= 3);
    QCOMPARE(detail->history.first().operation, u"insert"_s);
    QCOMPARE(detail->history.first().table, u"interaction.reviews"_s);
    QCOMPARE(detail->history.first().label, u"Reviewed “Frieren”"_s);
    const auto gone = awaited(m_shelf->library().detail(MediaId(QUuid::createUuid())));
    QVERIFY(!gone);
    QCOMPARE(toString(gone.error().kind), toString(Error::Kind::NotFound));
}

void TestLibrary::recordsTellEverything()
{
    Media media;
    media.title = u"Frieren"_s;
    media.type = MediaType::Anime;
    media.externalKeys = {{u"mal"_s, u"anime"_s, u"52991"_s}};
    const MediaId id = m_shelf->add(media);
    const MediaId other = m_shelf->add(u"Aria"_s);
    EntryPatch patch;
    patch.progress = 3;
    OMT_VERIFY(apply({id, other}, patch));
    Review review;
    review.text = u"Kind."_s;
    OMT_VERIFY(awaited(m_shelf->library().setReview(id, review)));
    const auto records = awaited(m_shelf->library().records({}));
    OMT_VERIFY(records);
    QCOMPARE(records->size(), 2);
    QCOMPARE(records->at(0).row.title, u"Aria"_s);
    QVERIFY(records->at(0).reviews.isEmpty());
    QCOMPARE(records->at(1).externalKeys, media.externalKeys);
    QCOMPARE(records->at(1).reviews, QList<Review>{review});
}

void TestLibrary::reviewIsWrittenChangedAndRemoved()
{
    const MediaId id = m_shelf->add(u"Frieren"_s);
    EntryPatch patch;
    patch.status = Status::Completed;
    OMT_VERIFY(apply({id}, patch));
    Review review;
    review.text = u"Good."_s;
    review.hasSpoilers = true;
    const auto written = awaited(m_shelf->library().setReview(id, review));
    OMT_VERIFY(written);
    QCOMPARE(written->changed, 1);
    const auto again = awaited(m_shelf->library().setReview(id, review));
    OMT_VERIFY(again);
    QCOMPARE(again->changed, 0);
    review.text = u"Better."_s;
    OMT_VERIFY(awaited(m_shelf->library().setReview(id, review)));
    QCOMPARE(awaited(m_shelf->library().detail(id))->reviews, QList<Review>{review});
    review.text = u"  "_s;
    const auto removed = awaited(m_shelf->library().setReview(id, review));
    OMT_VERIFY(removed);
    QCOMPARE(removed->changed, 1);
    QVERIFY(awaited(m_shelf->library().detail(id))->reviews.isEmpty());
    const auto nothing = awaited(m_shelf->library().setReview(id, review));
    OMT_VERIFY(nothing);
    QCOMPARE(nothing->changed, 0);
}

void TestLibrary::reviewNeedsAnEntry()
{
    const MediaId id = m_shelf->add(u"Frieren"_s);
    Review review;
    review.text = u"Good."_s;
    const auto written = awaited(m_shelf->library().setReview(id, review));
    QVERIFY(!written);
    QCOMPARE(toString(written.error().kind), toString(Error::Kind::NotFound));
}

void TestLibrary::removalTakesPassesReviewsAndPlaces()
{
    const MediaId id = m_shelf->add(u"Frieren"_s, MediaType::Anime, 28);
    const MediaId stays = m_shelf->add(u"Aria"_s);
    EntryPatch patch;
    patch.status = Status::Completed;
    OMT_VERIFY(apply({id, stays}, patch));
    EntryPatch again;
    again.startsAgain = true;
    OMT_VERIFY(apply({id}, again));
    Review review;
    review.text = u"Good."_s;
    OMT_VERIFY(awaited(m_shelf->library().setReview(id, review)));
    const auto list = awaited(m_shelf->lists().create(u"Elves"_s));
    OMT_VERIFY(awaited(m_shelf->lists().addItems(*list, {id, stays})));

    const auto receipt = awaited(m_shelf->library().remove({id}));
    OMT_VERIFY(receipt);
    QCOMPARE(receipt->changed, 1);
    QCOMPARE(receipt->label, u"Removed “Frieren” from the library"_s);
    QVERIFY(!m_shelf->entry(id));
    QVERIFY(m_shelf->entry(stays));
    QCOMPARE(m_shelf->value(u"select count(*) from interaction.passes"_s), u"0"_s);
    QCOMPARE(m_shelf->value(u"select count(*) from interaction.reviews"_s), u"0"_s);
    QCOMPARE(m_shelf->value(u"select count(*) from interaction.list_items"_s), u"1"_s);
    const auto nothing = awaited(m_shelf->library().remove({id}));
    OMT_VERIFY(nothing);
    QCOMPARE(nothing->changed, 0);
}

void TestLibrary::othersSeeTheirOwnLibrary()
{
    const MediaId id = m_shelf->add(u"Frieren"_s);
    EntryPatch patch;
    patch.notes = u"secret"_s;
    OMT_VERIFY(apply({id}, patch));
    const auto other = m_shelf->database().signIn(u"mallory"_s);
    OMT_VERIFY(other);
    m_shelf->become(*other);
    QVERIFY(!m_shelf->entry(id));
    QCOMPARE(m_shelf->titles({}), QStringList());
    QCOMPARE(awaited(m_shelf->library().counts())->total, 0);
    QVERIFY(awaited(m_shelf->library().detail(id))->history.isEmpty());
}

Q_DECLARE_METATYPE(omt::TitleQuery)
QTEST_GUILESS_MAIN(TestLibrary)
#include "tst_library.moc"
