// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/connection.h"
#include "core/db/statement.h"
#include "core/db/transaction.h"
#include "tests/support/testdatabase.h"
#include "tests/support/testmacros.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <libpq-fe.h>

using namespace omt;
using namespace omt::db;
using namespace omt::test;
using namespace Qt::StringLiterals;

/** Every statement of the program, against the schema as migrated: spelling, types and habits. */
class TestStatements : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    void allAreCompiledIn();
    void serverUnderstands_data();
    void serverUnderstands();
    void fileKeepsTheRules_data();
    void fileKeepsTheRules();

private:
    static void addFiles();

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<Transaction> m_transaction;
};

void TestStatements::initTestCase()
{
    auto made = TestDatabase::create();
    OMT_VERIFY(made);
    m_database = std::move(*made);
    m_connection = std::make_unique<Connection>(m_database->asLocalUser());
    OMT_VERIFY(m_connection->open());
    // Those of imports work on temporary tables, which live for a transaction.
    m_transaction = std::make_unique<Transaction>(*m_connection);
    OMT_VERIFY(m_transaction->begun());
    OMT_VERIFY(m_connection->query(Statement::load(u"transfer/open_import_stage")));
    OMT_VERIFY(m_connection->query(Statement::load(u"catalogimport/open_stage")));
}

void TestStatements::cleanupTestCase()
{
    m_transaction.reset();
    m_connection.reset();
    m_database.reset();
}

void TestStatements::addFiles()
{
    QTest::addColumn<QString>("name");
    const QString root = u":/sql/queries/"_s;
    QDirIterator files(root, {u"*.sql"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString name = files.next().mid(root.size()).chopped(4);
        QTest::newRow(qPrintable(name)) << name;
    }
}

void TestStatements::allAreCompiledIn()
{
    int compiledIn = 0;
    QDirIterator resources(u":/sql/queries"_s, {u"*.sql"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
    for (; resources.hasNext(); resources.next())
        ++compiledIn;
    int inTree = 0;
    QDirIterator files(QStringLiteral(OMT_SQL_DIR) + u"/queries"_s, {u"*.sql"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    for (; files.hasNext(); files.next())
        ++inTree;
    QVERIFY(inTree > 0);
    QCOMPARE(compiledIn, inTree);
}

void TestStatements::serverUnderstands_data()
{
    addFiles();
}

void TestStatements::serverUnderstands()
{
    QFETCH(const QString, name);
    const Statement statement = Statement::load(name);
    const Savepoint savepoint(*m_connection);
    if (statement.source().contains(
            QRegularExpression(u"^copy\\s"_s, QRegularExpression::MultilineOption))) {
        // Cannot be prepared, so it is begun and given up.
        auto writer = m_connection->copyIn(statement);
        OMT_VERIFY(writer);
        writer->abort();
        return;
    }
    PGresult *result
        = PQprepare(m_connection->handle(), "", statement.text().constData(), 0, nullptr);
    const QByteArray said = PQresultErrorMessage(result);
    const bool isOk = PQresultStatus(result) == PGRES_COMMAND_OK;
    PQclear(result);
    QVERIFY2(isOk, said.constData());
    // Parameters the server has not heard of would be sent, and refused, at run time only.
    result = PQdescribePrepared(m_connection->handle(), "");
    const int count = PQnparams(result);
    PQclear(result);
    QCOMPARE(count, static_cast<int>(statement.parameters().size()));
}

void TestStatements::fileKeepsTheRules_data()
{
    addFiles();
}

void TestStatements::fileKeepsTheRules()
{
    QFETCH(const QString, name);
    const QString source = Statement::load(name).source();
    static const QRegularExpression pathRule(u"^[a-z]+/[a-z]+(_[a-z0-9]+)*$"_s);
    QVERIFY2(pathRule.match(name).hasMatch(), "named <aggregate>/<verb>_<object>.sql");
    QVERIFY2(source.startsWith(u"-- "), "the first line is a comment that says what it returns");
    static const QRegularExpression wordInComment(u"--[^\\n]*(?<![:\\w]):[a-zA-Z_]"_s);
    QVERIFY2(!wordInComment.match(source).hasMatch(), "no parameter names in comments");
    static const QRegularExpression tightSlice(u"\\[[^\\]\\s]*[^:\\s]:[^:\\s][^\\]]*\\]"_s);
    QVERIFY2(!tightSlice.match(source).hasMatch(), "array slices have spaces round their colon");
    QString code = source;
    code.remove(QRegularExpression(u"--[^\\n]*"_s)).remove(QRegularExpression(u"'[^']*'"_s));
    QVERIFY2(!code.contains(u'?'), "no operators with a question mark");
    const qsizetype end = code.trimmed().indexOf(u';');
    QVERIFY2(end < 0 || end == code.trimmed().size() - 1, "one statement a file");
}

QTEST_GUILESS_MAIN(TestStatements)
#include "tst_statements.moc"
