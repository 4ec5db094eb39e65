"""Which places the words name, and which of a guide's region labels those are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.guides.place import Place
from bot.guides.places import Atlas
from bot.language.lexicon import Lexicon
from bot.language.phrases import Phrases

LONGEST = 4
_SHORTEST_PAIR = 7
"""Letters of a place of two words that may be misspelt, with the space."""
_NOT_STATES = frozenset(("in", "or", "me", "ok", "hi", "oh", "la", "de", "id"))
"""State codes that are words."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A place asked for, and the words that named it."""

    place: Place
    start: int
    end: int
    text: str
    """The words, folded: a whole label typed out means that label alone."""


@dataclass(frozen=True, slots=True)
class Regions:
    """The labels that answer the places asked for, how, and which places have none."""

    labels: tuple[str, ...]
    covering: tuple[tuple[Place, tuple[str, ...]], ...] = ()
    """Places answered by labels that only cover them."""
    missing: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class _Local:
    """The places one company's labels name."""

    places: dict[str, Place]
    phrases: Phrases


@dataclass(slots=True)
class PlaceNames:
    """The places some region labels name, for finding them in words."""

    atlas: Atlas
    lexicon: Lexicon
    _by_labels: dict[tuple[str, ...], _Local] = field(default_factory=dict)
    _short: Phrases = field(init=False)
    _pairs: tuple[str, ...] = ()
    """Well-known names of two words, gathered when first a slip of one is looked for."""

    def __post_init__(self) -> None:
        self._short = Phrases(self.atlas.short_names())

    def find(
        self, texts: Sequence[str], free: Sequence[bool], labels: tuple[str, ...], world: bool
    ) -> list[Asked]:
        """Places among the free words: by the labels and short lists, or in the whole world."""
        local = self._local(labels)
        found: list[Asked] = []
        at = 0
        while at < len(texts):
            asked = self._at(texts, free, at, local, world)
            if asked is None:
                at += 1
            else:
                found.append(asked)
                at = asked.end
        return found

    def near(self, text: str) -> str | None:
        """The well-known place of two words that `text` is one slip away from: "new yrok"."""
        from rapidfuzz.distance import OSA  # only unknown words pay for this import
        from rapidfuzz.process import extract

        if not self._pairs:
            names = self.atlas.short_names()
            self._pairs = tuple(sorted(name for name in names if name.count(" ") == 1))
        if len(text) < _SHORTEST_PAIR or text in self._short:
            return None
        near = extract(text, self._pairs, scorer=OSA.distance, score_cutoff=1, limit=2)
        return near[0][0] if len(near) == 1 else None

    def short_end(self, texts: Sequence[str], at: int) -> int:
        """The end of the longest well-known place that begins here, or `at`."""
        return self._short.end(texts, at)

    def _at(
        self,
        texts: Sequence[str],
        free: Sequence[bool],
        at: int,
        local: _Local,
        world: bool,
    ) -> Asked | None:
        known = max(self._short.end(texts, at, free), local.phrases.end(texts, at, free))
        if known > at:
            name = " ".join(texts[at:known])
            place = local.places.get(name) or self.atlas.light(name)
            assert place is not None
            return Asked(place, at, known, name)
        return self._in_world(texts, free, at) if world and free[at] else None

    def _in_world(self, texts: Sequence[str], free: Sequence[bool], at: int) -> Asked | None:
        for end in range(min(len(texts), at + LONGEST), at, -1):
            name = " ".join(texts[at:end])
            if not all(free[at:end]):
                continue
            place = self.atlas.known(name) if len(name) > 2 else self._state(name)
            if place is not None:
                return Asked(place, at, end, name)
        return None

    def _state(self, code: str) -> Place | None:
        """A US state by its code alone: "tx"."""
        if code in _NOT_STATES or code.upper() not in self.atlas.state_codes:
            return None
        return Place(code, "state", "US", code.upper())

    def _local(self, labels: tuple[str, ...]) -> _Local:
        """Names of the labels' places; a label that is a job title names no place."""
        found = self._by_labels.get(labels)
        if found is None:
            whole = {self.atlas.fold(label): self.atlas.label_places(label) for label in labels}
            named: dict[str, Place] = {
                name: place
                for label, places in whole.items()
                if not self._title(label)
                for name, place in [
                    *((p.name, p) for p in places if p.kind == "city"),
                    *((label, p) for p in places[:1]),
                ]
            }
            found = self._by_labels[labels] = _Local(named, Phrases(named))
        return found

    def any_place(self, labels: Iterable[str]) -> bool:
        """Whether any label is a place, and not a job title."""
        titles = self.lexicon.heads | self.lexicon.vocabulary
        folded = [self.atlas.fold(label) for label in labels]
        return any(self.atlas.light(f) or titles.isdisjoint(f.split()) for f in folded)

    def _title(self, name: str) -> bool:
        titles = self.lexicon.heads | self.lexicon.levels.keys()
        return any(word in titles or word.removesuffix("s") in titles for word in name.split())

    def merged(self, texts: Sequence[str], found: Sequence[Asked]) -> list[Asked]:
        """ "London, UK", "remote US", "US remote" and "other US" are one place each."""
        merged: list[Asked] = []
        for asked in found:
            asked = self._with_state(texts, asked)
            last = merged[-1] if merged else None
            if last is not None and self._neighbours(texts, last, asked):
                one = self._one_place(last, asked)
                if one is not None:
                    text = f"{last.text} {asked.text}"
                    merged[-1] = Asked(one, last.start, asked.end, text)
                    continue
            merged.append(asked)
        return merged

    def _neighbours(self, texts: Sequence[str], first: Asked, second: Asked) -> bool:
        """Whether only small words stand between: "remote in the us"."""
        between = texts[first.end : second.start]
        return all(text in self.lexicon.noise for text in between)

    def _one_place(self, first: Asked, second: Asked) -> Place | None:
        """The place two neighbours name together, if they do."""
        a, b = first.place, second.place
        for narrow, wide in ((a, b), (b, a)):
            if narrow.kind in ("remote", "other") and wide.kind == "country":
                return Place(narrow.name, narrow.kind, wide.country)
        if b.kind in ("country", "state") and a.kind in ("city", "area", "state"):
            if self.atlas.contains(b, a):
                state = b.state if b.kind == "state" else a.state
                return Place(a.name, a.kind, b.country, state)
            if a.country == b.country and a.state is not None:
                return a
        return None

    def _with_state(self, texts: Sequence[str], asked: Asked) -> Asked:
        """ "Newton MA": a state code right after a city belongs to it."""
        code = texts[asked.end] if asked.end < len(texts) else ""
        if asked.place.kind != "city" or len(code) != 2 or code in _NOT_STATES:
            return asked
        if code.upper() not in self.atlas.state_codes:
            return asked
        place = Place(asked.place.name, "city", "US", code.upper())
        return Asked(place, asked.start, asked.end + 1, f"{asked.text} {code}")


