"""`zhengtu export`: the folder that is written to, and the export itself."""
from pathlib import Path

from app.errors import CommandError
from graph.export import Export, export_neo4j_admin
from graph.settings import Settings
from graph.store import open_store


def export(settings: Settings, folder: Path) -> Export:
    """Write the graph for `neo4j-admin` into `folder`, which is made if need be. CommandError, and nothing written, for one that is not empty."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise CommandError(f"{folder} 不是空目录 is not empty: name a new or empty folder")
        with open_store(settings) as store:
            return export_neo4j_admin(store, folder, settings.database or "neo4j")
    except OSError as error:
        raise CommandError(f"写不了 cannot write {error.filename or folder}: {error.strerror or error}") from None
