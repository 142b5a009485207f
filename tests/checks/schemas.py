"""The published schemas and the checker agree: every file of the site and of the samples passes, wrong ones do not.

usage: schemas.py SITE REPOSITORY [SAMPLE…]   (SAMPLE: the root of a large valid site, of which one file in ten is read)
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

site, repository = Path(sys.argv[1]), Path(sys.argv[2])
roots = [repository, *sorted((repository / "tests/golden").iterdir())]
samples = [Path(root) for root in sys.argv[3:]]
tool = Path(sys.executable).with_name("check-jsonschema")

# Where the YAML files of each kind stand, below the root of a site.
PLACES = {
    "evenement": ["events/*/*/*.yaml"],
    "bilan": ["events/*/*/*.bilan.yaml"],
    "organisation": ["content/organisations/*.yaml"],
    "lieu": ["content/lieux/*.yaml"],
    "glossaire": ["content/glossaire.yaml"],
    "edition": ["content/editions/*.yaml"],
    "site": ["content/site.yaml"],
}
# The keys of these stand between the two « --- » of a Markdown file.
FRONT_MATTERS = {
    "format": "content/formats/*.md",
    "module": "content/modules/*/index.md",
    "ressource": "content/ressources/*.md",
    "page": "content/pages/*.md",
    "page-falc": "content/**/*.falc.md",
    "question": "content/faq/*.md",
}


def refused(genre: str, files: list[Path]) -> dict[str, str]:
    """What the schema says against each file that it refuses, by path."""
    found: dict[str, str] = {}
    for start in range(0, len(files), 500):
        command = [tool, "--schemafile", site / f"schemas/{genre}.json", "--output-format", "json", "--no-cache"]
        run = subprocess.run([*map(str, command), *map(str, files[start : start + 500])], capture_output=True, text=True)
        report = json.loads(run.stdout)
        assert not report.get("parse_errors"), report["parse_errors"]
        for error in report.get("errors", []):
            found.setdefault(error["filename"], f"{error['path']} {error['message'][:150]}")
    return found


def front_matters(folder: Path, genre: str) -> list[Path]:
    files = [file for root in roots for file in sorted(root.glob(FRONT_MATTERS[genre])) if not file.name.startswith("README")]
    if genre == "page":
        files = [file for file in files if not file.name.endswith(".falc.md")]
    copies = []
    for number, file in enumerate(files):
        copy = folder / f"{genre}-{number}-{file.stem}.yaml"
        copy.write_text(file.read_text("utf-8").split("---\n")[1], "utf-8")
        copies.append(copy)
    return copies


failures, valid = [], 0
with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    for genre, patterns in PLACES.items():
        files = [file for root in roots for pattern in patterns for file in sorted(root.glob(pattern))]
        if genre == "evenement":
            files += [file for root in samples for file in sorted(root.glob(patterns[0]))[::10]]
            files = [file for file in files if not file.name.endswith(".bilan.yaml")]
        valid += len(files)
        failures += [f"{file}: {why}" for file, why in refused(genre, files).items()]
    for genre in FRONT_MATTERS:
        files = front_matters(folder, genre)
        valid += len(files)
        failures += [f"{file}: {why}" for file, why in refused(genre, files).items()]

    cases = json.loads((repository / "tests/contract-cases.json").read_text("utf-8"))
    for genre in sorted({case["genre"] for case in cases}):
        named = {}
        for number, case in enumerate(case for case in cases if case["genre"] == genre):
            file = folder / f"case-{genre}-{number}.yaml"
            file.write_text("\n".join(case["lines"]) + "\n", "utf-8")
            named[str(file)] = case
        found = refused(genre, [Path(file) for file in named])
        for file, case in named.items():
            if case["valid"] and file in found:
                failures.append(f"« {case['name']} » is refused: {found[file]}")
            if not case["valid"] and file not in found:
                failures.append(f"« {case['name']} » passes")

assert valid > 100, f"only {valid} files were found"
if failures:
    print("\n".join(failures))
    sys.exit(f"{len(failures)} disagreements")
print(f"{valid} valid files and {len(cases)} cases: the schemas and the checker agree")
