// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/composition.h"
#include "app/signals.h"
#include "core/base/logging.h"
#include "core/server/clusterpaths.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

constexpr auto personalProfile = u"personal";

struct Arguments
{
    QString dataDirectory; ///< absolute
    bool isOwnLibrary = true; ///< not one apart from the default
};

Arguments parseArguments(const QApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QApplication::translate(
        "main", "One library for everything you watch, read, play and hear."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"data-dir"_s,
         QApplication::translate("main", "Keep the library in DIR (or set OMT_DATA_DIR)."),
         u"DIR"_s},
        {u"profile"_s, QApplication::translate("main", "Use the connection profile NAME."),
         u"NAME"_s},
    });
    parser.process(application);
    const QString profile = parser.value(u"profile"_s);
    if (!profile.isEmpty() && profile != personalProfile) {
        std::fputs(
            qPrintable(QApplication::translate("main", "There is no connection profile \"%1\".\n")
                           .arg(profile)),
            stderr);
        std::exit(2);
    }
    Arguments arguments;
    arguments.dataDirectory = parser.value(u"data-dir"_s);
    arguments.isOwnLibrary
        = arguments.dataDirectory.isEmpty() && !qEnvironmentVariableIsSet("OMT_DATA_DIR");
    if (arguments.dataDirectory.isEmpty())
        arguments.dataDirectory = omt::server::defaultDataDir();
    arguments.dataDirectory
        = QDir::cleanPath(QDir::current().absoluteFilePath(arguments.dataDirectory));
    return arguments;
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"omnimediatrak"_s);
    QApplication::setApplicationDisplayName(u"OmniMediaTrak"_s);
    QApplication::setApplicationVersion(QStringLiteral(OMT_VERSION));
    QApplication::setDesktopFileName(u"omnimediatrak"_s);
    QApplication::setQuitOnLastWindowClosed(false);
    const Arguments arguments = parseArguments(application);
    const QString configuration = arguments.isOwnLibrary
        ? QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
            + u"/omnimediatrak"_s
        : arguments.dataDirectory;
    omt::installLogging(arguments.dataDirectory + u"/log/omnimediatrak.log"_s);

    omt::app::Composition composition(arguments.dataDirectory);
    composition.open(); // the server starts while the window is made; its answer waits for exec()
    omt::ui::Theme theme;
    QSettings settings(configuration + u"/window.ini"_s, QSettings::IniFormat);
    omt::ui::MainWindow window(
        {composition.startUp(), theme, settings, arguments.dataDirectory + u"/covers"_s});
    window.show();

    const omt::app::TerminationSignals terminated;
    QObject::connect(&terminated, &omt::app::TerminationSignals::received, &window,
                     &QWidget::close);
    QObject::connect(&application, &QGuiApplication::commitDataRequest, &window,
                     &omt::ui::MainWindow::commit);
    QObject::connect(&application, &QGuiApplication::lastWindowClosed, &composition,
                     &omt::app::Composition::close);
    QObject::connect(&composition, &omt::app::Composition::closed, &application,
                     &QCoreApplication::quit);
    QTimer::singleShot(0, &theme, [&theme] { theme.followSystem(); }); // the window paints first
    return QApplication::exec();
}
