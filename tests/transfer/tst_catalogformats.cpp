// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/recognise.h"
#include "tests/support/testmacros.h"
#include "tests/transfer/transfertools.h"

#include <QJsonArray>

using namespace omt;
using namespace omt::transfer;
using namespace omt::test;
using namespace Qt::StringLiterals;

namespace {

/** Reads one of our fixtures and says as which format. */
QString readFixture(const QString &name, CollectingSink &sink)
{
    const auto format = readAs(QStringLiteral(OMT_TEST_DATA "/transfer/") + name, sink);
    return format ? *format : format.error().toLogString();
}

QJsonArray texts(const QStringList &list)
{
    return QJsonArray::fromStringList(list);
}

/** Counts and forgets, as the real catalogs are too many to keep. */
class CountingSink : public RowSink
{
public:
    bool row(ImportRow &&row) override
    {
        ++rows;
        hasKey += row.media.externalKeys.isEmpty() ? 0 : 1;
        hasDate += row.media.releaseDate.isKnown() ? 1 : 0;
        names += row.media.names.size();
        types.insert(toString(row.media.type));
        if (row.media.title.isEmpty() || row.line < 1 || row.status || row.rating)
            ++wrong;
        return true;
    }
    bool problem(Problem &&problem) override
    {
        problems.append(problem.message);
        return true;
    }

    int rows = 0;
    int hasKey = 0;
    int hasDate = 0;
    int wrong = 0;
    qsizetype names = 0;
    QSet<QString> types;
    QStringList problems;
};

} // namespace

class TestCatalogFormats : public QObject
{
    Q_OBJECT

private slots:
    void readsBangumiData();
    void readsSoftwareLists();
    void readsASoftwareListOfMusic();
    void readsStreamingTables();
    void readsPodcasts();
    void readsMangaDex();
    void readsWikipediaMovies();
    void readsGoodbooks();
    void readsVndb();
    void typedAttributesAreWhatTheirTablesTake();
    void readsTheRealCatalogs_data();
    void readsTheRealCatalogs();
};

void TestCatalogFormats::readsBangumiData()
{
    CollectingSink sink;
    QCOMPARE(readFixture(u"bangumi-data.json"_s, sink), u"bangumi-data"_s);
    QCOMPARE(sink.rows.size(), 1);
    QCOMPARE(sink.problems.size(), 1); // an entry without a title
    const Media media = sink.rows[0].media;
    QCOMPARE(toString(media.type), u"anime"_s);
    QCOMPARE(media.title, u"カウボーイビバップ"_s);
    QCOMPARE(media.names,
             (QList<TitleName>{{u"Cowboy Bebop"_s, u"en"_s, u"translated"_s},
                               {u"星际牛仔"_s, u"zh-Hans"_s, u"translated"_s},
                               {u"恶男杰特"_s, u"zh-Hans"_s, u"alias"_s}}));
    QCOMPARE(media.releaseDate.toString(), u"1998-04-03"_s); // half past midnight in Japan
    QCOMPARE(media.countryOfOrigin, u"JP"_s);
    // TMDB numbers the whole show, which several entries share: no key.
    QCOMPARE(keysOf(sink.rows[0]),
             (QStringList{u"bangumi:253"_s, u"mal/anime:1"_s, u"anilist/anime:1"_s,
                          u"anidb/anime:23"_s}));
    QCOMPARE(media.attributes,
             (QJsonObject{{u"format"_s, u"TV"_s},
                          {u"original_language"_s, u"ja"_s},
                          {u"website"_s, u"https://example.org/"_s},
                          {u"tmdb"_s, u"tv/30991"_s},
                          {u"sites"_s, texts({u"netflix"_s})}}));
}

