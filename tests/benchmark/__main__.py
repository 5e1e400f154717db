"""`make bench`: how long the main job takes and how much memory, step by step, side by side in one run. Prints Markdown; asserts nothing.

Each step is a process of its own, so that start-up, imports and memory are what a user has. Seconds differ from machine to machine; the ratios to reading
alone say where the time goes.
"""
import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psutil

from graph import embedded

ROOT = Path(__file__).resolve().parents[2]
COMMAND = str(Path(sys.executable).with_name("zhengtu"))
#: Decoding and layout: what has to be done to a file before anything is looked for in it.
LAYOUT = """
import sys
from pathlib import Path
from loaders.source import find_files, read_source
from loaders.split import split
print(sum(len(split(read_source(f).text)) for f in find_files(sys.argv[1:])))
"""


@dataclass(frozen=True, slots=True)
class Step:
    name: str
    seconds: float
    python: int        # most bytes of all Python processes of the step together
    java: int          # … of the store's server
    rows: str


def corpus() -> Path:
    """The county gazettes beside the project, where they are present; else the examples."""
    shared = ROOT.parent / "shared" / "corpus" / "county"
    return shared if shared.is_dir() else ROOT / "examples"


class Memory:
    """Most resident bytes of a process and its children, Python's and Java's apart, looked at many times a second."""

    def __init__(self, process: psutil.Process, data: Path):
        self.python = self.java = 0
        self._process, self._data = process, data
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> "Memory":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(0.05):
            try:
                family = [self._process, *self._process.children(recursive=True)]
            except psutil.Error:
                continue
            self.python = max(self.python, sum(_resident(p) for p in family if "java" not in _name(p)))
            self.java = max(self.java, embedded.status(self._data).memory)


def _name(process: psutil.Process) -> str:
    try:
        return process.name()
    except psutil.Error:
        return "java"


def _resident(process: psutil.Process) -> int:
    try:
        return process.memory_info().rss
    except psutil.Error:
        return 0


def measure(name: str, command: list[str], data: Path, rows: Callable[[str], str]) -> Step:
    """Run `command` to its end and take its time and memory."""
    started = time.perf_counter()
    environment = os.environ | {"ZHENGTU_DATA": str(data), "ZHENGTU_STORE": ""}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    with Memory(psutil.Process(process.pid), data) as memory:
        out, err = process.communicate()
    seconds = time.perf_counter() - started
    if process.returncode not in (0, 1):
        raise SystemExit(f"{name} ended with status {process.returncode}: {err.strip()}")
    return Step(name, seconds, memory.python, memory.java, rows(out))


def memory_of(folder: str, copies: int) -> int:
    """Most bytes of `zhengtu extract` over so many copies of a folder: what it grows by is what is not let go."""
    with tempfile.TemporaryDirectory() as temporary:
        for n in range(copies):
            for file in Path(folder).rglob("*.txt"):
                (Path(temporary) / f"{n}-{file.name}").write_bytes(file.read_bytes())
        out = Path(temporary) / "out.jsonl"
        return measure("extract", [COMMAND, "extract", temporary, "-o", str(out)], Path(temporary) / "data", lambda out: "").python


def built(out: str) -> str:
    report = json.loads(out)
    done = ", ".join(f"{len(report[k])} {k}" for k in ("added", "changed", "unchanged") if report[k])
    nodes = sum(n for label, n in report["counts"].items() if not label.isupper())
    return f"{done}; {nodes} labels, {sum(n for t, n in report['counts'].items() if t.isupper())} relationships"


def table(steps: list[Step], unit: float) -> str:
    lines = ["| step | seconds | × reading | Python MiB | store MiB | result |", "|---|---:|---:|---:|---:|---|"]
    for s in steps:
        java = f"{s.java / 2**20:.0f}" if s.java else ""
        lines.append(f"| {s.name} | {s.seconds:.1f} | {s.seconds / unit:.2f} | {s.python / 2**20:.0f} | {java} | {s.rows} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark", description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=corpus(), help="documents to read; the county gazettes, else the examples")
    folder = str(parser.parse_args().folder)
    with tempfile.TemporaryDirectory() as temporary:
        data = Path(temporary) / "data"
        try:
            steps = [
                measure("decode and take apart", [sys.executable, "-c", LAYOUT, folder], data, lambda out: f"{out.strip()} documents"),
                measure("`zhengtu extract`", [COMMAND, "extract", folder], data, lambda out: f"{len(out.splitlines())} documents"),
                measure("`zhengtu build`, nothing running", [COMMAND, "build", folder, "--format", "json"], data, built),
                measure("`zhengtu build` again", [COMMAND, "build", folder, "--format", "json"], data, built),
                measure("`zhengtu query documents`", [COMMAND, "query", "documents", "--format", "json"], data, lambda out: f"{len(json.loads(out))} rows"),
            ]
        finally:
            embedded.stop(data)
    rates = json.loads(subprocess.run([sys.executable, "-m", "tests.benchmark.speed", folder], cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    small, large = (memory_of(folder, copies) for copies in (1, 8))
    size = sum(p.stat().st_size for p in Path(folder).rglob("*") if p.is_file())
    print(f"{folder}: {size / 1e6:.2f} MB; Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()}\n")
    print(table(steps, steps[1].seconds))
    tagger = next(iter(rates.values()))
    print("\nOn one core, of processor time:\n\n| what | characters a second | × the tagger |\n|---|---:|---:|")
    for name, rate in rates.items():
        print(f"| {name} | {rate:,.0f} | {rate / tagger:.2f} |")
    print(f"\nMost memory of `zhengtu extract` (all processes): {small / 2**20:.0f} MiB for the folder, {large / 2**20:.0f} MiB for eight copies of it.")


if __name__ == "__main__":
    main()
