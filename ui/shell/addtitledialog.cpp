// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/addtitledialog.h"

#include "ui/models/celltext.h"
#include "ui/shell/knowntitles.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/partialdateedit.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace omt::ui {

using namespace Qt::StringLiterals;

AddTitleDialog::AddTitleDialog(LibraryAccess &library, const QString &title, QWidget *parent)
    : QDialog(parent)
    , m_title(new QLineEdit(this))
    , m_known(new KnownTitles(library, this))
    , m_type(new QComboBox(this))
    , m_released(new PartialDateEdit(this))
    , m_creators(new QLineEdit(this))
    , m_total(new QSpinBox(this))
    , m_status(new QComboBox(this))
{
    setObjectName(u"addTitleDialog"_s);
    setWindowTitle(tr("Add title"));
    createFields(title);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(doubleGap);
    form->setVerticalSpacing(gap);
    form->addRow(tr("&Title"), m_title);
    form->addRow(QString(), m_known);
    form->addRow(tr("Typ&e"), m_type);
    form->addRow(tr("&Released"), m_released);
    form->addRow(tr("&Creators"), m_creators);
    form->addRow(tr("Tot&al"), m_total);
    form->addRow(tr("&Status"), m_status);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_add = buttons->addButton(tr("Add"), QDialogButtonBox::AcceptRole);
    m_add->setObjectName(u"addTitleAccept"_s);
    m_add->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *all = new QVBoxLayout(this);
    all->addLayout(form);
    all->addSpacing(doubleGap);
    all->addWidget(buttons);
    connect(m_title, &QLineEdit::textChanged, this, &AddTitleDialog::update);
    connect(m_title, &QLineEdit::textChanged, m_known, &KnownTitles::setName);
    connect(m_known, &KnownTitles::titleChosen, this, [this](const MediaId &id) {
        reject();
        emit knownTitleChosen(id);
    });
    m_known->setName(title);
    connect(m_type, &QComboBox::currentIndexChanged, this, &AddTitleDialog::update);
    connect(m_released, &QLineEdit::textChanged, this, &AddTitleDialog::update);
    update();
}

void AddTitleDialog::createFields(const QString &title)
{
    m_title->setObjectName(u"addTitleTitle"_s);
    m_title->setText(title);
    m_title->setMinimumWidth(360);
    m_type->setObjectName(u"addTitleType"_s);
    for (const MediaTypeInfo &type : mediaTypes())
        m_type->addItem(icon(QString::fromUtf16(type.icon)), displayName(type.type),
                        int(type.type));
    m_type->setMaxVisibleItems(16);
    m_released->setObjectName(u"addTitleReleased"_s);
    m_creators->setObjectName(u"addTitleCreators"_s);
    m_creators->setPlaceholderText(tr("Separated by commas"));
    m_total->setObjectName(u"addTitleTotal"_s);
    m_total->setRange(0, 1'000'000);
    m_total->setSpecialValueText(tr("unknown"));
    m_status->setObjectName(u"addTitleStatus"_s);
    m_status->addItem(icon(u"status-planned"_s), displayName(Status::Planned),
                      int(Status::Planned));
    for (const Status status : allStatuses) {
        if (status != Status::Planned)
            m_status->addItem(icon(u"status-"_s + toString(status).replace(u'_', u'-')),
                              displayName(status), int(status));
    }
    m_status->addItem(icon(u"catalog"_s), tr("Not in my library"), -1);
}

void AddTitleDialog::update()
{
    const auto type = MediaType(m_type->currentData().toInt());
    const QString unit = countOf(info(type).unit, std::max(2, m_total->value()));
    m_total->setSuffix(u" "_s + unit.section(u' ', 1));
    m_add->setEnabled(!m_title->text().trimmed().isEmpty() && m_released->date());
}

Media AddTitleDialog::media() const
{
    Media media;
    media.type = MediaType(m_type->currentData().toInt());
    media.title = m_title->text().simplified();
    media.releaseDate = m_released->date().value_or(PartialDate());
    media.creators = tagsFrom(m_creators->text());
    if (m_total->value() > 0)
        media.progressTotal = m_total->value();
    return media;
}

std::optional<Status> AddTitleDialog::status() const
{
    const int status = m_status->currentData().toInt();
    return status < 0 ? std::nullopt : std::optional(Status(status));
}

} // namespace omt::ui
