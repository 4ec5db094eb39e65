"""A library of companies whose names are words, and how messages about them are heard."""

from __future__ import annotations

from functools import cache

from bot.data_files import data_folder
from bot.guides.library import Library
from bot.language import words
from bot.language.hearing import Hearing, Verdict
from bot.language.reading import Reader, reader
from bot.wiring import registry
from tests import making

_US = ("San Francisco", "New York", "Los Angeles", "Remote US")
WORDS = (
    "box", "compass", "zoom", "square", "chime", "block", "unity", "valve", "linear",
    "reddit", "stripe", "ramp", "circle", "wise", "segment", "render", "vanguard", "amplitude",
    "perplexity", "notion", "discord", "brave",
)  # fmt: skip


@cache
def library() -> Library:
    """Companies named by words, a few that are not, and towns that are words."""
    return making.library(
        *(guide for slug in WORDS for guide in making.company(slug, _US)),
        *making.company("match-group", (*_US, "Dallas"), display="Match Group"),
        *making.company("target", ("Minneapolis", *_US)),
        *making.company("monday", ("Tel Aviv", "London"), display="monday.com"),
        *making.company("scale-ai", _US, display="Scale AI"),
        *making.company("google", (*_US, "London", "Zurich", "Paris", "Bangalore")),
        *making.company("databricks", (*_US, "London", "Amsterdam")),
        *making.company("spotify", ("Stockholm", "London", "New York")),
        *making.company(
            "zendesk", ("Nice", "Reading (UK)", "Mobile (AL)", "Cork", "San Francisco")
        ),
        *making.company("microsoft", ("Seattle",), "copilot-ai-platform-engineer"),
    )


@cache
def town_reader() -> Reader:
    """The reader of that library."""
    return reader(library(), registry().shapes(), data_folder())


def heard(text: str) -> Hearing:
    """The words' verdicts."""
    return town_reader().spoken().hear(words.split(text), text)


def companies(text: str) -> set[str]:
    """Slugs of the companies heard; "?" for one that no guide covers."""
    return {slug for _, _, slugs in heard(text).companies for slug in slugs or ("?",)}


def said_as(text: str, verdict: Verdict) -> str:
    """The words with that verdict."""
    hearing = heard(text)
    return " ".join(t for t, v in zip(hearing.texts, hearing.verdicts, strict=True) if v == verdict)
