// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/importwizard/importwizard.h"

#include "ui/access/importdesk.h"
#include "ui/screens/importwizard/filespage.h"
#include "ui/screens/importwizard/previewpage.h"
#include "ui/screens/importwizard/previewtext.h"
#include "ui/screens/importwizard/rulespage.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

const QString sizeKey = u"importWizard/size"_s;
constexpr int permille = 1000;

} // namespace

ImportWizard::ImportWizard(ImportDesk *desk, transfer::ConflictRule rule, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_files(new FilesPage(*desk, this))
    , m_rules(new RulesPage(rule, this))
    , m_preview(new PreviewPage(*desk, this))
    , m_pages(new QStackedWidget(this))
    , m_heading(new QLabel(this))
    , m_note(new QLabel(this))
{
    setObjectName(u"importWizard"_s);
    desk->setParent(this);
    m_heading->setFont(textFont(font(), TextSize::Title));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setMinimumWidth(1); // a word without an end widens nothing
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_pages->addWidget(m_files);
    m_pages->addWidget(m_rules);
    m_pages->addWidget(m_preview);
    auto *all = new QVBoxLayout(this);
    all->setSpacing(gap);
    all->addWidget(m_heading);
    all->addWidget(m_note);
    all->addSpacing(halfGap);
    all->addWidget(m_pages, 1);
    all->addWidget(createBusy());
    createButtons(all);
    connect(m_files, &FilesPage::readyChanged, this, &ImportWizard::updateButtons);
    connect(m_files, &FilesPage::failed, this, &ImportWizard::failed);
    connect(m_preview, &PreviewPage::failed, this, &ImportWizard::failed);
    connect(m_preview, &PreviewPage::changed, this, [this] { setBusy(true); });
    connect(desk, &ImportDesk::previewed, this, &ImportWizard::takePreview);
    connect(desk, &ImportDesk::finished, this, &ImportWizard::takeReport);
    connect(desk, &ImportDesk::progress, this, &ImportWizard::showProgress);
    auto *back = new QShortcut(QKeySequence(Qt::ALT | Qt::Key_Left), this);
    connect(back, &QShortcut::activated, this, &ImportWizard::back);
    resize(QSettings().value(sizeKey, QSize(960, 640)).toSize());
    goTo(Files);
}

ImportWizard::~ImportWizard()
{
    QSettings().setValue(sizeKey, size());
}

QWidget *ImportWizard::createBusy()
{
    m_busy = new QWidget(this);
    m_bar = new QProgressBar(m_busy);
    m_bar->setObjectName(u"wizardProgress"_s);
    m_bar->setAccessibleName(tr("Progress of the import"));
    m_bar->setTextVisible(false);
    m_step = new QLabel(m_busy);
    m_step->setTextFormat(Qt::PlainText);
    m_step->setMinimumWidth(1); // a word without an end widens nothing
    m_pause = new QPushButton(tr("&Pause"), m_busy);
    m_pause->setObjectName(u"wizardPause"_s);
    m_pause->setAutoDefault(false);
    connect(m_pause, &QPushButton::clicked, this, &ImportWizard::pauseOrGoOn);
    auto *row = new QHBoxLayout(m_busy);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_step);
    row->addWidget(m_bar, 1);
    row->addWidget(m_pause);
    m_busy->hide();
    return m_busy;
}

void ImportWizard::createButtons(QBoxLayout *all)
{
    m_back = new QPushButton(tr("&Back"), this);
    m_back->setObjectName(u"wizardBack"_s);
    m_back->setAutoDefault(false);
    m_next = new QPushButton(this);
    m_next->setObjectName(u"wizardNext"_s);
    m_next->setDefault(true);
    m_close = new QPushButton(tr("Cancel"), this);
    m_close->setObjectName(u"wizardCancel"_s);
    m_close->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_back);
    row->addWidget(m_next);
    row->addWidget(m_close);
    all->addLayout(row);
    connect(m_back, &QPushButton::clicked, this, &ImportWizard::back);
    connect(m_next, &QPushButton::clicked, this, &ImportWizard::next);
    connect(m_close, &QPushButton::clicked, this, &ImportWizard::reject);
}

void ImportWizard::addFiles(const QStringList &paths)
{
    m_files->addFiles(paths);
}

