// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/commandset.h"
#include "ui/theme/colors.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QMenuBar>
#include <QTest>
#include <QWidget>

using namespace omt;
using namespace omt::ui;
using namespace Qt::StringLiterals;

class TestCommandSet : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(); }

    void idsAreUnique()
    {
        QSet<QString> ids;
        for (const CommandSpec &spec : commandSpecs()) {
            const QString id = QString::fromUtf16(spec.id);
            QVERIFY2(!ids.contains(id), qPrintable(id));
            QVERIFY2(id.contains(u'.'), qPrintable(id));
            ids.insert(id);
        }
        QVERIFY(ids.size() > 40);
    }

    void everyCommandIsExplainedAndHasAnIcon()
    {
        for (const CommandSpec &spec : commandSpecs()) {
            QVERIFY2(!plainText(spec).isEmpty(), qPrintable(QString::fromUtf16(spec.id)));
            QVERIFY2(description(spec).size() > 8, qPrintable(QString::fromUtf16(spec.id)));
            QVERIFY2(iconExists(QString::fromUtf16(spec.icon)),
                     qPrintable(QString::fromUtf16(spec.icon)));
        }
    }

    void noShortcutMeansTwoThings()
    {
        // Those of the window work in a page of titles too, so the scopes share one space.
        QHash<QString, QString> owner;
        for (const CommandSpec &spec : commandSpecs()) {
            for (const QKeySequence &key : defaultShortcuts(spec)) {
                const QString text = key.toString(QKeySequence::PortableText);
                QVERIFY2(!text.isEmpty(), qPrintable(QString::fromUtf16(spec.id)));
                QVERIFY2(!owner.contains(text), qPrintable(text + u" of "_s + owner.value(text)));
                owner.insert(text, QString::fromUtf16(spec.id));
            }
        }
    }

    void plainKeysBelongToPagesOnly()
    {
        for (const CommandSpec &spec : commandSpecs()) {
            if (spec.scope != CommandScope::Window)
                continue;
            for (const QKeySequence &key : defaultShortcuts(spec)) {
                const auto combination = key[0];
                const bool isFunctionKey
                    = combination.key() >= Qt::Key_F1 && combination.key() <= Qt::Key_F35;
                QVERIFY2(isFunctionKey
                             || combination.keyboardModifiers()
                                 & (Qt::ControlModifier | Qt::AltModifier),
                         qPrintable(key.toString()));
            }
        }
    }

    void theKeysOfTheProductAreThere_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("key");
        QTest::newRow("plus counts one more") << u"title.progress_up"_s << u"+"_s;
        QTest::newRow("minus counts one less") << u"title.progress_down"_s << u"-"_s;
        QTest::newRow("s picks a status") << u"title.status"_s << u"S"_s;
        QTest::newRow("nine rates") << u"title.rate_9"_s << u"9"_s;
        QTest::newRow("zero takes the rating away") << u"title.rate_0"_s << u"0"_s;
        QTest::newRow("delete removes") << u"title.remove"_s << u"Del"_s;
        QTest::newRow("ctrl z undoes") << u"edit.undo"_s << u"Ctrl+Z"_s;
        QTest::newRow("ctrl shift z redoes") << u"edit.redo"_s << u"Ctrl+Shift+Z"_s;
        QTest::newRow("ctrl k searches") << u"go.search"_s << u"Ctrl+K"_s;
        QTest::newRow("ctrl i imports") << u"file.import"_s << u"Ctrl+I"_s;
    }

    void theKeysOfTheProductAreThere()
    {
        QFETCH(QString, id);
        QFETCH(QString, key);
        QWidget window;
        const CommandSet commands(&window);
        QVERIFY(commands.action(id)->shortcuts().contains(QKeySequence(key)));
    }

    void menusHoldEveryCommandThatIsNotHidden()
    {
        QWidget window;
        const CommandSet commands(&window);
        QMenuBar bar;
        commands.fillMenuBar(&bar);
        QSet<QAction *> found;
        const std::function<void(const QWidget *)> collect = [&](const QWidget *menu) {
            for (QAction *action : menu->actions()) {
                found.insert(action);
                if (action->menu())
                    collect(action->menu());
            }
        };
        collect(&bar);
        for (const CommandSpec &spec : commandSpecs())
            QVERIFY2(spec.menu == CommandMenu::Hidden
                         || found.contains(commands.action(QString::fromUtf16(spec.id))),
                     qPrintable(QString::fromUtf16(spec.id)));
    }

    void typesAndStatusesHaveIcons()
    {
        for (const MediaTypeInfo &type : mediaTypes())
            QVERIFY2(iconExists(QString::fromUtf16(type.icon)),
                     qPrintable(QString::fromUtf16(type.icon)));
        for (const Status status : allStatuses)
            QVERIFY(iconExists(u"status-"_s + toString(status).replace(u'_', u'-')));
    }

    void iconsTakeTheColourAskedFor()
    {
        const QImage image = iconPixmap(u"plus"_s, QColor(Qt::red), 24, 1).toImage();
        QCOMPARE(image.size(), QSize(24, 24));
        QVERIFY(image.pixelColor(12, 12).red() > 200);
        QCOMPARE(image.pixelColor(12, 12).green(), 0);
        QCOMPARE(qAlpha(image.pixel(1, 1)), 0);
    }

    void textIsReadableOnEveryGround_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("in light") << false;
        QTest::newRow("in dark") << true;
    }

    void textIsReadableOnEveryGround()
    {
        QFETCH(bool, dark);
        const Colors &c = dark ? darkColors() : lightColors();
        for (const QColor &ground : {c.window, c.base, c.raised, c.hover, c.selected}) {
            QCOMPARE_GE(contrast(c.text, ground), 7.0);
            QCOMPARE_GE(contrast(c.secondary, ground), 4.5);
        }
        QCOMPARE_GE(contrast(c.accentText, c.accent), 4.5);
        for (const QColor &color : {c.accent, c.danger, c.warning, c.good})
            QCOMPARE_GE(contrast(color, c.base), 4.5);
        for (const Status status : allStatuses) {
            const QColor color = colorOf(status, c);
            QCOMPARE_GE(contrast(color, tint(color, c)), 4.5);
        }
        for (const MediaTypeInfo &type : mediaTypes()) {
            QCOMPARE_GE(contrast(colorOf(type.type, c), c.base), 4.5);
            QCOMPARE_GE(contrast(colorOf(type.type, c), c.selected), 3.0);
        }
        for (const QColor &ground : {c.base, c.hover, c.selected}) { // signs and lines, not text
            QCOMPARE_GE(contrast(c.star, ground), 3.0);
            QCOMPARE_GE(contrast(c.outline, ground), 3.0);
            QCOMPARE_GE(contrast(c.track, ground), 1.5);
        }
        QCOMPARE_GE(contrast(c.strongBorder, c.base), 3.0);
        QCOMPARE_GE(contrast(c.accent, c.track), 3.0);
        QCOMPARE_GE(contrast(colorOf(Status::Completed, c), c.track), 3.0);
    }

    void thePaletteLeadsBackToItsColours()
    {
        QVERIFY(colorsOf(paletteFor(darkColors())).isDark);
        QVERIFY(!colorsOf(paletteFor(lightColors())).isDark);
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestCommandSet)
#include "tst_commandset.moc"
