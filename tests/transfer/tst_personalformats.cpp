// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/format.h"
#include "tests/support/testmacros.h"
#include "tests/transfer/rowtext.h"

#include <QDir>

using namespace omt;
using namespace omt::transfer;
using namespace omt::test;
using namespace Qt::StringLiterals;

/**
 * Each personal format on a small file of our own, against all that its rows must say, which
 * NAME.rows beside it holds; and on the real files against counts by an independent script.
 */
class TestPersonalFormats : public QObject
{
    Q_OBJECT

private slots:
    void keepsEveryField_data();
    void keepsEveryField();
    void endsAtBentFiles_data() { keepsEveryField_data(); }
    void endsAtBentFiles();
    void countsEveryEntryOfTheRealFiles_data();
    void countsEveryEntryOfTheRealFiles();
};

void TestPersonalFormats::keepsEveryField_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("format");
    const auto row = [](const char *name, const char *format) {
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(format);
    };
    row("anilist.json", "anilist-json");
    row("anilist-gdpr.json", "anilist-gdpr");
    row("kitsu.json", "kitsu-json");
    row("trakt", "trakt");
    row("trakt-ratings.json", "trakt-json");
    row("simkl.json", "simkl-json");
    row("simkl.csv", "simkl-csv");
    row("imdb-ratings.csv", "imdb-csv");
    row("imdb-watchlist.csv", "imdb-csv");
    row("imdb-2017.csv", "imdb-csv");
    row("tmdb.csv", "tmdb-csv");
    row("movary-history.csv", "movary-csv");
    row("movary-ratings.csv", "movary-csv");
    row("movary-watchlist.csv", "movary-csv");
    row("tvtime", "tvtime");
    row("tvtime-out.csv", "tvtime-csv");
    row("storygraph.csv", "storygraph-csv");
    row("librarything.tsv", "librarything-tsv");
    row("librarything.json", "librarything-json");
    row("hardcover.csv", "hardcover-csv");
    row("bookwyrm.csv", "bookwyrm-csv");
    row("bookwyrm.json", "bookwyrm-json");
    row("openreads.csv", "openreads-csv");
    row("jelu.csv", "jelu-csv");
    row("openlibrary.csv", "openlibrary-csv");
    row("goodreads.rss", "goodreads-rss");
    row("calibre.csv", "calibre-csv");
    row("metadata.db", "calibre-db");
    row("book.opf", "opf");
    row("steam.json", "steam-json");
    row("steam-wishlist.json", "steam-json");
    row("gog.json", "gog-json");
    row("playnite.json", "playnite");
    row("playnite.csv", "playnite");
    row("hltb.csv", "hltb-csv");
    row("vndb.xml", "vndb-xml");
    row("rym.txt", "rym-csv");
    row("podcasts.opml", "opml");
    row("lastfm.csv", "scrobbles-csv");
    row("lastfm-loved.json", "lastfm-json");
    row("librefm.csv", "librefm-csv");
    row("scrobbler.log", "scrobbler-log");
    row("listens.jsonl", "listenbrainz");
    row("listens-submit.json", "listenbrainz");
    row("maloja.json", "maloja-json");
    row("pano.jsonl", "panoscrobbler");
    row("tellico.xml", "tellico");
    row("tellico1.xml", "tellico");
    row("tellico-coins.xml", "tellico");
    row("gcstar.gcs", "gcstar");
    row("collectorz.xml", "collectorz");
    row("datacrow.xml", "datacrow");
    row("griffith.xml", "griffith");
    row("delicious1.xml", "delicious-xml");
    row("delicious2.xml", "delicious-plist");
    row("ryot.json", "ryot-json");
    row("yamtrack.csv", "yamtrack-csv");
    row("floppy.csv", "yamtrack-csv");
    row("watcharr.json", "watcharr-json");
    row("mediatracker.json", "mediatracker-json");
    row("netflix.csv", "netflix-csv");
    row("netflix-account.csv", "netflix-csv");
}

