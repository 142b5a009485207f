"""Checks that the sitemap names every page meant for search engines, each once, and no other; and robots.txt the sitemap.

The schema of sitemaps.org is checked by xmllint, in tests/run.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from site_files import run

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
HIDDEN = re.compile(r'<meta name="robots" content="[^"]*noindex|http-equiv="refresh"')


def locations(path: Path) -> list[str]:
    return [node.text or "" for node in ElementTree.parse(path).iter(f"{NAMESPACE}loc")]


def listed(path: Path) -> list[str]:
    """The pages of a sitemap, or of all parts of an index."""
    found = locations(path)
    if ElementTree.parse(path).getroot().tag == f"{NAMESPACE}sitemapindex":
        return [url for part in found for url in locations(path.parent / part.rsplit("/", 1)[-1])]
    return found


def meant_for_search(site: Path) -> Iterator[str]:
    """The canonical address of every page that neither hides nor moves."""
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        canonical = CANONICAL.search(text)
        if canonical and not HIDDEN.search(text):
            yield canonical[1]


def check(path: Path) -> Iterator[str]:
    urls = listed(path)
    yield from (f" {url} : {count} fois" for url, count in Counter(urls).items() if count > 1)
    meant = set(meant_for_search(path.parent))
    yield from (f" {url} manque" for url in sorted(meant - set(urls)))
    yield from (f" {url} n'est l'adresse d'aucune page" for url in sorted(set(urls) - meant))
    home = min(urls, key=len)
    robots = (path.parent / "robots.txt").read_text(encoding="utf-8")
    if f"Sitemap: {home}sitemap.xml" not in robots.splitlines():
        yield " robots.txt ne donne pas l'adresse du plan du site"


run("sitemap", "sitemap.xml", check)
