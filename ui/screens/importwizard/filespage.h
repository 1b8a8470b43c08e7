// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/importfiles.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace omt::ui {

class ImportDesk;

/** What comes in: each file with its format, how sure that is, and how much is in it. */
class FilesPage final : public QWidget
{
    Q_OBJECT

public:
    explicit FilesPage(ImportDesk &desk, QWidget *parent = nullptr);

    void addFiles(const QStringList &paths);
    /** The files, formats and mappings as chosen. */
    [[nodiscard]] transfer::ImportOptions options() const;
    [[nodiscard]] bool isReady() const;
    void focusFirst();

signals:
    void readyChanged();
    void failed(const omt::Error &error);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    struct Chosen
    {
        transfer::ImportFile file;
        QString format; ///< by hand; empty: the surest
        std::optional<transfer::ListMapping> mapping;
    };

    void take(const QList<transfer::ImportFile> &files);
    void fill();
    void removeCurrent();
    void askFiles();
    void askFolder();
    void chooseFormat();
    void mapColumns();
    void updateButtons();
    [[nodiscard]] Chosen *current();
    [[nodiscard]] static bool isUsable(const Chosen &chosen);

    ImportDesk &m_desk;
    QList<Chosen> m_files;
    int m_looking = 0;
    QLabel *m_note;
    QTreeWidget *m_list;
    QPushButton *m_remove;
    QPushButton *m_format;
    QPushButton *m_columns;
};

} // namespace omt::ui
