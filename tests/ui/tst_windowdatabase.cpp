// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/serviceaccess.h"
#include "core/db/database.h"
#include "tests/support/testdatabase.h"
#include "tests/support/testmacros.h"
#include "tests/ui/support/windowfixture.h"
#include "ui/access/answer.h"
#include "ui/shell/sidebar.h"

using namespace omt;
using namespace omt::ui;
using namespace Qt::StringLiterals;

/** The window over the real services and a real database. */
class TestWindowDatabase : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>();
        auto database = test::TestDatabase::create();
        OMT_VERIFY(database);
        m_testDatabase = std::move(database).value();
    }

    void theMainJobByKeyboard()
    {
        db::Database database(m_testDatabase->asLocalUser());
        app::ServiceAccess access(database);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&access));
        QTRY_VERIFY(database.changes()->isListening());
        QCOMPARE(fixture.page()->model()->rowCount(), 0);

        Media media;
        media.title = u"Sousou no Frieren"_s;
        media.type = MediaType::Anime;
        media.progressTotal = 28;
        MediaId id;
        EntryPatch patch;
        patch.status = Status::Planned;
        ui::onAnswer(access.addTitle(media, patch), this,
                     [&id](const Result<library::AddedTitle> &added) {
                         OMT_VERIFY(added);
                         id = added->id;
                     });
        QTRY_VERIFY(!id.isNull());
        QTRY_COMPARE(fixture.page()->model()->rowCount(), 1); // told by the change feed
        fixture.page()->select(id);
        fixture.view()->setFocus();
        const auto stored = [&]() -> std::optional<Entry> {
            std::optional<Entry> entry;
            bool answered = false;
            ui::onAnswer(access.rows({id}), this, [&](const Result<QList<TitleRow>> &rows) {
                answered = true;
                if (rows && !rows->isEmpty())
                    entry = rows->first().entry;
            });
            [&answered] { QTRY_VERIFY(answered); }();
            return entry;
        };

        fixture.key(Qt::Key_Plus);
        QTRY_COMPARE(stored()->progress, 1);
        QVERIFY(stored()->status == Status::InProgress);
        fixture.key(Qt::Key_Plus);
        QTRY_COMPARE(stored()->progress, 2);
        fixture.key(Qt::Key_Minus);
        QTRY_COMPARE(stored()->progress, 1);
        fixture.key(Qt::Key_5);
        QTRY_COMPARE(stored()->rating, Rating::fromHundred(50));
        QTRY_COMPARE(fixture.page()->model()->cachedRow(0)->entry->rating, Rating::fromHundred(50));
        fixture.window->commands()->action(u"title.set_on_hold")->trigger();
        QTRY_VERIFY(stored()->status == Status::OnHold);
        fixture.key(Qt::Key_Delete);
        QTRY_VERIFY(!stored());
        QTRY_COMPARE(fixture.page()->model()->rowCount(), 0);
        for (int i = 0; i < 2; ++i) {
            QTRY_VERIFY(fixture.window->commands()->action(u"edit.undo")->isEnabled());
            fixture.window->commands()->action(u"edit.undo")->trigger();
            QTRY_VERIFY(stored());
            QTRY_VERIFY(stored()->status == (i == 0 ? Status::OnHold : Status::InProgress));
        }
        QTRY_COMPARE(fixture.page()->model()->rowCount(), 1);
    }

    void whatAnotherProgramChangesShowsByItself()
    {
        db::Database mine(m_testDatabase->asLocalUser());
        db::Database others(m_testDatabase->asLocalUser());
        app::ServiceAccess access(mine);
        app::ServiceAccess elsewhere(others);
        test::WindowFixture fixture(*m_theme);
        QVERIFY(fixture.open(&access));
        QTRY_VERIFY(mine.changes()->isListening());
        const int before = fixture.page()->model()->rowCount();
        Media media;
        media.title = u"Middlemarch"_s;
        media.type = MediaType::Book;
        MediaId id;
        EntryPatch patch;
        patch.status = Status::InProgress;
        ui::onAnswer(elsewhere.addTitle(media, patch), this,
                     [&id](const Result<library::AddedTitle> &added) {
                         OMT_VERIFY(added);
                         id = added->id;
                     });
        QTRY_VERIFY(!id.isNull());
        QTRY_COMPARE(fixture.page()->model()->rowCount(), before + 1);
        patch = {};
        patch.rating.emplace(Rating::fromHundred(85));
        std::ignore = elsewhere.apply({id}, patch);
        const auto shown = [&] {
            const TitleRow *row
                = fixture.page()->model()->cachedRow(fixture.page()->model()->rowOf(id));
            return row && row->entry ? row->entry->rating : std::nullopt;
        };
        QTRY_COMPARE(shown(), Rating::fromHundred(85));
        const SidebarModel *places = fixture.window->workspace()->sidebar()->model();
        QTRY_COMPARE(places->placeAt(places->rowOf(u"library"_s))->count, before + 1);
    }

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<test::TestDatabase> m_testDatabase;
};

QTEST_MAIN(TestWindowDatabase)
#include "tst_windowdatabase.moc"
