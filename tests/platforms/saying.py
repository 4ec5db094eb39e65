"""What a drawn answer says, read back out of each platform's own message.

Only markup, escapes, line breaks and what a platform adds by itself are taken away.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from rich.console import Console

from bot.chat import reply as replies
from bot.chat.reply import Reply
from bot.platforms.console import drawn_block

Json = dict[str, Any]

WIDE = 3_000
"""Columns of a terminal that breaks no line."""
OURS = frozenset(("Share in channel", "More", "Back", "Fill in"))
"""Buttons that are about the message, and not about pay."""
_FIGURE = re.compile(r"[−-]?[$€£]\s?\d[\d,.]*\d?[KM]?|\d[\d,.]*\s?%|\d{4}-\d\d-\d\d")
_RULE = re.compile(r"[-─━\s]+").fullmatch
_NUMBERED = re.compile(r"(?:^|\s+)\[\d+\] ")
_WARNING = "Warning: "
_SLACK_WARNING, _DISCORD_WARNING = "⚠️ Warning: ", "⚠️ **Warning:** "
_GAP = re.compile(r"\s{2,}")
_PAGE = re.compile(r"Page \d+ of \d+").fullmatch
_ESCAPED = re.compile(r"\\([^a-zA-Z0-9\s])")
_BOLD = re.compile(r"(?<!\\)\*\*(.+?)(?<!\\)\*\*")


@dataclass(slots=True)
class Said:
    """One answer, field by field; of each field how often every line is said."""

    headings: list[str] = field(default_factory=list)
    warnings: Counter[str] = field(default_factory=Counter)
    small: Counter[str] = field(default_factory=Counter)
    """Small print: notes, sources, dates."""
    prose: Counter[str] = field(default_factory=Counter)
    """Paragraphs, facts, list items, quotations."""
    tables: Counter[str] = field(default_factory=Counter)
    """The words of all tables."""
    cells: Counter[str] = field(default_factory=Counter)
    """Each figure of a table, with what it is of and what it is: row and column, in any order."""
    choices: Counter[str] = field(default_factory=Counter)
    """What can be asked next."""
    form: bool = False
    """Whether a form is offered."""
    leads: set[str] = field(default_factory=set)
    """The words over first columns: a table drawn as records has no place for them."""

    def fields(self, leads: set[str], apart: str = "") -> dict[str, list[str]]:
        """What is compared, by name.

        Args:
            leads: words that tables of some platforms have no place for.
            apart: a sentence that is meant for some platforms only.
        """
        prose = [_flat(line.replace(apart, "")) for line in self.prose.elements()]
        assumptions = {line: n for line, n in self.small.items() if line.startswith("Read ")}
        words = [*self.headings, *self.warnings.elements(), *self.small.elements()]
        words += prose
        return {
            "headings": self.headings,
            "figures": sorted(_figures(words)),
            "figures in tables": sorted(set(_figures(self.tables))),
            "assumptions": sorted(assumptions),
            "notices": sorted(self.warnings.elements()),
            "small print": sorted(self.small.elements()),
            "prose": sorted(prose),
            "cells": sorted(self.cells.elements()),
            "words in tables": sorted(set(self.tables) - leads),
            "choices": sorted(self.choices),
            "form": [str(self.form)],
        }

    def press(self, labels: Iterable[str]) -> None:
        """Note buttons."""
        for label in labels:
            self.form = self.form or label == "Fill in"
            if label not in OURS:
                self.choices[_flat(label)] += 1

    def tell(self, text: str, into: Counter[str]) -> None:
        """Note the lines of a text."""
        into.update(line for each in text.split("\n") if (line := _flat(each)))

    def tabulate(self, text: str) -> None:
        """Note the words of a table drawn as text."""
        self.tables.update(word for word in text.split() if not _RULE(word) and word != "—")

    def grid(self, rows: Sequence[Sequence[str]]) -> None:
        """Note the figures of a table, its titles first."""
        titles, *others = rows
        for row in others:
            for title, text in zip(titles[1:], row[1:], strict=True):
                self.cell(row[0], title, text)

    def cell(self, one: str, other: str, text: str) -> None:
        """Note a cell that holds a figure."""
        if _FIGURE.search(text):
            names = sorted(_flat(name) for name in (one, other) if name.strip(" —"))
            self.cells[" | ".join([*names, _flat(text)])] += 1

    def monospace(self, text: str) -> None:
        """Note a table drawn as text: lines under titles, or a record for each thing."""
        self.tabulate(text)
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) > 1 and _RULE(lines[1]):
            rows = [_GAP.split(line.rstrip()) for line in (lines[0], *lines[2:])]
            self.grid([["", *row] if len(row) < len(rows[-1]) else row for row in rows])
            return
        for head, label, value in _records(lines):
            self.cell(head, label, value)


def _records(lines: Iterable[str]) -> list[tuple[str, str, str]]:
    """Head, label and value of each figure; what goes on in another line is further in."""
    found: list[tuple[str, str, str]] = []
    head, in_head = "", False
    for line in lines:
        indent = len(line) - len(line.lstrip(" "))
        if not indent:
            head = f"{head} {line}" if in_head else line
        elif indent == 2:
            label, _, value = line.strip().partition("  ")
            found.append((head, label, value.strip()))
        else:
            of, label, value = found.pop()
            found.append((of, label, f"{value} {line.strip()}".strip()))
        in_head = not indent
    return found


def _flat(text: str) -> str:
    return " ".join(text.replace("\u200b", "").split())


def _figures(texts: Iterable[str]) -> list[str]:
    return [figure for text in texts for figure in _FIGURE.findall(text)]


# -- Slack ----------------------------------------------------------------------------


def of_slack(blocks: Sequence[Json]) -> Said:
    """What Slack's blocks say."""
    said = Said()
    for block in blocks:
        _slack_block(block, said)
    return said


