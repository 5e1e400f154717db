"""`make score`: how well documents are read that were annotated by hand, and what was gained or lost against the committed figures.

The annotated county documents and the scorer stand beside the project in ../shared/eval, the documents in the styles of other provinces in
tests/golden/varied. `make score-write` writes the figures anew, for a commit that changes them on purpose.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from loaders import Unreadable, find_files, read_file

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
VARIED = ROOT / "tests" / "golden" / "varied"
FIGURES = Path(__file__).with_name("figures.json")
#: A gain or loss smaller than this is rounding.
LEAST = 0.0005


def extract(folder: Path, out: Path) -> None:
    """The documents of `folder` as `zhengtu extract` writes them."""
    with out.open("w", encoding="utf8") as lines:
        for file in find_files(sorted(p for p in folder.rglob("*.txt"))):
            try:
                for document in read_file(file):
                    lines.write(json.dumps(document.to_json(), ensure_ascii=False) + "\n")
            except Unreadable as error:
                print(f"not read: {error}", file=sys.stderr)


def measure(name: str, gold: Path, texts: Path) -> dict[str, float]:
    """Print the scorer's table and give its figures: F1 of facts, the share that is right of fields and names."""
    with tempfile.TemporaryDirectory() as temporary:
        lines, report = Path(temporary) / "lines.jsonl", Path(temporary) / "report.json"
        extract(texts, lines)
        print(f"\n{name}")
        subprocess.run([sys.executable, SHARED / "eval" / "score.py", gold, lines, "--json", report], check=True)
        shown = subprocess.run([sys.executable, SHARED / "eval" / "evidence.py", lines, texts], capture_output=True, text=True)
        print("every fact is shown in its source" if shown.returncode == 0 else shown.stdout)
        found = json.loads(report.read_text("utf8"))
    return {k: round(v if isinstance(v, float) else v.get("f1", v.get("accuracy")), 4) for k, v in found.items() if isinstance(v, (float, dict))}


def compare(name: str, now: dict[str, float], before: dict[str, float]) -> list[str]:
    """Gains and losses, one a line."""
    changed = [(k, before.get(k), v) for k, v in now.items() if abs(v - before.get(k, 0.0)) > LEAST]
    return [f"{'+' if was is None or value > was else '-'} {name} {k}: {was if was is not None else 'new'} → {value}" for k, was, value in changed]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.score", description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write the figures anew")
    write = parser.parse_args().write
    if not (SHARED / "eval" / "score.py").is_file():
        print(f"left out: the scorer and the annotated county documents are not in {SHARED / 'eval'}; nothing was measured")
        return 0
    committed = json.loads(FIGURES.read_text("utf8")) if FIGURES.is_file() else {}
    figures = {
        "counties": measure("counties (../shared/eval/gold)", SHARED / "eval" / "gold", SHARED / "corpus" / "county"),
        "elsewhere": measure("elsewhere (tests/golden/varied)", VARIED, VARIED),
    }
    print("\nagainst the committed figures")
    changes = [line for name, now in figures.items() for line in compare(name, now, committed.get(name, {}))]
    print("\n".join(changes) or "no change")
    if write:
        FIGURES.write_text(json.dumps(figures, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf8")
        print(f"written: {FIGURES.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
