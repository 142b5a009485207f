"""Checks the CSV files of a built site (RFC 4180) with an independent reader.

Not named csv.py: a script's folder comes first on Python's path, and every reader imports the standard `csv`.
"""

from collections.abc import Iterator
from pathlib import Path

from frictionless import Dialect, Resource
from frictionless.formats import CsvControl
from site_files import run

MARK = b"\xef\xbb\xbf"
REQUIRED = ("id", "titre", "date", "statut", "mode", "url")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def check(path: Path) -> Iterator[str]:
    data = path.read_bytes()
    if not data.startswith(MARK):
        yield " la marque d'ordre des octets manque : Excel lirait mal les accents"
    if not data.endswith(b"\r\n") or b"\n" in data.replace(b"\r\n", b""):
        yield " une ligne ne finit pas par CRLF"
    dialect = Dialect(controls=[CsvControl(delimiter=";")])
    # `basepath`: frictionless trusts no absolute path.
    resource = Resource(path=path.name, basepath=str(path.parent), encoding="utf-8-sig", dialect=dialect)
    report = resource.validate()
    for task in report.tasks:
        yield from (f"{getattr(error, 'row_number', '')}: {error.message}" for error in task.errors)
    # The importer's model has headings for people, and no activity.
    if report.valid and path.parent.name != "modeles":
        yield from check_rows(resource)


def check_rows(resource: Resource) -> Iterator[str]:
    """Cells that must be there, and cells that a spreadsheet would run."""
    fields = resource.schema.field_names
    missing = [name for name in REQUIRED if name not in fields]
    if missing:
        yield f"1: colonnes absentes : {', '.join(missing)}"
        return
    rows = resource.extract()[resource.name]
    if not rows:
        yield " aucune ligne"
    seen = set()
    for number, row in enumerate(rows, start=2):
        yield from (f"{number}: {name} est vide" for name in REQUIRED if row[name] is None)
        risky = [name for name, cell in row.items() if isinstance(cell, str) and cell.startswith(FORMULA)]
        yield from (f"{number}: {name} passe pour une formule : {row[name]}" for name in risky)
        key = (row["id"], row["seance"], row["recurrence"])
        if key in seen:
            yield f"{number}: {key[0]} est répété"
        seen.add(key)


run("csv", "*.csv", check)
