"""How well a county is read without the words that may have been learned from it: every entry of a lexicon that stands in its documents and not in the other
county's ("without") or in no other document at all, ministries' and other provinces' among them ("alone"), is taken out before anything is read.

    python -m tests.score.leave_one_out        # both counties, one after the other; needs ../shared
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
COUNTIES = {"jl": "juluxian-2023.txt", "wx": "weixian-2022-part.txt"}


def without(value: Any, unseen: set[str]) -> Any:
    """A lexicon without the entries of `unseen`: keys and words."""
    if isinstance(value, dict):
        return {k: without(v, unseen) for k, v in value.items() if k not in unseen}
    if isinstance(value, list):
        return [v for v in value if v not in unseen]
    return value


def bare(path: Path) -> str:
    """A document without white space: words may be broken over lines."""
    return "".join(path.read_text("utf8", errors="replace").split())


def entries(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {e for k, v in value.items() for e in {k, *entries(v)}}
    return {v for v in value if isinstance(v, str)} if isinstance(value, list) else set()


def read(county: str, out: Path, mode: str) -> int:
    """Read the county's documents into `out`; the number of entries taken out. In a process of its own: patterns are made when modules are loaded."""
    from loaders import lexicon

    texts = {c: bare(SHARED / "corpus" / "county" / f) for c, f in COUNTIES.items()}
    other = next(t for c, t in texts.items() if c != county)
    if mode == "alone":
        folders = (SHARED / "corpus" / "national", ROOT / "tests" / "golden" / "varied", ROOT / "examples")
        other = "\n".join([other, *(bare(path) for folder in folders for path in sorted(folder.glob("*.txt")))])
    load, removed = lexicon.load, set()

    def lacking(name: str) -> Any:
        found = load(name)
        # Names of places in their order, surnames and the words that only shut things out are no knowledge of a county.
        unseen = {e for e in entries(found) if len(e) > 1 and e in texts[county] and e not in other}
        removed.update(unseen)
        return without(found, unseen)

    if mode != "whole":
        lexicon.load = lacking
    from tests.score.__main__ import extract

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / COUNTIES[county]).write_bytes((SHARED / "corpus" / "county" / COUNTIES[county]).read_bytes())
        extract(Path(folder), out)
    return len(removed)


def figures(county: str, lines: Path) -> dict[str, float]:
    names = ",".join(json.loads(p.read_text("utf8"))["id"] for p in sorted((SHARED / "eval" / "gold").glob(f"{county}*.json")))
    report = lines.with_suffix(".json")
    command = [sys.executable, SHARED / "eval" / "score.py", SHARED / "eval" / "gold", lines, "--only", names, "--json", report]
    subprocess.run(command, check=True, capture_output=True)
    found = json.loads(report.read_text("utf8"))
    return {k: v["f1"] for k, v in found.items() if isinstance(v, dict) and "f1" in v and v["gold"]} | {"full names": found["agency full names"]["accuracy"]}


def main() -> int:
    if not (SHARED / "eval" / "gold").is_dir():
        print(f"left out: no annotated county documents in {SHARED / 'eval' / 'gold'}")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        for county in COUNTIES:
            rows, removed = {}, {}
            for mode in ("whole", "without", "alone"):
                lines = Path(folder) / f"{county}-{mode}.jsonl"
                run = subprocess.run([sys.executable, "-m", "tests.score.leave_one_out", county, mode, str(lines)], check=True, capture_output=True, text=True)
                rows[mode], removed[mode] = figures(county, lines), run.stdout.strip()
            print(f"\n{county}: {removed['without']} entries taken out that the other county lacks, {removed['alone']} that no other document has\n")
            print("| fact | whole | without | difference | alone | difference |\n|---|---:|---:|---:|---:|---:|")
            for k, v in rows["whole"].items():
                without_, alone = rows["without"][k], rows["alone"][k]
                print(f"| {k} | {v:.3f} | {without_:.3f} | {without_ - v:+.3f} | {alone:.3f} | {alone - v:+.3f} |")
    return 0


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(read(sys.argv[1], Path(sys.argv[3]), sys.argv[2]))
    else:
        sys.exit(main())
