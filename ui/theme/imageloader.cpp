// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/imageloader.h"

#include "core/domain/coverfile.h"
#include "ui/access/answer.h"

#include <QFileInfo>
#include <QImageReader>
#include <QPixmapCache>
#include <QUrl>
#include <QtConcurrent>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostMissing = 20000;

/** Fills `size` and cuts off what stands over, as covers of odd shapes need it. */
QImage decode(const QString &file, const QSize &size)
{
    QImageReader reader(file);
    reader.setAutoTransform(true);
    const QSize natural = reader.size();
    if (natural.isValid())
        reader.setScaledSize(natural.scaled(size, Qt::KeepAspectRatioByExpanding));
    const QImage image = reader.read();
    if (image.isNull())
        return {};
    const QPoint corner((image.width() - size.width()) / 2, (image.height() - size.height()) / 2);
    return image.copy(QRect(corner, size)).convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

} // namespace

ImageLoader::ImageLoader(QString directory, QObject *parent)
    : QObject(parent)
    , m_directory(std::move(directory))
{
    m_pool.setMaxThreadCount(2);
}

ImageLoader::~ImageLoader()
{
    m_pool.clear();
    m_pool.waitForDone();
}

QString ImageLoader::coverFileName(const QString &url)
{
    return omt::coverFileName(url);
}

QPixmap ImageLoader::pixmap(const QString &url, const QSize &size, qreal devicePixelRatio)
{
    if (url.isEmpty() || size.isEmpty() || m_missing.contains(url))
        return {};
    const QSize pixels = size * devicePixelRatio;
    const QString key = u"omt-cover:%1x%2:%3"_s.arg(pixels.width()).arg(pixels.height()).arg(url);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) {
        pixmap.setDevicePixelRatio(devicePixelRatio);
        return pixmap;
    }
    if (m_loading.contains(key))
        return {};
    m_loading.insert(key);
    const QUrl address(url);
    const QString file
        = address.isLocalFile() ? address.toLocalFile() : m_directory + u'/' + coverFileName(url);
    onResult(QtConcurrent::run(&m_pool, [file, pixels] { return decode(file, pixels); }), this,
             [this, key, url](const QImage &image) {
                 m_loading.remove(key);
                 if (image.isNull()) {
                     if (m_missing.size() > mostMissing)
                         m_missing.clear();
                     m_missing.insert(url);
                     return;
                 }
                 QPixmapCache::insert(key, QPixmap::fromImage(image));
                 emit imageReady(url);
             });
    return {};
}

} // namespace omt::ui
