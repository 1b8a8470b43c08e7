// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/calibrefields.h"

#include "core/transfer/formats/bookfields.h"
#include "core/transfer/formats/keys.h"
#include "core/transfer/formats/words.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

void takeIdentifiers(Media &media, FieldBag &bag)
{
    takeIsbns(media, bag, {u"isbn"_s});
    QStringList others;
    for (const QString &identifier : splitList(bag.take(u"identifiers"))) {
        const QString service = identifier.section(u':', 0, 0).toLower();
        const QString key = identifier.section(u':', 1);
        if (service == "uuid"_L1 || service == "calibre"_L1 || !addServiceKey(media, service, key))
            others.append(identifier);
    }
    bag.add(u"identifiers"_s, others.join(u", "_s));
}

// calibre knows nothing of reading; many people keep it in columns they call like this.
void takeOwnColumns(ImportRow &row, FieldBag &bag)
{
    for (const auto &name : {u"#read"_s, u"#status"_s, u"#readstatus"_s, u"#read_status"_s}) {
        const QString text = bag.takeTrimmed(name);
        const QString lower = text.toLower();
        if (lower == "true"_L1 || lower == "yes"_L1 || lower == "1"_L1)
            row.status = Status::Completed;
        else if (const auto status = statusFromWord(text))
            row.status = status;
        else
            bag.add(name, text);
    }
    for (const auto &name :
         {u"#date_read"_s, u"#dateread"_s, u"#read_date"_s, u"#finished"_s, u"#date_finished"_s}) {
        const QString text = bag.takeTrimmed(name);
        const PartialDate date = historyDate(text);
        if (date.isKnown() && date.year() > 101) // calibre's own "undefined" is the year 101
            row.completedAt = date;
        else
            bag.add(name, text);
    }
    if (!row.status && row.completedAt.isKnown())
        row.status = Status::Completed;
}

PartialDate known(const PartialDate &date)
{
    return date.isKnown() && date.year() > 101 ? date : PartialDate();
}

} // namespace

bool deliverCalibreBook(FieldBag &bag, double bestRating, qint64 line, Delivery &delivery)
{
    ImportRow row;
    Media &media = row.media;
    media.type = MediaType::Book;
    media.title = bag.takeTrimmed(u"title");
    for (const QString &author : bag.take(u"authors").split(u'&', Qt::SkipEmptyParts))
        addCreators(media, {firstNameFirst(QString(author).replace(u'|', u','))});
    media.creators.removeAll(u"Unknown"_s); // which calibre writes for none
    takeIdentifiers(media, bag);
    setSeries(media, bag.takeTrimmed(u"series"), bag.takeTrimmed(u"series_index"));
    setText(media.attributes, u"publisher", bag.takeTrimmed(u"publisher"));
    const QStringList languages = splitList(bag.take(u"languages"));
    setText(media.attributes, u"original_language", languageCode(languages.value(0)));
    if (languages.size() > 1)
        bag.add(u"languages"_s, languages.join(u", "_s));
    setTotal(media, countingNumber(bag.takeTrimmed(u"pages")));
    const PartialDate published = known(bag.takeMoment(u"pubdate"));
    media.releaseDate = PartialDate::fromDate(published.startDate());
    media.description = bag.takeProse(u"comments").value_or(QString());
    row.tags = splitList(bag.take(u"tags"));
    row.rating = bag.takeRating(u"rating", bestRating);
    row.addedAt = known(bag.takeMoment(u"timestamp"));
    takeOwnColumns(row, bag);
    return deliver(delivery, std::move(row), bag, line);
}

} // namespace omt::transfer
