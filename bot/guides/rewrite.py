"""Other review dates in a guide's file, with every other byte left as it is.

The places of the values come from the YAML parser's own marks; what was written is then read
again, and refused unless the guide is the same in everything but what was to change.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler
from yaml.events import CollectionEndEvent, CollectionStartEvent, Event, NodeEvent, ScalarEvent

from bot.guides import yaml_data
from bot.guides.findings import FileRefusedError, Finding
from bot.guides.model import Guide, Source
from bot.guides.read import MAX_FILE_BYTES, read_text

_BOM = b"\xef\xbb\xbf"
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line in YAML."""
_PLAIN = re.compile(r"[A-Za-z][\w.,/()&+-]*(?: [\w.,/()&+-]+)*", re.ASCII)
_NOT_WORDS = frozenset(("true", "false", "yes", "no", "on", "off", "y", "n", "null"))
_ORDER = (
    *("company", "company_display", "role", "role_display", "role_type", "last_updated"),
    *("data_quality", "salary_data_quarter", "next_review_due", "data_sources"),
)
"""A missing key is put after the nearest of those before it."""

_BLOCK_STYLES = ("|", ">")

Edit = tuple[int, int, str]
"""From, to, and what stands there instead."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to stand in the front matter; None or empty: as it is."""

    last_updated: date | None = None
    next_review_due: date | None = None
    salary_data_quarter: str = ""
    source: str = ""
    """Added to `data_sources` unless it is there."""

    def within(self, guide: Guide) -> Changes:
        """Those that the guide does not have yet."""
        quarter = self.salary_data_quarter
        source = " ".join(self.source.split())
        named = {known.name.casefold() for known in guide.sources}
        return Changes(
            None if self.last_updated == guide.last_updated else self.last_updated,
            None if self.next_review_due == guide.next_review_due else self.next_review_due,
            "" if _bare(quarter) == _bare(guide.salary_data_quarter or "") else quarter,
            "" if source.casefold() in named else source,
        )

    def on(self, guide: Guide) -> Guide:
        """The guide as it should be read afterwards."""
        return replace(
            guide,
            last_updated=self.last_updated or guide.last_updated,
            next_review_due=self.next_review_due or guide.next_review_due,
            salary_data_quarter=self.salary_data_quarter or guide.salary_data_quarter,
            sources=guide.sources + ((Source(self.source),) if self.source else ()),
        )

    def scalars(self) -> dict[str, str]:
        """Key and text of each value that changes."""
        return {
            key: str(value)
            for key in ("last_updated", "salary_data_quarter", "next_review_due")
            if (value := getattr(self, key))
        }

    def in_data(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """The front matter's data as it should be afterwards."""
        listed = [*(data.get("data_sources") or ()), self.source]
        return {**data, **self.scalars(), **({"data_sources": listed} if self.source else {})}


def rewrite(raw: bytes, changes: Changes, path: str) -> bytes:
    """The file with those changes; the very same bytes where it has them all.

    Raises:
        FileRefusedError: it is no guide, or its front matter is written in a way in which the
            changes cannot be made without touching more.
    """
    text = text_of(raw, path)
    guide = read_text(text, path).guide
    new = changes.within(guide)
    if new == Changes():
        return raw
    made = _edited(text, _Front(text, path).edits(new))
    _check(text, made, guide, new, path)
    return (_BOM if raw.startswith(_BOM) else b"") + made.encode()


@dataclass(frozen=True, slots=True)
class _Entry:
    """Where a key of the front matter and its value stand, in characters of the file."""

    key: int
    value: Any
    """The first event of the value."""
    start: int
    end: int
    """Of the value's last scalar."""
    block: bool
    """Whether that scalar is a block of lines (`|`, `>`)."""


class _Front:
    """The front matter of a file that was read without complaint."""

    def __init__(self, text: str, path: str) -> None:
        self._text, self._path = text, path
        opening, closing = islice(YAMLHandler.FM_BOUNDARY.finditer(text), 2)
        self._at = opening.end()
        events = yaml.parse(text[self._at : closing.start()], Loader=_LOADER)
        self._entries = dict(self._read(events))

    def edits(self, changes: Changes) -> list[Edit]:
        """What to replace and what to put in."""
        made = []
        for key, value in changes.scalars().items():
            entry = self._entries.get(key)
            made.append(self._changed(key, entry, value) if entry else self._line(key, value))
        return made + (self._listed(_said(changes.source)) if changes.source else [])

    def _read(self, events: Iterator[Any]) -> Iterator[tuple[str, _Entry]]:
        """The keys of the outermost mapping."""
        depth, key, entry = 0, None, None
        for event in events:
            depth -= _is(event, CollectionEndEvent)
            if _is(event, NodeEvent):
                if depth == 0 and event.flow_style:
                    raise self._refused(self._at, "Its keys stand in braces", "Put one on a line")
                if depth == 1 and key is None:
                    key = event
                elif key is not None:
                    entry = self._entry(key, event, entry)
                depth += _is(event, CollectionStartEvent)
            if depth == 1 and key is not None and entry is not None:
                yield key.value, entry
                key = entry = None

    def _entry(self, key: Any, event: Any, so_far: _Entry | None) -> _Entry:
        """The entry as far as this event of its value."""
        made = so_far or _Entry(self._start(key), event, self._start(event), 0, False)
        if not _is(event, ScalarEvent):
            return made
        return replace(
            made, end=self._at + event.end_mark.index, block=event.style in _BLOCK_STYLES
        )

    def _start(self, event: Any) -> int:
        return self._at + int(event.start_mark.index)

    def _changed(self, key: str, entry: _Entry, value: str) -> Edit:
        """The scalar of a key, in the quotes it has."""
        style = entry.value.style or ""
        if entry.block or _BREAK.search(self._text, entry.start, entry.end):
            what = f"The value of {key} stands on several lines"
            raise self._refused(entry.key, what, "Write it beside its key")
        quoted = f"{style}{value}{style}"
        # Nothing after the colon: the value is said to be right there.
        empty = entry.start == entry.end and not self._text[entry.start - 1].isspace()
        return entry.start, entry.end, f" {quoted}" if empty else quoted

    def _line(self, key: str, value: str, item: str = "") -> Edit:
        """A key that is missing, with the indentation and line end of the one before it."""
        for name in reversed(_ORDER[: _ORDER.index(key)]):
            entry = self._entries.get(name)
            if entry and not entry.block and _is(entry.value, ScalarEvent):
                indent = self._indent(entry.key)
                at, end = self._line_end(entry.end)
                more = f"{indent}  - {item}{end}" if item else ""
                return at, at, f"{indent}{key}:{value and ' '}{value}{end}{more}"
        raise self._refused(self._at, f"There is no place for {key}", f"Add {key} by hand")

    def _listed(self, item: str) -> list[Edit]:
        """One more source at the end of the list, or a list of one."""
        entry = self._entries.get("data_sources")
        if entry is None:
            return [self._line("data_sources", "", item)]
        if entry.block or getattr(entry.value, "flow_style", False):
            what = "Its data_sources do not stand one on a line"
            raise self._refused(entry.key, what, "Write each after a dash")
        at, end = self._line_end(entry.end)
        if _is(entry.value, ScalarEvent):  # null, or nothing
            line = f"{self._indent(entry.key)}  - {item}{end}"
            return [(entry.start, entry.end, ""), (at, at, line)]
        return [(at, at, f"{self._indent(entry.start)}- {item}{end}")]

    def _indent(self, at: int) -> str:
        """What stands before it on its line."""
        begin = max((found.end() for found in _BREAK.finditer(self._text, 0, at)), default=0)
        indent = self._text[begin:at]
        if indent.strip(" "):
            raise self._refused(at, "There is more than spaces before it", "Write key: value")
        return indent

    def _line_end(self, at: int) -> tuple[int, str]:
        """Where the next line begins, and the break before it."""
        found = _BREAK.search(self._text, at)
        # The closing dashes stand on a line of their own.
        assert found is not None
        return found.end(), found.group()

    def _refused(self, at: int, problem: str, remedy: str) -> FileRefusedError:
        line = self._text.count("\n", 0, at) + 1
        return _refused(self._path, line, f"{problem}.", f"{remedy}, then apply the review again.")


def _is(event: Any, kind: type[Event]) -> bool:
    """`isinstance` that leaves `Any` what it is: types-PyYAML lacks the events' attributes."""
    return isinstance(event, kind)


def _edited(text: str, edits: list[Edit]) -> str:
    pieces, at = [], 0
    for start, end, instead in sorted(edits, key=lambda edit: edit[:2]):
        pieces += [text[at:start], instead]
        at = end
    return "".join((*pieces, text[at:]))


def _check(before: str, after: str, guide: Guide, new: Changes, path: str) -> None:
    """Refuse unless what was made reads as it should, and all else as before."""
    try:
        read = read_text(after, path).guide
    except FileRefusedError as error:
        raise _unsure(path) from error
    same = _lineless(read) == _lineless(new.on(guide)) and _data(after) == new.in_data(
        _data(before)
    )
    if not same or len(after.encode()) > MAX_FILE_BYTES:
        raise _unsure(path)


def _lineless(guide: Guide) -> Guide:
    """The guide without what an added line moves."""
    return replace(guide, body_line=0, bands=tuple(replace(band, line=0) for band in guide.bands))


def _data(text: str) -> dict[str, Any]:
    """All that the front matter says, in keys known or not."""
    _, front, _ = YAMLHandler.FM_BOUNDARY.split(text, 2)
    data: Any = yaml_data.load(front).data
    return dict(data)


def _said(source: str) -> str:
    """A source's name as YAML that every reader takes for text."""
    plain = _PLAIN.fullmatch(source) and source.casefold() not in _NOT_WORDS
    return source if plain else json.dumps(source, ensure_ascii=False)


def _bare(quarter: str) -> str:
    return quarter.replace("-", "")


def text_of(raw: bytes, path: str) -> str:
    """The file's text, with its line ends as they are and without a byte order mark.

    Raises:
        FileRefusedError: it is not UTF-8.
    """
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        problem, remedy = "The file is not UTF-8 text.", "Save it as UTF-8."
        raise _refused(path, line, problem, remedy) from error


def _unsure(path: str) -> FileRefusedError:
    problem = "The review cannot be written without changing more of the file."
    return _refused(path, 1, problem, "Change its front matter by hand.")


def _refused(path: str, line: int, problem: str, remedy: str) -> FileRefusedError:
    return FileRefusedError(Finding("error", path, line, "rewrite", problem, remedy))
