"""Is a reply right? The rules of QUERIES.md, as `score_queries.py` applies them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.chat.reply import Reply

RIGHT = 0.97
"""The share of a set that must be right."""
RIGHT_OF_TAG = 0.9
"""The share of each tag's lines that must be, where there are `ENOUGH` of them."""
ENOUGH = 10

Gold = dict[str, Any]
Shown = dict[str, set[str]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with a reply, if anything, and whether a reader could not tell."""

    query: str
    tags: tuple[str, ...]
    wrong: tuple[str, ...]
    silent: bool

    def __str__(self) -> str:
        return f"{'SILENT ' if self.silent else ''}{self.query!r}: {'; '.join(self.wrong)}"


def lines_of(path: Path) -> list[Gold]:
    """The labelled lines of a file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def judge(gold: Gold, reply: Reply) -> Verdict:
    """The reply against its label."""
    expect = gold["expect"]
    status = [expect["status"]] if isinstance(expect["status"], str) else expect["status"]
    wrong = [f"status {reply.status}, not {status}"] if reply.status not in status else []
    if not _command_fits(reply, expect["command"], status):
        wrong.append(f"command {reply.command}, not {expect['command']}")
    shown = _folded(reply.guides, reply.regions)
    named = _names_fit(shown, reply, expect)
    if reply.status in ("answered", "not_found") and reply.status in status and not named:
        wrong.append(f"shows {shown}, not {expect['guides'][:5]} {expect['regions'][:5]}")
    if reply.status == "ambiguous" and reply.status in status:
        lacking = [c for c in expect["choices"] if not _offered(c, reply.choices)]
        wrong += [f"offers {reply.choices[:8]}, not {lacking}"] if lacking else []
    silent = reply.status == "answered" and (
        not named if "answered" in status else bool(shown) or status != ["invalid"]
    )
    return Verdict(gold["query"], tuple(gold["tags"]), tuple(wrong), silent)


def _command_fits(reply: Reply, accepted: Sequence[str], status: Sequence[str]) -> bool:
    free = reply.status == "invalid" and "invalid" in status
    return free or not accepted or reply.command in accepted


def _names_fit(shown: Shown, reply: Reply, expect: Gold) -> bool:
    """Whether the guides and their regions are the label's; a list may be any part of its own."""
    if expect["command"] == ["guides"]:
        listed = {*reply.guides, *reply.choices}
        company = expect["guides"][0].partition("/")[0] if expect["guides"] else ""
        return bool(listed) and listed <= {*expect["guides"], company}
    wanted = _folded(expect["guides"], expect["regions"])
    if reply.status == "not_found":
        return set(shown) == set(wanted)
    return shown == wanted


def _folded(guides: Iterable[str], regions: Iterable[Iterable[str]]) -> Shown:
    """Each guide's labels; a guide listed twice is the same as once with both."""
    found: Shown = defaultdict(set)
    for guide, labels in zip(guides, regions, strict=True):
        found[guide] |= set(labels)
    return dict(found)


def _offered(choice: str, choices: Sequence[str]) -> bool:
    return any(c == choice or c.startswith(f"{choice}/") for c in choices)


def report(verdicts: Sequence[Verdict]) -> str:
    """The lines that are not right, one a line."""
    bad = [v for v in verdicts if v.wrong or v.silent]
    return f"{len(bad)} of {len(verdicts)} wrong:\n" + "\n".join(map(str, bad))


def weak_tags(verdicts: Sequence[Verdict]) -> dict[str, str]:
    """Tags with too many wrong lines."""
    tagged: dict[str, list[bool]] = defaultdict(list)
    for verdict in verdicts:
        for tag in verdict.tags:
            tagged[tag].append(not verdict.wrong)
    return {
        tag: f"{sum(right)} of {len(right)} right"
        for tag, right in tagged.items()
        if len(right) >= ENOUGH and sum(right) < RIGHT_OF_TAG * len(right)
    }
