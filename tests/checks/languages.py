"""Checks that the languages of a page name one another: in its head, on the other pages, and in the sitemap.

A page either names no other language, or names itself, all the others and French as the one for everybody (`x-default`);
each page that it names is there, in that language, and names the same ones.
"""

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from site_files import run

ALTERNATE = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"')
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
LANGUAGE = re.compile(r'<html lang="([^"]+)"')
LINK = "{http://www.w3.org/1999/xhtml}link"
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"

Alternates = dict[str, str]


def read(page: Path) -> tuple[str, str, Alternates]:
    """Language, canonical address and languages of a page."""
    text = page.read_text(encoding="utf-8")
    canonical = CANONICAL.search(text)
    return LANGUAGE.search(text)[1], canonical[1] if canonical else "", dict(ALTERNATE.findall(text))


@cache
def known(site: Path) -> tuple[dict[str, tuple[str, Alternates]], dict[str, Alternates]]:
    """Every page by its canonical address, and what the sitemap says of each."""
    pages = {address: (language, others) for language, address, others in map(read, site.rglob("*.html")) if address}
    mapped = {
        url.findtext(f"{NAMESPACE}loc"): {link.get("hreflang"): link.get("href") for link in url.iter(LINK)}
        for part in site.glob("sitemap*.xml")
        for url in ElementTree.parse(part).iter(f"{NAMESPACE}url")
    }
    return pages, mapped


def check(page: Path) -> Iterator[str]:
    pages, mapped = known(Path(sys.argv[1]))
    language, address, others = read(page)
    default = others.pop("x-default", None)
    if mapped.get(address, others) != others:
        yield f" le plan du site donne d'autres langues : {mapped[address]}"
    if not others:
        return
    if others.get(language) != address:
        yield f" la page ne se nomme pas elle-même en « {language} »"
    if default != others.get("fr"):
        yield " la page pour tous n'est pas celle en français"
    for code, other in others.items():
        their_language, theirs = pages.get(other, ("", {}))
        if their_language != code:
            yield f" {other} n'est pas une page en « {code} »"
        elif {key: value for key, value in theirs.items() if key != "x-default"} != others:
            yield f" {other} ne renvoie pas les mêmes langues"


run("langues", "*.html", check)
