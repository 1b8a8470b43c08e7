// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalog/catalogservice.h"
#include "core/domain/medialist.h"

#include <QAbstractListModel>

namespace omt::ui {

class CommandSet;

/** How many of the titles found are of a type. */
struct TypeCount
{
    MediaType type = MediaType::Movie;
    qint64 titles = 0;
};

/** What the omnibox offers for the text in it. */
struct OmniChoice
{
    enum class Kind { Heading, Title, List, Command, AddByHand, Note, Types, Completion };

    Kind kind = Kind::Note;
    QString text;
    QString detail; ///< of a command: its description; of a title: the name that matched
    QString iconName;
    QString id; ///< of a command or a list
    std::optional<TitleMatch> match;
    QList<TypeCount> types = {}; ///< of a line of types: the most frequent first
    catalog::Completion completion = {};

    [[nodiscard]] bool canBeChosen() const { return kind != Kind::Heading && kind != Kind::Note; }
};

/** The lines under the omnibox: titles of the library, of the catalog, lists and commands. */
class OmniModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit OmniModel(QObject *parent = nullptr);

    /** Titles, lists whose name fits, and the offer to add what was not found. */
    void showAnswer(const catalog::SearchAnswer &answer, const QList<MediaList> &lists);
    /** The commands and lists that fit `text`, the best first. */
    void showCommands(const QString &text, const CommandSet &commands,
                      const QList<MediaList> &lists);
    /** What may follow where the cursor stands. */
    void showCompletions(const QList<catalog::Completion> &completions);
    void showNote(const QString &text);
    void clear();

    [[nodiscard]] const OmniChoice *choiceAt(int row) const;
    /** The line to begin with: the first title, list or command; else whatever can be chosen. */
    [[nodiscard]] int firstChoice() const;
    [[nodiscard]] bool showsCompletions() const;
    /** The type that is chosen in the line of types. */
    [[nodiscard]] int currentType() const { return m_currentType; }
    void setCurrentType(int type);
    /** The nearest line from `row` in steps of `by` that can be chosen; -1 when there is none. */
    [[nodiscard]] int nextChoice(int row, int by) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    void set(const QList<OmniChoice> &choices);

    QList<OmniChoice> m_choices;
    int m_currentType = 0;
};

} // namespace omt::ui
