// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/fingerprint.h"
#include "core/transfer/formats/mappedcatalog.h"
#include "core/transfer/jsonslices.h"
#include "core/transfer/linereader.h"
#include "core/transfer/recognise.h"
#include "tests/support/testmacros.h"
#include "tests/transfer/transfertools.h"

#include <QDir>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace omt;
using namespace omt::test;
using transfer::ImportRow;
using transfer::InputFile;

/** The dumps of the great catalogs, in small: what each record says, and what is left out. */
class TestCatalogDumps : public QObject
{
    Q_OBJECT

private slots:
    void readsDumps_data();
    void readsDumps();
    void readsTheVndbDump();
    void asksBeforeItMakesARow_data();
    void asksBeforeItMakesARow();
    void readsWhatAMappingExplains_data();
    void readsWhatAMappingExplains();
    void refusesWhatIsNoMapping_data();
    void refusesWhatIsNoMapping();
    void guessesUsualColumns();
    void cutsJsonApartWhereverPiecesEnd();
    void complainsOfBrokenJson_data();
    void complainsOfBrokenJson();
    void readsLinesWhereverPiecesEnd();
    void fingerprintsStayTheSame();
};

namespace {

/** All that a row says of its title, in one line. */
QString told(const ImportRow &row)
{
    const Media &media = row.media;
    QStringList names;
    for (const TitleName &name : media.names)
        names.append(name.text + u'@' + name.language + u'/' + name.kind.left(1));
    return QStringList{
        toString(media.type),
        media.mediaClass,
        media.title,
        names.join(u';'),
        media.releaseDate.toString(),
        media.countryOfOrigin,
        (media.creators + row.creatorKeys).join(u';'),
        media.genres.join(u';'),
        keysOf(row).join(u';'),
        QString::fromUtf8(QJsonDocument(media.attributes).toJson(QJsonDocument::Compact)),
        QString::number(media.popularity),
        row.supplements ? u"+"_s : QString(),
    }
        .join(u'|');
}

/** A sink that also keeps people, and answers wasTaken() as it is told. */
class AskedSink : public CollectingSink
{
public:
    bool wasTaken(quint64 fingerprint) override
    {
        asked.append(fingerprint);
        return takesAll;
    }
    bool person(const QString &key, const QString &name) override
    {
        people.append(key + u'=' + name);
        return true;
    }

    QList<quint64> asked;
    QStringList people;
    bool takesAll = false;
};

Result<QString> readInto(const QString &name, AskedSink &sink)
{
    return readAs(fixture(name), sink);
}

QByteArray vndbTar()
{
    QList<Member> members;
    const QDir folder(fixture(u"vndb-dump/db"_s));
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name))
        members.append({u"db/"_s + name, contentOf(folder.filePath(name))});
    return wrapped(Wrapping::TarXz, members);
}

} // namespace

