// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/importjob.h"

#include <QDialog>

class QDialogButtonBox;
class QVBoxLayout;

namespace omt::ui {

/**
 * What an import did: how many records came to what, what was wrong and where. It can be kept as a
 * file, and taken back.
 */
class ImportReportDialog final : public QDialog
{
    Q_OBJECT

public:
    /** `options`: what was asked for. */
    ImportReportDialog(const transfer::ImportReport &report, const transfer::ImportOptions &options,
                       QWidget *parent = nullptr);

signals:
    void takeBackRequested(const omt::ImportRunId &run);
    void saveFailed(const omt::Error &error);

private:
    void createHeading(const transfer::ImportReport &report, QVBoxLayout *all);
    QWidget *createCounts(const transfer::ImportReport &report);
    QWidget *createProblems(const transfer::ImportReport &report);
    QDialogButtonBox *createButtons(const transfer::ImportReport &report);

    void askWhereToSave();

    transfer::ImportReport m_report;
    transfer::ImportOptions m_options;
};

/** The report for people, as text. */
[[nodiscard]] QString reportText(const transfer::ImportReport &report, const QStringList &files);
/** "Import: 10 new, 2 changed, 3 as they were", for the status area. */
[[nodiscard]] QString importSummary(const transfer::ImportReport &report);

} // namespace omt::ui
