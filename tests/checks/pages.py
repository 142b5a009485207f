"""Checks what no page of a built site may do: run or style inline, load from elsewhere, weaken its CSP, hide its place."""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from site_files import run

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
}
# The facilitator's view as one file holds its style and its script: its policy names them, and nothing else may run there.
ALONE = {"default-src 'none'", "base-uri 'none'", "form-action 'none'"}
# Attributes that make the browser fetch something as soon as the page opens.
LOADING = {"src", "srcset", "poster", "data"}
LOADING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon", "preconnect", "dns-prefetch"}
ELSEWHERE = re.compile(r"\s*([a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)


class Page(HTMLParser):
    """Reads a page from its source, and keeps what breaks a promise."""

    def __init__(self, alone: bool) -> None:
        super().__init__()
        self.alone = alone
        self.inline: str | None = None
        self.policy = set(ALONE)
        self.faults: list[tuple[int, str]] = []
        self.count: Counter[str] = Counter()
        self.metas: list[dict] = []
        self.lang = ""

    def handle_starttag(self, tag: str, pairs: list) -> None:
        attributes = {name: value or "" for name, value in pairs}
        self.count[tag] += 1
        if tag == "meta":
            self.metas.append(attributes)
        if tag == "html":
            self.lang = attributes.get("lang", "")
        if tag == "link" and attributes.get("rel") == "canonical":
            self.count["canonical"] += 1
        self.check_inline(tag, attributes)
        self.check_loads(tag, attributes)

    def check_inline(self, tag: str, attributes: dict) -> None:
        for name, value in attributes.items():
            if name == "style" or name.startswith("on"):
                self.fault(f"attribut {name}=\"{value[:40]}\"")
            if value.strip().lower().startswith(("javascript:", "vbscript:")):
                self.fault(f"{name}=\"{value[:40]}\"")
        is_script = tag == "script" and "src" not in attributes and attributes.get("type") != "application/ld+json"
        if tag == "style" or is_script:
            self.inline = tag
            if not self.alone:
                self.fault(f"élément {tag} dans la page")

    def handle_data(self, data: str) -> None:
        if self.inline:
            digest = base64.b64encode(hashlib.sha256(data.encode()).digest()).decode()
            self.policy.add(f"{self.inline}-src 'sha256-{digest}'")
            self.inline = None

    def check_loads(self, tag: str, attributes: dict) -> None:
        loaded = [attributes[name] for name in LOADING & attributes.keys()]
        if tag == "link" and LOADING_LINKS & set(attributes.get("rel", "").split()):
            loaded.append(attributes.get("href", ""))
        for url in loaded:
            if any(ELSEWHERE.match(part) for part in url.split(",")):
                self.fault(f"{tag} charge {url}")

    def fault(self, text: str) -> None:
        self.faults.append((self.getpos()[0], text))


def check(path: Path) -> Iterator[str]:
    page = Page(alone=path.name == "animer.html")
    page.feed(path.read_text(encoding="utf-8"))
    yield from (f"{line}: {text}" for line, text in page.faults)
    first = page.metas[0] if page.metas else {}
    policy = {part.strip() for part in first.get("content", "").split(";") if part.strip()}
    if first.get("http-equiv") != "Content-Security-Policy" or policy != (page.policy if page.alone else POLICY):
        yield " la politique de sécurité (CSP) n'est pas la première balise meta, ou n'est pas celle du site"
    if not page.lang:
        yield " html sans lang"
    for tag in ("title", "h1", "main"):
        if page.count[tag] < 1 or (tag != "title" and page.count[tag] > 1):
            yield f" {page.count[tag]} {tag} au lieu d'un"
    if page.count["canonical"] != 1 and path.name != "404.html":
        yield f" {page.count['canonical']} adresses canoniques au lieu d'une"


run("html", "*.html", check)
