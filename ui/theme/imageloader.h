// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCache>
#include <QObject>
#include <QPixmap>
#include <QSet>
#include <QThreadPool>

namespace omt::ui {

/**
 * Covers from the local cache, decoded in other threads at the size they are shown in. GUI thread;
 * owned by the window. It asks no web service: what is not on disk stays a placeholder.
 */
class ImageLoader final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImageLoader)

public:
    /** `directory`: where covers lie, named by coverFileName(). */
    explicit ImageLoader(QString directory, QObject *parent = nullptr);
    ~ImageLoader() override;

    /** Null when it is not there (yet); imageReady() follows when it comes. */
    [[nodiscard]] QPixmap pixmap(const QString &url, const QSize &size, qreal devicePixelRatio);

    [[nodiscard]] const QString &directory() const { return m_directory; }
    /** The file a cover of this address is kept in. */
    [[nodiscard]] static QString coverFileName(const QString &url);

signals:
    void imageReady(const QString &url);

private:
    QString m_directory;
    QThreadPool m_pool;
    QSet<QString> m_loading;
    QSet<QString> m_missing;
};

} // namespace omt::ui
