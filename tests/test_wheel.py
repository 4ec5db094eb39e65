"""An installed wheel is the whole program: code, handlers, and the bundled guides."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project built from a copy, so that the checkout stays clean."""
    folder = tmp_path_factory.mktemp("build")
    source = folder / "source"
    source.mkdir()
    for name in ("bot", "handlers", "data"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, source / name)
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--quiet"]
    subprocess.run([*build, "--wheel-dir", str(folder), str(source)], check=True)
    (made,) = folder.glob("*.whl")
    return made


def test_the_wheel_holds_the_data_inside_the_package(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "bot/_data/guides/weights-and-biases/staff-software-engineer.md" in names
    assert {f"bot/_data/{n}" for n in ("playbook.md", "aliases.yaml", "places.tsv")} <= set(names)
    assert {name.split("/")[0] for name in names if not name.startswith("bandstand-")} == {
        "bot",
        "handlers",
    }


def test_the_installed_program_answers_from_the_bundled_guides(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    env = os.environ | {"PYTHONPATH": str(site), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    done = subprocess.run(
        [sys.executable, "-c", "import bot, sys; print(bot.__file__);"
         "from bot.cli import main; main(['ask', 'band wandb staff sf'])"],
        env=env, cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines()[0].startswith(str(site))
    assert "$240K–$300K" in done.stdout


def test_the_installed_program_makes_its_database(wheel: Path, tmp_path: Path) -> None:
    site, data = tmp_path / "site", tmp_path / "data"
    zipfile.ZipFile(wheel).extractall(site)
    env = os.environ | {"PYTHONPATH": str(site), "XDG_DATA_HOME": str(data), "DATABASE_URL": ""}
    done = subprocess.run(
        [sys.executable, "-m", "bot", "gaps"],
        env=env, cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "missing" in done.stdout
    assert (data / "bandstand" / "bandstand.db").exists()
