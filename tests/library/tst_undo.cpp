// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/library/shelf.h"
#include "tests/support/testmacros.h"

#include <QJsonArray>
#include <QTest>

using namespace omt;
using namespace omt::test;
using namespace Qt::StringLiterals;

/** Undo, redo and taking imports back, against the real database. */
class TestUndo : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void nothingToUndoIsSaid();
    void everyStepGoesAndComesBack_data();
    void everyStepGoesAndComesBack();
    void manyStepsGoBackOneByOne();
    void newEditDiscardsWhatWasUndone();
    void worksAfterRestart();
    void undoneRemovalKeepsWhenItCame();
    void titleWithEverythingComesBack();
    void titleAddedWithItsEntryIsOneStep();
    void titleThatCannotBeAddedLeavesNothing();
    void titleInUseByAnotherStays();
    void changedSinceIsLeftAndCounted();
    void stepsOfOthersAreTheirOwn();
    void importIsTakenBack();
    void importIsTakenBackMuchLater();
    void importUpdatesAreTakenBack();
    void whatIsLeftIsNamed();
    void partlyTakenBackIsChangedNow();
    void timeOfChangeStaysWhereItDidNotMove();
    void importOfOthersIsNotThere();
    void bigImportIsTakenBackInSets();

private:
    MediaId track(const QString &title, std::optional<int> total = std::nullopt);
    void apply(const QList<MediaId> &ids, const EntryPatch &patch);
    void prepare();
    void act(const QString &step);
    QString snapshot();
    QString runImport(const QString &statements);
    library::UndoReport undo();
    library::UndoReport redo();

    std::unique_ptr<Shelf> m_shelf;
    QList<MediaId> m_ids;
    ListId m_list;
};

void TestUndo::init()
{
    auto shelf = Shelf::create();
    OMT_VERIFY(shelf);
    m_shelf = *std::move(shelf);
    m_ids.clear();
}

MediaId TestUndo::track(const QString &title, std::optional<int> total)
{
    const MediaId id = m_shelf->add(title, MediaType::Anime, total);
    EntryPatch patch;
    patch.status = Status::Planned;
    apply({id}, patch);
    return id;
}

void TestUndo::apply(const QList<MediaId> &ids, const EntryPatch &patch)
{
    OMT_VERIFY(awaited(m_shelf->library().apply(ids, patch)));
}

// "Title: field,field|Title: field"
QString leftText(const QList<LeftAlone> &left)
{
    QStringList lines;
    for (const LeftAlone &one : left)
        lines.append(one.title + u": "_s + one.fields.join(u','));
    return lines.join(u'|');
}

library::UndoReport TestUndo::undo()
{
    const auto report = awaited(m_shelf->undo().undo());
    if (!report)
        qWarning("%s", qPrintable(report.error().toLogString()));
    return report.valueOr({});
}

library::UndoReport TestUndo::redo()
{
    const auto report = awaited(m_shelf->undo().redo());
    if (!report)
        qWarning("%s", qPrintable(report.error().toLogString()));
    return report.valueOr({});
}

// Everything that undo has to bring back, as text: the times of change too, which lists are sorted
// by and imports are compared with.
QString TestUndo::snapshot()
{
    return m_shelf->value(uR"(
        select string_agg(t.doc, E'\n' order by t.doc) from (
          select 'media ' || to_jsonb(m)::text as doc from media.media m
          union all select 'titles ' || to_jsonb(m)::text from media.titles m
          union all select 'links ' || to_jsonb(m)::text from media.external_links m
          union all select 'screen ' || to_jsonb(m)::text from media.screen_attributes m
          union all select 'entry ' || to_jsonb(m)::text from interaction.user_media m
          union all select 'pass ' || to_jsonb(m)::text from interaction.passes m
          union all select 'review ' || to_jsonb(m)::text from interaction.reviews m
          union all select 'list ' || to_jsonb(m)::text from interaction.user_lists m
          union all select 'item ' || to_jsonb(m)::text from interaction.list_items m) t)"_s);
}

void TestUndo::nothingToUndoIsSaid()
{
    const auto state = awaited(m_shelf->undo().state());
    OMT_VERIFY(state);
    QVERIFY(!state->canUndo);
    QVERIFY(!state->canRedo);
    const auto undone = awaited(m_shelf->undo().undo());
    QVERIFY(!undone);
    QCOMPARE(toString(undone.error().kind), toString(Error::Kind::NotFound));
    const auto redone = awaited(m_shelf->undo().redo());
    QVERIFY(!redone);
    QCOMPARE(toString(redone.error().kind), toString(Error::Kind::NotFound));
}

