// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/detail/reviewdialog.h"

#include "core/domain/writtentext.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/partialdateedit.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace omt::ui {

using namespace Qt::StringLiterals;

ReviewDialog::ReviewDialog(const QString &title, const Review &review, QWidget *parent)
    : QDialog(parent)
    , m_before(review)
    , m_text(new QPlainTextEdit(review.text, this))
    , m_spoilers(new QCheckBox(tr("It &gives away the plot"), this))
    , m_public(new QCheckBox(tr("&Others may read it"), this))
    , m_written(new PartialDateEdit(this))
{
    setObjectName(u"reviewDialog"_s);
    setWindowTitle(tr("Review"));
    auto *heading = new QLabel(this);
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);
    heading->setMinimumWidth(1); // a word without an end widens nothing
    heading->setFont(textFont(font(), TextSize::Heading));
    heading->setText(
        review.passNumber > 1
            ? tr("%1, time %2").arg(inSentence(title), QString::number(review.passNumber))
            : title);
    m_text->setObjectName(u"reviewEditText"_s);
    m_text->setAccessibleName(tr("Review"));
    m_text->setPlaceholderText(tr("What do you make of it?"));
    m_text->setTabChangesFocus(true);
    m_spoilers->setObjectName(u"reviewSpoilers"_s);
    m_spoilers->setChecked(review.hasSpoilers);
    m_public->setObjectName(u"reviewPublic"_s);
    m_public->setChecked(review.isPublic);
    m_written->setObjectName(u"reviewWritten"_s);
    m_written->setDate(review.writtenAt);
    auto *form = new QFormLayout;
    form->addRow(m_spoilers);
    form->addRow(m_public);
    form->addRow(tr("&Written"), m_written);
    auto *all = new QVBoxLayout(this);
    all->addWidget(heading);
    all->addWidget(m_text, 1);
    all->addLayout(form);
    all->addSpacing(gap);
    all->addWidget(createButtons());
    resize(560, 460);
    m_text->setFocus();
}

QWidget *ReviewDialog::createButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *save = buttons->addButton(tr("&Save"), QDialogButtonBox::AcceptRole);
    save->setObjectName(u"reviewSave"_s);
    save->setDefault(true);
    save->setToolTip(tr("Ctrl+Enter"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ReviewDialog::reject);
    const auto check = [this, save] {
        save->setEnabled(
            m_written->date().has_value()
            && (!m_text->toPlainText().trimmed().isEmpty() || !m_before.text.isEmpty()));
    };
    connect(m_text, &QPlainTextEdit::textChanged, this, check);
    connect(m_written, &QLineEdit::textChanged, this, check);
    check();
    const auto saveByKey = [save] { save->click(); };
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(QKeySequence(Qt::CTRL | key), this), &QShortcut::activated, this,
                saveByKey);
    if (!m_before.text.isEmpty()) {
        QPushButton *remove
            = buttons->addButton(tr("Remove review"), QDialogButtonBox::DestructiveRole);
        remove->setObjectName(u"reviewRemove"_s);
        remove->setAutoDefault(false);
        connect(remove, &QPushButton::clicked, this, [this] { // undo brings it back
            m_text->clear();
            accept();
        });
    }
    connect(this, &QDialog::accepted, this, [this] { emit reviewed(review()); });
    return buttons;
}

Review ReviewDialog::review() const
{
    Review review = m_before;
    review.text = m_text->toPlainText().trimmed();
    review.hasSpoilers = m_spoilers->isChecked();
    review.isPublic = m_public->isChecked();
    review.writtenAt = m_written->date().value_or(m_before.writtenAt);
    return review;
}

void ReviewDialog::reject()
{
    if (review().text == m_before.text.trimmed()) {
        QDialog::reject();
        return;
    }
    auto *box
        = new QMessageBox(QMessageBox::Question, tr("Review"),
                          tr("Leave without saving what you wrote?"), QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(u"reviewDiscard"_s);
    QPushButton *leave = box->addButton(tr("Leave"), QMessageBox::DestructiveRole);
    QPushButton *stay = box->addButton(tr("Go on writing"), QMessageBox::RejectRole);
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    connect(leave, &QPushButton::clicked, this, [this] { QDialog::reject(); });
    box->open();
}

} // namespace omt::ui
