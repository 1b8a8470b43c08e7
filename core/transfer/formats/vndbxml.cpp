// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/keys.h"
#include "core/transfer/formats/personalformats.h"
#include "core/transfer/formats/words.h"
#include "core/transfer/formats/xmlbags.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

// "Voted" only says that there is a vote; what is no status is a list of the person's own.
void takeLabel(ImportRow &row, const QString &label)
{
    if (label == "Voted"_L1 || label.isEmpty())
        return;
    if (const auto status = statusFromWord(label))
        row.status = status;
    else
        row.lists.append({label, {}, 0, {}});
}

bool deliverNovel(const XmlNode &node, Delivery &delivery)
{
    FieldBag bag = bagOf(node);
    ImportRow row;
    Media &media = row.media;
    media.type = MediaType::VisualNovel;
    media.title = bag.takeTrimmed(u"title");
    addServiceKey(media, u"vndb"_s, node.attribute(u"id"));
    row.isPrivate = node.attribute(u"private") == "true"_L1;
    QJsonArray releases;
    for (const XmlNode &child : node.children) {
        if (child.name == "title"_L1)
            addName(media, child.attribute(u"original"), {}, u"original"_s);
        else if (child.name == "label"_L1)
            takeLabel(row, child.attribute(u"label"));
        else if (child.name == "vote"_L1)
            row.updatedAt = historyDate(child.attribute(u"timestamp"));
        else if (child.name == "release"_L1)
            releases.append(jsonOf(child));
    }
    if (!releases.isEmpty())
        row.extras.insert(u"releases"_s, releases);
    (void)bag.take(u"label");
    (void)bag.take(u"release");
    row.rating = bag.takeRating(u"vote", 10);
    row.notes = bag.takeProse(u"notes");
    row.startedAt = bag.takeMoment(u"started");
    row.completedAt = bag.takeMoment(u"finished");
    row.addedAt = bag.takeMoment(u"added");
    if (const PartialDate modified = bag.takeMoment(u"modified"); modified.isKnown())
        row.updatedAt = modified;
    return deliver(delivery, std::move(row), bag, node.line);
}

/** The export of a list: labels are statuses or the person's own. */
class VndbXmlFormat final : public PersonalFormat
{
public:
    VndbXmlFormat()
        : PersonalFormat(u"vndb-xml", u"VNDB export", u"vndb")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        return headHas(probe, {"<vndb-export"}) ? 95 : 0;
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        Delivery delivery(sink, stream.name());
        return readNodes(stream, {u"vndb-export"_s}, {u"vn"_s},
                         [&delivery](const XmlNode &node) { return deliverNovel(node, delivery); });
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeVndbXmlFormat()
{
    return std::make_unique<VndbXmlFormat>();
}

} // namespace omt::transfer
