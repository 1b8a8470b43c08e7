// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/statement.h"

#include "core/base/logging.h"
#include "core/db/placeholders.h"

#include <QFile>
#include <QHash>
#include <QReadWriteLock>

void omtInitSqlResources()
{
    Q_INIT_RESOURCE(omt_sql);
}

namespace omt::db {

struct Statement::Data
{
    QString name;
    QString source;
    QByteArray text;
    QStringList parameters;
    bool isValid = false;
};

Statement::Statement(std::shared_ptr<const Data> data)
    : m_data(std::move(data))
{
}

Statement Statement::load(QStringView name)
{
    // Filled once per statement and never emptied: the statements live as long as the program.
    static QReadWriteLock lock;
    static QHash<QString, Statement> cache;
    const QString key = name.toString();
    {
        const QReadLocker reading(&lock);
        const auto found = cache.constFind(key);
        if (found != cache.constEnd())
            return *found;
    }
    const QWriteLocker writing(&lock);
    omtInitSqlResources();
    QFile file(u":/sql/queries/" + key + u".sql");
    Statement statement = [&] {
        if (file.open(QIODevice::ReadOnly))
            return fromText(key, QString::fromUtf8(file.readAll()));
        qCCritical(lcDb, "There is no statement %s", qPrintable(key));
        auto missing = std::make_shared<Data>();
        missing->name = key;
        return Statement(missing);
    }();
    Q_ASSERT_X(statement.isValid(), "Statement::load", qPrintable(key));
    return *cache.insert(key, statement);
}

Statement Statement::fromText(const QString &name, const QString &sql)
{
    auto data = std::make_shared<Data>();
    data->name = name;
    data->source = sql;
    const NumberedSql numbered = numberPlaceholders(sql);
    data->text = numbered.text.toUtf8();
    data->parameters = numbered.parameters;
    data->isValid = true;
    return Statement(std::move(data));
}

bool Statement::isValid() const
{
    return m_data->isValid;
}

const QString &Statement::name() const
{
    return m_data->name;
}

const QString &Statement::source() const
{
    return m_data->source;
}

const QByteArray &Statement::text() const
{
    return m_data->text;
}

const QStringList &Statement::parameters() const
{
    return m_data->parameters;
}

} // namespace omt::db
