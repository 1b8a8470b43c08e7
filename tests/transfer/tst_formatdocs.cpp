// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/exporters/exportformat.h"
#include "core/transfer/format.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace omt;

/** docs/formats.md, which README sends people to, against the formats that are compiled in. */
class TestFormatDocs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormatIsDocumented_data();
    void everyFormatIsDocumented();
    void whatGoesOutIsDocumented_data();
    void whatGoesOutIsDocumented();
    void readmeCountsTheServices();
};

namespace {

QString document()
{
    QFile file(QStringLiteral(OMT_TEST_DATA "/../../docs/formats.md"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// The row of a format in the table of what goes out, as the program would write it.
QString rowOf(const transfer::ExportFormat &format)
{
    const transfer::ExportAbility ability = format.ability();
    QStringList held;
    for (const transfer::Loss field : transfer::allLosses()) {
        if (field > transfer::Loss::Unnumbered && ability.holds.contains(field))
            held.append(toString(field));
    }
    QStringList types;
    for (const MediaType type : format.types())
        types.append(toString(type));
    return u"| %1 | `%2` | %3 | %4 |"_s.arg(
        format.displayName(), format.id(), types.isEmpty() ? u"all"_s : types.join(u", "_s),
        format.isWhole() ? u"everything"_s : held.join(u", "_s));
}

} // namespace

void TestFormatDocs::everyFormatIsDocumented_data()
{
    QTest::addColumn<QString>("id");
    for (const auto &format : transfer::importFormats())
        QTest::newRow(qPrintable(format->id())) << format->id();
}

void TestFormatDocs::everyFormatIsDocumented()
{
    QFETCH(const QString, id);
    QFile file(QStringLiteral(OMT_TEST_DATA "/../../docs/formats.md"));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
    QVERIFY2(QString::fromUtf8(file.readAll()).contains(u'`' + id + u'`'),
             "docs/formats.md does not name it");
}

void TestFormatDocs::whatGoesOutIsDocumented_data()
{
    QTest::addColumn<QString>("row");
    for (const auto &format : transfer::exportFormats())
        QTest::newRow(qPrintable(format->id())) << rowOf(*format);
}

void TestFormatDocs::whatGoesOutIsDocumented()
{
    QFETCH(const QString, row);
    QVERIFY2(document().contains(row), qPrintable(u"docs/formats.md should say:\n"_s + row));
}

// "MyAnimeList, …, Last.fm and 33 more": as many as the table has.
void TestFormatDocs::readmeCountsTheServices()
{
    QStringList services;
    const QString lists = document().section(u"## Your lists"_s, 1).section(u"\n## "_s, 0, 0);
    for (const QString &line : lists.split(u'\n')) {
        if (!line.startsWith(u"| "_s) || line.startsWith(u"| where"_s)
            || line.startsWith(u"| OmniMediaTrak"_s))
            continue;
        for (const QString &name : line.section(u'|', 1, 1).trimmed().split(u", "_s)) {
            if (!name.at(0).isDigit()) // "Delicious Library 1, 2" is one
                services.append(name);
        }
    }
    QFile file(QStringLiteral(OMT_TEST_DATA "/../../README.md"));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
    const QString readme = QString::fromUtf8(file.readAll());
    const QString named
        = readme.section(u"where you keep it now: "_s, 1).section(u" and ["_s, 0, 0);
    const qsizetype count = named.split(u", "_s).size();
    QVERIFY(count > 5 && count < services.size());
    for (const QString &name : named.split(u", "_s))
        QVERIFY2(services.contains(name), qPrintable(name));
    const QString said = u"[%1 more](docs/formats.md)"_s.arg(services.size() - count);
    QVERIFY2(readme.contains(said), qPrintable(u"README.md should say "_s + said));
}

QTEST_GUILESS_MAIN(TestFormatDocs)
#include "tst_formatdocs.moc"