// Three titles in the library, the first completed with a review and on its second pass, all three
// in a list.
void TestUndo::prepare()
{
    m_ids = {track(u"Frieren"_s, 28), track(u"Aria"_s, 13), track(u"Mushishi"_s, 26)};
    EntryPatch done;
    done.status = Status::Completed;
    done.rating = Rating::fromHundred(90);
    done.tags = QStringList{u"cosy, \"slow\""_s};
    done.startedAt = PartialDate::fromMonth(2021, 3);
    apply({m_ids[0]}, done);
    EntryPatch again;
    again.startsAgain = true;
    apply({m_ids[0]}, again);
    Review review;
    review.text = u"Kind."_s;
    OMT_VERIFY(awaited(m_shelf->library().setReview(m_ids[0], review)));
    const auto list = awaited(m_shelf->lists().create(u"Slow"_s, u"to rest"_s));
    OMT_VERIFY(list);
    m_list = *list;
    OMT_VERIFY(awaited(m_shelf->lists().addItems(m_list, m_ids)));
}

void TestUndo::act(const QString &step)
{
    EntryPatch patch;
    if (step == u"progress") {
        patch.progressBy = 1;
        apply({m_ids[1]}, patch);
    } else if (step == u"completed") {
        patch.progress = 13;
        apply({m_ids[1]}, patch);
    } else if (step == u"rating") {
        patch.rating = std::optional<Rating>();
        apply({m_ids[0]}, patch);
    } else if (step == u"three") {
        patch.rating = Rating::fromHundred(55);
        patch.tags = QStringList{u"a"_s, u"b"_s};
        apply(m_ids, patch);
    } else if (step == u"again") {
        patch.status = Status::Completed;
        apply({m_ids[1]}, patch);
        patch = {};
        patch.startsAgain = true;
        apply({m_ids[1]}, patch);
    } else if (step == u"removal") {
        OMT_VERIFY(awaited(m_shelf->library().remove(m_ids)));
    } else if (step == u"entry") {
        patch.status = Status::OnHold;
        apply({m_shelf->add(u"New"_s)}, patch);
    } else if (step == u"review") {
        Review review;
        review.text = u"Changed."_s;
        OMT_VERIFY(awaited(m_shelf->library().setReview(m_ids[0], review)));
    } else if (step == u"no review") {
        OMT_VERIFY(awaited(m_shelf->library().setReview(m_ids[0], {})));
    } else if (step == u"title") {
        Media media;
        media.title = u"Planetes"_s;
        media.type = MediaType::Anime;
        media.externalKeys = {{u"mal"_s, u"anime"_s, u"329"_s}};
        media.progressTotal = 26;
        QVERIFY(!m_shelf->add(media).isNull());
    } else if (step == u"list") {
        OMT_VERIFY(awaited(m_shelf->lists().create(u"Other"_s)));
    } else if (step == u"no list") {
        OMT_VERIFY(awaited(m_shelf->lists().remove(m_list)));
    } else if (step == u"list name") {
        OMT_VERIFY(awaited(m_shelf->lists().rename(m_list, u"Slower"_s)));
    } else if (step == u"no items") {
        OMT_VERIFY(awaited(m_shelf->lists().removeItems(m_list, m_ids.first(2))));
    } else if (step == u"list order") {
        OMT_VERIFY(awaited(m_shelf->lists().moveItems(m_list, {m_ids[2]}, 0)));
    } else if (step == u"import") {
        runImport(u"update interaction.user_media set progress = 3, status = 'in_progress';"
                  "update interaction.reviews set body = 'from the file';"
                  "update media.media set description = 'from the file';"_s);
    } else {
        QFAIL("unknown step");
    }
}

void TestUndo::everyStepGoesAndComesBack_data()
{
    QTest::addColumn<QString>("step");
    for (const char *step :
         {"progress", "completed", "rating", "three", "again", "removal", "entry", "review",
          "no review", "title", "list", "no list", "list name", "no items", "list order", "import"})
        QTest::newRow(step) << QString::fromLatin1(step);
}

