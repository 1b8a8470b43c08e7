// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/access/catalogjobs.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QPointer>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace omt::ui {

/**
 * The public catalogs there are: bringing more in, going on with one that stopped, removing one.
 * Starts nothing itself; shows a job that runs, which goes on when the dialog is closed.
 */
class CatalogsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit CatalogsDialog(CatalogJobs &catalogs, QWidget *parent = nullptr);

    /** Shows how far the job is, and lets it be stopped. */
    void follow(Job *job);
    /** Reads again which catalogs there are. */
    void refresh();
    /** Recognises the files and offers to bring them in. */
    void offer(const QStringList &files);

signals:
    void filesRequested();
    void importRequested(const omt::transfer::CatalogImportOptions &options);
    void removalRequested(const QString &source);
    void failed(const omt::Error &error);

private:
    QWidget *createList();
    QWidget *createOffer();
    QWidget *createProgress();
    void showSources(const QList<transfer::CatalogSource> &sources);
    void showOffer(const QList<CatalogFile> &files);
    void showProgress(qint64 done, qint64 total, const QString &text);
    void updateButtons();
    [[nodiscard]] const transfer::CatalogSource *selected() const;

    CatalogJobs &m_catalogs;
    QList<transfer::CatalogSource> m_sources;
    QStringList m_files; ///< offered
    QPointer<Job> m_job;
    QElapsedTimer m_clock; ///< since the first word of the job
    qint64 m_begun = 0; ///< what was done by then
    quint64 m_question = 0;
    QTreeWidget *m_list = nullptr;
    QPushButton *m_choose = nullptr;
    QPushButton *m_remove = nullptr;
    QWidget *m_offer = nullptr;
    QLabel *m_offered = nullptr;
    QCheckBox *m_restart = nullptr;
    QWidget *m_progress = nullptr;
    QLabel *m_step = nullptr;
    QProgressBar *m_bar = nullptr;
};

/** Translated, for people: what an import or a removal did, a line each. */
[[nodiscard]] QString summaryOf(const transfer::CatalogImportReport &report);
[[nodiscard]] QString summaryOf(const transfer::CatalogRemovalReport &report);

} // namespace omt::ui