void ImportWizard::goTo(Step step)
{
    m_at = step;
    if (step != Write)
        m_pages->setCurrentIndex(int(step));
    switch (step) {
    case Files:
        setWindowTitle(tr("Import: files"));
        m_heading->setText(tr("What shall come in?"));
        m_note->setText(tr("Exports of other services, tables of your own, or a folder of them."));
        m_next->setText(tr("&Next"));
        break;
    case Rules:
        setWindowTitle(tr("Import: rules"));
        m_heading->setText(tr("Whose word counts?"));
        m_note->setText(tr("Titles that are not in your library yet come in as the files say."));
        m_next->setText(tr("&Next"));
        m_rules->focusFirst();
        break;
    case Look:
        m_heading->setText(tr("This is what would happen"));
        m_note->setText(tr("Nothing has been written yet."));
        m_next->setText(tr("&Import"));
        m_preview->focusFirst();
        break;
    case Write:
        setWindowTitle(tr("Import: writing"));
        m_heading->setText(tr("Importing"));
        m_note->setText(tr("Until it is done, cancelling leaves nothing behind."));
        break;
    }
    updateButtons();
}

void ImportWizard::next()
{
    if (!m_next->isEnabled())
        return;
    if (m_at == Files) {
        goTo(Rules);
    } else if (m_at == Rules) {
        goTo(Look);
        read();
    } else if (m_at == Look) {
        goTo(Write);
        setBusy(true);
        m_desk->run();
    }
}

void ImportWizard::back()
{
    if (m_isBusy || m_at == Files || m_at == Write)
        return;
    goTo(m_at == Look ? Rules : Files);
}

// The files are read once; other rules only ask for another look.
void ImportWizard::read()
{
    transfer::ImportOptions options = m_files->options();
    const transfer::ImportRules rules = m_rules->rules();
    setBusy(true);
    if (m_isRead && m_readFiles == options.files) {
        m_desk->update(rules);
        return;
    }
    options.conflictRule = rules.conflict;
    options.fieldRules = rules.fields;
    options.matchThreshold = rules.matchThreshold;
    m_readFiles = options.files;
    m_isRead = true;
    m_desk->read(options);
}

void ImportWizard::setBusy(bool isBusy)
{
    if (isBusy && m_at == Look)
        setWindowTitle(tr("Import: looking"));
    m_isBusy = isBusy;
    m_busy->setVisible(isBusy);
    m_preview->setBusy(isBusy);
    if (isBusy) {
        m_clock.start();
        m_bar->setRange(0, 0);
        m_step->setText(tr("Working…"));
    }
    m_isPaused = false;
    m_pause->setText(tr("&Pause"));
    updateButtons();
}

void ImportWizard::showProgress(qint64 done, qint64 total, const QString &text)
{
    if (total > 0 && done < total) {
        m_bar->setRange(0, permille);
        m_bar->setValue(static_cast<int>(done * permille / total));
        const qint64 elapsed = std::max<qint64>(1, m_clock.elapsed());
        m_step->setText(
            tr("%1, %2/s").arg(text, QLocale().formattedDataSize(done * 1000 / elapsed)));
        return;
    }
    m_bar->setRange(0, 0);
    m_step->setText(text);
}

void ImportWizard::takePreview(const Result<transfer::PreviewSummary> &summary)
{
    setBusy(false);
    if (!summary) {
        m_isRead = false;
        if (summary.error().kind != Error::Kind::Cancelled)
            emit failed(summary.error());
        goTo(Files);
        return;
    }
    QStringList counts;
    for (const transfer::PreviewState state : transfer::everyPreviewState) {
        if (const qint64 lines = summary->counts.value(state); lines > 0)
            counts << u"%1 %2"_s.arg(displayName(state), QLocale().toString(lines));
    }
    m_note->setText(counts.isEmpty()
                        ? tr("Nothing has been written yet.")
                        : tr("%1. Nothing has been written yet.").arg(counts.join(u" · "_s)));
    setWindowTitle(tr("Import: preview")); // only now, for people who hear it
    m_preview->show(*summary);
}

void ImportWizard::takeReport(const Result<transfer::ImportReport> &report)
{
    setBusy(false);
    if (!report) {
        if (report.error().kind != Error::Kind::Cancelled)
            emit failed(report.error());
        goTo(Look);
        return;
    }
    accept();
    emit imported(*report, m_readFiles);
}

void ImportWizard::pauseOrGoOn()
{
    m_isPaused = !m_isPaused;
    if (m_isPaused)
        m_desk->pause();
    else
        m_desk->resume();
    m_pause->setText(m_isPaused ? tr("&Go on") : tr("&Pause"));
}

void ImportWizard::updateButtons()
{
    m_back->setEnabled(!m_isBusy && m_at != Files);
    m_next->setEnabled(!m_isBusy && m_at != Write && (m_at != Files || m_files->isReady()));
}

// While something runs, it is stopped first; nothing of it stays.
void ImportWizard::reject()
{
    if (m_isBusy) {
        m_desk->cancel();
        return;
    }
    QDialog::reject();
}

} // namespace omt::ui