def match(asked: Iterable[Asked], labels: Sequence[str], atlas: Atlas) -> Regions:
    """The labels for each place asked: by name, else lying in it, else covering it."""
    chosen: list[str] = []
    covering: list[tuple[Place, tuple[str, ...]]] = []
    missing: list[Asked] = []
    for one in asked:
        whole = [label for label in labels if atlas.fold(label) == one.text]
        if whole:
            chosen += whole
            continue
        wide = one.place.kind in ("country", "area", "state")
        named = [] if wide else [label for label in labels if atlas.named(one.place, label)]
        if named:  # the world's table need not be opened
            chosen += named
            continue
        fits = [(atlas.fit(one.place, label), label) for label in labels]
        inside = [label for fit, label in fits if fit == "within"]
        named = [label for fit, label in fits if fit == "named"]
        cover = tuple(label for fit, label in fits if fit == "covers")
        # An area's own label stands for it; a country is all the labels in it.
        whole_country = one.place.kind in ("country", "state")
        direct = (
            [x for x in labels if x in named or x in inside] if whole_country else named or inside
        )
        if direct:
            chosen += direct
        elif cover:
            chosen += cover
            covering.append((one.place, cover))
        else:
            missing.append(one)
    ordered = tuple(label for label in labels if label in chosen)
    return Regions(ordered, tuple(covering), tuple(missing))
