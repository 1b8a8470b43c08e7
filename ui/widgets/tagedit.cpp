// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/tagedit.h"

#include "ui/models/celltext.h"

#include <QFocusEvent>
#include <QKeyEvent>

namespace omt::ui {

using namespace Qt::StringLiterals;

TagEdit::TagEdit(QWidget *parent)
    : QLineEdit(parent)
{
    setPlaceholderText(tr("Separated by commas"));
}

QStringList TagEdit::tags() const
{
    return tagsFrom(text());
}

void TagEdit::setTags(const QStringList &tags)
{
    setText(tags.join(u", "_s));
}

bool TagEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *keys = static_cast<QKeyEvent *>(event);
        if ((keys->matches(QKeySequence::Undo) && !isUndoAvailable())
            || (keys->matches(QKeySequence::Redo) && !isRedoAvailable())) {
            event->ignore();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void TagEdit::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    if (event->reason() == Qt::MouseFocusReason || event->reason() == Qt::PopupFocusReason
        || event->reason() == Qt::ActiveWindowFocusReason)
        return; // the click says where to write
    const QStringList present = tags();
    if (!present.isEmpty())
        setText(present.join(u", "_s) + u", "_s);
    deselect();
    end(false);
}

void TagEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        setTags(tags());
}

} // namespace omt::ui
