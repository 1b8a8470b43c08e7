// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/omnimodel.h"

#include "core/catalog/searchquery.h"
#include "ui/models/roles.h"
#include "ui/models/rowtext.h"
#include "ui/shell/commandset.h"
#include "ui/theme/plaintext.h"

#include <QLocale>

#include <algorithm>
#include <limits>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

using Kind = OmniChoice::Kind;

/** 0: fits best; -1: not every word of `text` begins a word of `name` or stands in it. */
int fit(const QString &name, const QString &text)
{
    int worst = 0;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        const qsizetype at = name.indexOf(word, 0, Qt::CaseInsensitive);
        if (at < 0)
            return -1;
        const bool beginsWord = at == 0 || !name.at(at - 1).isLetterOrNumber();
        worst = std::max(worst, at == 0 ? 0 : beginsWord ? 1 : 2);
    }
    return worst;
}

OmniChoice listChoice(const MediaList &list)
{
    OmniChoice choice;
    choice.kind = Kind::List;
    choice.text = list.name;
    choice.detail = OmniModel::tr("List, %Ln title(s)", "", list.itemCount);
    choice.iconName = u"list"_s;
    choice.id = u"list:"_s + list.id.toString();
    return choice;
}

OmniChoice titleChoice(const TitleMatch &match)
{
    OmniChoice choice;
    choice.kind = Kind::Title;
    choice.text = match.row.title;
    if (!match.matchedTitle.isEmpty() && match.matchedTitle != match.row.title)
        choice.detail = match.matchedTitle;
    choice.match = match;
    return choice;
}

/** "214 titles", and how many of each type: the line that narrows the search to one. */
OmniChoice typesLine(const catalog::SearchAnswer &answer)
{
    OmniChoice choice;
    choice.kind = Kind::Types;
    const auto shown = int(std::min<qint64>(answer.total, std::numeric_limits<int>::max()));
    choice.text = answer.isCorrected ? OmniModel::tr("%Ln title(s) spelt nearly so", "", shown)
        : answer.totalIsCapped       ? OmniModel::tr("more than %Ln title(s)", "", shown)
                                     : OmniModel::tr("%Ln title(s)", "", shown);
    for (auto it = answer.byType.constBegin(); it != answer.byType.constEnd(); ++it)
        choice.types.append({it.key(), it.value()});
    std::sort(choice.types.begin(), choice.types.end(), [](const TypeCount &a, const TypeCount &b) {
        return a.titles != b.titles ? a.titles > b.titles : a.type < b.type;
    });
    return choice;
}

OmniChoice problemLine(const catalog::SearchAnswer &answer, const catalog::QueryProblem &problem)
{
    OmniChoice note;
    note.text = answer.text.mid(problem.position, problem.length);
    note.detail = problem.message;
    note.iconName = u"error"_s;
    return note;
}

OmniChoice heading(const QString &text)
{
    OmniChoice choice;
    choice.kind = Kind::Heading;
    choice.text = text;
    return choice;
}

QString spokenChoice(const OmniChoice &choice)
{
    if (choice.match)
        return spokenText(choice.match->row);
    QStringList parts{choice.text};
    for (const TypeCount &count : choice.types)
        parts << displayPlural(count.type) + u' ' + QLocale().toString(count.titles);
    if (choice.kind == Kind::Note && !choice.detail.isEmpty())
        parts << choice.detail;
    return parts.join(u", "_s);
}

} // namespace

OmniModel::OmniModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void OmniModel::set(const QList<OmniChoice> &choices)
{
    beginResetModel();
    m_choices = choices;
    m_currentType = 0;
    endResetModel();
}

void OmniModel::clear()
{
    set({});
}

void OmniModel::showNote(const QString &text)
{
    OmniChoice note;
    note.text = text;
    set({note});
}

void OmniModel::showAnswer(const catalog::SearchAnswer &answer, const QList<MediaList> &lists)
{
    QList<OmniChoice> mine;
    QList<OmniChoice> others;
    for (const TitleMatch &match : answer.matches)
        (match.row.entry ? mine : others) << titleChoice(match);
    QList<OmniChoice> choices;
    for (const catalog::QueryProblem &problem : answer.problems)
        choices << problemLine(answer, problem);
    if (!answer.matches.isEmpty())
        choices << typesLine(answer);
    if (!mine.isEmpty())
        choices << heading(tr("In your library")) << mine;
    if (!others.isEmpty())
        choices << heading(tr("In the catalog")) << others;
    QList<OmniChoice> fitting;
    for (const MediaList &list : lists) {
        if (fit(list.name, answer.text) >= 0)
            fitting << listChoice(list);
    }
    if (!fitting.isEmpty())
        choices << heading(tr("Lists")) << fitting;
    if (mine.isEmpty() && others.isEmpty()) {
        OmniChoice note;
        note.text = tr("No title has “%1” in its name").arg(answer.text);
        choices.append(note);
    }
    const QString words = catalog::parseSearchQuery(answer.text).text.trimmed();
    OmniChoice add;
    add.kind = Kind::AddByHand;
    add.id = words.isEmpty() ? answer.text : words; // without the filters
    add.text = tr("Add “%1” by hand…").arg(add.id);
    add.iconName = u"add-title"_s;
    choices << add;
    set(choices);
}

