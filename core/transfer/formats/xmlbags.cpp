// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/xmlbags.h"

#include "core/transfer/inputerror.h"

namespace omt::transfer {

FieldBag bagOf(const XmlNode &node)
{
    FieldBag bag;
    for (const XmlNode &child : node.children)
        bag.add(child.name, child.text);
    return bag;
}

QJsonValue jsonOf(const XmlNode &node)
{
    if (node.children.empty() && node.attributes.isEmpty())
        return node.text;
    QJsonObject object;
    for (const QXmlStreamAttribute &attribute : node.attributes)
        object.insert(attribute.qualifiedName().toString(), attribute.value().toString());
    QSet<QString> names;
    for (const XmlNode &child : node.children) {
        if (!names.contains(child.name)) {
            names.insert(child.name);
            object.insert(child.name, jsonOf(child));
            continue;
        }
        const QJsonValue before = object[child.name];
        QJsonArray list = before.isArray() ? before.toArray() : QJsonArray{before};
        list.append(jsonOf(child));
        object.insert(child.name, list);
    }
    if (!node.text.trimmed().isEmpty())
        object.insert(QStringLiteral("text"), node.text);
    return object;
}

Result<> readNodes(InputStream &stream, const QStringList &roots, const QStringList &names,
                   const TakeNode &take)
{
    XmlReader xml(stream);
    for (;;) {
        const auto found = xml.nextElement();
        if (!found)
            return found.error();
        if (!*found)
            return {};
        const QString name = xml.elementName().toString();
        if (xml.depth() == 1 && !roots.isEmpty() && !roots.contains(name))
            return inputError(xml.name(), xml.line(),
                              formatText("The file begins with “%1”, which this format does not.")
                                  .arg(name.left(40)));
        if (!names.contains(name))
            continue;
        const auto node = xml.readNode();
        if (!node)
            return node.error();
        if (!take(*node))
            return cancelledError();
    }
}

} // namespace omt::transfer