void TestUndo::everyStepGoesAndComesBack()
{
    QFETCH(const QString, step);
    prepare();
    const int steps = m_shelf->value(u"select count(*) from interaction.edits"_s).toInt();
    const QString before = snapshot();
    act(step);
    const QString after = snapshot();
    QVERIFY(before != after);
    const int made = m_shelf->value(u"select count(*) from interaction.edits"_s).toInt() - steps;
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < made; ++i) {
            const auto report = undo();
            QVERIFY(report.restored > 0);
            QCOMPARE(report.left, 0);
        }
        QCOMPARE(snapshot(), before);
        for (int i = 0; i < made; ++i) {
            const auto report = redo();
            QVERIFY(report.restored > 0);
            QCOMPARE(report.left, 0);
        }
        QCOMPARE(snapshot(), after);
    }
}

void TestUndo::manyStepsGoBackOneByOne()
{
    const MediaId id = track(u"Frieren"_s, 28);
    EntryPatch patch;
    patch.progressBy = 1;
    for (int i = 0; i < 5; ++i)
        apply({id}, patch);
    QCOMPARE(m_shelf->entry(id)->progress, 5);
    QCOMPARE(m_shelf->label(), u"Set progress of “Frieren” to 5"_s);
    for (int progress = 4; progress >= 2; --progress) {
        undo();
        QCOMPARE(m_shelf->entry(id)->progress, progress);
    }
    QCOMPARE(m_shelf->label(), u"Set progress of “Frieren” to 2"_s);
    QCOMPARE(awaited(m_shelf->undo().state())->redoLabel, u"Set progress of “Frieren” to 3"_s);
    redo();
    redo();
    QCOMPARE(m_shelf->entry(id)->progress, 4);
    undo();
    QCOMPARE(m_shelf->entry(id)->progress, 3);
    redo();
    redo();
    QCOMPARE(m_shelf->entry(id)->progress, 5);
    QVERIFY(!awaited(m_shelf->undo().state())->canRedo);
}

void TestUndo::newEditDiscardsWhatWasUndone()
{
    const MediaId id = track(u"Frieren"_s, 28);
    EntryPatch patch;
    patch.progressBy = 1;
    apply({id}, patch);
    apply({id}, patch);
    undo();
    EntryPatch rating;
    rating.rating = Rating::fromHundred(80);
    apply({id}, rating);
    QVERIFY(!awaited(m_shelf->undo().state())->canRedo);
    QVERIFY(!awaited(m_shelf->undo().redo()));
    undo();
    undo();
    QCOMPARE(m_shelf->entry(id)->progress, 0);
    QVERIFY(!m_shelf->entry(id)->rating);
}

void TestUndo::worksAfterRestart()
{
    const MediaId id = track(u"Frieren"_s, 28);
    EntryPatch patch;
    patch.progressBy = 1;
    apply({id}, patch);
    m_shelf->restart();
    QCOMPARE(m_shelf->label(), u"Set progress of “Frieren” to 1"_s);
    undo();
    QCOMPARE(toString(m_shelf->entry(id)->status), toString(Status::Planned));
    m_shelf->restart();
    QCOMPARE(redo().label, u"Set progress of “Frieren” to 1"_s);
    QCOMPARE(m_shelf->entry(id)->progress, 1);
}

void TestUndo::undoneRemovalKeepsWhenItCame()
{
    const MediaId id = track(u"Frieren"_s);
    OMT_VERIFY(m_shelf->database().script(
        u"update interaction.user_media set created_at = '2001-02-03 04:05:06.789012+00',"
        " meta_snapshot = '{\"mal\": {\"a\": [1, 2.50, null]}}', started_at = '0044-03-15 BC',"
        " started_precision = 'day'"_s));
    const QString before = snapshot();
    OMT_VERIFY(awaited(m_shelf->library().remove({id})));
    undo();
    QCOMPARE(snapshot(), before);
}

