"""Build whenever the files of a folder changed: by size and time of modification, and then, in the build itself, by content.

Looking every few seconds needs no library and works on network shares, where the system does not tell of changes by others. A file that is still being
written is left alone until it has stood still between two looks.
"""
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from app.errors import CommandError
from app.ingest import Report, build, found_files
from graph.errors import GraphError
from graph.settings import Settings

#: Path → (time of modification, size).
Seen = Mapping[str, tuple[int, int]]


def look(paths: Iterable[str | Path]) -> Seen | None:
    """The files as they stand; None while one of the paths cannot be looked at (a share that is away)."""
    try:
        found = found_files(paths)
    except (CommandError, OSError):
        return None
    seen = {}
    for file in found:
        try:
            stat = file.path.stat()
        except OSError:
            continue      # went between two glances
        seen[str(file.path)] = (stat.st_mtime_ns, stat.st_size)
    return seen


def watch(paths: Iterable[str | Path], settings: Settings, tell: Callable[[str], None], *, remove_gone: bool = False, every: float = 5,
          sleep: Callable[[float], None] = time.sleep, until: Callable[[], bool] = lambda: False) -> None:
    """Build at once, and again after each change, until `until` says so or Ctrl-C comes. `tell` gets one line a build that did something.

    A build that fails is told and tried again at the next look: the store may come back. Raises CommandError for paths that are not there at the start.
    """
    paths = list(paths)
    built: Seen | None = None
    before = look(paths)
    if before is None:
        raise CommandError(f"找不到 cannot find {', '.join(map(str, paths))}")
    while not until():
        now = look(paths)
        if now is not None and now == before and now != built:
            try:
                if line := told(build(paths, settings, remove_gone=remove_gone)):
                    tell(line)
                built = now
            except (CommandError, GraphError) as error:
                tell(f"未完成 not done: {' '.join(str(error).split())}")
        before = now
        sleep(every)


def told(report: Report) -> str:
    """One line about a build; empty where nothing happened."""
    parts = [f"{zh} {en} {len(ids)}: {'; '.join(ids[:3])}{' …' if len(ids) > 3 else ''}" for zh, en, ids in (
        ("新增", "added", report.added), ("更新", "changed", report.changed), ("移除", "removed", report.removed),
        ("未能读取", "not read", tuple(file for file, _ in report.unreadable)), ("文件已不存在", "file gone", report.gone)) if ids]
    return time.strftime("%H:%M:%S ") + "，".join(parts) if parts else ""
