"""Reading a question: the labelled queries one by one, and the worst that can be typed."""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterable, Mapping
from pathlib import Path
from time import perf_counter

from benchmarks.machine import machine_floor
from bot.data_files import data_folder
from bot.guides.library import Library
from bot.guides.shelf import Shelf
from bot.language import words
from bot.language.asks import Ask, Operand, Topic
from bot.language.reading import Reader, reader
from bot.language.words import MAX_TEXT, MAX_WORDS
from bot.wiring import registry

QUERIES = Path(__file__).resolve().parents[1] / "tests" / "language"
ROUNDS = 3
TRIES = 7
LONGEST = 5_000


def run(folder: Path) -> list[str]:
    """Lines to print."""
    library = Shelf(folder).load()
    read = reader(library, registry().shapes(), data_folder())
    read.warm()
    queries = sorted(_queries())
    first = _timed(read, "what does wandb pay a staff engineer in sf?")
    for query in queries:
        read.read(query)
    floor = machine_floor()
    times = sorted(min(_timed(read, query) for _ in range(ROUNDS)) for query in queries)
    median, p99 = statistics.median(times), times[int(len(times) * 0.99)]
    return [
        f"floor of this run: ten thousand additions {floor:.3f} ms",
        f"reading a question, {len(queries)} labelled queries, {len(library)} guides:",
        f"  first of the process (tables read) {first:.0f} ms",
        f"  median {_of(median, floor)}, p99 {_of(p99, floor)}, worst {_of(times[-1], floor)}",
        *_worst(f"{LONGEST} characters", _long(library), read, floor),
        *_worst(f"{MAX_WORDS} words", _wordy(library), read, floor),
    ]


def _queries() -> Iterable[str]:
    """The texts of the tests' labelled queries, each once."""
    lines = [
        line for file in QUERIES.glob("*.jsonl") for line in file.read_text("utf-8").split("\n")
    ]
    return {json.loads(line)["query"] for line in lines if line}


def _timed(read: Reader, text: str, topic: Topic | None = None) -> float:
    start = perf_counter()
    read.read(text, topic=topic)
    return (perf_counter() - start) * 1000


def _of(milliseconds: float, floor: float) -> str:
    return f"{milliseconds:.2f} ms ({milliseconds / floor:.1f}x)"


def _worst(what: str, kinds: Mapping[str, str], read: Reader, floor: float) -> list[str]:
    """The slowest kind of text, alone and within a conversation; each kind's best of some tries."""
    topic = Topic(Ask("band", (Operand(next(iter(read.names.library)).id),)))
    lines = []
    for where, about in (("alone", None), ("in a conversation", topic)):
        times = {
            kind: min(_timed(read, text, about) for _ in range(TRIES))
            for kind, text in kinds.items()
        }
        kind = max(times, key=lambda each: times[each])
        said = f"worst of {len(kinds)} kinds of {what}, {where}"
        lines.append(f"  {said}: {_of(times[kind], floor)}, {kind} (limit 20 ms)")
    return lines


def _long(library: Library) -> dict[str, str]:
    """Texts of `LONGEST` characters, and some cut to what is still read."""
    names = " ".join(company.display for company in library.companies.values())
    kinds = {
        "one word": "a" * LONGEST,
        "few long words": ("x" * 190 + " ") * 30,
        "short words": "a " * LONGEST,
        "companies": f"{names} " * 40,
        "mentions": "<!channel> <@U0123ABCD> " * 300,
        "marks": "?!.,;:()\"'" * 500,
        "combining accents": "e" + "\u0301" * LONGEST,
        "wide letters": "ﷺ" * LONGEST,
        "directions and nothing": "\u202e\u200b\x00 " * 1_300,
        "quotes": "\"'“" * 1_700,
    }
    return {kind: text[:LONGEST] for kind, text in kinds.items()} | {
        f"{kind}, cut to {MAX_TEXT}": text[:MAX_TEXT] for kind, text in kinds.items()
    }


def _wordy(library: Library) -> dict[str, str]:
    """Texts of as many words as are read, each kind hard in its own way."""
    companies = [company.display for company in library.companies.values()]
    titles = [card.role_display for card in library]
    labels = [label for card in library for label in card.labels]
    kinds: dict[str, Iterable[str]] = {
        "companies": companies,
        "titles": titles,
        "places": labels,
        "slips": ["databrikcs", "enginnerr", "sofware", "seniro", "lonodn", "zuirch", "qwertyui"],
        "cues": ["what", "does", "pay", "for", "or", "to", "negotiate", "points", "bring", "the"],
        "gaps": ["what", "how", "which", "where", "points", "do", "i", "learn", "reasons"],
        "sentences": ["At", "Google.", "In", "London?", "As", "PM!"],
        "comparisons": ["google", "pm", "vs", "wandb", "staff", "or"],
        "capitals": ["Quillmark", "Zorgville", "Purple", "In", "At", "Nice", "Reading"],
        "one company's words": ["senior", "staff", "data", "ml", "ai", "platform", "wandb"],
    }
    return {kind: _words(some) for kind, some in kinds.items()}


def _words(some: Iterable[str]) -> str:
    """The words again and again, as far as they are read."""
    text = " ".join(list(some)[:MAX_WORDS] * MAX_WORDS)[:MAX_TEXT]
    found = words.split(text)
    return text[: found[MAX_WORDS].start].rstrip() if len(found) > MAX_WORDS else text
