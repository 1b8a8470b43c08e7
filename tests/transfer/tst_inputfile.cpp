// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/inputerror.h"
#include "core/transfer/inputfile.h"
#include "tests/support/testmacros.h"
#include "tests/transfer/transfertools.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace omt;
using namespace omt::transfer;
using namespace omt::test;
using namespace Qt::StringLiterals;

namespace {

Result<QByteArray> readAll(InputStream &stream)
{
    QByteArray all;
    for (;;) {
        const auto piece = stream.read(inputChunk);
        if (!piece)
            return piece.error();
        if (piece->isEmpty())
            return all;
        all += *piece;
    }
}

/** Opens and reads everything there is: what a hostile or broken file must survive. */
Result<QByteArray> readEverything(const QByteArray &bytes, const InputLimits &limits)
{
    auto file = InputFile::fromBytes(bytes, u"x.bin"_s, limits);
    if (!file)
        return file.error();
    if (!(*file)->isArchive()) {
        auto content = (*file)->content();
        if (!content)
            return content.error();
        return readAll(**content);
    }
    QByteArray all;
    const auto walked
        = (*file)->forEachMember([&all](const QString &, InputStream &stream) -> Result<bool> {
              auto content = readAll(stream);
              if (!content)
                  return content.error();
              all += *content;
              return true;
          });
    if (!walked)
        return walked.error();
    return all;
}

// Bytes that do not compress, the same in every run.
QByteArray noise(int size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = 42;
    for (char &c : bytes) {
        state = state * 1664525u + 1013904223u;
        c = static_cast<char>(state >> 24);
    }
    return bytes;
}

} // namespace

class TestInputFile : public QObject
{
    Q_OBJECT

private slots:
    void readsContentWhateverItIsWrappedIn_data();
    void readsContentWhateverItIsWrappedIn();
    void walksMembersInOrderAndOpensThemByName_data();
    void walksMembersInOrderAndOpensThemByName();
    void positionGrowsToTheSize();
    void takesAFolderForAnArchive();
    void refusesWhatIsNoFile_data();
    void refusesWhatIsNoFile();
    void refusesHostileNames_data();
    void refusesHostileNames();
    void saysNamesAsTheyAre();
    void passesOverLinks();
    void refusesEncryptedMembers();
    void stopsBombs_data();
    void stopsBombs();
    void stopsTooManyMembers();
    void saysThatAFileIsCutOff_data();
    void saysThatAFileIsCutOff();
    void survivesEveryCutAndFlip_data();
    void survivesEveryCutAndFlip();
};

void TestInputFile::readsContentWhateverItIsWrappedIn_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray text = "first line\nsecond line\n";
    QTest::newRow("plain") << text;
    QTest::newRow("gzip") << wrapped(Wrapping::Gzip, {{u"x"_s, text}});
    QTest::newRow("xz") << wrapped(Wrapping::Xz, {{u"x"_s, text}});
}

void TestInputFile::readsContentWhateverItIsWrappedIn()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!bytes.isEmpty());
    // The name lies: only the content counts.
    auto file = InputFile::fromBytes(bytes, u"photo.jpeg.zip"_s);
    OMT_VERIFY(file);
    QVERIFY(!(*file)->isArchive());
    for (int time = 0; time < 2; ++time) { // content can be opened again
        auto content = (*file)->content();
        OMT_VERIFY(content);
        QCOMPARE((*content)->name(), u"photo.jpeg.zip"_s);
        const auto all = readAll(**content);
        OMT_VERIFY(all);
        QCOMPARE(*all, QByteArray("first line\nsecond line\n"));
    }
}

void TestInputFile::walksMembersInOrderAndOpensThemByName_data()
{
    QTest::addColumn<Wrapping>("wrapping");
    QTest::newRow("zip") << Wrapping::Zip;
    QTest::newRow("tar") << Wrapping::Tar;
    QTest::newRow("tar.xz") << Wrapping::TarXz;
}

