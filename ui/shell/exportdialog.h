// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/medialist.h"
#include "ui/access/libraryaccess.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

class QComboBox;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace omt::ui {

/**
 * Carries the library out: which format, which part of it, and what that format cannot hold, which
 * is counted before anything is written. GUI thread; the library must outlive it.
 */
class ExportDialog final : public QDialog
{
    Q_OBJECT

public:
    ExportDialog(LibraryAccess &library, const QList<MediaList> &lists,
                 const QString &coverDirectory, QWidget *parent = nullptr);
    ~ExportDialog() override;

    /** Writes what is chosen into that file. */
    void exportTo(const QString &path);

    void reject() override;

private:
    QWidget *createFormats();
    QWidget *createChoices(const QList<MediaList> &lists);
    QWidget *createButtons();
    void takeFormat();
    void preview();
    void takePreview(const Result<transfer::ExportReport> &report);
    void takeResult(const QString &path, const Result<transfer::ExportReport> &report);
    void askFile();
    void stop();
    void dropTask();
    void setRunning(bool isRunning);
    void showLosses(const transfer::LossReport &losses);
    [[nodiscard]] const transfer::ExportFormat *format() const;
    [[nodiscard]] transfer::ExportRequest request() const;

    LibraryAccess &m_library;
    QString m_coverDirectory;
    QListWidget *m_formats = nullptr;
    QComboBox *m_types = nullptr;
    QComboBox *m_lists = nullptr;
    QLabel *m_count = nullptr;
    QListWidget *m_losses = nullptr;
    QProgressBar *m_progress = nullptr;
    QLabel *m_message = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_show = nullptr;
    QPushButton *m_close = nullptr;
    QPointer<ExportTask> m_task; ///< the preview or the export that runs
    bool m_isExporting = false;
    QTimer m_soon; ///< until the preview begins: keys run through the formats
    QString m_written;
};

} // namespace omt::ui