void TestPersonalFormats::keepsEveryField()
{
    QFETCH(QString, name);
    QFETCH(QString, format);
    const QString path = fixture(u"personal/"_s + name);
    CollectingSink sink;
    const auto read = readAs(path, sink);
    OMT_VERIFY(read);
    QCOMPARE(*read, format);
    const QString told = described(sink);
    const QString rows = fixture(u"personal/"_s + name + u".rows"_s);
    if (qEnvironmentVariableIsSet("OMT_WRITE_ROWS")) { // to be read before it is committed
        QFile file(rows);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(told.toUtf8());
    }
    const QStringList expected = QString::fromUtf8(contentOf(rows)).split(u'\n');
    const QStringList lines = told.split(u'\n');
    for (qsizetype i = 0; i < std::min(lines.size(), expected.size()); ++i)
        QVERIFY2(lines[i] == expected[i],
                 qPrintable(u"line %1\n is: %2\nnot: %3"_s.arg(i + 1).arg(lines[i], expected[i])));
    QCOMPARE(lines.size(), expected.size());
}

// Cut off anywhere, a file ends in an error or in fewer rows, each with a title.
void TestPersonalFormats::endsAtBentFiles()
{
    QFETCH(QString, name);
    QFETCH(QString, format);
    const QString path = fixture(u"personal/"_s + name);
    if (QFileInfo(path).isDir())
        QSKIP("a folder cannot be cut");
    const QByteArray whole = contentOf(path);
    for (int tenth = 1; tenth < 10; ++tenth) {
        CollectingSink sink;
        QByteArray bytes = whole.left(whole.size() * tenth / 10);
        const auto read = readBytes(bytes, name, format, sink);
        if (!read)
            QVERIFY(read.error().kind == Error::Kind::BadInput && !read.error().message.isEmpty());
        for (const ImportRow &row : sink.rows) {
            QVERIFY(row.line > 0);
            QVERIFY(!row.media.title.isEmpty() || !row.media.externalKeys.isEmpty());
        }
        bytes = whole;
        bytes[whole.size() * tenth / 10] = '\x01';
        CollectingSink bent;
        const auto again = readBytes(bytes, name, format, bent);
        QVERIFY(again || again.error().kind == Error::Kind::BadInput);
    }
}

