// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/format.h"
#include "core/transfer/formats/listmapping.h"
#include "core/transfer/inputfile.h"
#include "core/transfer/recognise.h"

#include <cstdint>

using namespace omt::transfer;

namespace {

/** Takes rows and forgets them; what they say must still hold together. */
class CheckingSink : public RowSink
{
public:
    bool row(ImportRow &&row) override
    {
        if (row.line < 1 || (row.media.title.isEmpty() && row.media.externalKeys.isEmpty()))
            __builtin_trap();
        return true;
    }
    bool problem(Problem &&problem) override
    {
        if (problem.message.isEmpty())
            __builtin_trap();
        return true;
    }
};

} // namespace

// Recognises the bytes and reads them as each format that OMT_FUZZ_FORMATS names, known or not:
// nothing may crash, hang or fail with another error than one about the input.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    InputLimits limits = InputLimits::personal();
    limits.totalBytes = 8 << 20;
    auto file = InputFile::fromBytes(bytes, QStringLiteral("fuzz.csv"), limits);
    if (!file)
        return 0;
    const auto probe = probeFile(**file);
    for (const QString &id : QStringLiteral(OMT_FUZZ_FORMATS).split(u',')) {
        const ImportFormat *format = findImportFormat(id);
        std::unique_ptr<ImportFormat> mapped;
        if (!format) { // "table": what its own columns seem to mean
            const auto sample = sampleTable(**file);
            if (!sample)
                continue;
            mapped = makeMappedListFormat(guessedListMapping(*sample));
            format = mapped.get();
        }
        if (probe)
            (void)format->recognise(*probe);
        CheckingSink sink;
        const auto read = format->read(**file, sink);
        if (!read && read.error().kind != omt::Error::Kind::BadInput)
            __builtin_trap();
    }
    return 0;
}
