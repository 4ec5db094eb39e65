"""Whole messages about an offer or its draft: "year by year", "shorter", "no bonus any more"."""

from __future__ import annotations

import re

from bot.language.offer_words import Part, labels

Fields = tuple[tuple[str, str], ...]

_FILLERS = re.compile(
    r"^(?:(?:and|ok(?:ay)?|so|now|please|pls|can you|could you|show(?: me)?|give me|let me see"
    r"|what'?s|what is|make it|make that|turn it into|i want it|the|an?|it'?s|its|it|that's|my"
    r"|as|in|for|do it)\s+)+|\s+(?:please|pls|then|now|instead|again|version|thanks)$",
    re.I,
)
_IT = r"(?:(?:and |so |no )?(?:it(?:'s| is)|make it|that(?:'s| is)) )?"
_SETTLING = (
    ("grant", rf"{_IT}(?:the |a )?(?:whole|total|full|entire) (?:grant|amount)"),
    ("year", rf"{_IT}(?:(?:per|a|each) year(?:'?s)?|yearly|annual(?:ly)?)(?: amount)?"),
)
_LEAVE = r"(?:leave|quit|left|resign(?:ed)?|am fired|get fired)"
_VIEWS = (
    ("years", r"year by year|years|each year|(?:yearly )?breakdown(?: by year)?"
              r"|(?:year (?:[1-9]|one|two|three|four)|(?:first|second|third|fourth) year)"
              r"(?: pay| total)?"),
    ("exit", rf"exit calendar|(?:how much|what)?\s*(?:happens|(?:do|would|will) i (?:lose|owe"
             rf"|forfeit|keep))?(?: to (?:pay back|me))?\s*if i {_LEAVE}\b[\w\s]*"
             r"|(?:how much|what)?\s*(?:do|would|will) i (?:lose|owe|forfeit|have to pay back)\b"
             r"[\w\s]*|leav(?:e|ing) (?:early|after\b[\w\s]*)"),
    ("room", r"room(?: to ask| for more)?|where is (?:there|the) room(?: to ask| for more)?"
             r"|what can i ask for"),
    ("charts", r"charts?|pictures?|graphs?"),
    ("share", r"share (?:it|this|that|my offer|as buckets)"),
)  # fmt: skip
_JUDGING = (
    r"(?:so )?(?:is|was) (?:it|that|this|(?:the|my|this|that) offer) (?:an? )?"
    r"(?:fair|good|ok(?:ay)?|low|bad|decent|competitive|reasonable|great)"
    r"(?: (?:offer|one|deal))?(?: or not)?"
    r"|how (?:does|do) (?:it|that|this) (?:compare|look|stack up)|(?:whole )?(?:judgement|verdict)"
)
_SAVE = r"\W*save (?:it|this|that|(?:the |my )?offer)(?: as (?P<name>.{1,40}?))?\W*"
_SHORT = r"(?:a (?:bit|little) |much )?(?:shorter|short|brief(?:er)?)"
_FULL = r"(?:a (?:bit|little) |much )?(?:longer|long|full(?:er)?|in full|more detail(?:ed)?)"
_CALL = r"(?:an? )?(?:phone )?(?:call notes?|call script|call|notes|talking points)"
_MAIL = r"(?:an? )?(?:e-?mail|mail|letter|message)"
_DRAFTS = (
    (("length", "short"), _SHORT),
    (("length", "full"), _FULL),
    (("form", "call"), _CALL),
    (("form", "mail"), _MAIL),
)
_BESIDE = (
    (("form", "call"), r"(?:as |for )?(?:an? )?(?:call notes?|(?:phone )?call script"
                       r"|talking points|phone call)"),
    (("form", "mail"), r"(?:as |by )(?:an? )?(?:e-?mail|mail|letter)"),
    (("length", "short"), r"(?:(?:keep|make) it )?(?:shorter|short|brief)(?: version)?"),
    (("length", "full"), r"in full|full version"),
    (("insist", "base,equity,signing"), r"(?:and |but )?I (?:do )?insist(?! on)"),
)  # fmt: skip
_DRAFTING = (
    r"(?:(?:write|draft|prepare)\s*(?:me )?)?(?:a |the |my )?counter(?:-?offer)?"
    r"(?: (?:to|for) (?P<whom>[\w& ]{2,40}))?"
)
_COMPARING = (
    r"compare (?:(?:it|this|that|them|both)(?: (?:with|to|against) )?|(?:with|to|against) )?"
    r"(?:the |my )?(?:[\w&' ]{1,30} )?(?:one|offers?|two|other)?"
    r"|which (?:one |offer |of (?:them|the two|these) )?(?:is|looks|pays) (?:the )?(?:better|best"
    r"|more|most)|which (?:one |offer )?should i (?:take|accept|choose)"
)
_WITHOUT = re.compile(
    r"(?:(?:they|we|it)(?:'?ve| have| has)? |there(?:'s| is) )?"
    r"(?:dropped|removed?|took (?:away|back|out)|cancell?ed|withdrew|pulled|scrapped"
    r"|no(?: longer)?|without) (?:an?y? |the )?(?P<part>[\w -]{3,30}?)(?: any ?more| now| at all)?",
    re.I,
)
_NO = re.compile(r"\W*(?:and |but |so )?", re.I)