// `entries` come from tests/transfer/tools/count_exports.py, which knows nothing of the readers.
void TestPersonalFormats::countsEveryEntryOfTheRealFiles_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("entries");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("broken");
    const auto row
        = [](const char *path, const char *format, int entries, int rows = -1, int broken = 0) {
              QTest::newRow(path) << u"exports/"_s + QString::fromLatin1(path)
                                  << QString::fromLatin1(format) << entries
                                  << (rows < 0 ? entries : rows) << broken;
          };
    row("anilist-json/import_anilist.json", "anilist-json", 6);
    row("anilist-json/medialistcollection-full.json", "anilist-json", 12);
    row("anilist-gdpr-json/gdpr_data.json", "anilist-gdpr", 300);
    row("kitsu-json/import_kitsu_anime.json", "kitsu-json", 5);
    row("kitsu-json/import_kitsu_manga.json", "kitsu-json", 5);
    row("trakt/trakt-export-test.zip", "trakt", 6);
    row("trakt/import_trakt_ratings.json", "trakt-json", 1);
    row("trakt/import_trakt_watched.json", "trakt-json", 1);
    row("simkl/SYNTHETIC-SimklBackup.json", "simkl-json", 55);
    row("imdb/list-ptBR-assistindo.csv", "imdb-csv", 10);
    row("imdb/watchlist-2017-layout.csv", "imdb-csv", 888);
    row("imdb/yamtrack-import_imdb-2024-layout.csv", "imdb-csv", 16);
    row("tmdb-csv/import_tmdb_ratings.csv", "tmdb-csv", 4);
    row("tmdb-csv/import_tmdb_watchlist.csv", "tmdb-csv", 2);
    row("movary/SYNTHETIC-history.csv", "movary-csv", 40);
    row("movary/SYNTHETIC-ratings.csv", "movary-csv", 40);
    row("movary/SYNTHETIC-watchlist.csv", "movary-csv", 40);
    row("tvtime", "tvtime", 599, 214);
    row("tvtime-2020", "tvtime", 683, 21);
    row("tvtime/tracking-prod-records-v2.csv", "tvtime-csv", 394, 51);
    row("tvtime/tracking-prod-records.csv", "tvtime-csv", 176, 163);
    row("tvtime-2020/seen_episode.csv", "tvtime-csv", 628, 0);
    row("storygraph/bookwyrm-storygraph.csv", "storygraph-csv", 2);
    row("storygraph/neodb-storygraph_library_export.csv", "storygraph-csv", 9, 8, 1);
    row("storygraph/storygraph_export_short.csv", "storygraph-csv", 14);
    row("librarything/bookwyrm-librarything.tsv", "librarything-tsv", 3);
    row("librarything/librarything.json", "librarything-json", 221);
    row("hardcover/import_hardcover.csv", "hardcover-csv", 3);
    row("books-misc/bookwyrm.csv", "bookwyrm-csv", 3);
    row("books-misc/bookwyrm-user_import.json", "bookwyrm-json", 2);
    row("books-misc/openreads-csv-example.csv", "openreads-csv", 4);
    row("books-misc/openlibrary.csv", "openlibrary-csv", 4);
    row("goodreads/goodreads-rss.xml", "goodreads-rss", 47);
    row("books-misc/calibre.csv", "calibre-csv", 1);
    row("calibre/metadata.db", "calibre-db", 3);
    row("calibre", "calibre-db", 3);
    row("steam/import_steam_games.json", "steam-json", 5);
    row("gog/library_unreleased.json", "gog-json", 13);
    row("howlongtobeat/import_hltb_game.csv", "hltb-csv", 1);
    row("vndb-xml/vndb-list-export.xml", "vndb-xml", 60);
    row("rateyourmusic/user_albums_export.txt", "rym-csv", 296);
    row("opml/podcasts-german-tech.opml", "opml", 112);
    row("lastfm/scrobbles-mbid.csv.xz", "scrobbles-csv", 11622, 2360);
    row("listenbrainz-and-scrobblers/librefm.csv", "librefm-csv", 3);
    row("listenbrainz-and-scrobblers/lastfm_loved_tracks_1.json", "lastfm-json", 5);
    row("listenbrainz-and-scrobblers/listenbrainz_listens.jsonl", "listenbrainz", 2);
    row("listenbrainz-and-scrobblers/valid_import.json", "listenbrainz", 2);
    row("listenbrainz-and-scrobblers/maloja.json", "maloja-json", 2);
    row("listenbrainz-and-scrobblers/panoscrobbler.jsonl", "panoscrobbler", 2);
    row("listenbrainz-and-scrobblers/scrobbler.log", "scrobbler-log", 4, 3);
    row("tellico/books-format1.bc", "tellico", 2);
    row("tellico/books-format4.bc", "tellico", 2);
    row("tellico/books-format9.bc", "tellico", 2);
    row("tellico/books-format11.bc", "tellico", 2);
    row("tellico/movies-many.tc", "tellico", 82);
    row("tellico/tabletest.tc", "tellico", 3, 0);
    row("tellico/with-image.tc", "tellico", 1);
    row("gcstar/test-book.gcs", "gcstar", 2);
    row("gcstar/test-music.gcs", "gcstar", 1);
    row("gcstar/test-video.gcs", "gcstar", 3);
    row("collection-managers/collectorz_movies.xml", "collectorz", 14);
    row("collection-managers/datacrow_movies5.xml", "datacrow", 3);
    row("collection-managers/griffith.xml", "griffith", 5);
    row("collection-managers/delicious1_games.xml", "delicious-xml", 2);
    row("collection-managers/delicious2_movies.xml", "delicious-plist", 4);
    row("ryot/SYNTHETIC-ryot-export.json", "ryot-json", 60);
    row("yamtrack/import_yamtrack.csv", "yamtrack-csv", 30, 5);
}

void TestPersonalFormats::countsEveryEntryOfTheRealFiles()
{
    QFETCH(QString, path);
    OMT_SHARED_OR_SKIP(path);
    CollectingSink sink;
    const auto format = readAs(sharedData(path), sink);
    OMT_VERIFY(format);
    QTEST(*format, "format");
    qint64 accounted = 0;
    int rows = 0;
    int broken = 0;
    for (const ImportRow &row : sink.rows) {
        accounted += row.records;
        rows += row.records > 0 ? 1 : 0;
    }
    for (const Problem &problem : sink.problems) {
        broken += problem.recordKept ? 0 : 1;
        QVERIFY(!problem.message.isEmpty() && !problem.file.isEmpty());
    }
    for (const qint64 records : sink.leftOut)
        accounted += records;
    QTEST(int(accounted) + broken, "entries");
    QTEST(rows, "rows");
    QTEST(broken, "broken");
}

QTEST_GUILESS_MAIN(TestPersonalFormats)
#include "tst_personalformats.moc"
