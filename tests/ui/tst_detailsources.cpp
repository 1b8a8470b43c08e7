// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/uuid.h"
#include "core/library/libraryservice.h"
#include "ui/screens/detail/detailview.h"
#include "ui/theme/imageloader.h"

#include <QLabel>
#include <QTest>

using namespace omt;
using namespace omt::ui;
using namespace Qt::StringLiterals;

/** What other services said of a title and no field holds, as the detail pane shows it. */
class TestDetailSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySourceIsNamedOverItsFields();
};

void TestDetailSources::everySourceIsNamedOverItsFields()
{
    library::EntryDetail detail;
    detail.media.id = MediaId(newUuid());
    detail.media.title = u"Cowboy Bebop"_s;
    detail.entry.emplace();
    detail.entry->metaSnapshot = {{u"mal"_s, QJsonObject{{u"my_storage"_s, u"<b>Blu-ray</b>"_s}}},
                                  {u"goodreads"_s, QJsonObject{{u"BCID"_s, u"42"_s}}}};
    ImageLoader images(QString{});
    DetailView view(&images);
    view.showDetail(detail);
    QStringList texts;
    for (const QLabel *label : view.findChildren<QLabel *>()) {
        if (label->isHidden())
            continue;
        texts << label->text();
        if (label->text() == u"<b>Blu-ray</b>")
            QVERIFY(label->textFormat() == Qt::PlainText);
    }
    QVERIFY2(texts.contains(u"<b>Blu-ray</b>"_s), qPrintable(texts.join(u" | "_s)));
    QVERIFY2(texts.contains(u"From Goodreads, MyAnimeList"_s), qPrintable(texts.join(u" | "_s)));
    QVERIFY(texts.indexOf(u"Goodreads"_s) < texts.indexOf(u"42"_s));
    QVERIFY(texts.indexOf(u"MyAnimeList"_s) < texts.indexOf(u"<b>Blu-ray</b>"_s));
    QVERIFY(texts.indexOf(u"42"_s) < texts.indexOf(u"MyAnimeList"_s));
}

QTEST_MAIN(TestDetailSources)
#include "tst_detailsources.moc"
