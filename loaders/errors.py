"""What can go wrong while reading. Each message is one line that names the file, the reason and what to do; the caller skips the file and goes on."""


class Unreadable(Exception):
    """A file that gives no document. `str(error)` is ready to be shown."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason
