"""Discord's components as parts of a web page, in Discord's look.

It draws the components that `bot/platforms/discord` emits, and fails for any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from discord_markdown import markdown
from slack_blocks import Json, joined, shown

_STYLES = {1: "primary", 2: "secondary"}


@dataclass(frozen=True, slots=True)
class Components:
    """Draws the components of a message or a modal."""

    names: Mapping[str, str]
    """Of people, by their ids."""
    pictures: Mapping[str, str] = field(default_factory=dict)
    """{address: the picture itself, as an address that needs no network}"""
    typed: Mapping[str, str] = field(default_factory=dict)
    """{input: what a person has typed into it}"""
    now: datetime | None = None
    """When a message is looked at; a modal tells no times."""

    def drawn(self, components: Iterable[Json]) -> str:
        """Components, one under the other."""
        return joined(components, lambda one: _COMPONENTS[one["type"]](self, one))

    def _row(self, row: Json) -> str:
        return f'<div class="row">{self.drawn(row["components"])}</div>'

    def _button(self, button: Json) -> str:
        return f'<button class="{_STYLES[button["style"]]}">{shown(button["label"])}</button>'

    def _text(self, text: Json) -> str:
        return f'<div class="text">{markdown(text["content"], self.names, self.now)}</div>'

    def _menu(self, menu: Json) -> str:
        chosen = [option["label"] for option in menu["options"] if option.get("default")]
        said = ", ".join(chosen) or menu.get("placeholder") or "Select an option"
        return _input(said, "menu", empty=not chosen)

    def _typed(self, asked: Json) -> str:
        value = self.typed.get(asked["custom_id"], asked.get("value") or "")
        kind = "long" if asked["style"] == 2 else ""
        return _input(value or asked.get("placeholder") or "", kind, empty=not value)

    def _gallery(self, gallery: Json) -> str:
        return joined(gallery["items"], lambda item: self._picture(item["media"]["url"]))

    def _picture(self, address: str) -> str:
        return f'<img class="gallery" src="{self.pictures[address]}">'

    def _rule(self, _rule: Json) -> str:
        return "<hr>"

    def _label(self, label: Json) -> str:
        inner = label["component"]
        needed = "<em>*</em>" if inner["required"] else ""
        about = label.get("description")
        hint = f'<div class="hint">{shown(about)}</div>' if about else ""
        return (
            f'<div class="field"><div class="label">{shown(label["label"])}{needed}</div>'
            f"{hint}{self.drawn([inner])}</div>"
        )


def _input(text: str, kind: str, *, empty: bool) -> str:
    return f'<div class="input {kind} {"empty" if empty else ""}">{shown(text)}</div>'


_COMPONENTS: dict[int, Callable[[Components, Json], str]] = {
    1: Components._row,
    2: Components._button,
    3: Components._menu,
    4: Components._typed,
    10: Components._text,
    12: Components._gallery,
    14: Components._rule,
    18: Components._label,
}
