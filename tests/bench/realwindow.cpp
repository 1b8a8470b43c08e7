// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/realwindow.h"

#include "ui/models/pagedmodel.h"
#include "ui/screens/titles/titlespage.h"
#include "ui/shell/workspace.h"

#include <QAbstractItemView>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace omt::bench {

/** Waits for the first paint of a view whose first row is known. */
class RealWindow::PaintWatcher final : public QObject
{
public:
    PaintWatcher(const ui::PagedModel *model, QAbstractItemView *view, bool *isFilled)
        : QObject(view)
        , m_model(model)
        , m_isFilled(isFilled)
    {
        view->viewport()->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_model->rowCount() > 0 && m_model->cachedRow(0))
            QTimer::singleShot(0, this, [this] { *m_isFilled = true; }); // painted by then
        return QObject::eventFilter(watched, event);
    }

private:
    const ui::PagedModel *m_model;
    bool *m_isFilled;
};

// In the order of app/main.cpp: the server starts while the window is made.
RealWindow::RealWindow(const QString &dataDir)
    : m_composition(dataDir)
    , m_settings(dataDir + u"/window.ini"_s, QSettings::IniFormat)
{
    QApplication::setQuitOnLastWindowClosed(false);
    m_composition.open();
    m_theme.emplace();
    m_window.emplace(ui::MainWindow::Surroundings{m_composition.startUp(), *m_theme, m_settings,
                                                  dataDir + u"/covers"_s});
    QObject::connect(&m_composition, &app::Composition::closed, qApp, &QCoreApplication::quit);
    QObject::connect(&*m_window, &ui::MainWindow::libraryShown, &*m_window, [this] {
        ui::TitlesPage *page = m_window->workspace()->page();
        new PaintWatcher(page->model(), page->currentView(), &m_isFilled);
        page->currentView()->viewport()->update();
    });
}

void RealWindow::open()
{
    m_window->resize(1280, 800);
    m_window->show();
    QTimer::singleShot(0, &*m_theme, [this] { m_theme->followSystem(); });
}

void RealWindow::close()
{
    m_window->close();
    m_composition.close();
}

bool RealWindow::waitUntilFilled(int milliseconds)
{
    return QTest::qWaitFor([this] { return m_isFilled; }, milliseconds);
}

} // namespace omt::bench
