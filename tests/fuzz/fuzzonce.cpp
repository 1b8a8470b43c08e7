// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/fuzzonce.h"

#include "core/transfer/format.h"
#include "core/transfer/formats/listmapping.h"
#include "core/transfer/inputfile.h"
#include "core/transfer/recognise.h"

namespace omt::test {

using namespace transfer;
using namespace Qt::StringLiterals;

namespace {

/** Takes rows and forgets them; what they say must still hold together. */
class CheckingSink : public RowSink
{
public:
    bool row(ImportRow &&row) override
    {
        if (row.line < 1)
            wrong = u"a record without a line"_s;
        if (row.media.title.isEmpty() && row.media.externalKeys.isEmpty())
            wrong = u"a record that names nothing"_s;
        return true;
    }
    bool problem(Problem &&problem) override
    {
        if (problem.message.isEmpty())
            wrong = u"a problem without a message"_s;
        return true;
    }

    QString wrong;
};

} // namespace

QString fuzzOnce(const QByteArray &bytes, const QString &formats)
{
    InputLimits limits = InputLimits::personal();
    limits.totalBytes = 8 << 20;
    auto file = InputFile::fromBytes(bytes, u"fuzz.csv"_s, limits);
    if (!file)
        return {};
    const auto probe = probeFile(**file);
    for (const QString &id : formats.split(u',')) {
        const ImportFormat *format = findImportFormat(id);
        std::unique_ptr<ImportFormat> mapped;
        if (!format && id == u"table") {
            const auto sample = sampleTable(**file);
            if (!sample)
                continue;
            mapped = makeMappedListFormat(guessedListMapping(*sample));
            format = mapped.get();
        }
        if (!format)
            return u"there is no format "_s + id;
        if (probe)
            (void)format->recognise(*probe);
        CheckingSink sink;
        const auto read = format->read(**file, sink);
        if (!read && read.error().kind != Error::Kind::BadInput)
            return id + u": "_s + read.error().toLogString();
        if (!sink.wrong.isEmpty())
            return id + u": "_s + sink.wrong;
    }
    return {};
}

} // namespace omt::test
