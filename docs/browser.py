"""A picture of a web page, by whichever Chromium there is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_SECONDS = 60
_COLOURS = 128
"""Of a picture: a third of the size, and no colour seen to be more than 5% off."""
_MEASURE = "<script>document.documentElement.dataset.height = document.body.scrollHeight</script>"
"""Tells the height, so that the picture ends where the page does."""


def browser() -> str | None:
    """The first Chromium on the path, if there is one."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def picture(page: str, width: int, file: Path, program: str) -> None:
    """Write the whole page as a PNG, at one and a half its size.

    Raises:
        RuntimeError: the browser made no picture.
    """
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "page.html")
        source.write_text(page + _MEASURE, "utf-8")
        address = source.as_uri()
        command = [program, "--headless", "--disable-gpu", f"--user-data-dir={folder}/profile"]
        if os.geteuid() == 0:
            command.append("--no-sandbox")  # Chromium refuses root its sandbox; the page is ours
        height = re.search(r'data-height="(\d+)"', _run([*command, "--dump-dom", address]))
        size = f"--window-size={width},{height[1] if height else 2000}"
        drawn = Path(folder, "page.png")
        look = ["--hide-scrollbars", "--force-device-scale-factor=1.5", size]
        said = _run([*command, *look, f"--screenshot={drawn}", address])
        if not drawn.exists():
            raise RuntimeError(f"{program} made no picture: {said[-300:]}")
        _reduced(drawn, file)


def _reduced(drawn: Path, file: Path) -> None:
    """The picture with as many colours as it needs."""
    with Image.open(drawn) as picture:
        # Other methods lose a colour that is rare, such as a warning sign's; and without a second
        # look at what there is much of, dark grounds would run into each other.
        few = picture.convert("RGB").quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=2)
    few.save(file, optimize=True)


def _run(command: list[str]) -> str:
    """What the program prints."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)  # noqa: S603 - our own page
    return done.stdout + done.stderr