void TestCatalogFormats::readsSoftwareLists()
{
    CollectingSink sink;
    QCOMPARE(readFixture(u"softlist.xml"_s, sink), u"mame-softlist"_s);
    QCOMPARE(sink.rows.size(), 4);
    QCOMPARE(sink.problems.size(), 1);
    const Media mario = sink.rows[0].media;
    QCOMPARE(toString(mario.type), u"game"_s);
    QCOMPARE(mario.title, u"Super Mario Bros. (World)"_s);
    QCOMPARE(mario.names,
             (QList<TitleName>{{u"スーパーマリオブラザーズ"_s, u"ja"_s, u"original"_s}}));
    QCOMPARE(mario.releaseDate.toString(), u"1985-09-13"_s);
    QCOMPARE(mario.creators, QStringList(u"Nintendo"_s));
    QCOMPARE(keysOf(sink.rows[0]), QStringList(u"mame:nes/smb"_s));
    QCOMPARE(mario.attributes,
             (QJsonObject{{u"platforms"_s, texts({u"Nintendo Entertainment System cartridges"_s})},
                          {u"publishers"_s, texts({u"Nintendo"_s})},
                          {u"serial"_s, u"HVC-SM"_s},
                          {u"release_text"_s, u"19850913 (JPN), 198510xx (USA)"_s},
                          {u"info"_s, QJsonObject{{u"usage"_s, u"Two players take turns"_s}}}}));
    // Guessed years are no dates.
    const Media clone = sink.rows[1].media;
    QVERIFY(!clone.releaseDate.isKnown());
    QCOMPARE(clone.attributes[u"year_text"].toString(), u"198?"_s);
    QCOMPARE(clone.attributes[u"clone_of"].toString(), u"nes/smb"_s);
    QVERIFY(clone.creators.isEmpty());
    QCOMPARE(sink.rows[2].media.releaseDate.toString(), u"1990"_s);
    QCOMPARE(sink.rows[2].media.attributes[u"release_text"].toString(), u"199203xx"_s);
    QCOMPARE(sink.rows[3].media.releaseDate.toString(), u"1986-11"_s);
}

void TestCatalogFormats::readsASoftwareListOfMusic()
{
    CollectingSink sink;
    const QByteArray list = "<softwarelist name=\"vgmplay\" description=\"Music\"><software "
                            "name=\"m\"><description>Album</description><year>1996</year>"
                            "<publisher>Label</publisher></software></softwarelist>";
    const QByteArray tar = wrapped(
        Wrapping::TarXz, {{u"hash/vgmplay.xml"_s, list}, {u"hash/README"_s, "not a list"}});
    OMT_VERIFY(readBytes(tar, u"hash.tar.xz"_s, u"mame-softlist"_s, sink));
    QCOMPARE(sink.rows.size(), 1);
    QCOMPARE(sink.rows[0].file, u"hash.tar.xz: hash/vgmplay.xml"_s);
    QCOMPARE(toString(sink.rows[0].media.type), u"music"_s);
    QCOMPARE(sink.rows[0].media.attributes, (QJsonObject{{u"label"_s, u"Label"_s}}));
}

void TestCatalogFormats::readsStreamingTables()
{
    CollectingSink sink;
    QCOMPARE(readFixture(u"streaming-hulu.csv"_s, sink), u"streaming-csv"_s);
    QCOMPARE(sink.rows.size(), 3);
    QCOMPARE(sink.problems.size(), 1);
    const Media movie = sink.rows[0].media;
    QCOMPARE(toString(movie.type), u"movie"_s);
    QCOMPARE(movie.creators, (QStringList{u"Ann A"_s, u"Bob B"_s}));
    QCOMPARE(movie.countryOfOrigin, u"KR"_s);
    QCOMPARE(movie.genres, (QStringList{u"Comedy"_s, u"Drama"_s}));
    QCOMPARE(movie.releaseDate.toString(), u"2014"_s);
    QCOMPARE(movie.progressTotal, std::optional(113));
    QCOMPARE(keysOf(sink.rows[0]), QStringList(u"streaming/hulu:s1"_s));
    QCOMPARE(movie.attributes,
             (QJsonObject{{u"runtime_minutes"_s, 113},
                          {u"content_rating"_s, u"PG-13"_s},
                          {u"cast"_s, texts({u"Cee C"_s})},
                          {u"countries"_s, texts({u"KR"_s, u"FR"_s})},
                          {u"network"_s, u"hulu"_s},
                          {u"date_added"_s, u"March 30, 2021"_s}}));
    const Media show = sink.rows[1].media;
    QCOMPARE(toString(show.type), u"show"_s);
    QCOMPARE(show.attributes[u"seasons"].toInt(), 3);
    QVERIFY(!show.progressTotal);
    QCOMPARE(show.countryOfOrigin, u"Elbonia"_s);
    const Media odd = sink.rows[2].media; // its length stands in the column of the rating
    QCOMPARE(odd.progressTotal, std::optional(94));
    QVERIFY(!odd.attributes.contains(u"content_rating"_s));
}

void TestCatalogFormats::readsPodcasts()
{
    CollectingSink sink;
    QCOMPARE(readFixture(u"podcasts.json"_s, sink), u"podcasts-json"_s);
    QCOMPARE(sink.rows.size(), 1);
    const Media media = sink.rows[0].media;
    QCOMPARE(toString(media.type), u"podcast"_s);
    QCOMPARE(media.description, u"Über alles"_s);
    QCOMPARE(media.progressTotal, std::optional(134));
    QCOMPARE(media.popularity, 2000.0);
    QCOMPARE(keysOf(sink.rows[0]), (QStringList{u"podcastindex:987"_s, u"spotify/show:abc123"_s}));
    QCOMPARE(media.attributes,
             (QJsonObject{{u"episodes"_s, 134},
                          {u"feed_url"_s, u"https://example.org/feed"_s},
                          {u"website"_s, u"https://example.org/"_s},
                          {u"ended"_s, true},
                          {u"latest_episode"_s, u"2023-11-14"_s}}));
}