void TestInputFile::walksMembersInOrderAndOpensThemByName()
{
    QFETCH(Wrapping, wrapping);
    const QList<Member> members{
        {u"b/second.csv"_s, "2"}, {u"ä first.csv"_s, "1"}, {u"empty.csv"_s, ""}};
    auto file = InputFile::fromBytes(wrapped(wrapping, members), u"export"_s);
    OMT_VERIFY(file);
    QVERIFY((*file)->isArchive());
    const QStringList names{u"b/second.csv"_s, u"ä first.csv"_s, u"empty.csv"_s};
    const auto listed = (*file)->members();
    OMT_VERIFY(listed);
    QCOMPARE(*listed, names);

    QStringList walked;
    QByteArray contents;
    OMT_VERIFY(
        (*file)->forEachMember([&](const QString &name, InputStream &stream) -> Result<bool> {
            walked.append(name);
            contents += *readAll(stream) + '|';
            return true;
        }));
    QCOMPARE(walked, names);
    QCOMPARE(contents, QByteArray("2|1||"));

    auto member = (*file)->member(u"ä first.csv"_s);
    OMT_VERIFY(member);
    QCOMPARE((*member)->name(), u"export: ä first.csv"_s);
    QCOMPARE(*readAll(**member), QByteArray("1"));
    const auto missing = (*file)->member(u"none.csv"_s);
    QVERIFY(!missing);
    QVERIFY(missing.error().kind == Error::Kind::BadInput);
    QVERIFY(missing.error().message.contains(u"none.csv"));
}

void TestInputFile::positionGrowsToTheSize()
{
    const QByteArray content = noise(1 << 20);
    for (const auto wrapping : {Wrapping::Zip, Wrapping::Gzip}) {
        auto file = InputFile::fromBytes(wrapped(wrapping, {{u"a"_s, content}}), u"x"_s);
        OMT_VERIFY(file);
        QCOMPARE((*file)->position(), 0);
        auto stream = wrapping == Wrapping::Zip ? (*file)->member(u"a"_s) : (*file)->content();
        OMT_VERIFY(stream);
        qint64 before = 0;
        int steps = 0;
        for (auto piece = (*stream)->read(inputChunk); piece && !piece->isEmpty();
             piece = (*stream)->read(inputChunk)) {
            QVERIFY((*file)->position() >= before);
            steps += (*file)->position() > before ? 1 : 0;
            before = (*file)->position();
        }
        QVERIFY2(steps >= 8, qPrintable(QString::number(steps)));
        QVERIFY((*file)->position() <= (*file)->size());
        QVERIFY((*file)->position() > (*file)->size() * 9 / 10);
    }
}

