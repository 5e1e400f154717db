"""Where the details of an error go, so that a user reads one line and a developer finds the rest. Nothing is made before there is something to keep."""
import tempfile
from datetime import datetime
from pathlib import Path

FILE = "zhengtu.log"
_folder: list[Path] = []


def keep_in(data: Path) -> None:
    """From now on `note` writes into `data`."""
    _folder[:] = [data]


def note(trace: str | None) -> Path | None:
    """Keep a traceback (None: nothing to keep) and return the file: in the data directory, else in the system's temporary folder."""
    if not trace:
        return None
    for folder in (*_folder, Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with (folder / FILE).open("a", encoding="utf-8") as log:
                log.write(f"{datetime.now().isoformat(timespec='seconds')}\n{trace}\n")
            return folder / FILE
        except OSError:
            continue
    return None
