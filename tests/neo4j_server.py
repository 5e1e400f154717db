"""A real Neo4j community server for tests, from Maven Central's jars, where no Docker runs.

    python -m tests.neo4j_server python -m pytest tests/graph_store

starts one in a temporary folder, sets NEO4J_TEST_URI, NEO4J_TEST_USERNAME and NEO4J_TEST_PASSWORD, runs the command and ends with its status; without a
command it only fetches the jars and makes the archive of their classes. Needs Java 17 or newer and Maven, unless NEO4J_TEST_URI names a server; jars and
archive are kept in ~/.cache/zhengtu (ZHENGTU_CACHE).
"""
from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import neo4j
from filelock import FileLock
from neo4j.exceptions import DriverError, Neo4jError

from graph.supervisor import free_ports

POM = Path(__file__).parent / "neo4j" / "pom.xml"
OPENS = tuple(option for package in ("java.nio", "java.io", "sun.nio.ch") for option in ("--add-opens", f"java.base/{package}=ALL-UNNAMED"))
#: Servers of tests live for a minute or two: the first compiler alone and the serial collector take a third of the processor's time of the defaults.
SHORT_LIVED = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData")
PATIENCE = 240
#: Statements whose classes belong into the archive.
USUAL = ("CREATE CONSTRAINT IF NOT EXISTS FOR (n:Place) REQUIRE n.id IS UNIQUE", "CREATE FULLTEXT INDEX IF NOT EXISTS FOR (n:Place) ON EACH [n.name]",
         "UNWIND [{id: 'a', name: 'b'}] AS row MERGE (n:Place {id: row.id}) SET n += row",
         "MATCH (a:Place) OPTIONAL MATCH (a)-[r]->(b) RETURN a, count(r), collect(b)")