void TestCatalogDumps::readsDumps_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<int>("problems");
    QTest::addColumn<int>("leftOut");
    QTest::newRow("IMDb titles")
        << u"imdb-basics.tsv"_s << u"imdb-titles"_s
        << QStringList{u"movie|video.movie|The \"Quoted\" Lantern|Die Laterne@/o|1987|||Drama;Mystery|imdb:tt9000001|{\"format\":\"Movie\",\"runtime_minutes\":101}|0|"_s,
                       u"show|video.series.show|Harbour Lights||2001|||Drama|imdb:tt9000002|{\"end_year\":2004,\"format\":\"TV\",\"runtime_minutes\":45}|0|"_s,
                       u"game|interactive.game|Lantern Quest||1999||||imdb:tt9000004|{\"adult\":true}|0|"_s,
                       u"movie|video.movie.documentary|Bees|||||Documentary|imdb:tt9000005|{\"format\":\"Movie\"}|0|"_s}
        << 1 << 1;
    QTest::newRow("IMDb names")
        << u"imdb-akas.tsv"_s << u"imdb-akas"_s
        << QStringList{u"movie|||Die Laterne@/o;La lanterne@fr/t;ランタン@ja/t|||||imdb:tt9000001|{}|0|"_s,
                       u"movie|||Unknown episode@/t|||||imdb:tt9000003|{}|0|"_s}
        << 0 << 0;
    QTest::newRow("IMDb ratings")
        << u"imdb-ratings.tsv"_s << u"imdb-ratings"_s
        << QStringList{u"movie||||||||imdb:tt9000001|{\"average_rating\":7.4}|1234|"_s,
                       u"movie||||||||imdb:tt9000002|{\"average_rating\":6.1}|55|"_s}
        << 0 << 0;
    QTest::newRow("Open Library works")
        << u"ol-works.txt"_s << u"openlibrary-works"_s
        << QStringList{u"book||The Salt Road|The Salt Road: A Journey@/a|1911||OL9001A;OL9002A|Travel;Salt|openlibrary:OL9001W|{}|0|"_s,
                       u"book||Alone||||||openlibrary:OL9002W|{}|0|"_s}
        << 0 << 1;
    QTest::newRow("Open Library editions")
        << u"ol-editions.txt"_s << u"openlibrary-editions"_s
        << QStringList{u"book||The Salt Road||||||openlibrary:OL9001M;openlibrary:OL9001W;isbn:9780306406157|{\"binding\":\"Paperback\",\"isbn10\":\"0306406152\",\"isbn13\":\"9780306406157\",\"language\":\"en\",\"pages\":212,\"publisher\":\"Invented House\"}|0|+"_s,
                       u"book||Die Salzstrasse||||||openlibrary:OL9002M;openlibrary:OL9001W;isbn:9783161484100|{\"isbn13\":\"9783161484100\",\"pages\":230}|0|+"_s,
                       u"book||Without a Work||1850||||openlibrary:OL9003M|{}|0|"_s}
        << 0 << 0;
    QTest::newRow("MusicBrainz release groups")
        << u"mb-release-groups.json"_s << u"musicbrainz-release-groups"_s
        << QStringList{u"music|audio.music.soundtrack|Glass Hours|ガラスの時@ja/t|1994-05||The Inventors;Mira|electronic;ambient|musicbrainz/release-group:00000000-0000-4000-8000-000000000001|{\"artists\":[\"The Inventors\",\"Mira\"],\"average_rating\":8.4,\"format\":\"Album\",\"secondary_types\":[\"Soundtrack\"]}|12|"_s,
                       u"audiobook||Read Aloud||||||musicbrainz/release-group:00000000-0000-4000-8000-000000000002|{\"disambiguation\":\"read by nobody\",\"format\":\"Other\",\"secondary_types\":[\"Audiobook\"]}|0|"_s}
        << 1 << 0;
    QTest::newRow("MusicBrainz releases")
        << u"mb-releases.json"_s << u"musicbrainz-releases"_s
        << QStringList{u"music|audio.music.soundtrack|Glass Hours|Glass Hours (deluxe)@/a|1994-05|DE|The Inventors||musicbrainz/release:00000000-0000-4000-8000-0000000000a1;musicbrainz/release-group:00000000-0000-4000-8000-000000000001;barcode:4000000000006|{\"format\":\"Album\",\"label\":\"Invented Records\",\"language\":\"en\",\"secondary_types\":[\"Soundtrack\"],\"tracks\":11}|0|+"_s}
        << 0 << 0;
    QTest::newRow("MusicBrainz events")
        << u"mb-events.json"_s << u"musicbrainz-events"_s
        << QStringList{u"live_event|event.concert|Night of Glass||1995-07-01||The Inventors||musicbrainz/event:00000000-0000-4000-8000-0000000000b1|{\"event_type\":\"Concert\",\"starts_on\":\"1995-07-01\",\"venue\":\"Old Hall\"}|0|"_s}
        << 0 << 0;
    QTest::newRow("Wikidata")
        << u"wikidata.json"_s << u"wikidata-json"_s
        << QStringList{u"movie||The Paper Boat|紙の舟@ja/t;Paper Boat@en/a|1999-04|JP|||wikidata:Q90000001;imdb:tt9000050;mal/anime:900050;wikipedia/en:The_Paper_Boat|{\"runtime_minutes\":96}|2|"_s,
                       u"visual_novel||Nur Deutsch||||||wikidata:Q90000003;vndb:v90001|{}|0|"_s}
        << 0 << 1;
    QTest::newRow("anime-offline-database")
        << u"anime-offline.json"_s << u"anime-offline-database"_s
        << QStringList{u"anime||Kaze no Michi|Way of \"Wind\", the@/a;風の道@/a|2006||studio example|drama;wind|anidb/anime:90001;anilist/anime:90002;mal/anime:90003;kitsu/anime:90004;ann:90005|{\"airing_status\":\"finished\",\"average_rating\":7.46,\"episodes\":13,\"format\":\"TV\",\"runtime_minutes\":24,\"season\":\"fall\",\"studios\":[\"studio example\"]}|0|"_s,
                       u"anime|video.movie.anime|Kaze no Michi: the {Movie}||||||anidb/anime:90009|{\"airing_status\":\"unknown\",\"episodes\":1,\"format\":\"Movie\"}|0|"_s}
        << 1 << 0;
    QTest::newRow("anime-offline-database in lines")
        << u"anime-offline.jsonl"_s << u"anime-offline-database"_s
        << QStringList{u"anime||Kaze no Michi||2006||||anidb/anime:90001|{\"episodes\":13,\"format\":\"TV\",\"season\":\"fall\"}|0|"_s}
        << 0 << 1;
    QTest::newRow("anime relations")
        << u"anime-relations.json"_s << u"anime-relations"_s
        << QStringList{u"anime||||||||mal/anime:90003;annict:90077|{}|0|"_s,
                       u"anime||||||||mal/anime:90999;syobocal:5|{}|0|"_s}
        << 0 << 0;
}

