// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/importpreview.h"

#include <QDialog>
#include <QElapsedTimer>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace omt::ui {

class FilesPage;
class ImportDesk;
class PreviewPage;
class RulesPage;

/**
 * An import with a look before the leap: which files, by which rules, what would become of every
 * record; then it is carried out. Closing it on the way leaves nothing behind. The desk belongs to
 * it. Return goes on, Alt+Left back, Escape closes.
 */
class ImportWizard final : public QDialog
{
    Q_OBJECT

public:
    ImportWizard(ImportDesk *desk, transfer::ConflictRule rule, QWidget *parent = nullptr);
    ~ImportWizard() override;

    void addFiles(const QStringList &paths);
    void reject() override;

signals:
    void imported(const omt::transfer::ImportReport &report, const QStringList &files);
    void failed(const omt::Error &error);

private:
    enum Step { Files, Rules, Look, Write };

    QWidget *createBusy();
    void createButtons(class QBoxLayout *all);
    void goTo(Step step);
    void next();
    void back();
    void read();
    void takePreview(const Result<transfer::PreviewSummary> &summary);
    void takeReport(const Result<transfer::ImportReport> &report);
    void showProgress(qint64 done, qint64 total, const QString &text);
    void setBusy(bool isBusy);
    void pauseOrGoOn();
    void updateButtons();

    ImportDesk *m_desk;
    FilesPage *m_files;
    RulesPage *m_rules;
    PreviewPage *m_preview;
    QStackedWidget *m_pages;
    QLabel *m_heading;
    QLabel *m_note;
    QWidget *m_busy = nullptr;
    QProgressBar *m_bar = nullptr;
    QLabel *m_step = nullptr;
    QPushButton *m_pause = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_next = nullptr;
    QPushButton *m_close = nullptr;
    QElapsedTimer m_clock;
    Step m_at = Files;
    bool m_isBusy = false;
    bool m_isRead = false;
    bool m_isPaused = false;
    QStringList m_readFiles;
};

} // namespace omt::ui