void TestUndo::titleWithEverythingComesBack()
{
    Media media;
    media.title = QString(300, u'x');
    media.type = MediaType::Anime;
    media.names = {{u"プラネテス"_s, u"ja"_s, u"original"_s}, {u"ΠΛΑΝΗΤΕΣ"_s, u"el"_s, u"alias"_s}};
    media.releaseDate = PartialDate::fromMonth(2003, 10);
    media.creators = {u"Yukimura, \"Makoto\""_s, u"{Taniguchi}"_s};
    media.genres = {u"Sci-Fi"_s};
    media.attributes = {{u"studios"_s, QJsonArray{u"Sunrise"_s}}, {u"mood"_s, u"quiet"_s}};
    media.externalKeys = {{u"mal"_s, u"anime"_s, u"329"_s}, {u"imdb"_s, u""_s, u"tt0816398"_s}};
    media.progressTotal = 26;
    media.popularity = 3.25;
    const MediaId id = m_shelf->add(media);
    const QString after = snapshot();
    undo();
    QVERIFY(snapshot().isEmpty());
    redo();
    QCOMPARE(snapshot(), after);
    const auto found = awaited(m_shelf->catalog().search(u"πλανητες"_s));
    OMT_VERIFY(found);
    QCOMPARE(found->matches.size(), 1);
    QCOMPARE(found->matches.first().row.id, id);
}

void TestUndo::titleAddedWithItsEntryIsOneStep()
{
    Media media;
    media.title = u"Planetes"_s;
    media.type = MediaType::Anime;
    media.progressTotal = 26;
    EntryPatch patch;
    patch.status = Status::Completed;
    const auto added = awaited(m_shelf->library().addTitle(media, patch));
    OMT_VERIFY(added);
    QCOMPARE(added->receipt.changed, 1);
    QCOMPARE(added->receipt.label, u"Added “Planetes” to the library"_s);
    QCOMPARE(added->receipt.offersRating, QList<MediaId>{added->id});
    QCOMPARE(m_shelf->entry(added->id)->progress, 26); // by the automatic rules
    QCOMPARE(m_shelf->value(u"select string_agg(id::text, ' ') from interaction.edits"_s),
             added->receipt.editId.toString());
    const QString after = snapshot();
    QCOMPARE(undo().restored, 1);
    QVERIFY(snapshot().isEmpty());
    QVERIFY(!awaited(m_shelf->undo().state())->canUndo);
    QCOMPARE(redo().restored, 1);
    QCOMPARE(snapshot(), after);

    media.title = u"Aria"_s;
    const auto unread = awaited(m_shelf->library().addTitle(media));
    OMT_VERIFY(unread);
    QCOMPARE(unread->receipt.changed, 0);
    QCOMPARE(m_shelf->label(), u"Added “Aria” to the catalog"_s);
    QVERIFY(!m_shelf->entry(unread->id));
}

void TestUndo::titleThatCannotBeAddedLeavesNothing()
{
    EntryPatch patch;
    patch.status = Status::Planned;
    const auto nameless = awaited(m_shelf->library().addTitle({}, patch));
    QVERIFY(!nameless);
    QCOMPARE(toString(nameless.error().kind), toString(Error::Kind::Invalid));
    Media media;
    media.title = u"Planetes"_s;
    media.type = MediaType::Anime;
    media.externalKeys = {{u"mal"_s, u"anime"_s, u"329"_s}};
    OMT_VERIFY(awaited(m_shelf->library().addTitle(media, patch)));
    const QString before = snapshot();
    const auto twice = awaited(m_shelf->library().addTitle(media, patch));
    QVERIFY(!twice);
    QCOMPARE(toString(twice.error().kind), toString(Error::Kind::Conflict));
    QCOMPARE(snapshot(), before);
    QCOMPARE(m_shelf->value(u"select count(*) from interaction.edits"_s), u"1"_s);
}

void TestUndo::titleInUseByAnotherStays()
{
    const auto mallory = m_shelf->database().signIn(u"mallory"_s);
    const auto alice = m_shelf->database().signIn(u"alice"_s);
    OMT_VERIFY(mallory);
    OMT_VERIFY(alice);
    m_shelf->become(*alice);
    const MediaId id = track(u"Frieren"_s);
    m_shelf->become(*mallory);
    EntryPatch patch;
    patch.status = Status::Completed;
    apply({id}, patch);
    m_shelf->become(*alice);
    QCOMPARE(undo().restored, 1); // out of Alice's library
    const auto report = undo(); // but not out of the catalog
    QCOMPARE(report.restored, 0);
    QCOMPARE(report.left, 1);
    QCOMPARE(m_shelf->value(u"select count(*) from media.media"_s), u"1"_s);
    QCOMPARE(m_shelf->value(u"select count(*) from media.titles"_s), u"1"_s);
    m_shelf->become(*mallory);
    QCOMPARE(toString(m_shelf->entry(id)->status), toString(Status::Completed));
}