void OmniModel::showCommands(const QString &text, const CommandSet &commands,
                             const QList<MediaList> &lists)
{
    struct Fitting
    {
        int fit;
        OmniChoice choice;
    };
    QList<Fitting> fitting;
    QString impossible; // at the moment
    for (const CommandSpec &spec : commandSpecs()) {
        const QString id = QString::fromUtf16(spec.id);
        const QAction *action = commands.action(id);
        if (id == u"go.commands" || id == u"go.search")
            continue;
        OmniChoice choice;
        choice.kind = Kind::Command;
        choice.text = plainText(spec);
        choice.detail = description(spec);
        choice.iconName = QString::fromUtf16(spec.icon);
        choice.id = id;
        int rank = fit(choice.text, text);
        // "rate 4 stars" finds by its description what "stars" alone would; nobody means to quit
        // who does not say so.
        if (rank < 0 && id != u"file.quit")
            rank = fit(choice.text + u' ' + choice.detail, text) < 0 ? -1 : 5;
        if (rank >= 0 && action->isEnabled())
            fitting.append({rank, choice});
        else if (rank >= 0 && impossible.isEmpty())
            impossible = choice.text;
    }
    for (const MediaList &list : lists) {
        const int rank = fit(list.name, text);
        if (rank >= 0 && !text.isEmpty())
            fitting.append({rank, listChoice(list)});
    }
    std::stable_sort(fitting.begin(), fitting.end(),
                     [](const Fitting &a, const Fitting &b) { return a.fit < b.fit; });
    QList<OmniChoice> choices;
    for (const Fitting &one : std::as_const(fitting))
        choices << one.choice;
    if (choices.isEmpty() && !impossible.isEmpty())
        showNote(tr("“%1” is not possible here").arg(impossible));
    else if (choices.isEmpty())
        showNote(tr("No command is called “%1”").arg(text));
    else
        set(choices);
}

const OmniChoice *OmniModel::choiceAt(int row) const
{
    return row >= 0 && row < m_choices.size() ? &m_choices.at(row) : nullptr;
}

void OmniModel::showCompletions(const QList<catalog::Completion> &completions)
{
    QList<OmniChoice> choices;
    for (const catalog::Completion &completion : completions) {
        OmniChoice choice;
        choice.kind = Kind::Completion;
        choice.text = completion.text;
        QStringList details;
        if (!completion.label.isEmpty())
            details << completion.label;
        if (completion.titles >= 0)
            details << tr(
                "%Ln title(s)", "",
                int(std::min<qint64>(completion.titles, std::numeric_limits<int>::max())));
        choice.detail = details.join(u" · "_s);
        choice.iconName = u"filter"_s;
        choice.completion = completion;
        choices << choice;
    }
    set(choices);
}

int OmniModel::firstChoice() const
{
    for (int row = 0; row < m_choices.size(); ++row) {
        if (m_choices.at(row).canBeChosen() && m_choices.at(row).kind != Kind::Types)
            return row;
    }
    return nextChoice(-1, 1);
}

bool OmniModel::showsCompletions() const
{
    return !m_choices.isEmpty() && m_choices.first().kind == Kind::Completion;
}

void OmniModel::setCurrentType(int type)
{
    m_currentType = type;
    for (int row = 0; row < m_choices.size(); ++row) {
        if (m_choices.at(row).kind == Kind::Types)
            emit dataChanged(index(row), index(row));
    }
}

int OmniModel::nextChoice(int row, int by) const
{
    for (int next = row + by; next >= 0 && next < m_choices.size(); next += by) {
        if (m_choices.at(next).canBeChosen())
            return next;
    }
    return -1;
}

int OmniModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_choices.size());
}

QVariant OmniModel::data(const QModelIndex &index, int role) const
{
    const OmniChoice *choice = choiceAt(index.row());
    if (!choice)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return choice->text;
    case SectionRole:
        return int(choice->kind);
    case IconRole:
        return choice->iconName;
    case DetailRole:
        return choice->detail;
    case Qt::ToolTipRole:
        return plainToolTip(choice->detail);
    case MatchRole:
        return choice->match ? QVariant::fromValue(choice->match->row) : QVariant();
    case Qt::AccessibleTextRole:
        return spokenChoice(*choice);
    default:
        return {};
    }
}

Qt::ItemFlags OmniModel::flags(const QModelIndex &index) const
{
    const OmniChoice *choice = choiceAt(index.row());
    return choice && choice->canBeChosen()
        ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
        : Qt::ItemNeverHasChildren;
}

} // namespace omt::ui
