"""Texts that several tests of reading look through."""

from pathlib import Path

import pytest

from loaders.source import find_files, read_source


@pytest.fixture(scope="session")
def papers() -> list[str]:
    """The example gazette and the documents in the styles of other provinces, one text a file."""
    folder = Path(__file__).parents[2]
    files = find_files([*folder.glob("examples/*.txt"), *folder.glob("tests/golden/varied/*.txt")])
    return [read_source(file).text for file in files]
