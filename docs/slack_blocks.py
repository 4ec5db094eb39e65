"""Slack's blocks as parts of a web page, in Slack's look.

It draws the blocks that `bot/platforms/slack` emits, and fails for any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Blocks:
    """Draws the blocks of a message or a modal."""

    names: Mapping[str, str]
    """Of people and channels, by their ids."""

    def drawn(self, blocks: Iterable[Json]) -> str:
        """Blocks, one under the other."""
        return joined(blocks, lambda block: _BLOCKS[block["type"]](self, block))

    def _header(self, block: Json) -> str:
        return f"<h2>{shown(block['text']['text'])}</h2>"

    def _section(self, block: Json) -> str:
        return paragraph(block["text"]["text"])

    def _context(self, block: Json) -> str:
        return f'<div class="context">{joined(block["elements"], lambda e: shown(e["text"]))}</div>'

    def _actions(self, block: Json) -> str:
        return f'<div class="actions">{joined(block["elements"], _button)}</div>'

    def _table(self, block: Json) -> str:
        sides = [column["align"] for column in block["column_settings"]]
        return f"<table>{joined(block['rows'], lambda cells: _row(cells, sides))}</table>"

    def _rich(self, block: Json) -> str:
        return joined(block["elements"], lambda element: _RICH[element["type"]](self, element))

    def _paragraph(self, element: Json) -> str:
        return f"<p>{self._runs(element)}</p>"

    def _quote(self, element: Json) -> str:
        return f"<blockquote>{self._runs(element)}</blockquote>"

    def _preformatted(self, element: Json) -> str:
        return f"<pre>{self._runs(element)}</pre>"

    def _list(self, element: Json) -> str:
        items = joined(element["elements"], lambda item: f"<li>{self._runs(item)}</li>")
        return f"<ul>{items}</ul>"

    def _runs(self, element: Json) -> str:
        return joined(element["elements"], self._run)

    def _run(self, run: Json) -> str:
        if run["type"] == "user":
            return f'<span class="mention">@{shown(self.names[run["user_id"]])}</span>'
        # A moment has no text of its own, but words for where it cannot be told by a clock.
        text = shown(run.get("text") or run["fallback"])
        return f"<b>{text}</b>" if run.get("style", {}).get("bold") else text

    def _input(self, block: Json) -> str:
        optional = " <small>(optional)</small>" if block.get("optional") else ""
        hint = f'<div class="hint">{shown(block["hint"]["text"])}</div>' if "hint" in block else ""
        element = block["element"]
        return (
            f'<div class="field"><div class="label">{shown(block["label"]["text"])}{optional}</div>'
            f"{_INPUTS[element['type']](self, element)}{hint}</div>"
        )

    def _typed(self, element: Json) -> str:
        kind = "long" if element.get("multiline") else ""
        return _filled(element.get("initial_value", ""), "", kind)

    def _day(self, element: Json) -> str:
        return _filled(element.get("initial_date", ""), "Select a date", "menu")

    def _choice(self, element: Json) -> str:
        return _filled(_label(element.get("initial_option")), "Select an option", "menu")

    def _choices(self, element: Json) -> str:
        chosen = ", ".join(map(_label, element.get("initial_options", ())))
        return _filled(chosen, "Select options", "menu")

    def _boxes(self, element: Json) -> str:
        on = element.get("initial_options", ())
        return joined(
            element["options"],
            lambda o: f'<div class="box{" on" if o in on else ""}">{shown(_label(o))}</div>',
        )

    def _person(self, element: Json) -> str:
        chosen = self.names.get(element.get("initial_user", ""), "")
        return _filled(chosen, "Select a person", "menu")

    def _channel(self, element: Json) -> str:
        chosen = self.names.get(element.get("initial_conversation", ""), "")
        return _filled(f"# {chosen}" if chosen else "", "Select a conversation", "menu")


def joined(parts: Iterable[Any], drawn: Callable[[Any], str]) -> str:
    """The parts drawn one after the other."""
    return "".join(map(drawn, parts))


def paragraph(text: str) -> str:
    """Text as a paragraph."""
    return f"<p>{shown(text)}</p>"


def shown(text: str) -> str:
    """Text for the page; a warning sign in the colour of Slack's own."""
    return escape(text).replace("⚠️", "<i>⚠</i>")


def _button(element: Json) -> str:
    return f"<button>{shown(element['text']['text'])}</button>"


def _row(cells: Sequence[Json], sides: Sequence[str]) -> str:
    drawn = zip(cells, sides, strict=True)
    inner = "".join(f'<td class="{side}">{shown(cell["text"])}</td>' for cell, side in drawn)
    return f"<tr>{inner}</tr>"


def _label(option: Json | None) -> str:
    return str(option["text"]["text"]) if option else ""


def _filled(value: str, otherwise: str, kind: str) -> str:
    empty = "" if value else "empty"
    return f'<div class="input {kind} {empty}">{shown(value or otherwise)}</div>'


_BLOCKS: dict[str, Callable[[Blocks, Json], str]] = {
    "header": Blocks._header,
    "section": Blocks._section,
    "context": Blocks._context,
    "actions": Blocks._actions,
    "table": Blocks._table,
    "rich_text": Blocks._rich,
    "input": Blocks._input,
}
_RICH: dict[str, Callable[[Blocks, Json], str]] = {
    "rich_text_section": Blocks._paragraph,
    "rich_text_quote": Blocks._quote,
    "rich_text_preformatted": Blocks._preformatted,
    "rich_text_list": Blocks._list,
}
_INPUTS: dict[str, Callable[[Blocks, Json], str]] = {
    "plain_text_input": Blocks._typed,
    "number_input": Blocks._typed,
    "datepicker": Blocks._day,
    "static_select": Blocks._choice,
    "multi_static_select": Blocks._choices,
    "checkboxes": Blocks._boxes,
    "users_select": Blocks._person,
    "conversations_select": Blocks._channel,
}