def plainly(text: str) -> str:
    """The message without what only leads up to it: "and can you make it shorter please"."""
    said = " ".join(text.split()).strip(" .?!").lower()
    return _FILLERS.sub("", _FILLERS.sub("", said))


def settled(text: str) -> str | None:
    """The period that a message says of the equity's amount: "it is the whole grant"."""
    said = " ".join(text.split()).strip(" .!").lower()
    return next((name for name, pattern in _SETTLING if re.fullmatch(pattern, said)), None)


def view(said: str) -> str | None:
    """The view of an offer that a plain message asks for, as the offer's acts are called."""
    return next((name for name, pattern in _VIEWS if re.fullmatch(pattern, said)), None)


def judging(said: str) -> bool:
    """Whether the verdict is asked for: "is that fair?"."""
    return re.fullmatch(_JUDGING, said) is not None


def saved_as(text: str) -> str | None:
    """The name in "save it as Acme"; empty where none is said, None for another message."""
    match = re.fullmatch(_SAVE, " ".join(text.split()), re.I)
    return (match["name"] or "") if match else None


def draft(said: str) -> tuple[str, str] | None:
    """The field of a draft's shape that a plain message sets."""
    return next((field for field, pattern in _DRAFTS if re.fullmatch(pattern, said)), None)


def drafting(said: str) -> str | None:
    """Whom a counter is asked for to, and nothing else; empty where nobody is named."""
    match = re.fullmatch(_DRAFTING, said)
    return (match["whom"] or "") if match else None


def comparing(said: str) -> bool:
    """Whether the person's own offers are to be compared."""
    asked = re.fullmatch(_COMPARING, said) is not None
    return asked and said.endswith(
        ("one", "offer", "offers", "two", "other", "them", "both", "better", "best", "more", "most",
         "take", "accept", "choose")
    )  # fmt: skip


def shaped(text: str) -> tuple[Fields, str]:
    """The draft's shape said beside a counter's figures, and the text with that blanked."""
    fields: dict[str, str] = {}
    for (name, value), pattern in _BESIDE:
        match = re.search(rf"(?<![\w-])(?:{pattern})(?![\w-])", text, re.I)
        if match:
            fields.setdefault(name, value)
            text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    return tuple(fields.items()), text


def dropped(text: str) -> Part | None:
    """The part that is no longer offered: "they dropped the sign-on"."""
    match = _WITHOUT.fullmatch(" ".join(_NO.sub("", text, count=1).split()).strip(" .!"))
    if match is None:
        return None
    found = labels(match["part"])
    whole = len(found) == 1 and not match["part"][found[0].end :].strip()
    return found[0].part if whole and not match["part"][: found[0].start].strip() else None