def _slack_block(block: Json, said: Said) -> None:
    match block["type"]:
        case "header":
            said.headings.append(_flat(block["text"]["text"]))
        case "section":
            text = block["text"]["text"]
            if text.startswith(_SLACK_WARNING):
                said.tell(text.removeprefix(_SLACK_WARNING), said.warnings)
            else:
                said.tell(text, said.prose)
        case "context":
            for element in block["elements"]:
                said.tell(element["text"], said.small)
        case "actions":
            said.press(element["text"]["text"] for element in block["elements"])
        case "table":
            rows = [[cell["text"] for cell in row] for row in block["rows"]]
            said.tabulate(" ".join(text for row in rows for text in row))
            said.grid(rows)
        case "rich_text":
            for element in block["elements"]:
                _slack_rich(element, said)
        case other:
            raise AssertionError(f"a block of an unknown type: {other}")


def _slack_rich(element: Json, said: Said) -> None:
    if element["type"] == "rich_text_list":
        for item in element["elements"]:
            said.tell(_slack_runs(item), said.prose)
    elif element["type"] == "rich_text_preformatted" and _tabular(_slack_runs(element)):
        said.monospace(_slack_runs(element))
    else:
        said.tell(_slack_runs(element), said.prose)


def _slack_runs(element: Json) -> str:
    return "".join(
        run.get("text") or run.get("fallback") or f"@{run.get('user_id')}"
        for run in element["elements"]
    )


def _tabular(text: str) -> bool:
    """Whether monospace text is a table or its records; else it is a draft to copy."""
    lines = text.split("\n")
    return any("  " in line.rstrip() for line in lines)


# -- Discord --------------------------------------------------------------------------


def of_discord(components: Iterable[Json]) -> Said:
    """What Discord's components say, those inside others listed too."""
    said = Said()
    for component in components:
        match component["type"]:
            case 10:
                _discord_text(component["content"], said)
            case 2:
                said.press([component["label"]])
            case 13:
                name = component["file"]["url"].partition("://")[2].rpartition("/")[2]
                said.small[f"File: {name}"] += 1
            case 3:
                said.press(option["label"] for option in component["options"])
    return said


def _discord_text(content: str, said: Said) -> None:
    for number, piece in enumerate(content.split("```")):
        if number % 2 and _tabular(piece):
            said.monospace(piece)
        elif number % 2:
            said.tell(piece, said.prose)
        else:
            for line in piece.split("\n"):
                _discord_line(line, said)


def _discord_line(line: str, said: Said) -> None:
    if line.startswith("### "):
        said.headings.append(_flat(_unescaped(line[4:])))
    elif line.startswith("-# "):
        text = _flat(_unescaped(line[3:]))
        if not _PAGE(text):
            said.small[text] += 1
    elif line.startswith(_DISCORD_WARNING):
        said.tell(_unescaped(line.removeprefix(_DISCORD_WARNING)), said.warnings)
    else:
        said.tell(_unescaped(re.sub(r"^(- |> ?)", "", line)), said.prose)


def _unescaped(text: str) -> str:
    """The words of Markdown: bold labels and parts, then escapes, taken away."""
    return _ESCAPED.sub(r"\1", _BOLD.sub(r"\1", text))


# -- the terminal ---------------------------------------------------------------------


def of_terminal(reply: Reply) -> Said:
    """What the terminal draws."""
    said = Said(form=reply.form is not None)
    for block in reply.blocks:
        _terminal_block(block, _drawn(block), said)
    return said


def _drawn(block: replies.Block) -> str:
    """What stands on the screen for a block."""
    console = Console(width=WIDE, color_system=None)
    with console.capture() as capture:
        console.print(drawn_block(block))
    return "\n".join(line.rstrip() for line in capture.get().split("\n")).strip("\n")


def _terminal_block(block: replies.Block, text: str, said: Said) -> None:
    match block:
        case replies.Heading():
            said.headings.append(_flat(text))
        case replies.Notice(tone="warning"):
            said.tell(text.removeprefix(_WARNING), said.warnings)
        case replies.Notice():
            said.tell(text.removeprefix("Note: "), said.small)
        case replies.SmallPrint() | replies.File():
            said.tell(text, said.small)
        case replies.Table():
            said.leads.update(block.columns[0].title.split())
            said.tabulate(text)
            titles = [column.title for column in block.columns]
            said.grid([titles, *([cell.text for cell in row] for row in block.rows)])
        case replies.Actions():
            said.press(_NUMBERED.split(text.removeprefix("Next: "))[1:])
        case replies.Quote(draft=False):
            # A source may hold quotation marks of its own.
            words = _flat(text).removesuffix(_flat(block.source)).strip()
            said.tell(words.removeprefix("“").removesuffix("”"), said.prose)
            said.tell(f"— {block.source}" if block.source else "", said.small)
        case replies.Bullets():
            said.tell("\n".join(line.removeprefix("• ") for line in text.split("\n")), said.prose)
        case _:
            said.tell(text, said.prose)
