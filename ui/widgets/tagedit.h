// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>

namespace omt::ui {

/**
 * Tags, separated by commas. Who comes to it by the keyboard writes a new tag behind the others,
 * never on to the last one or over all of them.
 */
class TagEdit final : public QLineEdit
{
    Q_OBJECT

public:
    explicit TagEdit(QWidget *parent = nullptr);

    /** Trimmed, no repeats. */
    [[nodiscard]] QStringList tags() const;
    void setTags(const QStringList &tags);

protected:
    /** Leaves the keys for undo and redo to the window when there is nothing to undo in here. */
    bool event(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
};

} // namespace omt::ui
