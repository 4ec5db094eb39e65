"""Which guides of a list: a company's or a role's, in a state, of an owner, and which page.

"google overdue owner anna page 2". The words of the filters are taken out; the rest names guides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.language import listing
from bot.language.asks import Ask, Reading, Shape
from bot.language.names import Names
from bot.language.words import MASK, Word, quoted

STATES: dict[tuple[str, ...], str] = {
    ("due", "soon"): "due soon",
    ("soon", "due"): "due soon",
    ("overdue",): "overdue",
    ("over", "due"): "overdue",
    ("past", "due"): "overdue",
    ("expired",): "expired",
    ("fresh",): "fresh",
    ("up", "to", "date"): "fresh",
}
ME = "me"
NOBODY = "nobody"
_OWNERS: dict[tuple[str, ...], str] = {
    ("mine",): ME,
    ("my", "guides"): ME,
    ("unowned",): NOBODY,
    ("no", "owner"): NOBODY,
    ("without", "owner"): NOBODY,
    ("without", "an", "owner"): NOBODY,
}
_OWNED: tuple[tuple[str, ...], ...] = (("owned", "by"), ("owner",))
_FILLERS = frozenset(("guides", "guide", "stale", "all", "everything", "list", "review", "reviews"))
"""Words of the list itself, which are no names."""
_MOST_OWNER = 4
_MOST_PAGE = 4


@dataclass(slots=True)
class _Taken:
    """What was found, and the words it was found in."""

    fields: dict[str, str] = field(default_factory=dict)
    words: set[int] = field(default_factory=set)

    def take(self, name: str, value: str, start: int, end: int) -> None:
        self.fields.setdefault(name, value)
        self.words |= set(range(start, end))


def read(
    shape: Shape,
    found: Sequence[Word],
    text: str,
    names: Names,
    named: Sequence[Word] | None = None,
) -> Reading:
    """The list asked for. `named` are the same words with talk masked, none where all is talk."""
    taken = _filters(found, text, names)
    masked = [
        replace(word, text=MASK) if i in taken.words or word.text in _FILLERS else word
        for i, word in enumerate(found if named is None else named)
    ]
    left = masked if any(word.text != MASK for word in masked) else []
    reading = listing.read(shape, left, text, names)
    if not isinstance(reading, Ask):
        return reading
    return replace(reading, text="", fields=tuple(taken.fields.items()))


def _filters(found: Sequence[Word], text: str, names: Names) -> _Taken:
    texts = [word.text for word in found]
    companies = {named.start for named in names.companies.find(found) if named.slugs}
    taken = _Taken()
    for i in range(len(texts)):
        if i in taken.words:
            continue
        _phrases(texts, i, taken)
        owned = next((o for o in _OWNED if tuple(texts[i : i + len(o)]) == o), None)
        if owned and i not in taken.words:
            _owner(found, text, i, i + len(owned), companies, taken)
        elif texts[i] == "page" and i + 1 < len(texts) and _is_page(texts[i + 1]):
            taken.take("page", texts[i + 1], i, i + 2)
    return taken


def _phrases(texts: Sequence[str], i: int, taken: _Taken) -> None:
    """A state's words, or an owner's that need no name, from the i-th word on."""
    for name, table in (("state", STATES), ("owner", _OWNERS)):
        for phrase, value in table.items():
            if tuple(texts[i : i + len(phrase)]) == phrase:
                taken.take(name, value, i, i + len(phrase))
                return


def _owner(
    found: Sequence[Word], text: str, i: int, start: int, companies: set[int], taken: _Taken
) -> None:
    """The words after "owner" up to a comma, a company or another filter."""
    end = start
    while end < min(len(found), start + _MOST_OWNER) and not _stops(found, end, start, companies):
        end += 1
    if end > start:
        taken.take("owner", quoted(text, found[start:end]), i, end)


def _stops(found: Sequence[Word], at: int, start: int, companies: set[int]) -> bool:
    texts = tuple(word.text for word in found[at : at + 3])
    state = any(texts[: len(phrase)] == phrase for phrase in STATES)
    comma = at > start and found[at].after_comma
    return comma or state or at in companies or texts[0] == "page"


def _is_page(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _MOST_PAGE