void TestCatalogDumps::readsDumps()
{
    QFETCH(QString, file);
    QFETCH(QStringList, rows);
    AskedSink sink;
    const auto format = readInto(file, sink);
    OMT_VERIFY(format);
    QTEST(*format, "format");
    QStringList lines;
    for (const ImportRow &row : std::as_const(sink.rows)) {
        lines.append(told(row));
        QVERIFY(row.line > 0);
    }
    QCOMPARE(lines.join(u'\n'), rows.join(u'\n'));
    QTEST(int(sink.problems.size()), "problems");
    qint64 leftOut = 0;
    for (const qint64 count : std::as_const(sink.leftOut))
        leftOut += count;
    QTEST(int(leftOut), "leftOut");
}

void TestCatalogDumps::readsTheVndbDump()
{
    auto file = InputFile::fromBytes(vndbTar(), u"vndb-db.tar.xz"_s);
    OMT_VERIFY(file);
    const auto probe = transfer::probeFile(**file);
    OMT_VERIFY(probe);
    const transfer::ImportFormat *format = transfer::findImportFormat(u"vndb-dump");
    QVERIFY(format && format->recognise(*probe) > 90);
    AskedSink sink;
    OMT_VERIFY(format->read(**file, sink));
    QCOMPARE(sink.rows.size(), 1);
    QCOMPARE(told(sink.rows[0]),
             u"visual_novel||Shizuka na Kane|Silent Bell@en/t;静かな鐘@ja/o;Alias One@/a;Alias "
             "Two@/a|2004-02||Kane-sha||vndb:v90001|{\"average_rating\":7.84,\"developers\":["
             "\"Kane-sha\"],\"original_language\":\"ja\"}|120|"_s);
    QCOMPARE(sink.rows[0].media.description, u"Two\nlines"_s);
    QCOMPARE(sink.problems.size(), 1); // v90002 has no title
}

