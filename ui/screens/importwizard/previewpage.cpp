// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/importwizard/previewpage.h"

#include "ui/access/importdesk.h"
#include "ui/screens/importwizard/previewmodel.h"
#include "ui/screens/importwizard/previewtext.h"
#include "ui/screens/importwizard/recordeditdialog.h"
#include "ui/theme/metrics.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace omt::ui {

using namespace Qt::StringLiterals;
using Action = transfer::ImportDecision::Action;
using transfer::PreviewState;

namespace {

constexpr int typingPause = 250; // ms
constexpr int mostSelected = 5000;

/** Shortens in the middle: the line at the end of a long "file.xml:120" is what one looks for. */
class PlaceDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->textElideMode = Qt::ElideMiddle;
    }
};

QPushButton *button(const QString &text, const QString &name, QWidget *parent)
{
    auto *made = new QPushButton(text, parent);
    made->setObjectName(name);
    made->setAutoDefault(false);
    return made;
}

} // namespace

PreviewPage::PreviewPage(ImportDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_model(new PreviewModel(desk, this))
    , m_state(new QComboBox(this))
    , m_search(new QLineEdit(this))
    , m_table(new QTableView(this))
    , m_details(new QLabel(this))
    , m_candidates(new QListWidget(this))
    , m_take(button(tr("&Take this title"), u"wizardTake"_s, this))
    , m_new(button(tr("Make a ne&w title"), u"wizardNew"_s, this))
    , m_skip(button(tr("S&kip"), u"wizardSkip"_s, this))
    , m_undecide(button(tr("&Undecide"), u"wizardUndecide"_s, this))
    , m_split(button(tr("S&plit off"), u"wizardSplit"_s, this))
    , m_join(button(tr("&Join"), u"wizardJoin"_s, this))
    , m_theirs(button(tr("Take t&heirs"), u"wizardTheirs"_s, this))
    , m_mine(button(tr("Keep &mine"), u"wizardMine"_s, this))
    , m_edit(button(tr("&Edit…"), u"wizardEdit"_s, this))
    , m_bulk(button(tr("&All shown…"), u"wizardBulk"_s, this))
{
    m_table->setObjectName(u"wizardPreview"_s);
    m_table->setAccessibleName(tr("Preview of the import"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 2 * halfGap + 2);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(PreviewModel::Outcome, QHeaderView::Stretch);
    const int unit = fontMetrics().averageCharWidth();
    m_table->setColumnWidth(PreviewModel::State, 14 * unit);
    m_table->setColumnWidth(PreviewModel::Title, 34 * unit);
    m_table->setColumnWidth(PreviewModel::File, 26 * unit);
    m_table->setItemDelegateForColumn(PreviewModel::File, new PlaceDelegate(m_table));
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(gap);
    all->addWidget(createTop());
    all->addWidget(m_table, 1);
    all->addWidget(createDetails());
    m_searchSoon.setSingleShot(true);
    m_searchSoon.setInterval(typingPause);
    connect(&m_searchSoon, &QTimer::timeout, this, &PreviewPage::filter);
    connect(m_search, &QLineEdit::textChanged, &m_searchSoon, qOverload<>(&QTimer::start));
    connect(m_state, &QComboBox::activated, this, &PreviewPage::filter);
    connect(m_model, &PreviewModel::failed, this, &PreviewPage::failed);
    connect(m_model, &PreviewModel::loaded, this, [this] {
        if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
            m_table->setCurrentIndex(
                m_model->index(std::min(m_keptRow, m_model->rowCount() - 1), 0));
        showCurrent();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &PreviewPage::showCurrent);
}

QWidget *PreviewPage::createTop()
{
    auto *top = new QWidget(this);
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(0, 0, 0, 0);
    m_state->setObjectName(u"wizardState"_s);
    m_state->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_state->setMinimumWidth(24 * fontMetrics().averageCharWidth());
    auto *label = new QLabel(tr("Sh&ow:"), top);
    label->setBuddy(m_state);
    m_search->setObjectName(u"wizardSearch"_s);
    m_search->setAccessibleName(tr("Search the preview"));
    m_search->setPlaceholderText(tr("Search titles and files"));
    m_search->setClearButtonEnabled(true);
    row->addWidget(label);
    row->addWidget(m_state);
    row->addWidget(m_search, 1);
    row->addWidget(m_bulk);
    connect(m_bulk, &QPushButton::clicked, this, &PreviewPage::showBulkMenu);
    return top;
}

QWidget *PreviewPage::createDetails()
{
    auto *details = new QWidget(this);
    auto *all = new QVBoxLayout(details);
    all->setContentsMargins(0, 0, 0, 0);
    m_details->setObjectName(u"wizardDetails"_s);
    m_details->setTextFormat(Qt::PlainText);
    m_details->setWordWrap(true);
    m_details->setMinimumWidth(1); // a word without an end widens nothing
    m_details->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_details->setMinimumHeight(3 * fontMetrics().lineSpacing());
    m_candidates->setObjectName(u"wizardCandidates"_s);
    m_candidates->setAccessibleName(tr("Titles it could be"));
    m_candidates->setMaximumHeight(4 * (fontMetrics().height() + gap));
    all->addWidget(m_details);
    all->addWidget(m_candidates);
    auto *row = new QHBoxLayout;
    for (QPushButton *each :
         {m_take, m_new, m_theirs, m_mine, m_skip, m_edit, m_split, m_join, m_undecide})
        row->addWidget(each);
    row->addStretch(1);
    all->addLayout(row);
    connect(m_take, &QPushButton::clicked, this, &PreviewPage::takeCandidate);
    connect(m_candidates, &QListWidget::itemActivated, this, &PreviewPage::takeCandidate);
    connect(m_new, &QPushButton::clicked, this, [this] { decide(Action::MakeNew); });
    connect(m_skip, &QPushButton::clicked, this, [this] { decide(Action::Skip); });
    connect(m_undecide, &QPushButton::clicked, this, [this] { decide(Action::Forget); });
    m_split->setToolTip(tr("This record is a title of its own, not that of an earlier record"));
    m_join->setToolTip(tr("The selected records are one title"));
    connect(m_split, &QPushButton::clicked, this, [this] { decide(Action::Split); });
    connect(m_join, &QPushButton::clicked, this, [this] { decide(Action::Join); });
    connect(m_theirs, &QPushButton::clicked, this, [this] { chooseFields(true); });
    connect(m_mine, &QPushButton::clicked, this, [this] { chooseFields(false); });
    connect(m_edit, &QPushButton::clicked, this, &PreviewPage::editCurrent);
    return details;
}

void PreviewPage::focusFirst()
{
    m_table->setFocus();
}

void PreviewPage::setBusy(bool isBusy)
{
    m_table->setEnabled(true);
    for (QPushButton *each :
         {m_take, m_new, m_theirs, m_mine, m_skip, m_edit, m_split, m_join, m_undecide, m_bulk})
        each->setEnabled(!isBusy);
    if (!isBusy)
        showCurrent();
}

void PreviewPage::show(const transfer::PreviewSummary &summary)
{
    const QVariant chosen = m_state->currentData();
    qint64 total = 0;
    for (const qint64 lines : summary.counts)
        total += lines;
    m_state->clear();
    m_state->addItem(tr("Everything (%1)").arg(QLocale().toString(total)), -1);
    for (const PreviewState state : transfer::everyPreviewState) {
        const qint64 lines = summary.counts.value(state);
        if (lines > 0 || chosen == QVariant(int(state)))
            m_state->addItem(u"%1 (%2)"_s.arg(displayName(state), QLocale().toString(lines)),
                             int(state));
    }
    m_state->setCurrentIndex(std::max(0, m_state->findData(chosen)));
    m_keptRow = std::max(0, m_table->currentIndex().row());
    filter();
}

void PreviewPage::filter()
{
    transfer::PreviewFilter filter;
    const int state = m_state->currentData().toInt();
    if (state >= 0)
        filter.state = PreviewState(state);
    filter.text = m_search->text().trimmed();
    m_model->setFilter(filter);
}

const transfer::PreviewRow *PreviewPage::current() const
{
    return m_model->row(m_table->currentIndex().row());
}

QList<qint64> PreviewPage::selectedRecords() const
{
    QList<qint64> records;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        const transfer::PreviewRow *row = m_model->row(index.row());
        if (row && row->record > 0 && records.size() < mostSelected)
            records.append(row->record);
    }
    return records;
}

void PreviewPage::showCurrent()
{
    const transfer::PreviewRow *row = current();
    m_candidates->clear();
    if (row) {
        QString text = row->name.isEmpty() ? row->matchedTitle : row->name;
        text += u"\n"_s + description(row->state);
        if (const QString outcome = outcomeText(*row); outcome != description(row->state))
            text += u' ' + outcome;
        m_details->setText(text);
        for (const transfer::PreviewCandidate &candidate : row->candidates)
            m_candidates->addItem(candidateText(candidate));
        m_candidates->setCurrentRow(0);
    } else {
        m_details->setText(m_model->rowCount() == 0 ? tr("Nothing to show.") : QString());
    }
    const bool isOpen = row && row->record > 0;
    m_candidates->setVisible(isOpen && !row->candidates.isEmpty());
    m_take->setVisible(isOpen && !row->candidates.isEmpty());
    m_new->setEnabled(isOpen && (!row->media.isNull() || row->state == PreviewState::Close));
    m_skip->setEnabled(isOpen && row->state != PreviewState::Skipped);
    m_undecide->setEnabled(isOpen && row->isDecided);
    m_split->setEnabled(isOpen && row->state == PreviewState::Merged);
    m_join->setEnabled(selectedRecords().size() > 1);
    const bool differs = isOpen && row->state == PreviewState::Conflict;
    m_theirs->setEnabled(differs);
    m_mine->setEnabled(differs);
    m_edit->setEnabled(isOpen);
}

void PreviewPage::decide(Action action)
{
    const QList<qint64> records = selectedRecords();
    if (records.isEmpty())
        return;
    m_desk.decide({records, action, {}});
    emit changed();
}

void PreviewPage::takeCandidate()
{
    const transfer::PreviewRow *row = current();
    const int chosen = m_candidates->currentRow();
    if (!row || chosen < 0 || chosen >= row->candidates.size())
        return;
    m_desk.decide({{row->record}, Action::Take, row->candidates.at(chosen).media});
    emit changed();
}

void PreviewPage::chooseFields(std::optional<bool> takesTheirs)
{
    QList<transfer::FieldChoice> choices;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        const transfer::PreviewRow *row = m_model->row(index.row());
        if (!row || row->record == 0)
            continue;
        for (const transfer::PreviewField &field : row->conflicts)
            choices.append({{row->record}, field.field, takesTheirs});
    }
    if (choices.isEmpty())
        return;
    m_desk.choose(choices);
    emit changed();
}

void PreviewPage::editCurrent()
{
    const transfer::PreviewRow *row = current();
    if (!row || row->record == 0)
        return;
    auto *dialog = new RecordEditDialog(*row, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_desk.edit(dialog->edit());
        emit changed();
    });
    dialog->open();
}

void PreviewPage::showBulkMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, auto act) {
        menu->addAction(text, this, [this, act] {
            act();
            emit changed();
        });
    };
    const transfer::PreviewFilter filter = m_model->filter();
    add(tr("&Skip all shown"), [=, this] { m_desk.decideAll(filter, Action::Skip); });
    add(tr("Make &new titles of all shown"),
        [=, this] { m_desk.decideAll(filter, Action::MakeNew); });
    add(tr("Take &theirs of all shown"), [=, this] { m_desk.chooseAll(filter, true); });
    add(tr("Keep &mine of all shown"), [=, this] { m_desk.chooseAll(filter, false); });
    add(tr("&Undecide all shown"), [=, this] { m_desk.decideAll(filter, Action::Forget); });
    menu->popup(m_bulk->mapToGlobal(QPoint(0, m_bulk->height())));
}

} // namespace omt::ui
