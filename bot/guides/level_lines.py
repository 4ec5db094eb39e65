"""A line of words that sets levels equal: `A = B = C`, `A ~ B | C`, `A maps to B, C and D`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.guides.level_words import Finder, Level, Mention, level

MAX_LINE = 2_000
MAX_LEVELS = 24
"""Levels of one statement; what follows is left out."""

_SIGN = re.compile(r"\s(?:=+|~=?|[≈≅≡⇔↔])\s")
_SIDES = re.compile(r"\s(?:=+|~=?|[≈≅≡⇔↔]|\|)\s")
_SENTENCE_END = re.compile(r"(?<!\b[JS]r)(?<!\bSt)\.\s+(?=[A-Z])")
_DENIED = re.compile(r"\b(?:no|not|never|isn[’']t|cannot)\b[^.;,]{0,40}$", re.I)
_COMPARES = re.compile(r"\bthan\b")
_THIS = re.compile(r"^(?:this|it|the)\b(?:\s+(?:role|position|level|band))?", re.I)
_BANDS = re.compile(r"\s+(?:pay )?(?:bands?|levels?|roles?|scope)$", re.I)
_MOST_WORDS_BEFORE = 12
"""Words before "maps to": with more, the sentence is about something else."""
_NEAR = re.compile(
    r"\b(?:roughly |approximately |about |broadly |directly )?(?:maps? (?:on)?to|mapped to|aligns? "
    r"(?:with|to)|corresponds? to|compar(?:es|able) (?:to|with)|equals|(?:is |are )?(?:roughly |"
    r"approximately |broadly )?equivalent to|is similar to|sits at)\b",
    re.I,
)
_LISTED = re.compile(r",\s|;\s|\s/\s|\s(?:and|or)\s|[()]")
_ASIDE = re.compile(r"\s(?:--+|—)\s")
_AT = re.compile(r"(?:\bat|@|\bin|\bin the|\bfor|\bof)\s*$", re.I)
_AT_NAME = re.compile(r"\s(?:at|@)\s([^()]{1,80}?)(?= ?\(|$)")
_BETWEEN = re.compile(r"\s*(?:/|&|,|\band\b|\bor\b)\s*", re.I)
_LEAD = re.compile(r"^(?:equivalent|the|an?|to|and|or|also|roughly|approximately|~|≈)\s+", re.I)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Own:
    """Whose guide it is: what its own level is called where a line does not name the company."""

    slug: str
    display: str
    role: str
    """The guide's role, as displayed."""

    @property
    def names(self) -> frozenset[str]:
        """The folded words of the company's name."""
        return frozenset(_words(f"{self.display} {self.slug}"))


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says: levels set equal, the guide's own first."""

    levels: tuple[Level, ...]
    mutual: bool
    """Whether it sets all of them equal to one another (`=`), or only each to the first."""


def read_line(text: str, own: Own, find: Finder) -> list[Line]:
    """What a line says: one statement, or several in a row ("A = B | C = D"); often nothing."""
    text = text[:MAX_LINE]
    parts = text.split(" | ")
    several = len(parts) > 1 and all(_SIGN.search(part) for part in parts)
    read = (_read(part, own, find) for part in (parts if several else [text]))
    return [line for line in read if line is not None]


def _read(text: str, own: Own, find: Finder) -> Line | None:
    head, parts = _by_sign(text) or _by_words(text) or ("", [])
    named = [found for part in parts for found in _members(part, find)]
    if not named:
        return None
    mine = _own(head, own, find)
    if mine is None:
        # "Google L5 = Meta E5 = ours": the guide's own level stands among the others.
        mine = next((each for each in named if each.company == own.slug), None)
        named = [*_members(head, find), *named]
    others = [each for each in named if each.company != own.slug]
    if mine is None or not others:
        return None
    levels = tuple(dict.fromkeys((mine, *others)))[:MAX_LEVELS]
    return Line(levels, mutual=re.search(r"\s=\s", text) is not None and "~" not in text)


def _by_sign(text: str) -> tuple[str, list[str]] | None:
    """The first side and the others of a line with signs of equality."""
    if _SIGN.search(text) is None:
        return None
    head, *parts = _SIDES.split(text)
    return head, [_sentence(part) for part in parts]


def _by_words(text: str) -> tuple[str, list[str]] | None:
    """What stands before "maps to" and after it, within its sentence."""
    for sentence in _SENTENCE_END.split(text):
        near = _NEAR.search(sentence)
        if near is None:
            continue
        head, rest = sentence[: near.start()].strip(), sentence[near.end() :]
        elsewhere = "," in head or len(head.split()) > _MOST_WORDS_BEFORE
        if not (elsewhere or _DENIED.search(head) or _COMPARES.search(rest)):
            return head, [rest]
    return None


