"""What all tests share: where the shared documents are, and how a test says that it needs them."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared documents and measures beside the project. Absent: skipped, or failed where ZHENGTU_REQUIRE_SHARED is set (CI)."""
    if not (SHARED / "corpus").is_dir():
        message = f"no shared documents at {SHARED}: tests on real documents do not run"
        if os.environ.get("ZHENGTU_REQUIRE_SHARED"):
            pytest.fail(message)
        pytest.skip(message)
    return SHARED


@pytest.fixture(scope="session")
def examples() -> Path:
    """The sample documents of the project."""
    return EXAMPLES
