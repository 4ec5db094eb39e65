"""Draws the pictures of the documentation from real answers: `make screens`."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.text import Text

from bot.chat.command import Call
from bot.data_files import data_folder
from bot.platforms.console import drawn
from bot.wiring import build

SCREENS = Path(__file__).resolve().parent / "screens"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ASKED = {
    "band": "/band wandb staff sf",
    "compare": "/compare wandb senior sf vs hf senior paris",
}


def main() -> None:
    """Write one SVG a question."""
    desk = build(data_folder() / "guides", cache=False)
    for name, text in ASKED.items():
        console = Console(record=True, width=92, file=io.StringIO(), force_terminal=True)
        console.print(Text(f"bandstand> {text}"))
        console.print(drawn(desk.dispatch.answer(Call(text, NOW))))
        console.save_svg(str(SCREENS / f"{name}.svg"), title="bandstand chat", unique_id=name)


if __name__ == "__main__":
    main()
