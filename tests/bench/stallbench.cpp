// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/logging.h"
#include "core/transfer/importjob.h"
#include "tests/bench/measure.h"
#include "tests/bench/place.h"
#include "tests/bench/realwindow.h"
#include "ui/access/importdesk.h"
#include "ui/access/libraryaccess.h"
#include "ui/models/pagedmodel.h"
#include "ui/screens/titles/titlespage.h"
#include "ui/shell/commandset.h"
#include "ui/shell/omnibox.h"
#include "ui/shell/workspace.h"

#include <QAbstractItemView>
#include <QScrollBar>
#include <QTest>

#include <atomic>
#include <cstdio>
#include <memory>
#include <optional>
#include <thread>

using namespace Qt::StringLiterals;
using namespace omt;
using namespace omt::bench;

namespace {

constexpr int libraryRows = 100'000;
constexpr int importedRows = 9'000;
constexpr double longestStall = 50;
constexpr int scrollSteps = 300;
constexpr int frame = 16; // milliseconds

/** Asks the GUI thread every few milliseconds and notes how long its answers take. */
class StallWatcher
{
public:
    StallWatcher()
        : m_thread([this] { watch(); })
    {
    }
    ~StallWatcher()
    {
        m_ends = true;
        m_thread.join();
    }
    StallWatcher(const StallWatcher &) = delete;
    StallWatcher &operator=(const StallWatcher &) = delete;

    void reset()
    {
        m_longest = 0;
        m_stalls = 0;
    }
    [[nodiscard]] double longest() const { return m_longest; }
    [[nodiscard]] int stalls() const { return m_stalls; }

private:
    void watch()
    {
        while (!m_ends) {
            std::atomic<bool> answered = false;
            QElapsedTimer timer;
            timer.start();
            QMetaObject::invokeMethod(
                qApp, [&answered] { answered = true; }, Qt::QueuedConnection);
            while (!answered && !m_ends)
                std::this_thread::sleep_for(std::chrono::microseconds(500));
            const double waited = static_cast<double>(timer.nsecsElapsed()) / 1e6;
            if (m_ends)
                return;
            m_longest = std::max(m_longest.load(), waited);
            if (waited > longestStall)
                ++m_stalls;
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    }

    std::atomic<bool> m_ends = false;
    std::atomic<double> m_longest = 0;
    std::atomic<int> m_stalls = 0;
    std::thread m_thread; // last: it uses the others
};

void fillLibrary(const Place &place)
{
    session::PersonalLibrary personal(place.options(), u"omt_bench"_s);
    const session::OpenLibrary library = must(personal.open());
    transfer::ImportOptions options;
    options.files = {place.path(u"big.xml"_s)};
    writeMalXml(options.files.first(), libraryRows);
    static_cast<void>(must(transfer::ImportJob::run(library.settings, options)));
    static_cast<void>(must(personal.close()));
}

void scroll(RealWindow &real)
{
    QAbstractItemView *view = real.window().workspace()->page()->currentView();
    QScrollBar *bar = view->verticalScrollBar();
    for (int step = 0; step <= scrollSteps; ++step) {
        bar->setValue(static_cast<int>(qint64(bar->maximum()) * step / scrollSteps));
        QTest::qWait(frame);
    }
    view->setFocus();
    for (int step = 0; step < scrollSteps / 3; ++step) {
        QTest::keyClick(view, Qt::Key_PageUp);
        QTest::qWait(frame);
    }
}

void search(RealWindow &real)
{
    ui::Omnibox *omnibox = real.window().omnibox();
    for (const QString &text : {u"invented series 12"_s, u"of the 55th"_s, u"kind"_s}) {
        omnibox->start(QString());
        for (qsizetype length = 1; length <= text.size(); ++length) {
            omnibox->setText(text.left(length));
            QTest::qWait(5 * frame); // a quick typist
        }
        QTest::qWait(30 * frame);
    }
    QTest::keyClick(omnibox, Qt::Key_Escape);
}

void import(RealWindow &real, const QString &file)
{
    // As the import wizard does it: the preview first, then the run.
    std::unique_ptr<ui::ImportDesk> desk(real.library().makeImportDesk(nullptr));
    std::optional<Result<transfer::ImportReport>> report;
    QObject::connect(desk.get(), &ui::ImportDesk::previewed, desk.get(),
                     [&desk](const Result<transfer::PreviewSummary> &summary) {
                         static_cast<void>(must(summary));
                         desk->run();
                     });
    QObject::connect(desk.get(), &ui::ImportDesk::finished, desk.get(),
                     [&report](const Result<transfer::ImportReport> &done) { report = done; });
    transfer::ImportOptions options;
    options.files = {file};
    desk->read(options);
    if (!QTest::qWaitFor([&report] { return report.has_value(); }, 120'000))
        giveUp(u"the import did not end"_s);
    if (must(*report).created != importedRows)
        giveUp(u"the import did not bring in what it should"_s);
    QTest::qWait(60 * frame); // the window takes it in
}

} // namespace

/** stalls: the real window over 100,000 entries; exit code 1 when it stood still for too long. */
int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"omnimediatrak"_s);
    installLogging({});
    const Place place;
    fillLibrary(place);
    const QString more = place.path(u"more.xml"_s); // entries the library does not have yet
    writeMalXml(more, importedRows, "Another", libraryRows);

    bool held = true;
    {
        RealWindow real(place.dataDir());
        StallWatcher watcher;
        const auto watched = [&](const char *name, const auto &doing) {
            watcher.reset();
            doing();
            const double longest = watcher.longest();
            held = longest <= longestStall && held;
            std::printf("= %-52s %9.1f ms    at most %.0f: %s (%d stalls)\n", name, longest,
                        longestStall, longest <= longestStall ? "held" : "MISSED",
                        watcher.stalls());
            std::fflush(stdout);
        };
        real.open();
        if (!real.waitUntilFilled(60'000))
            giveUp(u"the window did not fill"_s);
        QTest::qWait(60 * frame);
        watched("longest wait of an event, doing nothing", [] { QTest::qWait(1000); });
        watched("scrolling 100,000 rows", [&real] { scroll(real); });
        watched("searching as one types", [&real] { search(real); });
        watched("importing 9,000 records", [&] { import(real, more); });
        real.close();
        QApplication::exec();
    }
    return held ? 0 : 1;
}