void TestUndo::changedSinceIsLeftAndCounted()
{
    const MediaId a = track(u"Frieren"_s, 28);
    const MediaId b = track(u"Aria"_s, 13);
    EntryPatch patch;
    patch.progress = 4;
    apply({a, b}, patch);
    // Not through a step: another program, an administrator.
    OMT_VERIFY(
        m_shelf->script(u"update interaction.user_media set progress = 9 where media_id = '"_s
                        + a.toString() + u'\''));
    const auto report = undo();
    QCOMPARE(report.restored, 1);
    QCOMPARE(report.left, 1);
    QCOMPARE(m_shelf->entry(a)->progress, 9);
    QCOMPARE(m_shelf->entry(b)->progress, 0);
    // Redo does again what was undone, and nothing more.
    QCOMPARE(redo().restored, 1);
    QCOMPARE(m_shelf->entry(a)->progress, 9);
    QCOMPARE(m_shelf->entry(b)->progress, 4);
}

void TestUndo::stepsOfOthersAreTheirOwn()
{
    const MediaId id = track(u"Frieren"_s, 28);
    const auto mallory = m_shelf->database().signIn(u"mallory"_s);
    OMT_VERIFY(mallory);
    m_shelf->become(*mallory);
    QVERIFY(!awaited(m_shelf->undo().state())->canUndo);
    QVERIFY(!awaited(m_shelf->undo().undo()));
    m_shelf->become(m_shelf->database().asLocalUser());
    QVERIFY(m_shelf->entry(id));
}

// Carries statements out as an import; gives the run's id.
QString TestUndo::runImport(const QString &statements)
{
    const auto done
        = m_shelf->script(u"begin;"
                          "insert into interaction.import_runs (user_id, format, conflict_rule)"
                          " values (auth.current_user_id(), 'mal-xml', 'keep');"
                          "select interaction.begin_edit('import', 'Imported list.xml',"
                          " (select max(id::text)::uuid from interaction.import_runs));"_s
                          + statements + u"commit;"_s);
    if (!done)
        qWarning("%s", qPrintable(done.error().toLogString()));
    return m_shelf->value(u"select max(id::text) from interaction.import_runs"_s);
}

const QString importThree = uR"(
    insert into media.media (id, media_type, media_class, title, sort_title, search_vector, created_by)
    select ('00000000-0000-7000-8000-00000000000' || g)::uuid, 'anime', 'video.series.anime', 'Title ' || g,
      'title ' || g, to_tsvector('simple', 'title ' || g), auth.current_user_id() from generate_series(1, 3) g;
    insert into media.titles (media_id, position, title, kind, normalised)
    select id, 0, title, 'main', sort_title from media.media where title like 'Title %';
    insert into media.external_links (media_id, source_name, key_space, external_key)
    select id, 'mal', 'anime', right(title, 1) from media.media where title like 'Title %';
    insert into interaction.user_media (user_id, media_id, status)
    select auth.current_user_id(), id, 'completed' from media.media where title like 'Title %';
    insert into interaction.passes (user_id, media_id, number, status)
    select auth.current_user_id(), id, 1, 'completed' from media.media where title like 'Title %';
)"_s;

void TestUndo::importIsTakenBack()
{
    const MediaId mine = track(u"Frieren"_s);
    const QString before = snapshot();
    const QString run = runImport(importThree);
    QVERIFY(snapshot() != before);
    const auto report = awaited(m_shelf->undo().takeBackImport(ImportRunId::fromString(run)));
    OMT_VERIFY(report);
    QCOMPARE(report->restored, 3);
    QCOMPARE(report->left, 0);
    QCOMPARE(report->label, u"Imported list.xml"_s);
    QCOMPARE(snapshot(), before);
    QVERIFY(m_shelf->entry(mine));
    QCOMPARE(m_shelf->value(u"select undone_at is not null from interaction.import_runs"_s),
             u"t"_s);
    const auto twice = awaited(m_shelf->undo().takeBackImport(ImportRunId::fromString(run)));
    QVERIFY(!twice);
    QCOMPARE(toString(twice.error().kind), toString(Error::Kind::Conflict));
    QCOMPARE(redo().restored, 3);
    QCOMPARE(m_shelf->value(u"select undone_at is null from interaction.import_runs"_s), u"t"_s);
    QCOMPARE(undo().restored, 3);
    QCOMPARE(snapshot(), before);
}

