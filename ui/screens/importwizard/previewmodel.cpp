// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/importwizard/previewmodel.h"

#include "core/domain/writtentext.h"
#include "ui/access/answer.h"
#include "ui/access/importdesk.h"
#include "ui/screens/importwizard/previewtext.h"
#include "ui/theme/plaintext.h"

#include <QFont>

#include <algorithm>
#include <limits>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageSize = 200;
constexpr int mostPages = 20;

QString titleText(const transfer::PreviewRow &row)
{
    const QString name = row.name.isEmpty() ? row.matchedTitle : row.name;
    return row.year != 0 ? u"%1 (%2)"_s.arg(inSentence(name), QString::number(row.year)) : name;
}

QString placeText(const transfer::PreviewRow &row)
{
    return row.line > 0 ? u"%1:%2"_s.arg(row.file, QString::number(row.line)) : row.file;
}

} // namespace

PreviewModel::PreviewModel(ImportDesk &desk, QObject *parent)
    : QAbstractTableModel(parent)
    , m_desk(desk)
    , m_pages(mostPages)
{
}

void PreviewModel::setFilter(const transfer::PreviewFilter &filter)
{
    m_filter = filter;
    refresh();
}

void PreviewModel::refresh()
{
    ++m_generation;
    m_asked.clear();
    ask(0);
}

const transfer::PreviewRow *PreviewModel::row(int row) const
{
    const Page *page = m_pages.object(row / pageSize);
    const int place = row % pageSize;
    return row >= 0 && page && place < page->size() ? &page->at(place) : nullptr;
}

void PreviewModel::ask(int page) const
{
    if (m_asked.contains(page))
        return;
    m_asked.insert(page);
    auto *self = const_cast<PreviewModel *>(this); // a cache that fills itself
    const int generation = m_generation;
    onAnswer(m_desk.page(m_filter, qint64(page) * pageSize, pageSize), self,
             [self, page, generation](const Result<transfer::PreviewPage> &answer) {
                 if (generation != self->m_generation)
                     return;
                 self->m_asked.remove(page);
                 if (answer)
                     self->take(page, *answer);
                 else
                     emit self->failed(answer.error());
             });
}

void PreviewModel::take(int page, const transfer::PreviewPage &answer)
{
    if (page == 0) {
        beginResetModel();
        m_pages.clear();
        m_pages.insert(0, new Page(answer.rows));
        m_rows
            = static_cast<int>(std::min<qint64>(answer.total, std::numeric_limits<int>::max() - 1));
        endResetModel();
    } else {
        m_pages.insert(page, new Page(answer.rows));
        const int last = std::min(m_rows, (page + 1) * pageSize) - 1;
        emit dataChanged(index(page * pageSize, 0), index(last, ColumnCount - 1));
    }
    emit loaded();
}

int PreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int PreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PreviewModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()
        || (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole
            && role != Qt::FontRole))
        return {};
    const transfer::PreviewRow *line = row(index.row());
    if (!line) {
        ask(index.row() / pageSize);
        return role == Qt::DisplayRole ? QVariant(u"…"_s) : QVariant();
    }
    if (role == Qt::FontRole) {
        QFont font;
        font.setBold(line->isDecided && index.column() == State);
        return index.column() == State ? QVariant(font) : QVariant();
    }
    const auto plain = [role](const QString &text) {
        return role == Qt::ToolTipRole ? plainToolTip(text) : text;
    };
    switch (index.column()) {
    case State:
        return role == Qt::ToolTipRole ? description(line->state) : displayName(line->state);
    case Title:
        return plain(titleText(*line));
    case Outcome:
        return plain(outcomeText(*line));
    default:
        return plain(placeText(*line));
    }
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case State:
        return tr("Outcome");
    case Title:
        return tr("Title");
    case Outcome:
        return tr("What happens");
    default:
        return tr("Where");
    }
}

} // namespace omt::ui
