// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/importwizard/mappingdialog.h"

#include "ui/theme/metrics.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int shownRows = 3;

struct Field
{
    const char16_t *id;
    const char *name;
};

constexpr Field fields[] = {
    {u"", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "Keep beside it")},
    {u"title", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "Title")},
    {u"date", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "Year or release date")},
    {u"creators", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "Creators")},
    {u"name", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "Other names")},
    {u"type", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "Type")},
    {u"status", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "Status")},
    {u"rating", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "Rating")},
    {u"progress", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "Progress")},
    {u"started", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "Started")},
    {u"completed", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "Completed")},
    {u"added", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "Added")},
    {u"updated", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "Last changed")},
    {u"times", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "How many times")},
    {u"notes", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "Notes")},
    {u"review", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "Review")},
    {u"tags", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "Tags")},
    {u"lists", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "Lists")},
    {u"favourite", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "Favourite")},
    {u"private", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "Private")},
    {u"genres", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "Genres")},
    {u"country", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "Country")},
    {u"description", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "Description")},
    {u"cover", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "Cover (address)")},
    {u"key.imdb", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "IMDb number")},
    {u"key.tmdb", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "TMDB number")},
    {u"key.isbn", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "ISBN")},
    {u"key.mal", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "MyAnimeList number")},
    {u"key.anilist", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "AniList number")},
    {u"popularity", QT_TRANSLATE_NOOP("omt::ui::MappingDialog", "Popularity")},
};

} // namespace

MappingDialog::MappingDialog(const transfer::MappedTable &table, const QString &fileName,
                             QWidget *parent)
    : QDialog(parent)
    , m_table(table)
    , m_columns(new QTableWidget(this))
    , m_type(new QComboBox(this))
    , m_status(new QComboBox(this))
    , m_order(new QComboBox(this))
    , m_best(new QDoubleSpinBox(this))
{
    setObjectName(u"mappingDialog"_s);
    setWindowTitle(tr("Columns of the table"));
    auto *heading = new QLabel(this);
    heading->setTextFormat(Qt::PlainText);
    heading->setText(table.isRemembered
                         ? tr("%1 has columns that you have explained before.").arg(fileName)
                         : tr("This is what the columns of %1 seem to mean.").arg(fileName));
    heading->setWordWrap(true);
    heading->setMinimumWidth(1); // a word without an end widens nothing
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *all = new QVBoxLayout(this);
    all->setSpacing(gap);
    all->addWidget(heading);
    createTable();
    all->addWidget(m_columns, 1);
    all->addWidget(createRules());
    all->addWidget(buttons);
    resize(820, 560);
    updateButtons();
}

void MappingDialog::createTable()
{
    const transfer::TableSample &sample = m_table.sample;
    m_columns->setObjectName(u"mappingColumns"_s);
    m_columns->setAccessibleName(tr("Columns and their meaning"));
    m_columns->setColumnCount(3);
    m_columns->setRowCount(int(sample.columns.size()));
    m_columns->setHorizontalHeaderLabels({tr("Column"), tr("Means"), tr("For example")});
    m_columns->verticalHeader()->hide();
    m_columns->setTabKeyNavigation(false);
    m_columns->setWordWrap(false);
    m_columns->setShowGrid(false);
    m_columns->horizontalHeader()->setHighlightSections(false);
    m_columns->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_columns->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_columns->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_columns->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_columns->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_columns->horizontalHeader()->setStretchLastSection(true);
    for (int row = 0; row < m_columns->rowCount(); ++row) {
        const QString &column = sample.columns.at(row);
        m_columns->setItem(row, 0, new QTableWidgetItem(column));
        const QStringList values = sample.valuesOf(column).mid(0, shownRows);
        m_columns->setItem(row, 2,
                           new QTableWidgetItem(values.join(u" · "_s).simplified().left(200)));
        auto *meaning = new QComboBox(m_columns);
        meaning->setAccessibleName(tr("Meaning of %1").arg(column));
        QString guessed = m_table.mapping.title.columns.key(column);
        for (const Field &field : fields)
            meaning->addItem(tr(field.name), QString::fromUtf16(field.id));
        if (meaning->findData(guessed) < 0)
            meaning->addItem(guessed, guessed); // of a mapping made as a file
        meaning->setCurrentIndex(meaning->findData(guessed));
        connect(meaning, &QComboBox::currentIndexChanged, this, &MappingDialog::updateButtons);
        m_columns->setCellWidget(row, 1, meaning);
    }
    m_columns->resizeRowsToContents();
}

QWidget *MappingDialog::createRules()
{
    auto *rules = new QWidget(this);
    auto *form = new QFormLayout(rules);
    form->setContentsMargins(0, 0, 0, 0);
    for (const MediaTypeInfo &type : mediaTypes())
        m_type->addItem(displayName(type.type), int(type.type));
    m_type->setCurrentIndex(m_type->findData(int(m_table.mapping.title.type)));
    m_status->addItem(tr("as the rest of the record suggests"), -1);
    for (const Status status : allStatuses)
        m_status->addItem(displayName(status), int(status));
    if (m_table.mapping.defaultStatus)
        m_status->setCurrentIndex(m_status->findData(int(*m_table.mapping.defaultStatus)));
    m_best->setRange(1, 1000);
    m_best->setDecimals(0);
    m_best->setValue(m_table.mapping.bestRating);
    m_order->addItem(tr("month/day/year"), int(transfer::DateOrder::MonthFirst));
    m_order->addItem(tr("day/month/year"), int(transfer::DateOrder::DayFirst));
    m_order->setCurrentIndex(m_order->findData(int(m_table.mapping.dateOrder)));
    form->addRow(tr("&Titles without a type are:"), m_type);
    form->addRow(tr("&Status where there is none:"), m_status);
    form->addRow(tr("The best &rating is:"), m_best);
    form->addRow(tr("&Dates with slashes are:"), m_order);
    return rules;
}

transfer::ListMapping MappingDialog::mapping() const
{
    transfer::ListMapping mapping = m_table.mapping;
    mapping.title.columns.clear();
    for (int row = 0; row < m_columns->rowCount(); ++row) {
        const auto *meaning = qobject_cast<QComboBox *>(m_columns->cellWidget(row, 1));
        const QString field = meaning->currentData().toString();
        if (!field.isEmpty() && !mapping.title.columns.contains(field))
            mapping.title.columns.insert(field, m_table.sample.columns.at(row));
    }
    mapping.title.type = MediaType(m_type->currentData().toInt());
    mapping.bestRating = m_best->value();
    mapping.dateOrder = transfer::DateOrder(m_order->currentData().toInt());
    const int status = m_status->currentData().toInt();
    mapping.defaultStatus = status < 0 ? std::nullopt : std::optional(Status(status));
    return mapping;
}

void MappingDialog::updateButtons()
{
    bool namesTitles = false;
    for (int row = 0; row < m_columns->rowCount(); ++row) {
        const auto *meaning = qobject_cast<QComboBox *>(m_columns->cellWidget(row, 1));
        const QString field = meaning ? meaning->currentData().toString() : QString();
        namesTitles = namesTitles || field == "title"_L1 || field.startsWith("key."_L1);
    }
    m_ok->setEnabled(namesTitles);
    m_ok->setToolTip(namesTitles ? QString() : tr("One column must be the title"));
}

} // namespace omt::ui