void TestUndo::importIsTakenBackMuchLater()
{
    const QString run = runImport(importThree);
    const QString id = u"00000000-0000-7000-8000-000000000001"_s;
    const QString second = u"00000000-0000-7000-8000-000000000002"_s;
    EntryPatch patch;
    patch.progress = 5;
    apply({MediaId::fromString(id)}, patch); // edited since: stays, with all that belongs to it
    apply({MediaId::fromString(second)}, patch);
    undo(); // edited, and taken back: goes
    m_shelf->restart();
    const auto report = awaited(m_shelf->undo().takeBackImport(ImportRunId::fromString(run)));
    OMT_VERIFY(report);
    QCOMPARE(report->restored, 2);
    QCOMPARE(report->left, 1);
    for (const char16_t *table : {u"media.media", u"media.titles", u"media.external_links",
                                  u"interaction.user_media", u"interaction.passes"})
        QCOMPARE(m_shelf->value(u"select count(*) from "_s + QString::fromUtf16(table)), u"1"_s);
    QCOMPARE(m_shelf->entry(MediaId::fromString(id))->progress, 5);
    QCOMPARE(leftText(report->leftAlone), u"Title 1: progress"_s);
    QCOMPARE(m_shelf->value(u"select left_alone -> 0 ->> 'title' from interaction.import_runs"_s),
             u"Title 1"_s);
    // The later edit is still the newest step.
    QVERIFY(m_shelf->label().startsWith(u"Set progress"_s));
}

void TestUndo::importUpdatesAreTakenBack()
{
    const MediaId a = track(u"Frieren"_s, 28);
    const MediaId b = track(u"Aria"_s, 13);
    const QString run
        = runImport(u"update interaction.user_media set progress = 3, status = 'in_progress';"
                    "update interaction.user_media set notes = 'from the file';"
                    "update media.media set description = 'from the file';"_s);
    EntryPatch patch;
    patch.rating = Rating::fromHundred(70); // another column: does not stand in the way
    apply({a}, patch);
    patch = {};
    patch.progress = 7; // the same column: does
    apply({b}, patch);
    const auto report = awaited(m_shelf->undo().takeBackImport(ImportRunId::fromString(run)));
    OMT_VERIFY(report);
    QCOMPARE(report->restored, 1);
    QCOMPARE(report->left, 1);
    QCOMPARE(m_shelf->entry(a)->progress, 0);
    QCOMPARE(m_shelf->entry(a)->rating, Rating::fromHundred(70));
    QVERIFY(m_shelf->entry(a)->notes.isEmpty());
    QCOMPARE(m_shelf->entry(b)->progress, 7);
    QCOMPARE(m_shelf->entry(b)->notes, u"from the file"_s);
    QCOMPARE(leftText(report->leftAlone), u"Aria: progress"_s);
    QCOMPARE(m_shelf->value(u"select count(description) from media.media"_s), u"0"_s);
}

// Whatever it was that was edited, and nothing that the import had no part in.
void TestUndo::whatIsLeftIsNamed()
{
    const MediaId mine = track(u"Frieren"_s, 28);
    const QString run = runImport(
        importThree
        + u"insert into interaction.user_lists (id, user_id, name) values"
          " ('00000000-0000-7000-8000-0000000000ff', auth.current_user_id(), 'Best');"
          "insert into interaction.list_items (list_id, media_id, position)"
          " select '00000000-0000-7000-8000-0000000000ff', id, 1 from media.media where title like 'Title %';"_s);
    const auto titled = [](int number) {
        return MediaId::fromString(u"00000000-0000-7000-8000-00000000000%1"_s.arg(number));
    };
    EntryPatch patch;
    patch.rating = Rating::fromHundred(70);
    patch.notes = u"mine"_s;
    apply({titled(1), mine}, patch);
    Review review;
    review.text = u"Kind."_s;
    OMT_VERIFY(awaited(m_shelf->library().setReview(titled(2), review)));
    OMT_VERIFY(awaited(m_shelf->lists().rename(
        ListId::fromString(u"00000000-0000-7000-8000-0000000000ff"_s), u"The best"_s)));
    const auto report = awaited(m_shelf->undo().takeBackImport(ImportRunId::fromString(run)));
    OMT_VERIFY(report);
    const QString left = leftText(report->leftAlone);
    QVERIFY2(left.contains(u"The best: name"_s), qPrintable(left));
    QVERIFY2(left.contains(u"Title 1: notes,rating"_s), qPrintable(left));
    QVERIFY2(left.contains(u"Title 2: reviews"_s), qPrintable(left));
    QVERIFY2(!left.contains(u"Frieren"_s), qPrintable(left));
    QCOMPARE(report->left, report->leftAlone.size());
    // Done again, nothing is left any more.
    redo();
    QCOMPARE(m_shelf->value(u"select left_alone from interaction.import_runs"_s), u"[]"_s);
}

