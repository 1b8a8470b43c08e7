// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shows the window over a library in memory, to look at it: preview [titles] [--dark|--light]
// [--failure|--waiting]. Not installed.

#include "tests/ui/support/fakelibrary.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    omt::ui::Theme theme;
    QTemporaryDir directory;
    QSettings settings(directory.filePath(u"settings.ini"_s), QSettings::IniFormat);
    if (arguments.contains(u"--dark"_s))
        settings.setValue(u"window/appearance"_s, u"Dark"_s);
    if (arguments.contains(u"--rtl"_s))
        QApplication::setLayoutDirection(Qt::RightToLeft);
    omt::test::FakeLibrary library;
    const int titles = arguments.value(1).toInt();
    library.fill(titles + titles / 4, titles);
    if (titles > 0) {
        (void)library.createList(u"Best of all"_s);
        (void)library.createList(u"To give away"_s);
    }
    omt::ui::StartUp startUp;
    startUp.setWaiting(u"Starting the database…"_s);
    omt::ui::MainWindow window({startUp, theme, settings, directory.path()});
    window.show();
    if (arguments.contains(u"--failure"_s))
        startUp.setFailed(
            {omt::makeError(omt::Error::Kind::DiskFull, u"There is no space left on the disk."_s,
                            {}, u"Make some room, then try again. Nothing was lost."_s),
             {u"LOG: starting PostgreSQL 15.20"_s,
              u"FATAL: could not write: No space left on device"_s},
             {}});
    else if (!arguments.contains(u"--waiting"_s))
        startUp.setReady(&library);
    return QApplication::exec();
}
