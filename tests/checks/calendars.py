"""Checks the calendars of a built site: bytes (RFC 5545 §3.1), then what an independent reader makes of them."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from icalendar import Calendar, Event
from site_files import run

LIMIT = 75
REQUIRED = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "URL", "STATUS")


def check(path: Path) -> Iterator[str]:
    data = path.read_bytes()
    yield from check_bytes(data)
    calendar = Calendar.from_ical(data)
    for name in ("VERSION", "PRODID"):
        if name not in calendar:
            yield f" {name} manque"
    yield from check_events(calendar)
    yield from check_zones(calendar)


def check_bytes(data: bytes) -> Iterator[str]:
    if not data.endswith(b"\r\n"):
        yield " la dernière ligne ne finit pas par CRLF"
    for number, line in enumerate(data.removesuffix(b"\r\n").split(b"\r\n"), start=1):
        if b"\n" in line or b"\r" in line:
            yield f"{number}: fin de ligne sans CRLF"
        if len(line) > LIMIT:
            yield f"{number}: {len(line)} octets"
        if any(byte < 0x20 and byte != 0x09 or byte == 0x7F for byte in line.replace(b"\r", b"").replace(b"\n", b"")):
            yield f"{number}: caractère de contrôle"
        try:
            line.decode()
        except UnicodeDecodeError:
            yield f"{number}: caractère UTF-8 coupé en deux"


def check_events(calendar: Calendar) -> Iterator[str]:
    events = calendar.walk("VEVENT")
    for uid, count in Counter(str(event.get("UID")) for event in events).items():
        if count > 1:
            yield f" UID {uid} : {count} fois"
    for event in events:
        yield from (f" {event.get('UID')} : {fault}" for fault in faults_of(event))


def faults_of(event: Event) -> Iterator[str]:
    if event.errors:
        yield f"propriétés mal écrites : {event.errors}"
    missing = [name for name in REQUIRED if name not in event]
    if missing:
        yield f"{', '.join(missing)} manque"
        return
    start, end = event.decoded("DTSTART"), event.decoded("DTEND")
    if type(start) is not type(end) or end <= start:
        yield f"DTEND ({end}) n'est pas après DTSTART ({start})"
    if isinstance(start, datetime) and start.tzinfo is None:
        yield "heure sans fuseau"
    if type(start) is date and event.get("TRANSP") != "TRANSPARENT":
        yield "une journée sans heures doit être TRANSPARENT"
    if not str(event["URL"]).startswith(("https://", "http://")):
        yield f"URL relative : {event['URL']}"


def check_zones(calendar: Calendar) -> Iterator[str]:
    """Each TZID that is used is defined, once, and says the same offset as the tzdb for every event."""
    defined = Counter(str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE"))
    moments = [event[name] for event in calendar.walk("VEVENT") for name in ("DTSTART", "DTEND") if name in event]
    used = {moment.params["TZID"] for moment in moments if "TZID" in moment.params}
    # A list that is empty for now is followed already: its calendar holds a zone, since it must hold something.
    unused = set(defined) - used if calendar.walk("VEVENT") else set()
    if not defined and not calendar.walk("VEVENT"):
        yield " aucun composant"
    for name in sorted((used - set(defined)) | unused):
        yield f" fuseau {name} : {'défini mais inutile' if name in defined else 'utilisé sans VTIMEZONE'}"
    for name in (name for name, count in defined.items() if count > 1):
        yield f" fuseau {name} : défini plusieurs fois"
    zones = {str(zone["TZID"]): zone.to_tz(lookup_tzid=False) for zone in calendar.walk("VTIMEZONE")}
    for moment in moments:
        zone = zones.get(moment.params.get("TZID"))
        if zone is not None and moment.dt.replace(tzinfo=zone).utcoffset() != moment.dt.utcoffset():
            yield f" {moment.params['TZID']} : VTIMEZONE contredit la tzdb le {moment.dt}"


run("ics", "*.ics", check)
