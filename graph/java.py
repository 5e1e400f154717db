"""The command that starts an ArcadeDB server from the installed wheel `arcadedb_embedded`. Runs nothing."""
from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import psutil

from graph.errors import StoreBroken

DATABASE = "zhengtu"
USERNAME = "root"
#: Runs what a person typed: it may read and nothing else, and takes no longer than this many seconds between two rows (graph.store ends it sooner).
READER = "reader"
READ_SECONDS = 30
#: No single statement takes longer than this. A typed one ends much sooner; this one is for a statement whose client was killed.
COMMAND_SECONDS = 1_800
#: MiB of the server's heap beside the pages of the database that it keeps: for what questions and writing need.
WORKING = 768
#: MiB of pages that it keeps at least. Every page that is not kept is read from the file again, 64 KiB or 256 KiB for one record.
FEWEST_PAGES = 256
#: A message of the driver may hold a whole chapter; the server's own limit of 16 MB is meant for the open network.
LARGEST_MESSAGE = 256 * 1024 * 1024
#: Measured with 119 documents on 2 cores: without the second compiler a build takes 14 s, with it 15 to 18 s.
FIRST_COMPILER = "-XX:TieredStopAtLevel=1"
#: Bytes of a database from which on the second compiler earns what it costs. Measured with 189 MiB: questions about a county take 40 to 70 ms instead of
#: 100 to 180, all others the same or less, but for the first dozen of each after a start (7 ms instead of 4).
LARGE = 64 * 2**20
JVM = ("-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:+ExitOnOutOfMemoryError", "-Djava.awt.headless=true",
       "--enable-native-access=ALL-UNNAMED", "--add-modules=jdk.incubator.vector")
#: The option that names `archive()`.
FROM_ARCHIVE = "-XX:AOTCache="


def package() -> Path:
    """Folder of the wheel. Found without importing it: an import would start a second Java inside this process."""
    spec = find_spec("arcadedb_embedded")
    if spec is None or not spec.submodule_search_locations:
        raise StoreBroken("the embedded store is not installed: run `make setup`, or name a Neo4j server with --store")
    return Path(next(iter(spec.submodule_search_locations)))


def memory(held: int, machine: int) -> tuple[int, int]:
    """The most heap, and how much of it for pages, in MiB: room for all `held` bytes of a database, as far as half of the `machine`'s bytes go."""
    most = max(machine // 2**21, FEWEST_PAGES + WORKING)
    heap = min(FEWEST_PAGES + -(-held // 2**20) + WORKING, most)
    return heap, min(heap - WORKING, heap * 3 // 4)   # ArcadeDB halves what is more than 80 % of the heap


def command(root: Path, password_file: Path, bolt: int, http: int, held: int = 0, environ: Mapping[str, str] = os.environ,
            record: Path | None = None) -> list[str]:
    """The server's command line: everything on loopback, and the password as the name of a file, since any user may read command lines.

    `held`: bytes of the database's files (`memory`, `LARGE`). `record`: where to write the archive of the classes when it ends, in place of starting from one.
    ZHENGTU_STORE_MEMORY gives another heap, in Java's notation; a quarter of it is for pages then.
    """
    home = package()
    java = home / "jre" / "bin" / ("java.exe" if sys.platform == "win32" else "java")
    if not java.is_file() or not any((home / "jars").glob("arcadedb-server-*.jar")):
        raise StoreBroken(f"the Java runtime or the jars are missing in {home}: run `pip install --force-reinstall arcadedb-embedded`")
    settings = {
        "server.rootPasswordPath": password_file,
        "server.logsDirectory": root / "log",
        "server.defaultDatabases": f"{DATABASE}[{USERNAME}]",
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server.httpIncomingHost": "127.0.0.1",
        "server.httpIncomingPort": http,
        "bolt.host": "127.0.0.1",
        "bolt.port": bolt,
        "bolt.defaultDatabase": DATABASE,
        "bolt.maxMessageSize": LARGEST_MESSAGE,
        "bolt.packstream.maxValueLength": LARGEST_MESSAGE,
        # The mode `production` would set the next three, but it also hides the reason of every refused statement from the person who typed it.
        "server.mode": "development",
        "txWalFlush": 1,
        # By default a few at once: then the statement that ends a runaway would wait behind it.
        "queryMaxConcurrent": 64,
        "command.timeout": COMMAND_SECONDS * 1000,
        "opencypher.loadCsv.allowFileUrls": "false",
        "opencypher.loadCsv.allowRemoteUrls": "false",
    }
    heap, pages = memory(held, psutil.virtual_memory().total)
    given = environ.get("ZHENGTU_STORE_MEMORY")
    if not given:
        settings["maxPageRAM"] = pages
    return [
        str(java), f"-Xmx{given or f'{heap}m'}",
        *JVM,
        # What the archive is made from runs with both, so that it also holds what the second goes by.
        *(() if held >= LARGE or record else (FIRST_COMPILER,)),
        *([f"-XX:AOTCacheOutput={record}"] if record else [f"{FROM_ARCHIVE}{kept}"] if (kept := archive()).is_file() else ()),
        "-cp", str(home / "jars" / "*"),
        root_setting(root),
        *(f"-Darcadedb.{name}={value}" for name, value in settings.items()),
        "com.arcadedb.server.ArcadeDBServer",
    ]


def root_setting(root: Path) -> str:
    """The argument that names the folder of the database: by it a server is known among all processes."""
    return f"-Darcadedb.server.rootPath={root}"


def archive() -> Path:
    """Where the classes of this installation's server are kept, see `graph.archive`; nothing may be there."""
    return Path(sys.prefix) / "share" / "zhengtu" / "server.aot"


def groups() -> dict[str, object]:
    """The server's file of groups: its own two, and the reader's with its limits."""
    admin = {"resultSetLimit": -1, "readTimeout": -1, "access": ["updateSecurity", "updateSchema", "updateDatabaseSettings"],
             "types": {"*": {"access": ["createRecord", "readRecord", "updateRecord", "deleteRecord"]}}}
    reader = {"resultSetLimit": -1, "readTimeout": READ_SECONDS * 1000, "access": [], "types": {"*": {"access": ["readRecord"]}}}
    anybody = {"resultSetLimit": -1, "readTimeout": -1, "access": [], "types": {"*": {"access": []}}}
    return {"databases": {"*": {"groups": {"admin": admin, READER: reader, "*": anybody}}}, "version": 2}


def environment(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The environment for the server: no options for some other Java, no passwords, and a locale in which paths may be Chinese."""
    dropped = ("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH", "NEO4J_PASSWORD")
    return {name: value for name, value in environ.items() if name not in dropped and not name.startswith("ARCADEDB_")} | {"LC_ALL": "C.UTF-8"}
