// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalog/facet.h"

#include <QByteArray>
#include <QHash>
#include <QStringList>

#include <vector>

namespace omt::catalog {

/** Facets of one title, as numbers of a FacetDictionary; ascending. */
using FacetIds = std::vector<int>;

/**
 * Numbers for the values of facets, so that counting is quick. The counted ones of a build come
 * first, in the order of its counts. Numbers hold for one dictionary. Not thread-safe.
 */
class FacetDictionary
{
public:
    explicit FacetDictionary(const QStringList &counted = {});

    [[nodiscard]] int counted() const { return m_counted; }
    /** Adds it if it is new. */
    int idOf(const QByteArray &lexeme);
    int idOf(const QString &lexeme) { return idOf(lexeme.toUtf8()); }
    [[nodiscard]] const QByteArray &lexeme(int id) const { return m_lexemes[size_t(id)]; }
    [[nodiscard]] QString text(int id) const { return QString::fromUtf8(lexeme(id)); }
    /** Facet::Status for what is none of ours. */
    [[nodiscard]] Facet facet(int id) const { return m_facets[size_t(id)]; }

    /** The lexemes of a tsvector as the server writes it. */
    [[nodiscard]] FacetIds read(QByteArrayView tsvector);
    /** Only those that have a number already. */
    [[nodiscard]] FacetIds readKnown(QByteArrayView tsvector) const;

private:
    QHash<QByteArray, int> m_ids;
    std::vector<QByteArray> m_lexemes;
    std::vector<Facet> m_facets;
    int m_counted = 0;
};

} // namespace omt::catalog