void TestCatalogDumps::asksBeforeItMakesARow_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("records");
    QTest::newRow("IMDb titles") << u"imdb-basics.tsv"_s << 5;
    QTest::newRow("IMDb names") << u"imdb-akas.tsv"_s << 2;
    QTest::newRow("Open Library authors") << u"ol-authors.txt"_s << 2;
    QTest::newRow("Open Library works") << u"ol-works.txt"_s << 3;
    QTest::newRow("MusicBrainz") << u"mb-release-groups.json"_s << 3;
    QTest::newRow("Wikidata") << u"wikidata.json"_s << 3;
    QTest::newRow("anime-offline-database") << u"anime-offline.json"_s << 3;
    QTest::newRow("bangumi-data") << u"bangumi-data.json"_s << 2;
    QTest::newRow("software list") << u"softlist.xml"_s << 5;
    QTest::newRow("VNDB ranking") << u"vndb.csv"_s << 3;
}

void TestCatalogDumps::asksBeforeItMakesARow()
{
    QFETCH(QString, file);
    AskedSink sink;
    OMT_VERIFY(readInto(file, sink));
    QTEST(int(sink.asked.size()), "records");
    AskedSink passing;
    passing.takesAll = true;
    OMT_VERIFY(readInto(file, passing));
    QCOMPARE(passing.asked, sink.asked); // the same again, and told apart
    QVERIFY(passing.rows.isEmpty() && passing.people.isEmpty());
    if (!sink.asked.contains(quint64(0)))
        QCOMPARE(QSet<quint64>(sink.asked.begin(), sink.asked.end()).size(), sink.asked.size());
}

void TestCatalogDumps::readsWhatAMappingExplains_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("map");
    QTest::newRow("a table") << QByteArray(
        "Name;Jahr;By;Kind;ID;Seiten;Nom\n"
        "\"The Tin; Hat\";1931.0;A One|B Two;Farce;0306406152;99;Chapeau\n"
        ";;;;;;\n") << QStringList{u"title=Name"_s,  u"date=Jahr"_s,   u"creators=By"_s,
                                   u"genres=Kind"_s, u"key.isbn=ID"_s, u"attribute.pages=Seiten"_s,
                                   u"name.fr=Nom"_s};
    QTest::newRow("lines of JSON")
        << QByteArray(
               "{\"t\":{\"en\":\"The Tin; Hat\",\"fr\":\"Chapeau\"},\"y\":1931,\"by\":[\"A One\","
               "\"B Two\"],\"k\":\"Farce\",\"i\":\"0306406152\",\"p\":99}\n{\"t\":1}\n")
        << QStringList{u"title=t.en"_s,  u"date=y"_s,     u"creators=by"_s,
                       u"genres=k"_s,    u"key.isbn=i"_s, u"attribute.pages=p"_s,
                       u"name.fr=t.fr"_s};
}

void TestCatalogDumps::readsWhatAMappingExplains()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, map);
    transfer::CatalogMapping mapping;
    mapping.type = MediaType::Book;
    for (const QString &assignment : std::as_const(map))
        QCOMPARE(transfer::addToMapping(mapping, assignment), QString());
    auto file = InputFile::fromBytes(bytes, u"x"_s);
    OMT_VERIFY(file);
    AskedSink sink;
    OMT_VERIFY(transfer::MappedCatalogFormat(mapping).read(**file, sink));
    QCOMPARE(sink.rows.size(), 1);
    QCOMPARE(told(sink.rows[0]),
             u"book||The Tin; Hat|Chapeau@fr/t|1931||A One;B Two|Farce|isbn:9780306406157|"
             "{\"isbn10\":\"0306406152\",\"isbn13\":\"9780306406157\",\"pages\":\"99\"}|0|"_s);
    QCOMPARE(sink.problems.size(), 1);
    QCOMPARE(sink.asked.size(), 2);
}

void TestCatalogDumps::refusesWhatIsNoMapping_data()
{
    QTest::addColumn<QString>("assignment");
    QTest::newRow("no such field") << u"colour=Red"_s;
    QTest::newRow("no column") << u"title="_s;
    QTest::newRow("nothing at all") << QString();
    QTest::newRow("a key of no service") << u"key.=x"_s;
}