void TestCatalogFormats::readsMangaDex()
{
    CollectingSink sink;
    QCOMPARE(readFixture(u"mangadex.ndjson"_s, sink), u"mangadex-ndjson"_s);
    QCOMPARE(sink.rows.size(), 1);
    QCOMPARE(sink.problems.size(), 1);
    QCOMPARE(sink.problems[0].line, 2);
    const Media media = sink.rows[0].media;
    QCOMPARE(media.title, u"Test & Manga"_s);
    QCOMPARE(media.names.size(), 2);
    QCOMPARE(media.names[1].text, u"Büyük"_s);
    QCOMPARE(media.description, u"It's α\nend"_s);
    QCOMPARE(media.creators, (QStringList{u"A One"_s, u"B Two"_s}));
    QCOMPARE(media.genres, QStringList(u"Drama"_s));
    QCOMPARE(media.progressTotal, std::optional(12));
    QCOMPARE(media.attributes[u"original_language"].toString(), u"ko"_s);
    QCOMPARE(keysOf(sink.rows[0]),
             (QStringList{u"mangadex/v1:7"_s, u"mal/manga:48895"_s, u"mangaupdates:88453"_s}));
}

void TestCatalogFormats::readsWikipediaMovies()
{
    CollectingSink sink;
    QCOMPARE(readFixture(u"wikipedia-movies.json"_s, sink), u"wikipedia-movies"_s);
    QCOMPARE(sink.rows.size(), 3);
    const Media first = sink.rows[0].media;
    QCOMPARE(sink.rows[0].line, 2);
    QCOMPARE(first.releaseDate.toString(), u"1916"_s);
    QCOMPARE(first.description, u"Text."_s);
    QCOMPARE(first.coverUrl, u"https://example.org/a.jpg"_s);
    QCOMPARE(first.genres, QStringList(u"Silent"_s));
    QCOMPARE(first.attributes, (QJsonObject{{u"cast"_s, texts({u"A B"_s})}}));
    QCOMPARE(keysOf(sink.rows[0]), QStringList(u"wikipedia/en:Shared_page"_s));
    QVERIFY(keysOf(sink.rows[1]).isEmpty()); // one page, two films
    QVERIFY(keysOf(sink.rows[2]).isEmpty());
}

void TestCatalogFormats::readsGoodbooks()
{
    CollectingSink sink;
    QCOMPARE(readFixture(u"goodbooks.csv"_s, sink), u"goodbooks-csv"_s);
    QCOMPARE(sink.rows.size(), 2);
    const Media games = sink.rows[0].media;
    QCOMPARE(games.title, u"The Hunger Games (The Hunger Games, #1)"_s);
    QCOMPARE(keysOf(sink.rows[0]), (QStringList{u"goodreads:2767052"_s, u"isbn:9780439023481"_s}));
    QCOMPARE(games.releaseDate.toString(), u"2008"_s);
    QCOMPARE(games.attributes[u"language"].toString(), u"en"_s);
    QCOMPARE(games.popularity, 4780653.0);
    const Media iliad = sink.rows[1].media;
    QCOMPARE(iliad.releaseDate.year(), -750);
    QCOMPARE(iliad.attributes[u"language"].toString(), u"en-US"_s);
    QVERIFY(iliad.coverUrl.isEmpty());
}

void TestCatalogFormats::readsVndb()
{
    CollectingSink sink;
    QCOMPARE(readFixture(u"vndb.csv"_s, sink), u"vndb-csv"_s);
    QCOMPARE(sink.rows.size(), 2);
    QCOMPARE(sink.problems.size(), 1);
    const Media clannad = sink.rows[0].media;
    QCOMPARE(clannad.title, u"CLANNAD"_s);
    QCOMPARE(
        clannad.names,
        (QList<TitleName>{{u"クラナド"_s, {}, u"alias"_s}, {u"团子大家族"_s, {}, u"alias"_s}}));
    QCOMPARE(keysOf(sink.rows[0]), QStringList(u"vndb:v4"_s));
    QCOMPARE(clannad.attributes[u"average_rating"].toDouble(), 8.69);
    QCOMPARE(sink.rows[1].media.title, u"Only Alias"_s);
}

