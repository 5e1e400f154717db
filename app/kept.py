"""Files that commands keep in a data directory beside the store: what they are called, and how they are replaced."""
import hashlib
import os
from pathlib import Path


def of_store(data: Path, store: str | None, name: str, ending: str) -> Path:
    """A file that belongs to one store (None: the embedded one): `name.json`, for a server with a digest of its address."""
    return data / (f"{name}.{ending}" if store is None else f"{name}-{hashlib.sha256(store.encode()).hexdigest()[:12]}.{ending}")


def replace(path: Path, text: str) -> None:
    """Write `path` in one step, so that whoever reads it sees the old text or the new one. OSError if the disk refuses, and the old one stays."""
    written = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        written.write_text(text, encoding="utf-8")
        written.replace(path)
    except OSError:
        written.unlink(missing_ok=True)
        raise
