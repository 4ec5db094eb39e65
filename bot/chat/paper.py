"""A sheet to draw charts on: its size, fonts, colours and the few strokes charts need.

The sheet brings its own light ground, so that a chart reads alike in a light and a dark client.
The series' colours are Okabe and Ito's, which people with any colour vision tell apart.
Pillow and the font are imported when a chart is drawn: most answers have none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH = 1200
MARGIN = 48
TEXT, SMALL, SMALLEST, TITLE = 30, 26, 22, 36
"""Sizes of letters in pixels; a phone shows a third of them."""

GROUND = "#FAFAF8"
INK = "#1D1C1D"
FAINT = "#5E5E5E"
RULE = "#8A8A86"
BAND = "#BFD9EC"
BLUE, ORANGE, GREEN, PURPLE = "#0072B2", "#E69F00", "#009E73", "#CC79A7"
MARK = "#B34700"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture being drawn. Places are pixels from the top left corner."""

    image: Image
    draw: ImageDraw

    def text(
        self,
        at: tuple[float, float],
        words: str,
        *,
        size: int = TEXT,
        colour: str = INK,
        anchor: str = "lm",
        bold: bool = False,
    ) -> None:
        """Words on one line; `anchor` as Pillow names it: `lm` left middle, `rm`, `mm` …"""
        self.draw.text(at, words, fill=colour, font=_font(size, bold), anchor=anchor)

    def box(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        """A filled rectangle; nothing where it has no width."""
        if right - left >= 1:
            self.draw.rectangle((left, top, right - 1, bottom), fill=colour)

    def rule(self, start: tuple[float, float], end: tuple[float, float], width: int = 3) -> None:
        """A thin line."""
        self.draw.line((*start, *end), fill=RULE, width=width)

    def shape(self, points: Sequence[tuple[float, float]], colour: str) -> None:
        """A filled polygon with a light edge, to stand out of what lies under it."""
        self.draw.polygon(list(points), fill=colour, outline=GROUND, width=3)

    def png(self) -> bytes:
        """The picture as a file."""
        written = BytesIO()
        self.image.save(written, "PNG", optimize=True)
        return written.getvalue()


def sheet(height: int, title: str, of: str) -> Sheet:
    """An empty sheet with its title and, below it, what it is of."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (WIDTH, height), GROUND)
    paper = Sheet(image, ImageDraw.Draw(image))
    words = fitted(title, WIDTH - 2 * MARGIN, TITLE, bold=True)
    paper.text((MARGIN, MARGIN + 8), words, size=TITLE, bold=True)
    below = fitted(of, WIDTH - 2 * MARGIN)
    paper.text((MARGIN, MARGIN + 56), below, colour=FAINT)
    return paper


def width_of(words: str, size: int = TEXT, *, bold: bool = False) -> float:
    """How wide a line of words is, in pixels."""
    return float(_font(size, bold).getlength(words))


def fitted(words: str, width: float, size: int = TEXT, *, bold: bool = False) -> str:
    """The words, cut short with an ellipsis where they are wider than that."""
    if width_of(words, size, bold=bold) <= width:
        return words
    while words and width_of(words + "…", size, bold=bold) > width:
        words = words[:-1]
    return words.rstrip() + "…"


@lru_cache(maxsize=8)
def _font(size: int, bold: bool) -> FreeTypeFont:
    from font_roboto import font_files
    from PIL import ImageFont

    return ImageFont.truetype(font_files["RobotoBold" if bold else "Roboto"], size)
