#!/usr/bin/env python3
# SPDX-FileCopyrightText: OmniMediaTrak contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the entries of the real exports without our readers.

Usage: count_exports.py DIRECTORY (the one that holds "exports"). Prints path and entries, which
stand in the tables of tst_personalformats.cpp. Uses Python's own csv, json, xml, sqlite3, zipfile.
"""

import csv
import glob
import gzip
import io
import json
import lzma
import os
import re
import sqlite3
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

csv.field_size_limit(1 << 24)


def text(path):
    raw = open(path, "rb").read()
    if path.endswith(".xz"):
        raw = lzma.decompress(raw)
    if path.endswith(".gz"):
        raw = gzip.decompress(raw)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252")


def records(content, delimiter=",", header=True):
    rows = [row for row in csv.reader(io.StringIO(content, newline=""), delimiter=delimiter) if row]
    return len(rows) - (1 if header else 0)


def table(delimiter=",", header=True):
    return lambda path: records(text(path), delimiter, header)


def array(*keys):
    def count(path):
        data = json.loads(text(path))
        for key in keys:
            data = data[key]
        return len(data)

    return count


def anilist(path):
    return sum(
        len(one["entries"]) for kind in json.loads(text(path))["data"].values() for one in kind["lists"]
    )


def trakt_zip(path):
    with zipfile.ZipFile(path) as archive:
        return sum(
            len(json.loads(archive.read(name)))
            for name in archive.namelist()
            if name.endswith(".json") and name != "lists-lists.json"
        )


def sections(*names):
    return lambda path: sum(len(json.loads(text(path)).get(name) or []) for name in names)


def folder(pattern, count):
    return lambda path: sum(count(one) for one in glob.glob(os.path.join(path, pattern)))


def elements(*names):
    def count(path):
        content = open(path, "rb").read()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                content = archive.read("tellico.xml")
        tree = ElementTree.fromstring(content.strip())
        return sum(1 for node in tree.iter() if re.sub("{.*}", "", node.tag) in names)

    return count


def sqlite(name):
    def count(path):
        with sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True) as database:
            return database.execute(f"select count(*) from {name}").fetchone()[0]

    return count


def lines_after(header):
    def count(path):
        lines = [line for line in text(path).splitlines() if line.strip()]
        first = next(i for i, line in enumerate(lines) if line.startswith(header)) + 1 if header else 0
        return len(lines) - first

    return count


def scrobbles(path):
    """Scrobbles, and how many albums (or tracks without an album) they are of."""
    rows = list(csv.DictReader(io.StringIO(text(path), newline="")))
    albums = {
        ("a", row["artist"].strip().casefold(), row["album"].strip().casefold())
        if row["album"].strip()
        else ("t", row["artist"].strip().casefold(), row["track"].strip().casefold())
        for row in rows
    }
    return f"{len(rows)} {len(albums)}"


def yamtrack(path):
    """Records, and how many rows when those of one series are one."""
    rows = list(csv.DictReader(io.StringIO(text(path), newline="")))
    parts = ("tv", "season", "episode")
    series = {(row["source"], row["media_id"]) for row in rows if row["media_type"] in parts}
    return f"{len(rows)} {len(series) + sum(row['media_type'] not in parts for row in rows)}"


COUNTERS = {
    "anilist-json/*.json": anilist,
    "anilist-gdpr-json/gdpr_data.json": sections("lists", "reviews", "favourites"),
    "kitsu-json/*.json": array("data"),
    "trakt/trakt-export-test.zip": trakt_zip,
    "trakt/*.json": array(),
    "simkl/*.json": sections("shows", "movies", "anime"),
    "imdb/*.csv": table(),
    "tmdb-csv/*.csv": table(),
    "movary/*.csv": table(),
    "tvtime": folder("*.csv", table()),
    "tvtime-2020": folder("*.csv", table()),
    "tvtime/*.csv": table(),
    "tvtime-2020/*.csv": table(),
    "storygraph/*.csv": table(),
    "librarything/*.tsv": table("\t"),
    "librarything/*.json": array(),
    "hardcover/*.csv": table(),
    "books-misc/*.csv": table(),
    "books-misc/bookwyrm-user_import.json": array("books"),
    "goodreads/goodreads-rss.xml": elements("item"),
    "calibre/metadata.db": sqlite("books"),
    "steam/*.json": array("response", "games"),
    "gog/*.json": array(),
    "howlongtobeat/*.csv": table(),
    "vndb-xml/*.xml": elements("vn"),
    "rateyourmusic/*.txt": table(),
    "opml/*.opml": elements("outline"),
    "lastfm/*.csv.xz": scrobbles,
    "listenbrainz-and-scrobblers/librefm.csv": lines_after("Artist,Track"),
    "listenbrainz-and-scrobblers/lastfm_loved_tracks_1.json": array("lovedtracks", "track"),
    "listenbrainz-and-scrobblers/valid_import.json": array("payload"),
    "listenbrainz-and-scrobblers/maloja.json": array("scrobbles"),
    "listenbrainz-and-scrobblers/*.jsonl": lines_after(None),
    "listenbrainz-and-scrobblers/scrobbler.log": lines_after("#ARTIST"),
    "tellico/*": elements("entry", "book"),
    "gcstar/*.gcs": elements("item"),
    "collection-managers/collectorz_movies.xml": elements("movie"),
    "collection-managers/datacrow_movies5.xml": elements("movie"),
    "collection-managers/griffith.xml": elements("movie"),
    "collection-managers/delicious1_games.xml": elements("game"),
    "collection-managers/delicious2_movies.xml": elements("dict"),
    "ryot/*.json": array("metadata"),
    "yamtrack/*.csv": yamtrack,
}


def main():
    root = os.path.join(sys.argv[1], "exports")
    for pattern, count in COUNTERS.items():
        for path in sorted(glob.glob(os.path.join(root, pattern))):
            print(f"{os.path.relpath(path, root)} {count(path)}")


if __name__ == "__main__":
    main()
