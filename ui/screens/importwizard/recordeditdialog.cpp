// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/importwizard/recordeditdialog.h"

#include "ui/theme/metrics.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

QSpinBox *number(int from, int to, const QString &none, QWidget *parent)
{
    auto *box = new QSpinBox(parent);
    box->setRange(from, to);
    box->setSpecialValueText(none);
    return box;
}

} // namespace

RecordEditDialog::RecordEditDialog(const transfer::PreviewRow &row, QWidget *parent)
    : QDialog(parent)
    , m_record(row.record)
    , m_name(row.name)
    , m_presentYear(row.year)
    , m_title(new QLineEdit(row.name, this))
    , m_year(number(0, 9999, tr("as it is"), this))
    , m_type(new QComboBox(this))
    , m_status(new QComboBox(this))
    , m_rating(number(0, 100, tr("as it is"), this))
    , m_progress(number(-1, 1000000, tr("as it is"), this))
    , m_notes(new QPlainTextEdit(this))
{
    setObjectName(u"recordEdit"_s);
    setWindowTitle(tr("Edit before importing"));
    m_title->setObjectName(u"recordTitle"_s);
    m_year->setObjectName(u"recordYear"_s);
    m_rating->setObjectName(u"recordRating"_s);
    m_year->setValue(row.year);
    m_progress->setValue(-1);
    m_type->addItem(tr("as it is"), -1);
    for (const MediaTypeInfo &type : mediaTypes())
        m_type->addItem(displayName(type.type), int(type.type));
    m_status->addItem(tr("as it is"), -1);
    for (const Status status : allStatuses)
        m_status->addItem(displayName(status), int(status));
    m_notes->setPlaceholderText(tr("as they are"));
    m_notes->setTabChangesFocus(true);
    m_notes->setMaximumHeight(4 * fontMetrics().lineSpacing());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *form = new QFormLayout(this);
    form->setHorizontalSpacing(doubleGap);
    form->addRow(tr("&Title:"), m_title);
    form->addRow(tr("&Year:"), m_year);
    form->addRow(tr("Typ&e:"), m_type);
    form->addRow(tr("&Status:"), m_status);
    form->addRow(tr("&Rating (of 100):"), m_rating);
    form->addRow(tr("&Progress:"), m_progress);
    form->addRow(tr("&Notes:"), m_notes);
    form->addRow(buttons);
    setMinimumWidth(420);
}

transfer::RecordEdit RecordEditDialog::edit() const
{
    transfer::RecordEdit edit;
    edit.record = m_record;
    const QString title = m_title->text().trimmed();
    if (!title.isEmpty() && title != m_name)
        edit.title = title;
    if (m_year->value() > 0 && m_year->value() != m_presentYear)
        edit.year = m_year->value();
    if (const int type = m_type->currentData().toInt(); type >= 0)
        edit.type = MediaType(type);
    if (const int status = m_status->currentData().toInt(); status >= 0)
        edit.status = Status(status);
    edit.rating = Rating::fromHundred(m_rating->value());
    if (m_progress->value() >= 0)
        edit.progress = m_progress->value();
    if (const QString notes = m_notes->toPlainText(); !notes.trimmed().isEmpty())
        edit.notes = notes;
    return edit;
}

} // namespace omt::ui