void TestCatalogDumps::refusesWhatIsNoMapping()
{
    QFETCH(QString, assignment);
    transfer::CatalogMapping mapping;
    QVERIFY(!transfer::addToMapping(mapping, assignment).isEmpty());
    QVERIFY(mapping.isEmpty());
}

void TestCatalogDumps::guessesUsualColumns()
{
    const auto mapping
        = transfer::guessedMapping({u"Name"_s, u"Release_Year"_s, u"IMDb ID"_s, u"Whatever"_s});
    QCOMPARE(mapping.columns,
             (QMap<QString, QString>{{u"title"_s, u"Name"_s},
                                     {u"date"_s, u"Release_Year"_s},
                                     {u"key.imdb"_s, u"IMDb ID"_s}}));
}

void TestCatalogDumps::cutsJsonApartWhereverPiecesEnd()
{
    const QByteArray document = R"({"a":{"data":[9]},"s":"x]\"}","data":[ {"k":"}\\\"]"},
 [1,[2]],3,"t, u",{} ] , "more":[1]})";
    DrippingStream stream(document);
    transfer::JsonSlices slices(stream, "data");
    QByteArrayList found;
    for (;;) {
        QByteArrayView element;
        const auto more = slices.next(element);
        OMT_VERIFY(more);
        if (!*more)
            break;
        found.append(element.toByteArray());
    }
    QCOMPARE(found, (QByteArrayList{R"({"k":"}\\\"]"})", "[1,[2]]", "3", R"("t, u")", "{}"}));
    QCOMPARE(slices.line(), 2);
}

void TestCatalogDumps::complainsOfBrokenJson_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::newRow("ends in an element") << QByteArray(R"({"data":[{"a":1},{"b")");
    QTest::newRow("ends between elements") << QByteArray(R"({"data":[{"a":1},)");
    QTest::newRow("no such list") << QByteArray(R"({"other":[{"a":1}]})");
    QTest::newRow("no object") << QByteArray("[1]");
    QTest::newRow("nothing but blanks") << QByteArray("  \n ");
    QTest::newRow("a stray bracket") << QByteArray(R"({"data":[}]})");
}

void TestCatalogDumps::complainsOfBrokenJson()
{
    QFETCH(QByteArray, document);
    transfer::MemoryStream stream(u"x.json"_s, document);
    transfer::JsonSlices slices(stream, "data");
    QByteArrayView element;
    auto more = slices.next(element);
    for (int i = 0; more && *more && i < 10; ++i)
        more = slices.next(element);
    QVERIFY(!more);
    QVERIFY(more.error().kind == Error::Kind::BadInput);
}

void TestCatalogDumps::readsLinesWhereverPiecesEnd()
{
    DrippingStream stream("a\tb\r\n\n\tc\nlast");
    transfer::LineReader lines(stream);
    QByteArrayList found;
    for (;;) {
        QByteArrayView line;
        const auto more = lines.next(line);
        OMT_VERIFY(more);
        if (!*more)
            break;
        found.append(line.toByteArray());
    }
    QCOMPARE(found, (QByteArrayList{"a\tb", "", "\tc", "last"}));
    QCOMPARE(lines.line(), 4);
    QCOMPARE(transfer::fieldsOf("\tx\t").size(), 3);
}

// They are stored: another value would make everything that was imported look changed.
void TestCatalogDumps::fingerprintsStayTheSame()
{
    QCOMPARE(transfer::fingerprintOf("The quick brown fox"),
             transfer::fingerprintOf("The quick brown fox"));
    QVERIFY(transfer::fingerprintOf("a") != transfer::fingerprintOf("b"));
    QVERIFY(transfer::fingerprintOf("a", 1) != transfer::fingerprintOf("a", 2));
    QVERIFY(transfer::fingerprintOf("") != 0);
    QCOMPARE(transfer::fingerprintOf("omnimediatrak"), 15904649337320007776ULL);
}

QTEST_GUILESS_MAIN(TestCatalogDumps)
#include "tst_catalogdumps.moc"
