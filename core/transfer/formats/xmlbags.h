// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/formats/personal.h"
#include "core/transfer/xmlreader.h"

namespace omt::transfer {

/** The texts of the children by their names; of several of one name the first. */
[[nodiscard]] FieldBag bagOf(const XmlNode &node);

/**
 * The same with all there is: an element with nothing in it but text is a text, others are objects
 * with attributes under their names (a child of the same name wins); several of one name are a
 * list. Text beside children stands under "text".
 */
[[nodiscard]] QJsonValue jsonOf(const XmlNode &node);

/** Takes one element; false: stop. */
using TakeNode = std::function<bool(const XmlNode &node)>;

/**
 * Reads the elements of these names wherever they first stand, each with all that is in it; others
 * are passed through. The root must have one of the names `roots`, unless that is empty.
 */
[[nodiscard]] Result<> readNodes(InputStream &stream, const QStringList &roots,
                                 const QStringList &names, const TakeNode &take);

} // namespace omt::transfer
