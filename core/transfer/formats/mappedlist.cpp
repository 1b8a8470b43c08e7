// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/fingerprint.h"
#include "core/transfer/formats/csvtable.h"
#include "core/transfer/formats/listmapping.h"
#include "core/transfer/formats/personal.h"
#include "core/transfer/formats/words.h"
#include "core/transfer/inputfile.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

/** One record on its way: what the mapping names is taken, the rest stays for the extras. */
class MappedRecord
{
public:
    MappedRecord(const ListMapping &mapping, JsonBag &bag)
        : m_mapping(mapping)
        , m_bag(bag)
        , m_record(bag.rest())
    {
    }

    [[nodiscard]] ImportRow row()
    {
        ImportRow row;
        const QStringList type = textsOf(u"type"_s);
        row.media = mappedTitle(typed(type.value(0)), [this](const QString &column) {
            return column.isEmpty() ? QStringList() : valuesAt(m_record, column);
        });
        takeHistory(row);
        takeDates(row);
        takeFlags(row);
        for (const QString &column : m_mapping.title.columns) {
            if (!m_refused.contains(column))
                (void)m_bag.take(column);
        }
        return row;
    }

private:
    [[nodiscard]] CatalogMapping typed(const QString &word)
    {
        CatalogMapping mapping = m_mapping.title;
        const auto known = mediaTypeFromString(word.toLower());
        if (const auto type = known ? known : typeFromWord(word))
            mapping.type = *type;
        else if (!word.isEmpty())
            refuse(u"type"_s, word);
        return mapping;
    }
    [[nodiscard]] QStringList textsOf(const QString &field) const
    {
        const QString column = m_mapping.columnOf(field);
        return column.isEmpty() ? QStringList() : valuesAt(m_record, column);
    }
    [[nodiscard]] QString textOf(const QString &field) const
    {
        return textsOf(field).join(u", "_s).trimmed();
    }
    void refuse(const QString &field, const QString &value)
    {
        const QString column = m_mapping.columnOf(field);
        m_refused.append(column);
        m_bag.refuse(column, value);
    }
    [[nodiscard]] std::optional<Status> status()
    {
        const QString word = textOf(u"status"_s);
        if (word.isEmpty())
            return m_mapping.defaultStatus;
        const auto own = m_mapping.statusWords.constFind(word.toLower());
        if (own != m_mapping.statusWords.cend())
            return *own;
        const auto known = statusFromString(word.toLower());
        const auto status = known ? known : statusFromWord(word);
        if (!status)
            refuse(u"status"_s, word);
        return status ? status : m_mapping.defaultStatus;
    }
    void takeHistory(ImportRow &row)
    {
        row.status = status();
        if (const QString text = textOf(u"rating"_s); !text.isEmpty()) {
            const auto number = ratingNumber(text);
            if (number)
                row.rating = Rating::fromScale(*number, m_mapping.bestRating);
            if (!number || (!row.rating && *number != 0))
                refuse(u"rating"_s, text);
        }
        if (const QString text = textOf(u"notes"_s); !text.isEmpty())
            row.notes = text;
        if (const QString text = textOf(u"review"_s); !text.isEmpty())
            row.review = text;
        row.progress = number(u"progress"_s);
        if (const auto times = number(u"times"_s); times && *times > 0)
            row.earlierPasses = *times - 1;
        row.tags = listOf(u"tags"_s);
        for (const QString &list : listOf(u"lists"_s))
            row.lists.append({list, {}, 0, {}});
    }
    [[nodiscard]] QStringList listOf(const QString &field) const
    {
        const QStringList values = textsOf(field);
        if (values.size() != 1)
            return values;
        const QString &text = values.first();
        return splitList(text, text.contains(u';') ? u';' : text.contains(u'|') ? u'|' : u',');
    }
    [[nodiscard]] std::optional<int> number(const QString &field)
    {
        const QString text = textOf(field);
        if (text.isEmpty())
            return std::nullopt;
        const auto number = wholeNumber(text.section(u'/', 0, 0)); // "12 / 26"
        if (!number)
            refuse(field, text);
        return number;
    }
    [[nodiscard]] PartialDate date(const QString &field)
    {
        const QString text = textOf(field);
        const PartialDate date = historyDate(text, m_mapping.dateOrder);
        if (!date.isKnown() && !text.isEmpty() && !isDateSentinel(text))
            refuse(field, text);
        return date;
    }
    void takeDates(ImportRow &row)
    {
        row.startedAt = date(u"started"_s);
        row.completedAt = date(u"completed"_s);
        row.addedAt = date(u"added"_s);
        row.updatedAt = date(u"updated"_s);
    }
    void takeFlags(ImportRow &row)
    {
        row.isFavourite = flag(u"favourite"_s);
        row.isPrivate = flag(u"private"_s);
    }
    [[nodiscard]] std::optional<bool> flag(const QString &field)
    {
        static const QStringList yes{u"1"_s,  u"true"_s, u"yes"_s, u"y"_s, u"x"_s, u"ja"_s,
                                     u"si"_s, u"sí"_s,   u"oui"_s, u"✓"_s, u"♥"_s, u"да"_s};
        static const QStringList no{u"0"_s, u"false"_s, u"no"_s,  u"n"_s,
                                    u"-"_s, u"nein"_s,  u"non"_s, u"нет"_s};
        const QString text = textOf(field).toLower();
        if (yes.contains(text))
            return true;
        if (!text.isEmpty() && !no.contains(text))
            refuse(field, textOf(field));
        return std::nullopt;
    }

