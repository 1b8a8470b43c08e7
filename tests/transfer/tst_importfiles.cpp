// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/format.h"
#include "core/transfer/importfiles.h"
#include "core/transfer/importsession.h"
#include "tests/support/testmacros.h"
#include "tests/transfer/importtools.h"
#include "tests/transfer/transfertools.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace omt;
using namespace omt::test;
using namespace omt::transfer;

/** Several files and folders in one import, and the session that the wizard drives. */
class TestImportFiles : public QObject
{
    Q_OBJECT

private slots:
    void init() { OMT_VERIFY(m_bench.open()); }

    void aFolderOfMixedExportsComesInAtOnce();
    void everyRealExportComesInAtOnce();
    void aGivenFileOfNoFormatIsAnError();
    void aMappingExplainsATable();
    void aSessionGoesFromFilesToReport();
    void aCancelledRunLeavesNothing();
    void aPausedSessionWaits();

private:
    ImportBench m_bench;
};

namespace {

bool write(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

const QByteArray ownTable = "Titel;Bewertung;Gesehen am\nHeat;4,5;02.01.2020\nDune;3;03.01.2020\n";

/** A shelf: an anime list, a zip in a folder, an unpacked export in another, and odd things. */
bool fillShelf(const QString &place)
{
    const QString unpacked = place + u"/films/unpacked/"_s;
    return write(place + u"/animelist.xml"_s, contentOf(fixture(u"mal-anime.xml"_s)))
        && write(place + u"/films/zipped/letterboxd.zip"_s, letterboxdZip())
        && write(
               unpacked + u"watched.csv"_s,
               "Date,Name,Year,Letterboxd URI\n2020-01-02,Unpacked Film,1979,https://boxd.it/x1\n")
        && write(
               unpacked + u"ratings.csv"_s,
               "Date,Name,Year,Letterboxd URI,Rating\n2020-01-02,Unpacked Film,1979,https://boxd.it/x1,4\n")
        && write(place + u"/own.csv"_s, ownTable) && write(place + u"/readme.txt"_s, "hello\n")
        && write(place + u"/empty.xml"_s, {});
}

/** What a session has said so far. */
struct Listener
{
    explicit Listener(ImportSession &session)
    {
        QObject::connect(&session, &ImportSession::previewed, &session,
                         [this](const auto &summary) { previewed.push_back(summary); });
        QObject::connect(&session, &ImportSession::finished, &session,
                         [this](const auto &report) { finished.push_back(report); });
        QObject::connect(&session, &ImportSession::progress, &session, [this] { ++steps; });
    }
    std::vector<Result<PreviewSummary>> previewed;
    std::vector<Result<ImportReport>> finished;
    int steps = 0;
};

} // namespace

void TestImportFiles::aFolderOfMixedExportsComesInAtOnce()
{
    const QTemporaryDir place;
    QVERIFY(fillShelf(place.path()));
    const QList<ImportFile> files = findImportFiles({place.path()});
    QStringList found;
    for (const ImportFile &file : files)
        found.append(file.name + u'='
                     + (file.formats.isEmpty() ? QString() : file.formats.first().format->id()));
    QCOMPARE(found.join(u' '),
             u"animelist.xml=mal-xml empty.xml= films/unpacked=letterboxd "
             "films/zipped/letterboxd.zip=letterboxd own.csv= readme.txt="_s);
    QVERIFY(files[4].isTable);
    QVERIFY(!files[1].problem.isEmpty());
    const auto report = m_bench.importFiles({place.path()});
    OMT_VERIFY(report);
    QCOMPARE(report->format, u"mixed"_s);
    QVERIFY(addsUp(*report));
    QVERIFY(report->created > 0);
    QStringList leftOut;
    for (const Problem &problem : report->problems) {
        if (problem.line == 0 && !problem.file.contains(u": "_s))
            leftOut.append(problem.file);
    }
    for (const QString &name : {u"empty.xml"_s, u"own.csv"_s, u"readme.txt"_s})
        QVERIFY2(leftOut.contains(name), qPrintable(name + u" not in "_s + leftOut.join(u' ')));
    QCOMPARE(m_bench.ask(u"select count(*) from media.media where title = 'Unpacked Film'"_s),
             u"1"_s);
}

void TestImportFiles::everyRealExportComesInAtOnce()
{
    const QString place = QStringLiteral(OMT_SHARED_DATA "/exports");
    if (!QFileInfo::exists(place))
        QSKIP("The real exports are not here.");
    ImportOptions options;
    options.files = {place};
    const auto sources = openImportSources(options);
    OMT_VERIFY(sources);
    QVERIFY(sources->size() > 70);
    const auto report = m_bench.importFiles({place});
    OMT_VERIFY(report);
    QVERIFY(addsUp(*report));
    QVERIFY(report->read > 15000);
    const auto again = m_bench.importFiles({place});
    OMT_VERIFY(again);
    QCOMPARE(again->created, qint64(0));
    QCOMPARE(again->read, report->read);
}

void TestImportFiles::aGivenFileOfNoFormatIsAnError()
{
    const QTemporaryDir place;
    QVERIFY(fillShelf(place.path()));
    const auto report
        = m_bench.importFiles({place.filePath(u"animelist.xml"_s), place.filePath(u"own.csv"_s)});
    QVERIFY(!report);
    QVERIFY(report.error().kind == Error::Kind::BadInput);
    QVERIFY(report.error().message.contains(u"own.csv"_s));
    QVERIFY(report.error().message.contains(u"mapping"_s));
    QFile empty(place.filePath(u"empty.xml"_s));
    QVERIFY(empty.open(QIODevice::WriteOnly));
    empty.close();
    const auto nothing = m_bench.importFiles({empty.fileName()});
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().message.count(u"empty.xml"_s), 1); // named once
    QCOMPARE(m_bench.ask(u"select count(*) from media.media"_s), u"0"_s);
}