def _sentence(text: str) -> str:
    return _SENTENCE_END.split(text, maxsplit=1)[0]


def _own(head: str, own: Own, find: Finder) -> Level | None:
    """The guide's own level; None where the first side is another company's."""
    head = _LEAD.sub("", _THIS.sub("", _ASIDE.split(head.strip(" -*•"))[0].strip()))
    mentions = find(head)
    mine = next((m for m in mentions if _is_own(m, head, own)), None)
    if mine is None and mentions and not own.names & set(_words(head)):
        return None
    words = _without_at(head, own) if mine is None else _without(head, [mine])
    words = _BANDS.sub("", _after_name(words, own))
    return level(own.slug, own.display, words or own.role)


def _is_own(mention: Mention, text: str, own: Own) -> bool:
    return mention.slug == own.slug or own.names.issuperset(
        _words(text[mention.start : mention.end])
    )


def _without_at(head: str, own: Own) -> str:
    """Without "at Acme", where the guide's company is named in part."""
    at = _AT_NAME.search(head)
    named = at is not None and own.names.issuperset(_words(at[1]))
    return head[: at.start()] + head[at.end() :] if at and named else head


def _after_name(words: str, own: Own) -> str:
    """Without what is left of the company's name at the start: "Enterprise" of "HF Enterprise"."""
    match = _WORD.match(words)
    while match and match[0].casefold() in own.names:
        words = re.sub(r"^['’]s\b", "", words[match.end() :]).lstrip(" .&'’/-")
        match = _WORD.match(words)
    return words


def _members(part: str, find: Finder) -> Iterator[Level]:
    """The levels that one side of a line names, one for each company in it."""
    for piece in _pieces(part, find):
        mentions = _named_first(piece, find)
        if mentions:
            words = _LEAD.sub("", _without(piece, mentions))
            for mention in mentions:
                found = level(mention.slug, piece[mention.start : mention.end], words)
                if found is not None:
                    yield found


def _pieces(part: str, find: Finder) -> Iterator[str]:
    """The side cut at commas and the like, but only where another company follows."""
    part = _without_aside(part, find)
    cuts = [0, *(match.end() for match in _LISTED.finditer(part)), len(part)]
    piece, known = "", False
    for start, end in pairwise(cuts):
        more = part[start:end]
        names = bool(find(more))
        if piece and _begins_another(piece, more, known, names):
            yield _trimmed(piece)
            piece, known = "", False
        piece, known = piece + more, known or names
    if piece.strip():
        yield _trimmed(piece)


def _begins_another(piece: str, more: str, known: bool, names: bool) -> bool:
    """Whether `more` is another company's level: it names one, or is said to be "at" one."""
    inside = piece.count("(") > piece.count(")")
    if inside:
        return names and not known  # "at peers (Rapid7 Analyst, …)"; else an aside
    return known and (names or " at " in f" {more}")


def _without_aside(part: str, find: Finder) -> str:
    """Without "— with more scope", which says how the level differs."""
    first, *rest = _ASIDE.split(part)
    return first if rest and find(first) else part


def _trimmed(piece: str) -> str:
    """Without a joint at the end, and with as many brackets opened as closed."""
    words = piece.rstrip(" ,;/").split(" ")
    piece = " ".join(words[:-1] if words[-1] in ("and", "or") else words).rstrip(" ,;/")
    if piece.count("(") != piece.count(")"):
        piece = piece.replace("(", " ").replace(")", " ")
    return piece.strip(" ,;/.")


def _named_first(piece: str, find: Finder) -> list[Mention]:
    """The company a piece is about, with those joined to it: "at OpenAI/Anthropic"."""
    mentions = list(find(piece))
    if not mentions:
        return []
    lead = _LEAD.match(piece)
    start = lead.end() if lead else 0
    first = next(
        (m for m in mentions if _AT.search(piece[: m.start])),
        next((m for m in mentions if m.start <= start), mentions[0]),
    )
    joined = [first]
    for mention in mentions[mentions.index(first) + 1 :]:
        if not _BETWEEN.fullmatch(piece[joined[-1].end : mention.start]):
            break
        joined.append(mention)
    return joined


def _without(text: str, mentions: Sequence[Mention]) -> str:
    """The text without the companies and the "at" before them."""
    before = _AT.sub("", text[: mentions[0].start])
    after = text[mentions[-1].end :]
    after = re.sub(r"^(?:'s|’s)\b", "", after)
    return f"{before.rstrip()} {after.strip()}".strip()


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
