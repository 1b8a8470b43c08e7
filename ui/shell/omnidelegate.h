// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace omt::ui {

class ImageLoader;

/** Draws the lines under the omnibox: small cover, name and the name that matched, my status. */
class OmniDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit OmniDelegate(ImageLoader *images, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    ImageLoader *m_images;
};

} // namespace omt::ui
