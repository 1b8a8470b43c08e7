// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/importdialog.h"

#include "ui/theme/metrics.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace omt::ui {

using namespace Qt::StringLiterals;
using transfer::ConflictRule;

namespace {

constexpr int mostFilesNamed = 5;

} // namespace

QString displayName(ConflictRule rule)
{
    switch (rule) {
    case ConflictRule::Keep:
        return ImportDialog::tr("Keep mine, fill the gaps");
    case ConflictRule::Replace:
        return ImportDialog::tr("Take theirs");
    case ConflictRule::Newest:
        return ImportDialog::tr("Take the newest");
    case ConflictRule::Fill:
        return ImportDialog::tr("Fill gaps only");
    case ConflictRule::Ask:
        return ImportDialog::tr("Ask me");
    }
    return {};
}

QString description(ConflictRule rule)
{
    switch (rule) {
    case ConflictRule::Keep:
        return ImportDialog::tr("The file only adds what your library does not say yet.");
    case ConflictRule::Replace:
        return ImportDialog::tr("What the file says replaces what your library says.");
    case ConflictRule::Newest:
        return ImportDialog::tr("Whichever was changed last; yours where the file does not tell.");
    case ConflictRule::Fill:
        return ImportDialog::tr("As above, without a word about what differs.");
    case ConflictRule::Ask:
        return ImportDialog::tr("Every difference waits in the preview until you choose.");
    }
    return {};
}

ImportDialog::ImportDialog(const QStringList &files, ConflictRule rule, QWidget *parent)
    : QDialog(parent)
    , m_files(files)
    , m_rules(new QButtonGroup(this))
{
    setObjectName(u"importOptions"_s);
    setWindowTitle(tr("Import options"));
    auto *heading = new QLabel(tr("Import %Ln file(s)", "", int(files.size())), this);
    heading->setFont(textFont(font(), TextSize::Title));
    QStringList names;
    for (const QString &file : files.mid(0, mostFilesNamed))
        names << QFileInfo(file).fileName();
    if (files.size() > mostFilesNamed)
        names << tr("and %Ln more", "", int(files.size()) - mostFilesNamed);
    auto *list = new QLabel(this);
    list->setTextFormat(Qt::PlainText);
    list->setWordWrap(true);
    list->setForegroundRole(QPalette::PlaceholderText);
    list->setText(names.join(u'\n'));

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *run = buttons->addButton(tr("&Import"), QDialogButtonBox::AcceptRole);
    run->setObjectName(u"importRun"_s);
    run->setDefault(true);
    QPushButton *preview = buttons->addButton(tr("&Preview"), QDialogButtonBox::ActionRole);
    preview->setObjectName(u"importPreview"_s);
    preview->setAutoDefault(false);
    preview->setToolTip(tr("See what would happen; nothing is written"));
    connect(run, &QPushButton::clicked, this, [this] { choose(false); });
    connect(preview, &QPushButton::clicked, this, [this] { choose(true); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *all = new QVBoxLayout(this);
    all->setSpacing(gap);
    auto *top = new QVBoxLayout;
    top->setSpacing(halfGap);
    top->addWidget(heading);
    top->addWidget(list);
    all->addLayout(top);
    all->addSpacing(gap);
    all->addWidget(createRules(rule));
    all->addStretch(1);
    all->addSpacing(gap);
    all->addWidget(buttons);
    setMinimumWidth(480);
    run->setFocus();
}

QWidget *ImportDialog::createRules(ConflictRule rule)
{
    auto *group = new QWidget(this);
    auto *all = new QVBoxLayout(group);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(halfGap);
    auto *question
        = new QLabel(tr("Where the file and your library say different things of a title:"), group);
    question->setWordWrap(true);
    all->addWidget(question);
    for (const ConflictRule each : allConflictRules) {
        auto *choice = new QRadioButton(displayName(each), group);
        choice->setAccessibleDescription(description(each));
        choice->setChecked(each == rule);
        m_rules->addButton(choice, int(each));
        auto *meaning = new QLabel(description(each), group);
        meaning->setForegroundRole(QPalette::PlaceholderText);
        meaning->setWordWrap(true);
        meaning->setIndent(tripleGap);
        meaning->setFont(textFont(font(), TextSize::Caption));
        all->addSpacing(halfGap);
        all->addWidget(choice);
        all->addWidget(meaning);
    }
    return group;
}

void ImportDialog::choose(bool dryRun)
{
    transfer::ImportOptions options;
    options.files = m_files;
    options.conflictRule = ConflictRule(m_rules->checkedId());
    options.dryRun = dryRun;
    accept();
    emit chosen(options);
}

} // namespace omt::ui