    const ListMapping &m_mapping;
    JsonBag &m_bag;
    const QJsonObject m_record;
    QStringList m_refused;
};

class MappedListFormat final : public PersonalFormat
{
public:
    explicit MappedListFormat(const ListMapping &mapping)
        : PersonalFormat(u"table", u"Table by mapping", u"table")
        , m_mapping(mapping)
    {
    }
    // It is asked for, never recognised.
    int recognise(const FileProbe &) const override { return 0; }

    Result<> read(InputFile &file, RowSink &sink) const override
    {
        const auto shape = shapeOf(file);
        if (!shape)
            return shape.error();
        auto content = file.content();
        if (!content)
            return content.error();
        Delivery delivery(sink, (*content)->name());
        const auto take = [&](JsonBag &bag, qint64 line) {
            ImportRow row = MappedRecord(m_mapping, bag).row();
            return deliver(delivery, std::move(row), bag, line);
        };
        if (shape->shape == TableSample::Shape::JsonLines)
            return readBagLines(**content, delivery, take);
        if (shape->shape == TableSample::Shape::JsonArray)
            return readBags(**content, shape->path, delivery, take);
        return readTable(
            **content, {}, delivery, [&](const CsvHeader &header, const CsvRecord &record) {
                QJsonObject object;
                for (qsizetype i = 0; i < header.size(); ++i)
                    object.insert(columnName(header.names()[i]), record.fields.value(i));
                JsonBag bag(object);
                return take(bag, record.line);
            });
    }

private:
    const ListMapping m_mapping;
};

} // namespace

std::optional<double> ratingNumber(const QString &text)
{
    const QString trimmed = text.trimmed();
    const auto stars = trimmed.count(u'★') + trimmed.count(u'⭐') + trimmed.count(u'*');
    if (stars > 0)
        return static_cast<double>(stars) + (trimmed.contains(u'½') ? 0.5 : 0);
    QString number = trimmed.section(u'/', 0, 0).trimmed();
    if (number.endsWith(u'%'))
        number.chop(1);
    number.replace(u',', u'.');
    bool isNumber = false;
    const double value = number.trimmed().toDouble(&isNumber);
    return isNumber && value >= 0 && value <= 1000 ? std::optional(value) : std::nullopt;
}

std::unique_ptr<ImportFormat> makeMappedListFormat(const ListMapping &mapping)
{
    return std::make_unique<MappedListFormat>(mapping);
}

} // namespace omt::transfer
