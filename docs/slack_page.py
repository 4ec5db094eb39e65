"""Slack messages as a web page in Slack's look, to make pictures of.

It draws the blocks that `bot/platforms/slack/drawing.py` emits, and fails for any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

Json = dict[str, Any]

WIDTH = 800
"""Of the page, in pixels."""


@dataclass(frozen=True, slots=True)
class Said:
    """One message of a thread: a person's words, or the app's blocks."""

    name: str
    at: str
    """The time of day, as Slack writes it."""
    text: str = ""
    blocks: Sequence[Json] = ()

    @property
    def app(self) -> bool:
        """Whether the app says it."""
        return bool(self.blocks)


def page(thread: Sequence[Said]) -> str:
    """A thread as a whole page: its first message, a rule, and the replies."""
    first, *replies = thread
    rule = f'<div class="rule"><span>{len(replies)} replies</span></div>'
    said = "".join(map(_message, replies))
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Thread</title>'
        f'<style>{_STYLE}</style><body style="width: {WIDTH}px">'
        f"<h1>Thread <small>Bandstand</small></h1>"
        f"{_message(first)}{rule}{said}{_MEASURE}</body></html>"
    )


def _message(said: Said) -> str:
    badge = '<span class="badge">APP</span>' if said.app else ""
    body = "".join(map(_block, said.blocks)) if said.app else _p(said.text)
    kind = "app" if said.app else "person"
    return (
        f'<div class="message"><div class="face {kind}">{_t(said.name[:1])}</div><div class="said">'
        f'<div class="who"><b>{_t(said.name)}</b>{badge}<time>{_t(said.at)}</time></div>'
        f"{body}</div></div>"
    )


def _block(block: Json) -> str:
    return _BLOCKS[block["type"]](block)


def _header(block: Json) -> str:
    return f"<h2>{_t(block['text']['text'])}</h2>"


def _section(block: Json) -> str:
    return _p(block["text"]["text"])


def _context(block: Json) -> str:
    return f'<div class="context">{_joined(block["elements"], lambda e: _t(e["text"]))}</div>'


def _actions(block: Json) -> str:
    def button(element: Json) -> str:
        return f"<button>{_t(element['text']['text'])}</button>"

    return f'<div class="actions">{_joined(block["elements"], button)}</div>'


def _table(block: Json) -> str:
    sides = [column["align"] for column in block["column_settings"]]

    def row(cells: Sequence[Json]) -> str:
        drawn = zip(cells, sides, strict=True)
        return "".join(f'<td class="{side}">{_t(cell["text"])}</td>' for cell, side in drawn)

    return f"<table>{_joined(block['rows'], lambda cells: f'<tr>{row(cells)}</tr>')}</table>"


def _rich(block: Json) -> str:
    return _joined(block["elements"], lambda element: _RICH[element["type"]](element))


def _runs(element: Json) -> str:
    return _joined(element["elements"], _run)


def _run(run: Json) -> str:
    text = _t(run["text"])
    return f"<b>{text}</b>" if run.get("style", {}).get("bold") else text


def _list(element: Json) -> str:
    return f"<ul>{_joined(element['elements'], lambda item: f'<li>{_runs(item)}</li>')}</ul>"


def _joined(parts: Iterable[Any], drawn: Callable[[Any], str]) -> str:
    return "".join(map(drawn, parts))


def _p(text: str) -> str:
    return f"<p>{_t(text)}</p>"


def _t(text: str) -> str:
    """Text for the page; a warning sign in the colour of Slack's own."""
    return escape(text).replace("⚠️", "<i>⚠</i>")


_BLOCKS: dict[str, Callable[[Json], str]] = {
    "header": _header,
    "section": _section,
    "context": _context,
    "actions": _actions,
    "table": _table,
    "rich_text": _rich,
}
_RICH: dict[str, Callable[[Json], str]] = {
    "rich_text_section": lambda element: f"<p>{_runs(element)}</p>",
    "rich_text_quote": lambda element: f"<blockquote>{_runs(element)}</blockquote>",
    "rich_text_preformatted": lambda element: f"<pre>{_runs(element)}</pre>",
    "rich_text_list": _list,
}
_STYLE = """
body { margin: 0; background: #fff; color: #1d1c1d;
  font: 15px/1.46 Lato, "Helvetica Neue", "Liberation Sans", Arial, sans-serif; }
h1 { margin: 0; padding: 14px 20px; font-size: 18px; border-bottom: 1px solid #ddd; }
h1 small { margin-left: 6px; font-size: 13px; font-weight: 400; color: #616061; }
h2 { margin: 4px 0; font-size: 18px; line-height: 1.3; }
p { margin: 4px 0; white-space: pre-wrap; }
i { color: #d99000; font-style: normal; }
ul { margin: 4px 0; padding-left: 24px; }
.message { display: flex; gap: 10px; padding: 8px 20px; }
.said { flex: 1; min-width: 0; }
.face { width: 36px; height: 36px; border-radius: 8px; color: #fff; font-weight: 700;
  line-height: 36px; text-align: center; }
.face.app { background: #1f3a5f; }
.face.person { background: #2f7d5b; }
.who { line-height: 1.2; }
.badge { margin-left: 5px; padding: 1px 3px; border-radius: 2px; background: #ececec;
  color: #616061; font-size: 10px; font-weight: 700; vertical-align: 1px; }
time { margin-left: 7px; color: #616061; font-size: 12px; }
.rule { display: flex; align-items: center; margin: 2px 20px; color: #616061; font-size: 13px; }
.rule::after { content: ""; flex: 1; margin-left: 12px; border-top: 1px solid #ddd; }
.context { margin: 4px 0; color: #616061; font-size: 13px; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0 4px; }
button { padding: 4px 11px; border: 1px solid #bbb; border-radius: 4px; background: #fff;
  color: #1d1c1d; font: inherit; font-size: 13px; font-weight: 700; }
table { margin: 8px 0; border-spacing: 0; border: 1px solid #ddd; border-radius: 8px; }
td { padding: 5px 11px; white-space: nowrap; border-bottom: 1px solid #ddd;
  border-right: 1px solid #ddd; }
td:last-child { border-right: 0; }
tr:last-child td { border-bottom: 0; }
tr:first-child td { background: #f8f8f8; font-weight: 700; }
.right { text-align: right; }
blockquote { margin: 4px 0; padding-left: 12px; border-left: 4px solid #ddd;
  white-space: pre-wrap; }
pre { margin: 4px 0; padding: 8px; border: 1px solid #ddd; border-radius: 4px; background: #f8f8f8;
  font: 12px/1.5 monospace; white-space: pre-wrap; }
"""
_MEASURE = "<script>document.documentElement.dataset.height = document.body.scrollHeight</script>"
"""Tells the height, so that the picture ends where the page does."""
