"""What a long piece of work tells while it runs."""


class Progress:
    """Keeps silent; `app.terminal` has one that draws a bar."""

    def files(self, total: int) -> None:
        """So many files are going to be looked at."""

    def file(self, name: str) -> None:
        """This file is done."""

    def document(self, id_: str) -> None:
        """This document is in the store."""

    def say(self, text: str) -> None:
        """Something worth a line."""
