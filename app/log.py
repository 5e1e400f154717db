"""Where the details of an error go, so that a user reads one line and a developer finds the rest. Nothing is made before there is something to keep."""
import tempfile
from datetime import datetime
from pathlib import Path

from app.datadir import LOG
from graph.errors import GraphError
from graph.folder import Folder

_folder: list[Path] = []


def keep_in(data: Path) -> None:
    """From now on `note` writes into `data`."""
    _folder[:] = [data]


def note(trace: str | None) -> Path | None:
    """Keep a traceback (None: nothing to keep) and return the file: in the data directory, else in the system's temporary folder."""
    if not trace:
        return None
    for folder in (*(f for f in _folder if _made(f)), Path(tempfile.gettempdir())):
        try:
            with (folder / LOG).open("a", encoding="utf-8") as log:
                log.write(f"{datetime.now().isoformat(timespec='seconds')}\n{trace}\n")
            return folder / LOG
        except OSError:
            continue
    return None


def _made(data: Path) -> bool:
    """Makes the data directory if it is missing; False where it cannot be made or is somebody else's folder."""
    try:
        Folder(data).prepare()
    except GraphError:
        return False
    return True