void TestImportFiles::aMappingExplainsATable()
{
    const QTemporaryDir place;
    QVERIFY(fillShelf(place.path()));
    const QString table = place.filePath(u"own.csv"_s);
    const auto sample = sampleTable(table);
    OMT_VERIFY(sample);
    ImportOptions options;
    options.files = {place.filePath(u"animelist.xml"_s), table};
    options.mappings = {{table, guessedListMapping(*sample)}};
    const auto report = ImportJob::run(m_bench.settings(), options);
    OMT_VERIFY(report);
    QCOMPARE(m_bench.entry(u"Heat"_s), u"completed 0/? r90 to 2020-01-02 day pass 1"_s);
    QVERIFY(m_bench.ask(u"select count(*) from media.media"_s).toInt() > 2);
}

void TestImportFiles::aSessionGoesFromFilesToReport()
{
    const QTemporaryDir place;
    QVERIFY(fillShelf(place.path()));
    ImportSession session(m_bench.settings());
    auto inspected = session.inspect({place.path()});
    inspected.waitForFinished();
    OMT_VERIFY(inspected.result());
    QVERIFY(inspected.result()->first().records > 0);
    Listener heard(session);
    ImportOptions options;
    options.files = {place.path()};
    session.read(options);
    QTRY_COMPARE(heard.previewed.size(), size_t(1));
    session.decideAll({PreviewState::New, u"unpacked"_s}, ImportDecision::Action::Skip);
    QTRY_COMPARE(heard.previewed.size(), size_t(2));
    const auto summary = heard.previewed.back();
    OMT_VERIFY(summary);
    QVERIFY(summary->counts.value(PreviewState::Skipped) > 0);
    session.run();
    QTRY_COMPARE(heard.finished.size(), size_t(1));
    const auto report = heard.finished.front();
    OMT_VERIFY(report);
    QCOMPARE(report->created, summary->report.created);
    QCOMPARE(m_bench.ask(u"select count(*) from media.media where title = 'Unpacked Film'"_s),
             u"0"_s);
}

void TestImportFiles::aCancelledRunLeavesNothing()
{
    const QTemporaryDir place;
    QVERIFY(fillShelf(place.path()));
    ImportSession session(m_bench.settings());
    Listener heard(session);
    ImportOptions options;
    options.files = {place.path()};
    session.read(options);
    QTRY_COMPARE(heard.previewed.size(), size_t(1));
    const QString before = m_bench.tableCounts();
    session.pause();
    session.run();
    session.cancel();
    QTRY_COMPARE(heard.finished.size(), size_t(1));
    const auto report = heard.finished.front();
    QVERIFY(!report);
    QVERIFY(report.error().kind == Error::Kind::Cancelled);
    QCOMPARE(m_bench.tableCounts(), before);
    QCOMPARE(m_bench.ask(u"select count(*) from interaction.import_runs"_s), u"0"_s);
    // It can still be carried out.
    session.run();
    QTRY_COMPARE(heard.finished.size(), size_t(2));
    OMT_VERIFY(heard.finished.back());
}

void TestImportFiles::aPausedSessionWaits()
{
    const QTemporaryDir place;
    QVERIFY(fillShelf(place.path()));
    ImportSession session(m_bench.settings());
    Listener heard(session);
    ImportOptions options;
    options.files = {place.path()};
    session.pause();
    session.read(options);
    QTRY_VERIFY(heard.steps > 0);
    QVERIFY(session.isPaused());
    QCOMPARE(heard.previewed.size(), size_t(0));
    session.resume();
    QTRY_COMPARE(heard.previewed.size(), size_t(1));
}

QTEST_GUILESS_MAIN(TestImportFiles)
#include "tst_importfiles.moc"
