// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/format.h"
#include "core/transfer/formats/jsonbag.h"
#include "core/transfer/inputstream.h"

#include <functional>
#include <memory>

namespace omt::transfer {

/** A personal format that is one file (perhaps compressed), known by its names. */
class PersonalFormat : public ImportFormat
{
public:
    PersonalFormat(const char16_t *id, const char16_t *name, const char16_t *source)
        : m_id(id)
        , m_name(name)
        , m_source(source)
    {
    }
    [[nodiscard]] QString id() const override { return QString::fromUtf16(m_id); }
    [[nodiscard]] QString displayName() const override { return QString::fromUtf16(m_name); }
    [[nodiscard]] QString source() const override { return QString::fromUtf16(m_source); }
    [[nodiscard]] Result<> read(InputFile &file, RowSink &sink) const override;

protected:
    /** Reads what the file holds; formats that are archives or read twice override read(). */
    [[nodiscard]] virtual Result<> readContent(InputStream &stream, RowSink &sink) const;

private:
    const char16_t *m_id;
    const char16_t *m_name;
    const char16_t *m_source;
};

/** Whether the head of the content holds all of these texts. */
[[nodiscard]] bool headHas(const FileProbe &probe, std::initializer_list<const char *> texts);
/** The head without blanks begins like this: "[", "{". */
[[nodiscard]] bool headStarts(const FileProbe &probe, char first);

/** The beginning of the content as UTF-8: at least its first line, for formats of two shapes. */
[[nodiscard]] Result<QByteArray> firstBytes(InputFile &file);
[[nodiscard]] Result<QByteArray> firstBytes(InputStream &stream);

/** Takes one record. False: stop. */
using TakeBag = std::function<bool(JsonBag &bag, qint64 line)>;
/** Every object of the array at `path` (empty: the document); what is none is a problem. */
[[nodiscard]] Result<> readBags(InputStream &stream, const QStringList &path, Delivery &delivery,
                                const TakeBag &take);
/** The same of one object a line. */
[[nodiscard]] Result<> readBagLines(InputStream &stream, Delivery &delivery, const TakeBag &take);

/**
 * Ends a record: what nobody took becomes extras, complaints become problems, and a row that names
 * no title becomes one itself. False: stop.
 */
[[nodiscard]] bool deliver(Delivery &delivery, ImportRow &&row, const JsonBag &bag, qint64 line,
                           const QStringList &zeros = {});
[[nodiscard]] bool deliver(Delivery &delivery, ImportRow &&row, const FieldBag &bag, qint64 line,
                           const QHash<QString, QStringList> &defaults = {});

} // namespace omt::transfer
