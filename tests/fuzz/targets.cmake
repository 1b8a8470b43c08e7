# SPDX-FileCopyrightText: OmniMediaTrak contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The fuzz targets: a name, and the formats that it reads its input as. "table" is a table of no known
# format. Every format is in one of them; tst_fuzzseeds sees to that.
set(OMT_FUZZ_TARGETS
    "xml=mal-xml,mame-softlist"
    "csv=goodreads-csv,letterboxd-csv,streaming-csv,goodbooks-csv,vndb-csv,omt-csv"
    "json=bangumi-data,wikipedia-movies,podcasts-json,mangadex-ndjson,anime-offline-database,anime-relations,wikidata-json"
    "archive=letterboxd,mame-softlist,trakt,tvtime,vndb-dump"
    "table=table"
    "books=storygraph-csv,librarything-tsv,hardcover-csv,bookwyrm-csv,openreads-csv,jelu-csv,calibre-csv,goodreads-rss,opf,openlibrary-csv"
    "calibre=calibre-db"
    "dumps=imdb-titles,imdb-akas,imdb-ratings,openlibrary-authors,openlibrary-works,openlibrary-editions,musicbrainz-release-groups,musicbrainz-releases,musicbrainz-events"
    "screen_csv=imdb-csv,tmdb-csv,movary-csv,simkl-csv,tvtime-csv,netflix-csv,letterboxd-import-csv"
    "screen_json=anilist-json,anilist-gdpr,kitsu-json,trakt-json,simkl-json"
    "games=steam-json,gog-json,playnite,hltb-csv,vndb-xml"
    "music=rym-csv,scrobbles-csv,lastfm-json,librefm-csv,listenbrainz,maloja-json,panoscrobbler,scrobbler-log"
    "collections=tellico,gcstar,collectorz,datacrow,griffith,delicious-xml,delicious-plist,opml"
    "trackers=ryot-json,yamtrack-csv,watcharr-json,mediatracker-json,bookwyrm-json,librarything-json")
