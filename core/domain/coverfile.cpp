// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/coverfile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QUrl>

namespace omt {

namespace {

constexpr qint64 largestCover = 16 * 1024 * 1024;

} // namespace

QString coverFileName(const QString &url)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(url.toUtf8(), QCryptographicHash::Sha1).toHex());
}

QByteArray readCover(const QString &directory, const QString &url)
{
    const QUrl address(url);
    QFile file(address.isLocalFile() ? address.toLocalFile()
                                     : QString(directory + u'/' + coverFileName(url)));
    return file.open(QIODevice::ReadOnly) && file.size() <= largestCover ? file.readAll()
                                                                         : QByteArray();
}

} // namespace omt
