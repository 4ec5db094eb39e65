"""A picture or a text of a reply, saved from the terminal to a file the person names."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from bot.chat.reply import Chart, File


def keep(block: Chart | File, prompt: Callable[[str], str], say: Callable[[str], None]) -> None:
    """Ask for a file's name and write it there; never over another file.

    Args:
        prompt: shows a text and returns what was typed; Ctrl-C and Ctrl-D give up.
    """
    what = "picture" if isinstance(block, Chart) else "text"
    say(f"Save the {what}? Type a file name, as {block.name}; Enter leaves it.")
    try:
        typed = prompt("file> ").strip()
    except (KeyboardInterrupt, EOFError):
        return
    if not typed:
        return
    data = block.draw() if isinstance(block, Chart) else block.text.encode()
    try:
        # Only its owner may read what tells of an offer.
        file = os.open(Path(typed).expanduser(), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(file, "wb") as open_file:
            open_file.write(data)
    except FileExistsError:
        say(f"There is a file {typed} already: nothing was written.")
    except OSError as error:
        say(f"It could not be written there: {error.strerror}.")
    else:
        say(f"Saved: {typed}")
