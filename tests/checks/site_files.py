"""What the checks of a built site share: they walk it, place their messages, count and exit."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

Check = Callable[[Path], Iterable[str]]


def run(what: str, pattern: str, check: Check, keep: Callable[[Path], bool] = Path.is_file) -> None:
    """Checks every file of the site (first argument) that matches; `check` yields « line: message » for each fault.

    Exits 1 when a file fails, cannot be read, or when there is none: a check of nothing is no check.
    """
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit(f"usage : python3 {sys.argv[0]} DOSSIER_DU_SITE")
    site = Path(sys.argv[1])
    files = sorted(path for path in site.rglob(pattern) if path.is_file() and keep(path))
    faults = [f"{path.relative_to(site)}:{fault}" for path in files for fault in guarded(check, path)]
    for fault in faults:
        print(fault)
    if not files:
        print(f"aucun fichier {what} dans {site}")
    print(f"{len(files)} fichiers vérifiés ({what}), {len(faults)} erreurs")
    sys.exit(1 if faults or not files else 0)


def guarded(check: Check, path: Path) -> list[str]:
    """The faults of a file; whatever makes a reader give up is one of them."""
    try:
        return list(check(path))
    except Exception as error:  # noqa: BLE001 - each reader has exceptions of its own
        return [f" illisible : {type(error).__name__}: {error}"]
