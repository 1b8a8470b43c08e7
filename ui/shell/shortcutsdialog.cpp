// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/shortcutsdialog.h"

#include "ui/shell/commandset.h"
#include "ui/theme/metrics.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int idRole = Qt::UserRole;

QString keysText(const QAction *action)
{
    QStringList keys;
    for (const QKeySequence &key : action->shortcuts())
        keys << key.toString(QKeySequence::NativeText);
    return keys.join(ShortcutsDialog::tr(" or ", "between two shortcuts"));
}

/** Typed into a field it would write a letter there. */
bool writesText(const QKeySequence &key)
{
    const auto modifiers = key[0].keyboardModifiers();
    const int code = key[0].key();
    return !(modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        && (code < Qt::Key_Escape || code == Qt::Key_Backspace || code == Qt::Key_Delete
            || code == Qt::Key_Return || code == Qt::Key_Enter || code == Qt::Key_Tab);
}

} // namespace

ShortcutsDialog::ShortcutsDialog(CommandSet &commands, QSettings &settings, QWidget *parent)
    : QDialog(parent)
    , m_commands(commands)
    , m_settings(settings)
    , m_list(new QTreeWidget(this))
    , m_current(new QLabel(this))
    , m_key(new QKeySequenceEdit(this))
    , m_note(new QLabel(this))
    , m_set(new QPushButton(tr("&Set"), this))
    , m_add(new QPushButton(tr("&Add"), this))
    , m_clear(new QPushButton(tr("&No key"), this))
    , m_reset(new QPushButton(tr("As &usual"), this))
{
    setObjectName(u"shortcutsDialog"_s);
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *search = new QLineEdit(this);
    search->setObjectName(u"shortcutsSearch"_s);
    search->setAccessibleName(tr("Search commands and keys"));
    search->setPlaceholderText(tr("Search commands and keys"));
    search->setClearButtonEnabled(true);
    connect(search, &QLineEdit::textChanged, this, &ShortcutsDialog::filter);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *all = buttons->addButton(tr("All as usual"), QDialogButtonBox::ResetRole);
    all->setObjectName(u"shortcutsResetAll"_s);
    all->setAutoDefault(false);
    connect(all, &QPushButton::clicked, this, [this] {
        QStringList ids;
        for (const CommandSpec &spec : commandSpecs())
            ids << QString::fromUtf16(spec.id);
        reset(ids);
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    createList();
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(search);
    layout->addWidget(m_list, 1);
    layout->addWidget(createEditor());
    layout->addWidget(buttons);
    fill();
    m_list->setCurrentItem(m_list->topLevelItem(0));
    resize(760, 640);
    search->setFocus();
}

void ShortcutsDialog::createList()
{
    m_list->setObjectName(u"shortcutsList"_s);
    m_list->setAccessibleName(tr("Commands"));
    m_list->setColumnCount(3);
    m_list->setHeaderLabels({tr("Command"), tr("What it does"), tr("Keys")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->header()->setStretchLastSection(true);
    m_list->header()->resizeSection(0, 190);
    m_list->header()->resizeSection(1, 340);
    for (const CommandSpec &spec : commandSpecs()) {
        auto *item = new QTreeWidgetItem(m_list);
        const QString id = QString::fromUtf16(spec.id);
        item->setIcon(0, m_commands.action(id)->icon());
        item->setText(0, plainText(spec).remove(u'…'));
        item->setText(1, description(spec));
        item->setToolTip(1, description(spec));
        item->setData(0, idRole, id);
        item->setSizeHint(0, QSize(0, 4 * gap));
    }
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ShortcutsDialog::showCurrent);
    connect(m_list, &QTreeWidget::itemActivated, m_key, [this] { m_key->setFocus(); });
}

QWidget *ShortcutsDialog::createEditor()
{
    auto *editor = new QWidget(this);
    m_current->setTextFormat(Qt::PlainText);
    m_current->setFont(textFont(font(), TextSize::Heading));
    m_key->setObjectName(u"shortcutsKey"_s);
    m_key->setAccessibleName(tr("New key"));
    if (auto *field = m_key->findChild<QLineEdit *>())
        field->setAccessibleName(tr("New key"));
    m_note->setObjectName(u"shortcutsNote"_s);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_set->setObjectName(u"shortcutsSet"_s);
    m_add->setObjectName(u"shortcutsAdd"_s);
    m_clear->setObjectName(u"shortcutsClear"_s);
    m_reset->setObjectName(u"shortcutsReset"_s);
    m_add->setToolTip(tr("Keep the keys it has and add this one"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_key, 1);
    for (QPushButton *button : {m_set, m_add, m_clear, m_reset}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    auto *all = new QVBoxLayout(editor);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_current);
    all->addLayout(row);
    all->addWidget(m_note);
    connect(m_key, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutsDialog::checkKey);
    connect(m_set, &QPushButton::clicked, this, [this] { assign(false); });
    connect(m_add, &QPushButton::clicked, this, [this] { assign(true); });
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_commands.setShortcuts(currentId(), {});
        changed();
    });
    connect(m_reset, &QPushButton::clicked, this, [this] { reset({currentId()}); });
    return editor;
}

QString ShortcutsDialog::currentId() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    return item ? item->data(0, idRole).toString() : QString();
}

void ShortcutsDialog::fill()
{
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *item = m_list->topLevelItem(i);
        const QString id = item->data(0, idRole).toString();
        const QAction *action = m_commands.action(id);
        item->setText(2, keysText(action));
        QFont font = m_list->font();
        font.setBold(action->shortcuts() != defaultShortcuts(m_commands.spec(id)));
        item->setFont(2, font);
    }
}