NONE = "no Neo4j to test against"


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; `home` is its folder, for the admin command."""

    url: str
    username: str
    password: str
    home: Path


def missing() -> str | None:
    """Why no server can be started here, in one line; None if one can."""
    absent = [name for name in ("java", "mvn") if shutil.which(name) is None]
    return f"{NONE}: {' and '.join(absent)} not found, and NEO4J_TEST_URI is not set" if absent else None


def unavailable() -> str | None:
    """Like `missing`, after the jars were fetched: without a network that fails too."""
    if (why := missing()) is not None:
        return why
    try:
        jars()
    except RuntimeError as error:
        return f"{NONE}: {' '.join(str(error).split())[:300]}"
    return None


def jars() -> Path:
    """The folder of the server's jars; fetched once. RuntimeError with Maven's own words if that fails."""
    [version] = re.findall(r"<neo4j\.version>([\d.]+)</neo4j\.version>", POM.read_text(encoding="utf-8"))
    cache = Path(os.environ.get("ZHENGTU_CACHE") or Path.home() / ".cache" / "zhengtu")
    done = cache / f"neo4j-{version}" / "lib"
    if not done.is_dir():
        done.parent.mkdir(parents=True, exist_ok=True)
        # Into a folder of another name first: an interrupted copy must not pass for a whole one.
        part = Path(tempfile.mkdtemp(prefix="lib-", dir=done.parent))
        made = subprocess.run(["mvn", "-B", "-q", "-f", str(POM), "dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={part}"],
                              capture_output=True, text=True, check=False)
        if made.returncode:
            raise RuntimeError(f"Maven could not fetch Neo4j {version}: {made.stdout[-2000:]}{made.stderr[-2000:]}")
        part.rename(done)
    return done


def classes() -> list[str]:
    """Java's options for these jars, and for their classes as an archive: to load and check them anew is half of what a start takes.

    Made once for this Java and these jars, by a server that runs for a moment; kept beside them.
    """
    on_path = ["-cp", f"{jars()}/*"]
    java = Path(shutil.which("java") or "java").resolve()
    archive = jars().parent / f"classes-{hashlib.sha256(f'{java} {java.stat().st_mtime_ns}'.encode()).hexdigest()[:12]}.jsa"
    part = archive.with_suffix(".part")
    with FileLock(archive.with_suffix(".lock")):
        if not archive.exists():
            part.unlink(missing_ok=True)
            with tempfile.TemporaryDirectory(prefix="zhengtu-neo4j-") as home, \
                    _started(Path(home), [f"-XX:ArchiveClassesAtExit={part}", *on_path]) as (server, process):
                with neo4j.GraphDatabase.driver(server.url, auth=(server.username, server.password)) as driver:
                    for statement in USUAL:
                        driver.execute_query(statement)
                process.terminate()
                process.wait(PATIENCE)
            part.touch()   # a Java that makes no archives: of an empty one it takes no notice
            part.rename(archive)
    return [*on_path, f"-XX:SharedArchiveFile={archive}"]


def admin(home: Path, *arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run `neo4j-admin` for this home, whose server must be down, in `folder`. CalledProcessError if it fails."""
    return subprocess.run(["java", *SHORT_LIVED, *OPENS, *classes(), "org.neo4j.server.startup.Neo4jAdminCommand", *arguments],
                          text=True, capture_output=True, check=True, cwd=folder, env=os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")})


@contextmanager
def running(home: Path) -> Iterator[Server]:
    """A server in this folder (made if it is not there), on loopback, with a password of its own; killed at the end of the block."""
    with _started(home, classes()) as (server, _):
        yield server


@contextmanager
def _started(home: Path, options: Sequence[str]) -> Iterator[tuple[Server, subprocess.Popen[bytes]]]:
    """The server and its process, run by Java with these options."""
    home = home.absolute()
    [port] = free_ports(1)
    (home / "conf").mkdir(parents=True, exist_ok=True)
    (home / "conf" / "neo4j.conf").write_text("\n".join((
        "server.default_listen_address=127.0.0.1", f"server.bolt.listen_address=127.0.0.1:{port}", f"server.bolt.advertised_address=127.0.0.1:{port}",
        "server.http.enabled=false", "server.https.enabled=false", "dbms.usage_report.enabled=false",
        "server.memory.heap.max_size=1g", "server.memory.pagecache.size=128m", "db.tx_log.preallocate=false", "")), encoding="utf-8")
    kept = home / "password"
    password = kept.read_text(encoding="ascii") if kept.exists() else secrets.token_urlsafe(16)
    server = Server(f"bolt://127.0.0.1:{port}", "neo4j", password, home)
    with (home / "server.log").open("ab") as log:
        process = subprocess.Popen(["java", "-Xmx1g", *SHORT_LIVED, *OPENS, *options, "org.neo4j.server.CommunityEntryPoint", f"--home-dir={home}",
                                    f"--config-dir={home / 'conf'}"], stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        if not kept.exists():   # the admin command for this is a second Java
            _wait(replace(server, password="neo4j"), process, "system", "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password", password=password)
            kept.write_text(password, encoding="ascii")
        _wait(server, process, "neo4j", "RETURN 1")
        yield server, process
    finally:
        # Asked to stop it takes ten seconds, and what it kept is thrown away or was written when it was committed.
        process.kill()
        process.wait()


def _wait(server: Server, process: subprocess.Popen[bytes], database: str, statement: str, **parameters: str) -> None:
    """Until the server has run the statement. RuntimeError with the end of its log if it does not."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with neo4j.GraphDatabase.driver(server.url, auth=(server.username, server.password), max_transaction_retry_time=0) as driver:
                with driver.session(database=database) as session:
                    session.run(statement, parameters).consume()
                return
        except (DriverError, Neo4jError):
            time.sleep(0.2)
    log = (server.home / "server.log").read_text(encoding="utf-8", errors="replace").splitlines()
    raise RuntimeError(f"Neo4j {'ended' if process.poll() is not None else 'does not answer'} before it was up: {' / '.join(log[-5:])}")


def main(command: list[str]) -> int:
    if os.environ.get("NEO4J_TEST_URI"):
        return subprocess.run(command, check=False).returncode if command else 0
    if (why := unavailable()) is not None:
        print(why, file=sys.stderr)
        return 2
    if not command:
        classes()
        return 0
    with tempfile.TemporaryDirectory(prefix="zhengtu-neo4j-") as home, running(Path(home)) as server:
        told = {"NEO4J_TEST_URI": server.url, "NEO4J_TEST_USERNAME": server.username, "NEO4J_TEST_PASSWORD": server.password}
        return subprocess.run(command, env=os.environ | told, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
