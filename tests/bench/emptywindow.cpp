// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QApplication>
#include <QMainWindow>
#include <QTableView>
#include <QTimer>

#include <cstdio>

namespace {

/** Says "shown" once it has been painted, and ends. */
class EmptyWindow final : public QMainWindow
{
protected:
    void paintEvent(QPaintEvent *event) override
    {
        QMainWindow::paintEvent(event);
        QTimer::singleShot(0, this, [] {
            std::puts("shown");
            std::fflush(stdout);
            QCoreApplication::quit();
        });
    }
};

} // namespace

/** The yardstick for a window: a main window with an empty table, and nothing behind it. */
int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    EmptyWindow window;
    window.setCentralWidget(new QTableView(&window));
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