void TestInputFile::takesAFolderForAnArchive()
{
    QTemporaryDir dir;
    QVERIFY(QDir(dir.path()).mkpath(u"export/deep"_s));
    const auto write = [&dir](const QString &name, const QByteArray &bytes) {
        QFile file(dir.filePath(u"export/"_s + name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    QVERIFY(write(u"b.csv"_s, "two") && write(u"deep/a.csv"_s, "three"));
    QVERIFY(write(u"a.csv.gz"_s, wrapped(Wrapping::Gzip, {{u"a.csv"_s, "one"}})));
    QVERIFY(write(u".secret"_s, "x") && write(u"empty"_s, ""));
    QVERIFY(QFile::link(dir.filePath(u"export/b.csv"_s), dir.filePath(u"export/link.csv"_s)));
    auto file = InputFile::open(dir.filePath(u"export"_s));
    OMT_VERIFY(file);
    QVERIFY((*file)->isArchive() && (*file)->isFolder());
    const auto members = (*file)->members();
    OMT_VERIFY(members);
    QCOMPARE(*members, (QStringList{u"a.csv.gz"_s, u"b.csv"_s, u"deep/a.csv"_s}));
    QByteArray all;
    OMT_VERIFY((*file)->forEachMember([&all](const QString &, InputStream &stream) -> Result<bool> {
        const auto piece = stream.read(inputChunk);
        if (!piece)
            return piece.error();
        all += stream.name().toUtf8() + '=' + *piece + ' ';
        return true;
    }));
    QCOMPARE(all, QByteArray("export: a.csv.gz=one export: b.csv=two export: deep/a.csv=three "));
    QVERIFY(!(*file)->member(u"link.csv"_s) && !(*file)->member(u"../outside"_s));
    QVERIFY((*file)->position() > 0 && (*file)->position() <= (*file)->size());
}

void TestInputFile::refusesWhatIsNoFile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("reason");
    QTest::newRow("a file that is not there") << u"none.xml"_s << u"no such file"_s;
    QTest::newRow("a folder") << u"folder"_s << u"folder"_s;
    QTest::newRow("an empty file") << u"empty.csv"_s << u"empty"_s;
    QTest::newRow("a gzip of nothing") << u"nothing.gz"_s << u"empty"_s;
    QTest::newRow("a zip without files") << u"nothing.zip"_s << u"no files"_s;
}

void TestInputFile::refusesWhatIsNoFile()
{
    QTemporaryDir dir;
    const auto write = [&dir](const QString &name, const QByteArray &bytes) {
        QFile file(dir.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    QVERIFY(QDir(dir.path()).mkdir(u"folder"_s));
    QVERIFY(write(u"empty.csv"_s, {}));
    QVERIFY(write(u"nothing.gz"_s, wrapped(Wrapping::Gzip, {{u"x"_s, {}}})));
    QVERIFY(write(u"nothing.zip"_s, QByteArray("PK\5\6", 4) + QByteArray(18, '\0')));
    QFETCH(QString, name);
    QFETCH(QString, reason);
    const auto opened = InputFile::open(dir.filePath(name));
    QVERIFY(!opened);
    QVERIFY(opened.error().kind == Error::Kind::BadInput);
    QVERIFY2(opened.error().message.contains(name), qPrintable(opened.error().message));
    QVERIFY2(opened.error().message.contains(reason), qPrintable(opened.error().message));
}

void TestInputFile::refusesHostileNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("climbs out of the folder") << u"../../etc/passwd"_s;
    QTest::newRow("climbs out halfway") << u"lists/../../x.csv"_s;
    QTest::newRow("climbs with backslashes") << u"lists\\..\\..\\x.csv"_s;
    QTest::newRow("starts at the root") << u"/etc/passwd"_s;
    QTest::newRow("names a drive") << u"C:\\x.csv"_s;
    QTest::newRow("holds a control character") << u"a\nb.csv"_s;
}

void TestInputFile::refusesHostileNames()
{
    QFETCH(QString, name);
    for (const auto wrapping : {Wrapping::Zip, Wrapping::Tar}) {
        const QByteArray bytes = wrapped(wrapping, {{u"watched.csv"_s, "x"}, {name, "evil"}});
        QVERIFY(!bytes.isEmpty());
        const auto read = readEverything(bytes, InputLimits::personal());
        QVERIFY(!read);
        QVERIFY(read.error().kind == Error::Kind::BadInput);
        QVERIFY2(read.error().message.contains(u"unsafe name"), qPrintable(read.error().message));
    }
}

void TestInputFile::saysNamesAsTheyAre()
{
    const QString message
        = inputError(u"100%2 %1 %3.csv"_s, 7, u"A “%1” too many"_s, QString()).message;
    QVERIFY2(message.contains(u"100%2 %1 %3.csv"), qPrintable(message));
    QVERIFY2(message.contains(u"A “%1” too many"), qPrintable(message));
    QVERIFY2(message.contains(u'7'), qPrintable(message));
}

void TestInputFile::passesOverLinks()
{
    const QByteArray bytes = wrapped(
        Wrapping::Tar, {{u"link.csv"_s, {}, u"/etc/passwd"_s}, {u"real.csv"_s, "content"}});
    auto file = InputFile::fromBytes(bytes, u"x.tar"_s);
    OMT_VERIFY(file);
    QCOMPARE(*(*file)->members(), QStringList(u"real.csv"_s));
}

void TestInputFile::refusesEncryptedMembers()
{
    const QByteArray bytes = wrapped(Wrapping::EncryptedZip, {{u"diary.csv"_s, "secret"}});
    QVERIFY(!bytes.isEmpty());
    const auto read = readEverything(bytes, InputLimits::personal());
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains(u"diary.csv"), qPrintable(read.error().message));
    QVERIFY2(read.error().message.contains(u"encrypted"), qPrintable(read.error().message));
}

void TestInputFile::stopsBombs_data()
{
    QTest::addColumn<Wrapping>("wrapping");
    QTest::addColumn<int>("members");
    QTest::newRow("one large member of a zip") << Wrapping::Zip << 1;
    QTest::newRow("many members of a zip") << Wrapping::Zip << 4;
    QTest::newRow("a gzip") << Wrapping::Gzip << 1;
    QTest::newRow("a tar.xz") << Wrapping::TarXz << 2;
}

void TestInputFile::stopsBombs()
{
    QFETCH(Wrapping, wrapping);
    QFETCH(int, members);
    QList<Member> content; // 64 MB that pack to a thousandth
    for (int i = 0; i < members; ++i)
        content.append({QString::number(i), QByteArray((64 << 20) / members, 'a')});
    const QByteArray bytes = wrapped(wrapping, content);
    const auto dense = readEverything(bytes, InputLimits::personal());
    QVERIFY(!dense);
    QVERIFY(dense.error().kind == Error::Kind::BadInput);
    QVERIFY2(dense.error().message.contains(u"refused"), qPrintable(dense.error().message));

    // The same by total size alone, and read to its end where it is allowed.
    InputLimits small{32LL << 20};
    small.ratio = 1e9;
    QVERIFY(!readEverything(bytes, small));
    InputLimits large{65LL << 20};
    large.ratio = 1e9;
    OMT_VERIFY(readEverything(bytes, large));
}

void TestInputFile::stopsTooManyMembers()
{
    QList<Member> members;
    for (int i = 0; i < 11; ++i)
        members.append({QString::number(i), "x"});
    InputLimits limits = InputLimits::personal();
    limits.members = 11;
    OMT_VERIFY(readEverything(wrapped(Wrapping::Zip, members), limits));
    limits.members = 10;
    QVERIFY(!readEverything(wrapped(Wrapping::Zip, members), limits));
}

void TestInputFile::saysThatAFileIsCutOff_data()
{
    QTest::addColumn<Wrapping>("wrapping");
    QTest::newRow("gzip") << Wrapping::Gzip;
    QTest::newRow("xz") << Wrapping::Xz;
    QTest::newRow("zip") << Wrapping::Zip;
    QTest::newRow("tar") << Wrapping::Tar;
    QTest::newRow("tar.xz") << Wrapping::TarXz;
}

void TestInputFile::saysThatAFileIsCutOff()
{
    QFETCH(Wrapping, wrapping);
    const QByteArray whole = wrapped(wrapping, {{u"a.csv"_s, noise(200000)}});
    OMT_VERIFY(readEverything(whole, InputLimits::personal()));
    const auto cut = readEverything(whole.left(whole.size() / 2), InputLimits::personal());
    QVERIFY(!cut);
    QVERIFY(cut.error().kind == Error::Kind::BadInput);
    QVERIFY2(cut.error().message.contains(u"x.bin"), qPrintable(cut.error().message));
    QVERIFY2(cut.error().message.contains(u"too early") || cut.error().message.contains(u"damaged"),
             qPrintable(cut.error().toLogString()));
}

void TestInputFile::survivesEveryCutAndFlip_data()
{
    saysThatAFileIsCutOff_data();
}

// Nothing here may crash or hang; whether it is read or refused is the archive's business.
void TestInputFile::survivesEveryCutAndFlip()
{
    QFETCH(Wrapping, wrapping);
    QList<Member> members{{u"a.csv"_s, "Date,Name\n1,2\n"}};
    if (wrapping != Wrapping::Gzip && wrapping != Wrapping::Xz)
        members.append({u"b.csv"_s, "x"});
    const QByteArray whole = wrapped(wrapping, members);
    QVERIFY(!whole.isEmpty());
    int refused = 0;
    const qsizetype step = std::max<qsizetype>(1, whole.size() / 200);
    for (qsizetype i = 0; i < whole.size(); i += step) {
        refused += readEverything(whole.left(i), InputLimits::personal()) ? 0 : 1;
        QByteArray flipped = whole;
        flipped[i] = static_cast<char>(flipped[i] ^ 0x55);
        refused += readEverything(flipped, InputLimits::personal()) ? 0 : 1;
    }
    QVERIFY(refused > 0);
}

QTEST_GUILESS_MAIN(TestInputFile)
#include "tst_inputfile.moc"
