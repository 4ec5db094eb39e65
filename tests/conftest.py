"""Fixtures that any test may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from bot.data_files import data_folder
from bot.guides.library import Library
from bot.guides.shelf import Shelf

ROOT = Path(__file__).resolve().parents[1]

# No deadline: how long one example takes says more about the machine than about the code.
# Derandomized: a run in CI fails for what was changed, not for the example it happened to draw.
settings.register_profile("bandstand", deadline=None, derandomize=True, database=None)
settings.load_profile("bandstand")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The project's shared folder (seeds, corpus, queries); the test is skipped without it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"the shared folder is not present at {folder}")
    return folder


@pytest.fixture(scope="session")
def bundled_guides() -> Path:
    """The folder of guides that ships with Bandstand."""
    return data_folder() / "guides"


@pytest.fixture(scope="session")
def bundled(bundled_guides: Path) -> Library:
    """The bundled guides, loaded."""
    return Shelf(bundled_guides).load()


@pytest.fixture(scope="session")
def corpus(shared: Path) -> Library:
    """The shared corpus, loaded once per worker."""
    return Shelf(shared / "corpus").load()
