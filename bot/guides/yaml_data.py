"""YAML as data: text in, plain strings, lists and dicts out, with line numbers.

PyYAML's own loaders turn `NO` into False and `1:30` into 90, and hang or crash on hostile
documents (alias and merge-key bombs, deep nesting). Here its C parser only reports events;
this module builds from them, so that every scalar stays the text it was, the depth is bounded
before anything recurses, and anchors, aliases and tags are refused outright.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

MAX_BYTES = 32 * 1024
MAX_DEPTH = 16

Data = str | None | list["Data"] | dict[str, "Data"]
Path = tuple[str | int, ...]

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class YamlRefusedError(ValueError):
    """The document is not plain data; `line` counts from 1 within the document."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line
        self.problem = problem


@dataclass(slots=True)
class Document:
    """The data, and the line (from 1) on which each key or item begins."""

    data: Data = None
    lines: dict[Path, int] = field(default_factory=dict)


def load(text: str) -> Document:
    """Read one YAML document.

    Raises:
        YamlRefusedError: too large, too deep, not YAML, or more than plain data.
    """
    _check_size(text)
    try:
        return _Builder(yaml.parse(text, Loader=_LOADER)).build()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else 1
        what = getattr(error, "problem", None) or "the text cannot be read"
        raise YamlRefusedError(line, f"this is not YAML: {what}") from error


def _check_size(text: str) -> None:
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise YamlRefusedError(1, f"it is larger than {MAX_BYTES // 1024} KiB")


class _Builder:
    """Builds data from parser events; an explicit stack, so depth is only a number.

    Events are `Any`: types-PyYAML leaves their attributes out.
    """

    def __init__(self, events: Iterator[Any]) -> None:
        self._events = events
        self._document = Document()
        self._stack: list[list[Data] | dict[str, Data]] = []
        self._keys: list[str | int] = []
        self._key: str | None = None
        self._documents = 0

    def build(self) -> Document:
        for event in self._events:
            kind = type(event)
            if kind is ScalarEvent:
                self._scalar(event)
            elif kind is MappingStartEvent:
                self._open({}, event)
            elif kind is SequenceStartEvent:
                self._open([], event)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._close()
            elif kind is AliasEvent:
                raise YamlRefusedError(_line(event), "aliases (*name) are not allowed")
            elif kind is DocumentStartEvent:
                self._start(event)
        return self._document

    def _start(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            raise YamlRefusedError(_line(event), "there is more than one document")

    def _scalar(self, event: Any) -> None:
        _refuse_marks(event)
        value: str = event.value
        container = self._stack[-1] if self._stack else None
        if type(container) is dict and self._key is None:
            self._take_key(value, event, container)
            return
        plain = not event.style
        self._place(None if plain and value in _NULLS else value, event)

    def _take_key(self, key: str, event: Any, container: dict[str, Data]) -> None:
        if key == "<<":
            raise YamlRefusedError(_line(event), "merge keys (<<) are not allowed")
        if key in container:
            raise YamlRefusedError(_line(event), f"the key {key[:60]!r} stands twice")
        self._key = key
        self._document.lines[(*self._keys, key)] = _line(event)

    def _place(self, value: Data, event: Any) -> None:
        if not self._stack:
            self._document.data = value
            return
        container = self._stack[-1]
        if isinstance(container, dict):
            container[self._key or ""] = value
            self._key = None
        else:
            self._document.lines[(*self._keys, len(container))] = _line(event)
            container.append(value)

    def _open(self, value: list[Data] | dict[str, Data], event: Any) -> None:
        _refuse_marks(event)
        if len(self._stack) >= MAX_DEPTH:
            raise YamlRefusedError(_line(event), f"it is nested deeper than {MAX_DEPTH} levels")
        if self._stack:
            container = self._stack[-1]
            if isinstance(container, dict) and self._key is None:
                raise YamlRefusedError(_line(event), "a list or mapping cannot be a key")
            step: str | int = self._key if self._key is not None else len(container)
            self._place(value, event)
            self._keys.append(step)
        else:
            self._document.data = value
        self._stack.append(value)

    def _close(self) -> None:
        self._stack.pop()
        if self._keys:
            self._keys.pop()


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _refuse_marks(event: Any) -> None:
    if event.anchor is not None:
        raise YamlRefusedError(_line(event), "anchors (&name) are not allowed")
    if event.tag is not None:
        raise YamlRefusedError(_line(event), "tags (!name) are not allowed")
