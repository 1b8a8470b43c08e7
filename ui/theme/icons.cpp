// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/icons.h"

#include "ui/theme/colors.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace omt::ui {

namespace {

using namespace Qt::StringLiterals;

QString path(const QString &name)
{
    return u":/icons/%1.svg"_s.arg(name);
}

QPixmap render(const QString &name, const QColor &color, const QSize &pixels)
{
    QFile file(path(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("There is no icon named %s", qPrintable(name));
        return {};
    }
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer(svg);
    QPixmap pixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(color.alphaF());
    renderer.render(&painter, QRectF(QPointF(), QSizeF(pixels)));
    return pixmap;
}

QPixmap cached(const QString &name, const QColor &color, const QSize &pixels)
{
    const QString key
        = u"omt-icon:%1:%2:%3"_s.arg(name, color.name(QColor::HexArgb)).arg(pixels.width());
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = render(name, color, pixels);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

/** Asks for the colours each time it paints, so that a change of theme needs no new icons. */
class ColouredEngine final : public QIconEngine
{
public:
    ColouredEngine(QString name, QColor color)
        : m_name(std::move(name))
        , m_color(std::move(color))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1;
        QPixmap drawn = pixmap(rect.size() * ratio, mode, state);
        drawn.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect, drawn);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        const int side = std::min(size.width(), size.height());
        return cached(m_name, colorFor(mode, state), QSize(side, side));
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        return pixmap(size, mode, state);
    }

    bool isNull() override { return false; }
    QIconEngine *clone() const override { return new ColouredEngine(m_name, m_color); }
    QString key() const override { return u"omt"_s; }
    QString iconName() override { return m_name; }

private:
    [[nodiscard]] QColor colorFor(QIcon::Mode mode, QIcon::State state) const
    {
        const Colors &colors = colorsOf(QGuiApplication::palette());
        QColor color = m_color.isValid() ? m_color : colors.secondary;
        if (mode == QIcon::Disabled)
            color.setAlphaF(0.45F);
        else if (!m_color.isValid() && (state == QIcon::On || mode == QIcon::Selected))
            color = colors.accent;
        else if (!m_color.isValid() && mode == QIcon::Active)
            color = colors.text;
        return color;
    }

    QString m_name;
    QColor m_color; ///< invalid: the theme's
};

} // namespace

QIcon icon(const QString &name)
{
    return QIcon(new ColouredEngine(name, {}));
}

QIcon icon(const QString &name, const QColor &color)
{
    return QIcon(new ColouredEngine(name, color));
}

QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal devicePixelRatio)
{
    const int side = qRound(size * devicePixelRatio);
    QPixmap pixmap = cached(name, color, QSize(side, side));
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

void paintIcon(QPainter *painter, const QRect &rect, const QString &name, const QColor &color)
{
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1;
    const int side = std::min(rect.width(), rect.height());
    const QPoint at = rect.center() - QPoint((side - 1) / 2, (side - 1) / 2);
    painter->drawPixmap(at, iconPixmap(name, color, side, ratio));
}

bool iconExists(const QString &name)
{
    return QFile::exists(path(name));
}

} // namespace omt::ui
