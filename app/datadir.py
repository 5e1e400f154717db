"""What commands keep in a data directory beside the embedded store, and how all of it goes."""
import shutil
from pathlib import Path

from graph import embedded
from graph.folder import Folder

#: The examples have a store of their own in here.
DEMO = "demo"
LOG = "zhengtu.log"
WEB_LOG = "app.log"
BUILD_LOCK = "build.lock"
#: The second is left by a build that was killed while it saved.
LEDGERS = ("files*.json", "files*.tmp", "last-build*.json", "last-build*.tmp", "changes*.jsonl")
#: Files that were added through the web app.
UPLOADS = "uploads"


def wipe(data: Path) -> bool:
    """Stop the store of `data` and delete all that 政图 made there, the examples too; True if there was something.

    Raises StoreBroken, and deletes nothing, for a folder that is not ours.
    """
    if not Folder(data).is_ours():
        return embedded.wipe(data)
    if Folder(data / DEMO).is_ours():
        wipe(data / DEMO)
    for path in (data / LOG, data / WEB_LOG, data / BUILD_LOCK, *(path for pattern in LEDGERS for path in data.glob(pattern))):
        path.unlink(missing_ok=True)
    shutil.rmtree(data / UPLOADS, ignore_errors=True)
    return embedded.wipe(data)
