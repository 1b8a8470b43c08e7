// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/calibrefields.h"
#include "core/transfer/formats/csvtable.h"
#include "core/transfer/formats/personalformats.h"
#include "core/transfer/formats/xmlbags.h"
#include "core/transfer/inputerror.h"
#include "core/transfer/inputfile.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

/** The catalog calibre writes as CSV; ratings in stars. */
class CalibreCsvFormat final : public PersonalFormat
{
public:
    CalibreCsvFormat()
        : PersonalFormat(u"calibre-csv", u"calibre catalog", u"calibre")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        return headerOf(probe.head).hasAll({u"title"_s, u"author_sort"_s, u"title_sort"_s}) ? 95
                                                                                            : 0;
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        Delivery delivery(sink, stream.name());
        return readTable(stream, {u"title"_s}, delivery,
                         [&delivery](const CsvHeader &header, const CsvRecord &record) {
                             FieldBag bag = bagOf(header, record);
                             return deliverCalibreBook(bag, 5, record.line, delivery);
                         });
    }
};

QString localName(const QString &name)
{
    return name.section(u':', -1);
}

// <dc:creator opf:role="aut">, <dc:identifier opf:scheme="ISBN">, <meta name="calibre:series">.
FieldBag bagOfPackage(const XmlNode &metadata)
{
    FieldBag bag;
    QStringList authors;
    QStringList identifiers;
    QStringList subjects;
    QStringList languages;
    for (const XmlNode &node : metadata.children) {
        const QString name = localName(node.name);
        const QString text = node.text.trimmed();
        const QString role = node.attribute(u"opf:role");
        const QString scheme = node.attribute(u"opf:scheme");
        if (name == "creator"_L1 && (role.isEmpty() || role == "aut"_L1))
            authors.append(text);
        else if (name == "identifier"_L1)
            identifiers.append(scheme.isEmpty() ? text.section(u"urn:"_s, -1)
                                                : QString(scheme + u':' + text));
        else if (name == "subject"_L1)
            subjects.append(text);
        else if (name == "language"_L1)
            languages.append(text);
        else if (name == "date"_L1)
            bag.add(u"pubdate"_s, text);
        else if (name == "description"_L1)
            bag.add(u"comments"_s, node.text);
        else if (name == "meta"_L1 && node.attribute(u"name").startsWith("calibre:"_L1))
            bag.add(node.attribute(u"name").mid(8), node.attribute(u"content"));
        else
            bag.add(name, text);
    }
    bag.add(u"authors"_s, authors.join(u" & "_s));
    bag.add(u"identifiers"_s, identifiers.join(u','));
    bag.add(u"tags"_s, subjects.join(u','));
    bag.add(u"languages"_s, languages.join(u','));
    return bag;
}

/** metadata.opf beside a book, or a folder or archive of them. Ratings from 0 to 10. */
class OpfFormat final : public PersonalFormat
{
public:
    OpfFormat()
        : PersonalFormat(u"opf", u"OPF book descriptions", u"calibre")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        for (const QString &member : probe.members) {
            if (member.endsWith(".opf"_L1, Qt::CaseInsensitive))
                return 70;
        }
        return headHas(probe, {"<package", "http://www.idpf.org/2007/opf"}) ? 90 : 0;
    }

    Result<> read(InputFile &file, RowSink &sink) const override
    {
        if (!file.isArchive())
            return PersonalFormat::read(file, sink);
        return file.forEachMember([&](const QString &member, InputStream &stream) -> Result<bool> {
            if (!member.endsWith(".opf"_L1, Qt::CaseInsensitive))
                return true;
            const auto read = readContent(stream, sink);
            return read ? Result<bool>(true) : Result<bool>(read.error());
        });
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        Delivery delivery(sink, stream.name());
        return readNodes(stream, {u"package"_s, u"opf:package"_s},
                         {u"metadata"_s, u"opf:metadata"_s}, [&delivery](const XmlNode &node) {
                             FieldBag bag = bagOfPackage(node);
                             return deliverCalibreBook(bag, 10, node.line, delivery);
                         });
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeCalibreCsvFormat()
{
    return std::make_unique<CalibreCsvFormat>();
}

std::unique_ptr<ImportFormat> makeOpfFormat()
{
    return std::make_unique<OpfFormat>();
}

} // namespace omt::transfer
