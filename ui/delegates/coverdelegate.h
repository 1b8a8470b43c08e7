// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace omt::ui {

class ImageLoader;

/** Draws one card of the covers view: cover, title, year and type, progress bar, stars. */
class CoverDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int coverWidth = 144;

    explicit CoverDelegate(ImageLoader *images, QObject *parent = nullptr);

    /** The whole card, with the space around it. */
    [[nodiscard]] static QSize cardSize(const QFont &font);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    ImageLoader *m_images;
};

} // namespace omt::ui
