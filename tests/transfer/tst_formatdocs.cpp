// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

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
};

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

QTEST_GUILESS_MAIN(TestFormatDocs)
#include "tst_formatdocs.moc"
