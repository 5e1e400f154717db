"""`python -m tests.durability`: many kills of builds and servers, and a table of what came of them. What is checked is told in `harness`."""
from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from app.datadir import wipe
from tests import neo4j_server
from tests.durability.harness import Embedded, Lost, Neo4j, Tally, Torture, report


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def torture(name: str, folder: Path, kills: int, seed: int) -> Tally:
    if name == "neo4j":
        with Neo4j(folder / "home", folder / "data") as target:
            return Torture(target, seed=seed, say=say).run(kills)
    try:
        return Torture(Embedded(folder / "data"), seed=seed, say=say).run(kills)
    finally:
        wipe(folder / "data")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.durability", description=__doc__)
    parser.add_argument("--kills", type=int, default=50, help="kills of each store")
    parser.add_argument("--seed", type=int, default=1, help="the same seed chooses the same moments")
    parser.add_argument("--store", choices=("embedded", "neo4j"), action="append", help="default: both")
    chosen = parser.parse_args(arguments)
    tallies: list[Tally] = []
    for name in chosen.store or ("embedded", "neo4j"):
        if name == "neo4j" and (why := neo4j_server.missing()) is not None:
            say(why)
            return 2
        before = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="zhengtu-torture-") as folder:
            try:
                tallies.append(torture(name, Path(folder), chosen.kills, chosen.seed))
            except Lost as error:
                say(f"LOST: {error}")
                return 1
        say(f"{name}: {chosen.kills} kills in {time.monotonic() - before:.0f} s")
    print(report(tallies))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
