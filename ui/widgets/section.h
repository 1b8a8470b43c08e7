// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace omt::ui {

/** A heading over whatever belongs to it; hidden as a whole. */
class Section : public QWidget
{
    Q_OBJECT

public:
    explicit Section(const QString &heading, QWidget *parent = nullptr);

    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    void setHeading(const QString &heading);
    /** Takes away everything but the heading. */
    void clearBody();
    /** A selectable text, wrapped; HTML is shown as it is written. */
    QLabel *addText(const QString &text, bool quiet = false);
    /** A name on the left and what it is on the right. */
    void addFact(const QString &name, const QString &value);

private:
    QLabel *m_heading;
    QVBoxLayout *m_body;
};

/** A label that wraps, can be selected and never reads its text as HTML. */
[[nodiscard]] QLabel *plainLabel(const QString &text, QWidget *parent);

} // namespace omt::ui
