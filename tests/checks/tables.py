"""Checks the CSV files of a built site (RFC 4180) with an independent reader.

Not named csv.py: a script's folder comes first on Python's path, and every reader imports the standard `csv`.
"""

import csv
import json
from collections.abc import Iterable, Iterator
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
    if report.valid and path.name == "bilan.csv":
        yield from check_impact(path)
    elif report.valid and path.parent.name != "modeles":
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


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def check_impact(path: Path) -> Iterator[str]:
    """The figures of an edition, counted again from the table of its activities."""
    told = {(row["mesure"], row["code"]): row["valeur"] for row in table(path)}
    listing = path.parent.parent / "evenements.csv"
    # An edition without activities has no table.
    events = table(listing) if listing.exists() else []
    counts = {"evenements": {path.parent.parent.name: distinct(events)}}
    for measure, column in [("type", "types"), ("statut", "statut"), ("departement", "departement"), ("public", "publics")]:
        values = {value for event in events for value in event[column].split()}
        counts[measure] = {value: distinct(row for row in events if value in row[column].split()) for value in values}
    # A weekly rule has no row a day: its days are those of the site alone.
    if not any(event["recurrence"] for event in events):
        days = {event["date"] for event in events}
        counts["jour"] = {day: distinct(row for row in events if row["date"] == day) for day in days}
    for measure, values in counts.items():
        for code, count in values.items():
            found = told.get((measure, code))
            if found != str(count):
                yield f" {measure} {code} : {found} au lieu de {count}"
    figures = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    if figures["evenements"] != distinct(events) or figures["edition"] != int(path.parent.parent.name):
        yield " bilan.json ne dit pas la même chose"


def distinct(rows: Iterable[dict[str, str]]) -> int:
    return len({row["id"] for row in rows})


run("csv", "*.csv", check)
