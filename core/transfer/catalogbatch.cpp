// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/catalogbatch.h"

#include "core/domain/searchlexemes.h"
#include "core/domain/titletext.h"
#include "core/transfer/fingerprint.h"
#include "core/transfer/stagedtitle.h"

#include <algorithm>
#include <array>

namespace omt::transfer {

namespace {

constexpr int groupDigits = 8;

QByteArray groupText(int number)
{
    return QByteArray::number(number).rightJustified(groupDigits, '0');
}

// A film and the book of it never are one title.
char familyDigit(AttributeFamily family)
{
    return static_cast<char>('0' + static_cast<int>(family));
}

} // namespace

CatalogCounts &CatalogCounts::operator+=(const CatalogCounts &other)
{
    read += other.read;
    created += other.created;
    updated += other.updated;
    unchanged += other.unchanged;
    unmatched += other.unmatched;
    leftOut += other.leftOut;
    failed += other.failed;
    conflicting += other.conflicting;
    return *this;
}

QString recordKey(const Media &media, const QList<ExternalKey> &keys)
{
    if (!keys.isEmpty())
        return keys.first().toString();
    return toString(media.type) + u'|' + titleKey(media.title) + u'|'
        + (media.releaseDate.isKnown() ? QString::number(media.releaseDate.year()) : QString());
}

quint64 CatalogBatch::add(const ImportRow &row, quint64 fingerprint, TimeOrderedIds &ids)
{
    const QList<ExternalKey> keys = storableKeys(row.media);
    const QList<TitleName> names = storableNames(row.media, storableTitle(row.media));
    const QString key = recordKey(row.media, keys);
    const int rowNo = size();
    m_pending = {{m_rows.size(), m_keys.size(), m_names.size()},
                 {row.file, row.line},
                 ids.next(),
                 {},
                 info(row.media.type).family,
                 row.media.title.trimmed().isEmpty(),
                 keys.isEmpty()};
    const QByteArray family(1, familyDigit(m_pending.family));
    for (const ExternalKey &each : keys)
        m_pending.keys.append(family + each.toString().toUtf8());
    if (keys.isEmpty())
        m_pending.keys.append(family + key.toUtf8());

    CopyLines fields;
    writeFields(fields, row, keys);
    if (fingerprint == 0) {
        fingerprint = fingerprintOf(fields.bytes(), fingerprintOf(key.toUtf8()));
        for (const QByteArray &each : std::as_const(m_pending.keys))
            fingerprint = fingerprintOf(each, fingerprint);
        for (const TitleName &name : names)
            fingerprint = fingerprintOf(QString(name.text + name.language).toUtf8(), fingerprint);
    }
    m_rows.plain(groupText(rowNo));
    m_rows.plain(m_pending.id);
    m_rows.number(rowNo);
    m_rows.text(key);
    m_rows.number(static_cast<qint64>(fingerprint));
    m_rows.plain(fields.bytes());
    m_rows.endRow();
    writeKeys(rowNo, keys);
    writeNames(rowNo, names);
    return fingerprint;
}

void CatalogBatch::writeFields(CopyLines &lines, const ImportRow &row,
                               const QList<ExternalKey> &keys)
{
    const Media &media = row.media;
    const MediaTypeInfo &type = info(media.type);
    const QString title = storableTitle(media);
    QStringList spellings{title};
    for (const TitleName &name : media.names)
        spellings.append(name.text);
    const PartialDate release = storableDate(media.releaseDate);
    const auto precision = release.precision() == PartialDate::Precision::Second
        ? PartialDate::Precision::Day
        : release.precision();
    const SplitAttributes attributes = storableAttributes(media);
    const QStringList creators = storableList(media.creators);
    const QStringList genres = storableList(media.genres);

    lines.field(row.supplements);
    lines.field(!keys.isEmpty());
    lines.text(toString(type.family));
    lines.text(QStringView(type.key));
    lines.text(storableClass(media));
    lines.text(title);
    lines.text(title.isEmpty() ? QString() : titleKey(title));
    lines.text(searchVector(spellings, creators, genres));
    lines.field(release.startDate());
    lines.field(precision);
    lines.text(cutText(media.countryOfOrigin, 255));
    lines.field(creators);
    lines.field(genres);
    lines.text(media.coverUrl);
    lines.text(media.description);
    lines.field(storablePopularity(media));
    lines.field(attributes.typed);
    lines.field(attributes.other);
}

void CatalogBatch::writeKeys(int rowNo, const QList<ExternalKey> &keys)
{
    int place = 0;
    for (const ExternalKey &key : keys) {
        m_keys.number(rowNo);
        m_keys.number(++place);
        m_keys.text(key.source);
        m_keys.text(key.space);
        m_keys.text(key.key);
        m_keys.endRow();
    }
}

void CatalogBatch::writeNames(int rowNo, const QList<TitleName> &names)
{
    int place = 0;
    for (const TitleName &name : names) {
        m_names.number(rowNo);
        m_names.number(++place);
        m_names.text(name.text);
        m_names.text(name.language);
        m_names.text(name.kind);
        m_names.text(titleKey(name.text));
        m_names.endRow();
    }
}

void CatalogBatch::accept()
{
    const int row = size();
    m_places.push_back(m_pending.place);
    m_starts.push_back(m_pending.mark.rows);
    m_ids.push_back(m_pending.id);
    m_parents.push_back(row);
    m_families.insert(m_pending.family);
    m_hasNameless = m_hasNameless || m_pending.isNameless;
    m_hasKeyless = m_hasKeyless || m_pending.isKeyless;
    for (const QByteArray &key : std::as_const(m_pending.keys)) {
        const auto known = m_rowOfKey.constFind(key);
        if (known == m_rowOfKey.cend()) {
            m_rowOfKey.insert(key, row);
            continue;
        }
        const int a = rootOf(*known);
        const int b = rootOf(row);
        m_parents[static_cast<size_t>(std::max(a, b))] = std::min(a, b);
    }
}

void CatalogBatch::takeBack()
{
    m_rows.cutBack(m_pending.mark.rows);
    m_keys.cutBack(m_pending.mark.keys);
    m_names.cutBack(m_pending.mark.names);
}

void CatalogBatch::addPerson(const QString &key, const QString &name)
{
    m_people.text(key);
    m_people.text(name);
    m_people.endRow();
}

int CatalogBatch::rootOf(int row)
{
    auto *parents = m_parents.data();
    while (parents[row] != row) {
        parents[row] = parents[parents[row]];
        row = parents[row];
    }
    return row;
}

void CatalogBatch::group()
{
    for (int row = 0; row < size(); ++row) {
        const int root = rootOf(row);
        if (root == row)
            continue;
        const qsizetype start = m_starts[static_cast<size_t>(row)];
        m_rows.replace(start, groupText(root));
        m_rows.replace(start + groupDigits + 1, m_ids[static_cast<size_t>(root)]);
    }
}

bool CatalogBatch::dependsOn(const CatalogBatch &other) const
{
    // What has no key is found by its name, and names of people are asked for by key.
    for (const CatalogBatch *each : {this, &other}) {
        if (each->m_hasKeyless || each->m_people.size() > 0)
            return true;
    }
    const std::array families{AttributeFamily::Screen, AttributeFamily::Written,
                              AttributeFamily::Game, AttributeFamily::Audio,
                              AttributeFamily::Event};
    for (auto row = m_rowOfKey.keyBegin(); row != m_rowOfKey.keyEnd(); ++row) {
        QByteArray key = *row;
        for (const AttributeFamily family :
             families) { // a key is of one title, whatever its family
            key[0] = familyDigit(family);
            if (other.m_rowOfKey.contains(key))
                return true;
        }
    }
    return false;
}

qint64 CatalogBatch::bytes() const
{
    return m_rows.size() + m_keys.size() + m_names.size() + m_people.size();
}

} // namespace omt::transfer
