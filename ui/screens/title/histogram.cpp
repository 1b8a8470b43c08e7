// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/title/histogram.h"

#include "ui/delegates/titlepainter.h"
#include "ui/models/rowtext.h"
#include "ui/theme/metrics.h"

#include <QLocale>

#include <algorithm>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int barsHeight = 72;
constexpr int widest = 420;

QString amount(const catalog::RatingHistogram &ratings, RatingScale scale)
{
    const auto mean = Rating::fromHundred(std::clamp(qRound(ratings.mean), 1, 100));
    return Histogram::tr("%1 on average, %Ln rating(s)", "", ratings.raters)
        .arg(amountText(*mean, scale));
}

} // namespace

Histogram::Histogram(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"ratingHistogram"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMaximumWidth(widest);
}

void Histogram::show(const catalog::RatingHistogram &ratings, RatingScale scale)
{
    m_ratings = ratings;
    m_scale = scale;
    QStringList parts;
    for (size_t i = 0; i < ratings.byTen.size(); ++i) {
        if (ratings.byTen[i] > 0)
            parts << tr("%1 to %2: %3").arg(i * 10 + 1).arg(i * 10 + 10).arg(ratings.byTen[i]);
    }
    setAccessibleName(ratings.raters > 0 ? amount(ratings, scale) : tr("No ratings"));
    setAccessibleDescription(parts.join(u", "_s));
    setToolTip(parts.join(u'\n'));
    update();
}

QSize Histogram::sizeHint() const
{
    return {widest, fontMetrics().height() * 2 + barsHeight + doubleGap};
}

void Histogram::paintEvent(QPaintEvent *)
{
    if (m_ratings.raters == 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors &c = colorsOf(palette());
    const int line = fontMetrics().height();
    paintText(&painter, QRect(0, 0, width(), line), amount(m_ratings, m_scale), font(), c.text,
              Qt::AlignLeading | Qt::AlignVCenter);
    const int most = *std::max_element(m_ratings.byTen.cbegin(), m_ratings.byTen.cend());
    const double step = double(width()) / double(m_ratings.byTen.size());
    const int base = line + gap + barsHeight;
    const QFont small = textFont(font(), TextSize::Caption);
    for (size_t i = 0; i < m_ratings.byTen.size(); ++i) {
        const size_t place = isRightToLeft() ? m_ratings.byTen.size() - 1 - i : i;
        const double x = double(place) * step;
        const double height
            = std::max(2.0, double(barsHeight) * m_ratings.byTen[i] / std::max(most, 1));
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_ratings.byTen[i] > 0 ? c.accent : c.track);
        painter.drawRoundedRect(QRectF(x + 2, base - height, step - 4, height), 2, 2);
        const auto tick = Rating::fromHundred(int(i + 1) * 10);
        paintText(&painter, QRect(int(x), base + 2, int(step), line), ratingText(tick, m_scale),
                  small, c.secondary, Qt::AlignCenter);
    }
}

} // namespace omt::ui
