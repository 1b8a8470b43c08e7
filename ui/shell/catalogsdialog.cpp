// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/catalogsdialog.h"

#include "ui/access/answer.h"
#include "ui/models/rowtext.h"
#include "ui/screens/detail/sources.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/plaintext.h"
#include "ui/widgets/section.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int progressSteps = 1000;
constexpr qint64 settledAfter = 500; ///< ms after which a rate means something

QString stateText(const transfer::CatalogSource &source)
{
    if (source.state == u"done")
        return CatalogsDialog::tr("complete");
    if (source.state == u"running")
        return CatalogsDialog::tr("being brought in");
    if (source.state == u"stopped" || source.state == u"broken")
        return CatalogsDialog::tr("stopped half-way: choose the same files to go on");
    return source.state;
}

bool mayGoOn(const transfer::CatalogSource &source)
{
    return source.state == u"stopped" || source.state == u"broken" || source.state == u"running";
}

} // namespace

QString summaryOf(const transfer::CatalogImportReport &report)
{
    QStringList lines{
        CatalogsDialog::tr("%L1 records read: %L2 new titles, %L3 changed, %L4 as they were.")
            .arg(report.counts.read)
            .arg(report.counts.created)
            .arg(report.counts.updated)
            .arg(report.counts.unchanged)};
    if (report.counts.leftOut > 0)
        lines << CatalogsDialog::tr("%L1 are no titles and were left out.")
                     .arg(report.counts.leftOut);
    if (report.counts.failed > 0)
        lines << CatalogsDialog::tr("%L1 could not be read.").arg(report.counts.failed);
    if (report.counts.conflicting > 0)
        lines
            << CatalogsDialog::tr("%L1 contradict what was there.").arg(report.counts.conflicting);
    if (report.passedOver > 0)
        lines << CatalogsDialog::tr("It went on behind the first %L1 records.")
                     .arg(report.passedOver);
    return lines.join(u'\n');
}

QString summaryOf(const transfer::CatalogRemovalReport &report)
{
    QStringList lines{CatalogsDialog::tr("%L1 titles were deleted.").arg(report.deleted)};
    if (report.reduced > 0)
        lines << CatalogsDialog::tr("%L1 titles of other catalogs lost what only it said.")
                     .arg(report.reduced);
    if (report.used > 0)
        lines << CatalogsDialog::tr("%L1 stay because they are in a library or on a list.")
                     .arg(report.used);
    if (report.edited > 0)
        lines << CatalogsDialog::tr("%L1 stay because somebody made or changed them.")
                     .arg(report.edited);
    return lines.join(u'\n');
}

CatalogsDialog::CatalogsDialog(CatalogJobs &catalogs, QWidget *parent)
    : QDialog(parent)
    , m_catalogs(catalogs)
{
    setObjectName(u"catalogsDialog"_s);
    setWindowTitle(tr("Public catalogs"));
    auto *heading = new QLabel(tr("Public catalogs"), this);
    heading->setFont(textFont(font(), TextSize::Title));
    QLabel *about = plainLabel(
        tr("Downloads of IMDb, Open Library, MusicBrainz, VNDB, Wikidata and others, and CSV or "
           "JSON lists of titles. What each brought is kept apart, so that it can be removed."),
        this);
    about->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *all = new QVBoxLayout(this);
    all->setSpacing(gap);
    all->addWidget(heading);
    all->addWidget(about);
    all->addWidget(createList(), 1);
    all->addWidget(createOffer());
    all->addWidget(createProgress());
    all->addWidget(buttons);
    resize(720, 480);
    m_offer->hide();
    m_progress->hide();
    refresh();
    updateButtons();
}

