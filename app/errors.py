"""What the commands themselves can find wrong. One line each, Chinese first; the command ends with status 2."""


class CommandError(Exception):
    """The command cannot be done as it was given; `str()` says why and what to do."""
