// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/dialogs.h"

#include "core/domain/writtentext.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/plaintext.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

/** Puts texts from outside into a box as they are. Qt's own switch spares the informative text. */
void setPlainTexts(QMessageBox *box, const QString &text, const QString &informative)
{
    box->setTextFormat(Qt::PlainText);
    box->setText(plainMessage(text));
    box->setInformativeText(plainMessage(informative));
    if (auto *label = box->findChild<QLabel *>(u"qt_msgbox_informativelabel"_s)) {
        label->setTextFormat(Qt::PlainText);
        label->setOpenExternalLinks(false);
    }
}

} // namespace

Dialogs::Dialogs(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

void Dialogs::present(const Error &error)
{
    if (error.isCancelled())
        return;
    const auto open = m_window->findChildren<QMessageBox *>(u"errorDialog"_s);
    for (const QMessageBox *other : open) { // one loss of the server fails many questions
        if (other->isVisible() && other->text() == plainMessage(error.message)
            && other->informativeText() == plainMessage(error.hint))
            return;
    }
    auto *box = new QMessageBox(m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(u"errorDialog"_s);
    box->setWindowTitle(tr("OmniMediaTrak"));
    box->setIcon(QMessageBox::Warning);
    setPlainTexts(box, error.message, error.hint);
    const QString details = error.toLogString();
    box->setDetailedText(details);
    box->setStandardButtons(QMessageBox::Close);
    QPushButton *copy = box->addButton(tr("Copy"), QMessageBox::ActionRole);
    disconnect(copy, &QPushButton::clicked, nullptr, nullptr); // it copies and leaves the box open
    connect(copy, &QPushButton::clicked, box, [error, details] {
        QGuiApplication::clipboard()->setText(error.message + u'\n' + error.hint + u'\n' + details);
    });
    box->setDefaultButton(QMessageBox::Close);
    box->open();
}

void Dialogs::confirm(const QString &question, const QString &text, const QString &button,
                      std::function<void()> yes)
{
    auto *box = new QMessageBox(m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(u"confirmDialog"_s);
    box->setWindowTitle(tr("OmniMediaTrak"));
    box->setIcon(QMessageBox::Question);
    setPlainTexts(box, question, text);
    QPushButton *act = box->addButton(button, QMessageBox::AcceptRole);
    box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(act, &QPushButton::clicked, m_window, std::move(yes));
    box->open();
}

void Dialogs::askText(const QString &title, const QString &label, const QString &initial,
                      std::function<void(const QString &)> answer)
{
    auto *dialog = new QDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"textDialog"_s);
    dialog->setWindowTitle(title);
    auto *edit = new QLineEdit(initial, dialog);
    edit->setObjectName(u"textDialogEdit"_s);
    edit->setMinimumWidth(320);
    edit->selectAll();
    auto *caption = new QLabel(label, dialog);
    caption->setBuddy(edit);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, dialog);
    auto *all = new QVBoxLayout(dialog);
    all->addWidget(caption);
    all->addWidget(edit);
    all->addSpacing(gap);
    all->addWidget(buttons);
    QPushButton *ok = buttons->button(QDialogButtonBox::Ok);
    const auto check = [ok, edit] { ok->setEnabled(!showsNothing(edit->text())); };
    check();
    connect(edit, &QLineEdit::textChanged, dialog, check);
    connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(dialog, &QDialog::accepted, m_window,
            [edit, answer = std::move(answer)] { answer(edit->text().trimmed()); });
    dialog->open();
}

void Dialogs::askFilesToImport(std::function<void(const QStringList &)> answer)
{
    const QString downloads = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    auto *dialog = new QFileDialog(
        m_window, tr("Import"), QFileInfo::exists(downloads) ? downloads : QDir::homePath(),
        tr("Exports of other services (*.xml *.gz *.xz *.csv *.tsv *.txt *.json *.ndjson "
           "*.jsonl *.zip *.opml *.opf *.db *.tc *.gcs);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"importFileDialog"_s);
    dialog->setOption(QFileDialog::HideNameFilterDetails);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, m_window, std::move(answer));
    dialog->open();
}

void Dialogs::askCatalogFiles(std::function<void(const QStringList &)> answer)
{
    const QString downloads = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    auto *dialog = new QFileDialog(
        m_window, tr("Public catalogs"),
        QFileInfo::exists(downloads) ? downloads : QDir::homePath(),
        tr("Catalogs (*.gz *.xz *.tsv *.csv *.json *.ndjson *.jsonl *.txt *.zip *.tar *.xml);;"
           "All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"catalogFileDialog"_s);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, m_window, std::move(answer));
    dialog->open();
}

void Dialogs::tell(const QString &what, const QString &text)
{
    auto *box = new QMessageBox(m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(u"reportDialog"_s);
    box->setWindowTitle(tr("OmniMediaTrak"));
    box->setIcon(QMessageBox::Information);
    setPlainTexts(box, what, text);
    box->setStandardButtons(QMessageBox::Close);
    box->open();
}

void Dialogs::showAbout()
{
    auto *box = new QMessageBox(m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(u"aboutDialog"_s);
    box->setWindowTitle(tr("About OmniMediaTrak"));
    box->setIconPixmap(
        iconPixmap(u"omnimediatrak"_s, Qt::black, 64, m_window->devicePixelRatioF()));
    box->setText(tr("OmniMediaTrak %1").arg(QStringLiteral(OMT_VERSION)));
    box->setInformativeText(tr("One library for everything you watch, read, play and hear.\n\n"
                               "Free software under the GNU General Public License, version 3 "
                               "or later."));
    box->setStandardButtons(QMessageBox::Close);
    box->open();
}

} // namespace omt::ui
