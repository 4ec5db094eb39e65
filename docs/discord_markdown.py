"""Discord's Markdown as parts of a web page: what `bot/platforms/discord` writes of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

from babel.dates import format_timedelta
from slack_blocks import joined, shown

_FENCED = re.compile(r"```\n(.*?)\n```\n?", re.DOTALL)
_RUN = re.compile(
    r"\\(?P<plain>[^0-9A-Za-z\s])|\*\*(?P<bold>(?:\\.|[^\\])+?)\*\*|<@?(?P<person>[0-9]+)>"
    r"|<t:(?P<time>[0-9]+):(?P<style>[Rf])>"
)
_STARTS = {"### ": "heading", "-# ": "small", "- ": "list", "  ": "list", "> ": "quote"}
Lines = Sequence[str]


@dataclass(frozen=True, slots=True)
class _Seen:
    """By whom and when a text is looked at."""

    names: Mapping[str, str]
    now: datetime | None


def markdown(text: str, names: Mapping[str, str], now: datetime | None) -> str:
    """A text as Discord shows it at a moment; `names` are those of people, by id."""
    # What is split off by a pattern with one group stands at the odd places.
    parts, seen = enumerate(_FENCED.split(text)), _Seen(names, now)
    return joined(parts, lambda part: _code(part[1]) if part[0] % 2 else _lines(part[1], seen))


def _code(text: str) -> str:
    return f"<pre>{shown(text)}</pre>"


def _lines(text: str, seen: _Seen) -> str:
    if not text:
        return ""
    kinds = groupby(text.removesuffix("\n").split("\n"), _kind)
    return joined(kinds, lambda some: _KINDS[some[0]](_runs("\n".join(some[1]), seen).split("\n")))


def _kind(line: str) -> str:
    if not line:
        return "gap"
    return next((kind for start, kind in _STARTS.items() if line.startswith(start)), "text")


def _runs(text: str, seen: _Seen) -> str:
    """Text with what stands out in it, and what was escaped as it is."""
    drawn, at = [], 0
    for run in _RUN.finditer(text):
        drawn += [shown(text[at : run.start()]), _run(run, seen)]
        at = run.end()
    return "".join([*drawn, shown(text[at:])])


def _run(run: re.Match[str], seen: _Seen) -> str:
    if run["person"]:
        return f'<span class="mention">@{shown(seen.names[run["person"]])}</span>'
    if run["time"]:
        return f'<span class="time">{_time(int(run["time"]), run["style"], seen.now)}</span>'
    return f"<b>{_runs(run['bold'], seen)}</b>" if run["bold"] else shown(run["plain"])


def _time(seconds: int, style: str, now: datetime | None) -> str:
    """A moment, as how long ago it was or by the clock."""
    at = datetime.fromtimestamp(seconds, UTC)
    if style == "f":
        return f"{at:%B %-d, %Y %-I:%M %p}"
    assert now, "it is not said when the text is looked at"
    return format_timedelta(at - now, add_direction=True, locale="en_US")


def _heading(lines: Lines) -> str:
    return joined(lines, lambda line: f"<h3>{line[4:]}</h3>")


def _small(lines: Lines) -> str:
    return joined(lines, lambda line: f'<div class="small">{line[3:]}</div>')


def _list(lines: Lines) -> str:
    """Items; a line that is set in goes on with the item above it."""
    items = "\n".join(lines).removeprefix("- ").split("\n- ")
    return f"<ul>{joined(items, lambda item: f'<li>{item}</li>')}</ul>"


def _quote(lines: Lines) -> str:
    # The sign that opens a quotation is escaped for the page by now.
    quoted = "\n".join(line.removeprefix("&gt; ") for line in lines)
    return f"<blockquote>{quoted}</blockquote>"


def _text(lines: Lines) -> str:
    return "<p>{}</p>".format("\n".join(lines))


def _gap(lines: Lines) -> str:
    return joined(lines, lambda _line: '<div class="gap"></div>')


_KINDS: dict[str, Callable[[Lines], str]] = {
    "heading": _heading,
    "small": _small,
    "list": _list,
    "quote": _quote,
    "text": _text,
    "gap": _gap,
}