QWidget *CatalogsDialog::createList()
{
    auto *part = new QWidget(this);
    m_list = new QTreeWidget(part);
    m_list->setObjectName(u"catalogSources"_s);
    m_list->setAccessibleName(tr("Catalogs that were brought in"));
    m_list->setHeaderLabels(
        {tr("Catalog"), tr("Records"), tr("Titles made"), tr("Last import"), tr("State")});
    m_list->setRootIsDecorated(false);
    m_list->setAllColumnsShowFocus(true);
    m_list->header()->setStretchLastSection(true);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &CatalogsDialog::updateButtons);
    m_choose = new QPushButton(icon(u"import"_s), tr("&Choose files…"), part);
    m_choose->setObjectName(u"catalogChoose"_s);
    m_remove = new QPushButton(icon(u"remove"_s), tr("&Remove…"), part);
    m_remove->setObjectName(u"catalogRemove"_s);
    m_remove->setAutoDefault(false);
    connect(m_choose, &QPushButton::clicked, this, &CatalogsDialog::filesRequested);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (const transfer::CatalogSource *source = selected())
            emit removalRequested(source->name);
    });
    auto *row = new QHBoxLayout;
    row->addWidget(m_choose);
    row->addWidget(m_remove);
    row->addStretch();
    auto *all = new QVBoxLayout(part);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_list, 1);
    all->addLayout(row);
    return part;
}

QWidget *CatalogsDialog::createOffer()
{
    m_offer = new QWidget(this);
    m_offer->setObjectName(u"catalogOffer"_s);
    m_offered = plainLabel({}, m_offer);
    m_offered->setObjectName(u"catalogOffered"_s);
    m_restart = new QCheckBox(tr("From the &beginning, not where it stopped"), m_offer);
    m_restart->setObjectName(u"catalogRestart"_s);
    auto *run = new QPushButton(tr("&Import"), m_offer);
    run->setObjectName(u"catalogRun"_s);
    run->setAutoDefault(false);
    connect(run, &QPushButton::clicked, this, [this] {
        transfer::CatalogImportOptions options;
        options.files = m_files;
        options.restart = m_restart->isVisible() && m_restart->isChecked();
        m_offer->hide();
        emit importRequested(options);
    });
    auto *row = new QHBoxLayout;
    row->addWidget(m_restart);
    row->addStretch();
    row->addWidget(run);
    auto *all = new QVBoxLayout(m_offer);
    all->setContentsMargins(0, gap, 0, gap);
    all->addWidget(m_offered);
    all->addLayout(row);
    return m_offer;
}

QWidget *CatalogsDialog::createProgress()
{
    m_progress = new QWidget(this);
    m_step = plainLabel({}, m_progress);
    m_step->setObjectName(u"catalogStep"_s);
    m_bar = new QProgressBar(m_progress);
    m_bar->setObjectName(u"catalogBar"_s);
    m_bar->setAccessibleName(tr("How far it is"));
    m_bar->setTextVisible(false);
    auto *stop = new QPushButton(tr("&Stop"), m_progress);
    stop->setObjectName(u"catalogStop"_s);
    stop->setAutoDefault(false);
    stop->setToolTip(tr("What was brought in stays; the same files go on from there"));
    connect(stop, &QPushButton::clicked, this, [this] {
        if (m_job)
            m_job->cancel();
    });
    auto *row = new QHBoxLayout;
    row->addWidget(m_bar, 1);
    row->addWidget(stop);
    auto *all = new QVBoxLayout(m_progress);
    all->setContentsMargins(0, gap, 0, gap);
    all->addWidget(m_step);
    all->addLayout(row);
    return m_progress;
}

const transfer::CatalogSource *CatalogsDialog::selected() const
{
    const QList<QTreeWidgetItem *> items = m_list->selectedItems();
    const int row = items.isEmpty() ? -1 : m_list->indexOfTopLevelItem(items.constFirst());
    return row >= 0 && row < m_sources.size() ? &m_sources.at(row) : nullptr;
}

void CatalogsDialog::updateButtons()
{
    m_choose->setEnabled(!m_job);
    m_remove->setEnabled(!m_job && selected());
}

void CatalogsDialog::refresh()
{
    onAnswer(m_catalogs.catalogSources(), this,
             [this](const Result<QList<transfer::CatalogSource>> &sources) {
                 if (sources)
                     showSources(*sources);
                 else if (!sources.error().isCancelled())
                     emit failed(sources.error());
             });
}

