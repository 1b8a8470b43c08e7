// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/exporters/exportformat.h"

#include <QJsonArray>
#include <QJsonObject>

class QXmlStreamWriter;

namespace omt::transfer {

/** What a format says of itself. */
struct FormatFace
{
    const char16_t *id;
    const char16_t *name;
    const char16_t *suffix;
    const char16_t *importFormat;
    const char *purpose; ///< marked with QT_TRANSLATE_NOOP("omt::transfer::Export", ...)
};

/** A format whose face is a constant. */
class FacedFormat : public ExportFormat
{
public:
    explicit FacedFormat(const FormatFace &face)
        : m_face(face)
    {
    }
    [[nodiscard]] QString id() const override { return QString::fromUtf16(m_face.id); }
    [[nodiscard]] QString displayName() const override { return QString::fromUtf16(m_face.name); }
    [[nodiscard]] QString purpose() const override;
    [[nodiscard]] QString suffix() const override { return QString::fromUtf16(m_face.suffix); }
    [[nodiscard]] QString importFormat() const override
    {
        return QString::fromUtf16(m_face.importFormat);
    }

private:
    FormatFace m_face;
};

/** Fails when the device takes less than all. */
[[nodiscard]] Result<> writeAll(QIODevice &device, const QByteArray &bytes);
/** Fails when something the stream wrote was not taken. */
[[nodiscard]] Result<> checkWritten(const QXmlStreamWriter &xml, QIODevice &device);

/**
 * One field of a CSV file: quoted where RFC 4180 asks for it. A text that a spreadsheet would run
 * as a formula (beginning with = + - @, in their wide forms too, after whatever blanks) gets an
 * apostrophe before it. Control characters other than line breaks become blanks.
 */
[[nodiscard]] QByteArray csvField(const QString &text);
/** A line with its end. */
[[nodiscard]] QByteArray csvLine(const QStringList &fields);

/** Line breaks are LF; other control characters and what is no character become blanks. */
[[nodiscard]] QString withoutControls(QString text);

/** "a, b"; a separator within an item gets a backslash before it, as a backslash does. */
[[nodiscard]] QString joinedList(const QStringList &list, QChar separator);

/** "2020-05-17", or "" when the day is not known. */
[[nodiscard]] QString dayText(const PartialDate &date);
/** "2020-05-17T18:04:00.000Z", at midnight where only the day is known; "" below that. */
[[nodiscard]] QString momentText(const PartialDate &date);
/** The same of an exact moment; "" for none. */
[[nodiscard]] QString momentText(const QDateTime &moment);

/** In whole numbers up to `best`, at least 1: 0 would mean unrated; 0 for none. */
[[nodiscard]] int wholeRating(const std::optional<Rating> &rating, int best);

[[nodiscard]] QByteArray compactJson(const QJsonObject &object);
/** Inserts what is neither null nor empty. */
void putFilled(QJsonObject *object, const QString &key, const QJsonValue &value);
/** Adds the parts of the source's snapshot that the object lacks, those in `but` excepted. */
void putSnapshot(QJsonObject *object, const QJsonObject &snapshot, const QStringList &but = {});
/** A whole number where it is one, else the text: as services write ids. */
[[nodiscard]] QJsonValue idValue(const QString &key);

} // namespace omt::transfer
