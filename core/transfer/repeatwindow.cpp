// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/repeatwindow.h"

namespace omt::transfer {

namespace {

constexpr int pageSize = 20'000;
constexpr qsizetype mostKnown = 100'000;

} // namespace

RepeatWindow::RepeatWindow(db::Connection &connection, qint64 source, qint64 end)
    : m_connection(connection)
    , m_source(source)
    , m_end(end)
    , m_isExhausted(end <= 0)
{
}

bool RepeatWindow::isFull() const
{
    return m_known.size() >= mostKnown;
}

bool RepeatWindow::knows(quint64 fingerprint)
{
    for (;;) {
        const auto found = m_known.find(fingerprint);
        if (found != m_known.end()) {
            if (--found.value() == 0)
                m_known.erase(found);
            return true;
        }
        if (m_isExhausted || isFull() || !readPage())
            return false;
    }
}

void RepeatWindow::jumpTo(qint64 seq)
{
    m_known.clear();
    m_after = seq;
    m_isExhausted = seq + 1 >= m_end;
}

bool RepeatWindow::readPage()
{
    static const auto select = db::Statement::load(u"catalogimport/select_fingerprints");
    const auto page = m_connection.query(
        select, {{u"source", m_source}, {u"after", m_after}, {u"limit", pageSize}});
    if (!page) {
        m_failure = page.error();
        m_isExhausted = true;
        return false;
    }
    m_isExhausted = page->size() < pageSize;
    for (const db::Row row : *page) {
        m_after = row.integer(u"seq");
        if (m_after >= m_end) {
            m_isExhausted = true;
            break;
        }
        ++m_known[static_cast<quint64>(row.integer(u"fingerprint"))];
    }
    return true;
}

} // namespace omt::transfer