void ShortcutsDialog::filter(const QString &text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    QTreeWidgetItem *first = nullptr;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *item = m_list->topLevelItem(i);
        const QString all = item->text(0) + u' ' + item->text(1) + u' ' + item->text(2);
        const bool fits = std::all_of(words.cbegin(), words.cend(), [&all](const QString &word) {
            return all.contains(word, Qt::CaseInsensitive);
        });
        item->setHidden(!fits);
        if (fits && !first)
            first = item;
    }
    if (first && (!m_list->currentItem() || m_list->currentItem()->isHidden()))
        m_list->setCurrentItem(first);
}

void ShortcutsDialog::showCurrent()
{
    const QString id = currentId();
    m_current->setText(id.isEmpty() ? QString() : m_list->currentItem()->text(0));
    m_key->clear();
    checkKey();
    if (id.isEmpty())
        return;
    const QAction *action = m_commands.action(id);
    m_clear->setEnabled(!action->shortcuts().isEmpty());
    m_reset->setEnabled(action->shortcuts() != defaultShortcuts(m_commands.spec(id)));
}

void ShortcutsDialog::checkKey()
{
    QKeySequence key = m_key->keySequence();
    if (key.count() > 1) { // commands have one stroke
        key = QKeySequence(key[0]);
        m_key->setKeySequence(key);
        return;
    }
    const QString id = currentId();
    QString note;
    bool canSet = !id.isEmpty() && !key.isEmpty();
    if (canSet && m_commands.spec(id).scope == CommandScope::Window && writesText(key)) {
        note = tr("This command works everywhere, so its key needs Ctrl or Alt: alone it would be "
                  "typed into fields.");
        canSet = false;
    } else if (const QAction *owner = canSet ? m_commands.ownerOf(key, id) : nullptr) {
        note = tr("“%1” has this key now and would lose it.")
                   .arg(plainText(m_commands.spec(owner->objectName())).remove(u'…'));
    }
    m_note->setText(note);
    m_set->setEnabled(canSet);
    m_add->setEnabled(canSet);
}

void ShortcutsDialog::assign(bool keepsOthers)
{
    const QKeySequence key = m_key->keySequence();
    const QString id = currentId();
    if (QAction *owner = m_commands.ownerOf(key, id)) {
        QList<QKeySequence> left = owner->shortcuts();
        left.removeAll(key);
        m_commands.setShortcuts(owner->objectName(), left);
    }
    QList<QKeySequence> keys;
    if (keepsOthers)
        keys = m_commands.action(id)->shortcuts();
    keys.removeAll(key);
    keys << key;
    m_commands.setShortcuts(id, keys);
    changed();
}

void ShortcutsDialog::reset(const QStringList &ids)
{
    for (const QString &id : ids) {
        const QList<QKeySequence> usual = defaultShortcuts(m_commands.spec(id));
        for (const QKeySequence &key : usual) { // who took it gives it back
            if (QAction *owner = m_commands.ownerOf(key, id)) {
                QList<QKeySequence> left = owner->shortcuts();
                left.removeAll(key);
                m_commands.setShortcuts(owner->objectName(), left);
            }
        }
        m_commands.setShortcuts(id, usual);
    }
    changed();
}

void ShortcutsDialog::changed()
{
    m_commands.saveShortcuts(m_settings);
    fill();
    showCurrent();
}

} // namespace omt::ui
