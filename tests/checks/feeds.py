"""Checks the feeds of a built site (RFC 4287) with an independent reader."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import feedparser
from site_files import run

LARGEST_FEED = 100


def check(path: Path) -> Iterator[str]:
    parsed = feedparser.parse(path.read_bytes())
    if parsed.bozo:
        yield f" {parsed.bozo_exception}"
    if parsed.version != "atom10":
        yield f" {parsed.version or 'format inconnu'} au lieu d'Atom 1.0"
    feed = parsed.feed
    for name in ("id", "title", "updated_parsed", "author"):
        if not feed.get(name):
            yield f" {name} manque"
    links = {link.rel: link.href for link in feed.get("links", [])}
    for rel in ("self", "alternate"):
        if not links.get(rel, "").startswith(("https://", "http://")):
            yield f" lien {rel} absent ou relatif : {links.get(rel)}"
    if not links.get("self", "").endswith("/" + path.name):
        yield f" le lien self ne mène pas au fichier : {links.get('self')}"
    yield from check_entries(parsed.entries)


def check_entries(entries: list) -> Iterator[str]:
    # A list that is empty for now is followed already.
    if len(entries) > LARGEST_FEED:
        yield f" {len(entries)} entrées"
    for identifier, count in Counter(entry.get("id") for entry in entries).items():
        if count > 1:
            yield f" id {identifier} : {count} fois"
    dates = [entry.get("updated_parsed") for entry in entries]
    if None in dates or dates != sorted(dates, reverse=True):
        yield " les entrées ne vont pas de la plus récente à la plus ancienne"
    for entry in entries:
        if not str(entry.get("id")).startswith("tag:"):
            yield f" id sans tag: : {entry.get('id')}"
        for name in ("title", "summary", "link"):
            if not entry.get(name):
                yield f" {entry.get('id')} : {name} manque"


run("atom", "*.atom", check)