void CatalogsDialog::showSources(const QList<transfer::CatalogSource> &sources)
{
    m_sources = sources;
    m_list->clear();
    const QLocale locale;
    for (const transfer::CatalogSource &source : sources) {
        auto *item = new QTreeWidgetItem(m_list);
        item->setText(0, sourceName(source.name));
        item->setText(1, locale.toString(source.records));
        item->setText(2, locale.toString(source.titles));
        item->setText(3, source.updatedAt.isValid() ? momentText(source.updatedAt) : QString());
        item->setText(4, stateText(source));
        item->setToolTip(4, plainToolTip(source.message));
        item->setTextAlignment(1, Qt::AlignTrailing | Qt::AlignVCenter);
        item->setTextAlignment(2, Qt::AlignTrailing | Qt::AlignVCenter);
    }
    if (sources.isEmpty()) {
        auto *none = new QTreeWidgetItem(m_list, {tr("None was brought in yet.")});
        none->setFlags(Qt::NoItemFlags);
        none->setFirstColumnSpanned(true);
    }
    for (int i = 0; i < 4; ++i)
        m_list->resizeColumnToContents(i);
    updateButtons();
}

void CatalogsDialog::offer(const QStringList &files)
{
    m_files = files;
    m_offer->hide();
    const quint64 question = ++m_question;
    onAnswer(m_catalogs.recogniseCatalogs(files), this,
             [this, question](const Result<QList<CatalogFile>> &found) {
                 if (question != m_question)
                     return;
                 if (found)
                     showOffer(*found);
                 else if (!found.error().isCancelled())
                     emit failed(found.error());
             });
}

void CatalogsDialog::showOffer(const QList<CatalogFile> &files)
{
    QStringList lines;
    bool stopped = false;
    for (const CatalogFile &file : files) {
        lines << tr("%1: %2, %3")
                     .arg(QFileInfo(file.path).fileName(), file.format,
                          QLocale().formattedDataSize(file.bytes));
        stopped = stopped
            || std::any_of(m_sources.cbegin(), m_sources.cend(),
                           [&file](const transfer::CatalogSource &source) {
                               return source.name == file.catalog && mayGoOn(source);
                           });
    }
    if (stopped)
        lines << tr("An import of this catalog stopped half-way. With the same files it goes on "
                    "from there.");
    m_offered->setText(lines.join(u'\n'));
    m_restart->setVisible(stopped);
    m_restart->setChecked(false);
    m_offer->show();
    m_offer->findChild<QPushButton *>(u"catalogRun"_s)->setFocus();
}

void CatalogsDialog::follow(Job *job)
{
    m_job = job;
    m_clock.invalidate();
    m_step->setText(job->title());
    m_bar->setRange(0, 0);
    m_progress->show();
    updateButtons();
    connect(job, &Job::progress, this, &CatalogsDialog::showProgress);
    connect(job, &Job::ended, this, [this] {
        m_job = nullptr;
        m_progress->hide();
        updateButtons();
        refresh();
    });
}

void CatalogsDialog::showProgress(qint64 done, qint64 total, const QString &text)
{
    if (!m_clock.isValid()) {
        m_clock.start();
        m_begun = done;
    }
    m_bar->setRange(0, total > 0 ? progressSteps : 0);
    if (total > 0)
        m_bar->setValue(int(progressSteps * double(done) / double(total)));
    QStringList parts{m_job ? m_job->title() : QString()};
    if (!text.isEmpty())
        parts << text;
    const bool isOfBytes = qobject_cast<CatalogImportTask *>(m_job.data()) != nullptr;
    if (isOfBytes && m_clock.elapsed() > settledAfter && done > m_begun) {
        const double rate = double(done - m_begun) * 1000 / double(m_clock.elapsed());
        parts << tr("%1 of %2, %3 a second")
                     .arg(QLocale().formattedDataSize(done), QLocale().formattedDataSize(total),
                          QLocale().formattedDataSize(qint64(rate)));
    } else if (!isOfBytes && total > 0) {
        parts << tr("%L1 of %L2").arg(done).arg(total);
    }
    m_step->setText(parts.join(u" · "_s));
}

} // namespace omt::ui