// The row is in a state it never was in: partly taken back, partly changed since.
void TestUndo::partlyTakenBackIsChangedNow()
{
    const MediaId id = track(u"Frieren"_s, 28);
    const auto changedAt
        = [this] { return m_shelf->value(u"select updated_at from interaction.user_media"_s); };
    const QString added = changedAt();
    EntryPatch patch;
    patch.progress = 3;
    apply({id}, patch);
    const QString first = changedAt();
    QVERIFY(first > added);
    const QString run = runImport(u"update interaction.user_media set notes = 'from the file';"_s);
    patch = {};
    patch.rating = Rating::fromHundred(70);
    apply({id}, patch);
    const QString rated = changedAt();
    OMT_VERIFY(awaited(m_shelf->undo().takeBackImport(ImportRunId::fromString(run))));
    QVERIFY(m_shelf->entry(id)->notes.isEmpty());
    QVERIFY(changedAt() > rated);
}

// Both in one transaction: the time is the same before and after.
void TestUndo::timeOfChangeStaysWhereItDidNotMove()
{
    const QString run
        = runImport(importThree + u"update interaction.user_media set progress = 3;"_s);
    const QString before = snapshot();
    OMT_VERIFY(m_shelf->script(u"begin; select interaction.begin_edit('edit', 'a');"
                               "update interaction.user_media set progress = 4;"
                               "select interaction.begin_edit('edit', 'b');"
                               "update interaction.user_media set progress = 5; commit"_s));
    const QString after = snapshot();
    undo();
    undo();
    QCOMPARE(snapshot(), before);
    redo();
    redo();
    QCOMPARE(snapshot(), after);
    OMT_VERIFY(awaited(m_shelf->undo().undo()));
    OMT_VERIFY(awaited(m_shelf->undo().undo()));
    OMT_VERIFY(awaited(m_shelf->undo().takeBackImport(ImportRunId::fromString(run))));
    QVERIFY(snapshot().isEmpty());
}

void TestUndo::importOfOthersIsNotThere()
{
    const QString run = runImport(importThree);
    const auto mallory = m_shelf->database().signIn(u"mallory"_s);
    OMT_VERIFY(mallory);
    m_shelf->become(*mallory);
    const auto report = awaited(m_shelf->undo().takeBackImport(ImportRunId::fromString(run)));
    QVERIFY(!report);
    QCOMPARE(toString(report.error().kind), toString(Error::Kind::NotFound));
    QCOMPARE(m_shelf->value(u"select count(*) from interaction.user_media"_s), u"3"_s);
}

// A plan that compares every row with every other would take minutes here.
void TestUndo::bigImportIsTakenBackInSets()
{
    QString statements = importThree;
    statements.replace(u"'00000000-0000-7000-8000-00000000000' || g"_s,
                       u"'00000000-0000-7000-8000-' || lpad(g::text, 12, '0')"_s);
    statements.replace(u"generate_series(1, 3)"_s, u"generate_series(1, 9000)"_s);
    statements.replace(u"right(title, 1)"_s, u"substr(title, 7)"_s);
    const QString run = runImport(statements);
    QCOMPARE(m_shelf->value(u"select count(*) from interaction.activity"_s), u"45000"_s);
    const auto report = awaited(m_shelf->undo().takeBackImport(ImportRunId::fromString(run)));
    OMT_VERIFY(report);
    QCOMPARE(report->restored, 9000);
    QVERIFY(snapshot().isEmpty());
    QCOMPARE(redo().restored, 9000);
    QCOMPARE(undo().restored, 9000);
    QVERIFY(snapshot().isEmpty());
}

QTEST_GUILESS_MAIN(TestUndo)
#include "tst_undo.moc"
