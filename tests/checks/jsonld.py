"""Checks the structured data of a built site: every ld+json block of every page parses and has what its type needs."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from site_files import run

# Properties that search engines require or that the site promises (schema.org; Google, « Event structured data »).
REQUIRED = {
    "Event": ("name", "startDate", "location", "eventStatus", "eventAttendanceMode", "url"),
    "LearningResource": ("name", "description", "url", "inLanguage"),
    "BreadcrumbList": ("itemListElement",),
    "Place": ("name", "address"),
    "VirtualLocation": ("url",),
    "Offer": ("url",),
    "Organization": ("name",),
    "MediaObject": ("contentUrl", "encodingFormat"),
    "CreativeWork": ("name",),
}
DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?")


class Blocks(HTMLParser):
    """Gathers the texts of the ld+json scripts of a page, with their lines."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self.inside = False

    def handle_starttag(self, tag: str, attributes: list) -> None:
        self.inside = tag == "script" and dict(attributes).get("type") == "application/ld+json"
        if self.inside:
            self.found.append((self.getpos()[0], ""))

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            line, text = self.found[-1]
            self.found[-1] = (line, text + data)


def check(path: Path) -> Iterator[str]:
    blocks = Blocks()
    blocks.feed(path.read_text(encoding="utf-8"))
    for line, text in blocks.found:
        if "<" in text:
            yield f"{line}: « < » doit être écrit \\u003c"
        try:
            document = json.loads(text)
        except json.JSONDecodeError as error:
            yield f"{line}: {error}"
            continue
        if not isinstance(document, dict) or document.get("@context") != "https://schema.org":
            yield f"{line}: @context manque"
            continue
        yield from (f"{line}: {fault}" for fault in faults_of(document, inner=False))


def faults_of(node: object, *, inner: bool) -> Iterator[str]:
    if isinstance(node, list):
        for value in node:
            yield from faults_of(value, inner=inner)
    if not isinstance(node, dict):
        return
    kind = node.get("@type")
    if not kind:
        yield f"@type manque : {sorted(node)}"
    needed = REQUIRED.get(kind, ())
    if inner and kind == "Event":
        # A session or the week that an event belongs to: its page is the event's own.
        needed = ("name", "startDate")
    for name in needed:
        if node.get(name) in (None, "", []):
            yield f"{kind} : {name} manque"
    for name in ("startDate", "endDate", "validThrough", "dateModified"):
        if name in node and not DATE.fullmatch(node[name]):
            yield f"{kind} : {name} mal écrit : {node[name]}"
    if kind == "LearningResource" and node.get("isAccessibleForFree"):
        # A text that stands here tells who wrote it and under which licence, and where its whole text can be had.
        for name in ("license", "author", "encoding"):
            if node.get(name) in (None, "", []):
                yield f"{kind} : {name} manque"
    for value in node.values():
        yield from faults_of(value, inner=True)


def has_blocks(path: Path) -> bool:
    return b"application/ld+json" in path.read_bytes()


run("pages avec JSON-LD", "*.html", check, keep=has_blocks)
