"""Where the bundled data lies: beside the code in a checkout, inside the package in a wheel."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

_HERE = Path(__file__).resolve().parent


@lru_cache(maxsize=1)
def data_folder() -> Path:
    """The folder with `guides/`, `playbook.md` and the language's tables."""
    checkout = _HERE.parent / "data"
    return checkout if (checkout / "guides").is_dir() else _HERE / "_data"