// The typed tables refuse numbers of zero or less, and anything else than these kinds of values.
void TestCatalogFormats::typedAttributesAreWhatTheirTablesTake()
{
    static const QStringList counts{u"episodes"_s, u"seasons"_s,  u"runtime_minutes"_s,
                                    u"pages"_s,    u"chapters"_s, u"volumes"_s,
                                    u"tracks"_s,   u"hours"_s,    u"duration_minutes"_s};
    static const QStringList lists{u"studios"_s, u"platforms"_s, u"developers"_s, u"publishers"_s,
                                   u"artists"_s};
    int checked = 0;
    for (const auto &name :
         {u"bangumi-data.json"_s, u"softlist.xml"_s, u"streaming-hulu.csv"_s, u"podcasts.json"_s,
          u"mangadex.ndjson"_s, u"goodbooks.csv"_s, u"goodreads.csv"_s, u"mal-anime.xml"_s}) {
        CollectingSink sink;
        readFixture(name, sink);
        QVERIFY(!sink.rows.isEmpty());
        for (const ImportRow &row : sink.rows) {
            const QJsonObject &attributes = row.media.attributes;
            for (auto it = attributes.begin(); it != attributes.end(); ++it, ++checked) {
                if (counts.contains(it.key()))
                    QVERIFY(it.value().toInt(-1) > 0);
                else if (lists.contains(it.key()))
                    QVERIFY(!it.value().toArray().isEmpty());
            }
            const auto total = QString::fromUtf16(info(row.media.type).totalAttribute);
            QCOMPARE(row.media.progressTotal.value_or(0), attributes[total].toInt());
        }
    }
    QVERIFY(checked > 50);
}

// Counted with python: len() of the arrays, csv.DictReader, grep -c '<software '.
void TestCatalogFormats::readsTheRealCatalogs_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("entries");
    QTest::addColumn<int>("problems");
    QTest::newRow("bangumi-data") << u"bangumi-data.json.xz"_s << u"bangumi-data"_s << 8483 << 0;
    QTest::newRow("software lists in a tar.xz")
        << u"mame-softlists.tar.xz"_s << u"mame-softlist"_s << 112020 << 0;
    QTest::newRow("one software list")
        << u"mame-vgmplay-music.xml.xz"_s << u"mame-softlist"_s << 3963 << 0;
    QTest::newRow("Amazon") << u"streaming-amazon_prime_titles.csv.xz"_s << u"streaming-csv"_s
                            << 9668 << 0;
    QTest::newRow("Hulu") << u"streaming-hulu_titles.csv.xz"_s << u"streaming-csv"_s << 3073 << 0;
    QTest::newRow("podcasts") << u"podcasts-german-tech.json.xz"_s << u"podcasts-json"_s << 112
                              << 0;
    QTest::newRow("MangaDex") << u"mangadex-batch-1.ndjson.xz"_s << u"mangadex-ndjson"_s << 400
                              << 0;
    QTest::newRow("goodbooks") << u"goodbooks-10k-books.csv.xz"_s << u"goodbooks-csv"_s << 10000
                               << 0;
    QTest::newRow("VNDB") << u"vndb-ranked.csv.xz"_s << u"vndb-csv"_s << 16902
                          << 180; // without any title
    QTest::newRow("films of the 1910s")
        << u"wikipedia-movies-1910s.json.xz"_s << u"wikipedia-movies"_s << 3869 << 0;
    QTest::newRow("films of the 2000s")
        << u"wikipedia-movies-2000s.json.xz"_s << u"wikipedia-movies"_s << 2430 << 0;
}

void TestCatalogFormats::readsTheRealCatalogs()
{
    QFETCH(QString, file);
    QFETCH(QString, format);
    const QString path = u"catalogs/"_s + file;
    OMT_SHARED_OR_SKIP(path);
    const auto found = recognise(sharedData(path));
    OMT_VERIFY(found);
    QCOMPARE(found->size(), 1); // no other format claims it
    QCOMPARE(found->first().format->id(), format);
    QVERIFY(found->first().format->isCatalog());
    auto input = InputFile::open(sharedData(path), limitsFor(*found->first().format));
    OMT_VERIFY(input);
    CountingSink sink;
    OMT_VERIFY(found->first().format->read(**input, sink));
    qInfo("%d rows, %d with a key, %d with a date, %lld names, %lld problems", sink.rows,
          sink.hasKey, sink.hasDate, static_cast<long long>(sink.names),
          static_cast<long long>(sink.problems.size()));
    QTEST(sink.rows + int(sink.problems.size()), "entries");
    QTEST(int(sink.problems.size()), "problems");
    QCOMPARE(sink.wrong, 0);
    QCOMPARE((*input)->position(), (*input)->size());
}

QTEST_GUILESS_MAIN(TestCatalogFormats)
#include "tst_catalogformats.moc"
