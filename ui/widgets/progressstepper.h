// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/mediatype.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace omt::ui {

/** − [12] / 24 episodes [+1], over a bar that fills up to the total. */
class ProgressStepper final : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressStepper(QWidget *parent = nullptr);

    /** What the button for one more will come to. */
    enum class More {
        Counts, ///< one more, up to the total
        Completes, ///< all of it: a film is seen in one sitting
        StartsAgain, ///< the first of another time through
        CompletesAgain,
    };
    Q_ENUM(More)

    void setProgress(int done, std::optional<int> total, ProgressUnit unit,
                     More more = More::Counts);
    [[nodiscard]] int progress() const { return m_done; }

signals:
    void stepped(int by);
    void edited(int absolute);

private:
    void step(int by);
    void show(int done);

    QToolButton *m_less;
    QSpinBox *m_value;
    QLabel *m_total;
    QPushButton *m_more;
    QProgressBar *m_bar;
    int m_done = 0;
    More m_meaning = More::Counts;
    std::optional<int> m_limit;
};

} // namespace omt::ui
