"""What a reminder says: still owed or not, and as a reply. Pure.

A digest is recorded as JSON and sent later, perhaps by another process. Right before sending
`still_owed` drops what was settled in between; after an act the same digest is drawn again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby
from textwrap import shorten

from bot.chat.reply import (
    Actions,
    Block,
    Button,
    Heading,
    Line,
    Moment,
    Part,
    Person,
    Reply,
    Strong,
    Text,
)
from bot.chat.reviewing import Act, Standing
from bot.language.asks import Ask, Operand
from bot.reviews.acts import undone
from bot.reviews.entries import Digest, Entry, Flagged, Group, Kind, Mention
from bot.reviews.freshness import (
    Dated,
    Freshness,
    Thresholds,
    age,
    freshness,
    quarter_of,
    reviewed,
    spoken,
)
from bot.reviews.schedule import zone_named

__all__ = [
    "Digest", "Entry", "Flagged", "Group", "Kind", "Mention", "listed", "reply", "still_owed",
]  # fmt: skip

_MOST_WORDS = 120
"""Characters of a reason or a source in a line."""

Parts = list[Part]


def listed(dated: Dated, standing: Standing | None, found: Freshness, day: date) -> bool:
    """Whether a digest lists the guide: it is stale or flagged, and nobody asked for silence.

    A review in force is a decision too: until the date it set, old numbers are not brought up.
    """
    if found.snoozed_until is not None:
        return False
    if found.flags:
        return True
    settled = reviewed(dated, standing) and not found.days_overdue(day)
    return found.stale and not settled


def still_owed(
    digest: Digest,
    guides: Mapping[str, Dated],
    standings: Mapping[str, Standing],
    limits: Thresholds,
) -> Digest | None:
    """The digest without guides that were settled, snoozed, removed or put off; None if none stay.

    A guide whose date became earlier stays, with that date; a later one opens another cycle.
    """
    kept = [
        entry
        for old in digest.entries
        if old.guide in guides
        and (entry := _again(old, guides[old.guide], standings.get(old.guide), digest, limits))
    ]
    if digest.entries and not kept and not digest.rest:
        return None
    owners = {entry.owner for entry in kept}
    groups = tuple(group for group in digest.groups if group.key in owners)
    return replace(digest, groups=groups, entries=tuple(kept))


def _again(
    old: Entry, dated: Dated, standing: Standing | None, digest: Digest, limits: Thresholds
) -> Entry | None:
    found = freshness(dated, standing, digest.day, limits)
    sooner = found.due is not None and old.due is not None and found.due < old.due
    if not (found.due == old.due or sooner) or not listed(dated, standing, found, digest.day):
        return None
    return replace(
        old,
        title=dated.title,
        state=found.state,
        due=found.due,
        numbers=found.numbers,
        quarter=quarter_of(dated, standing),
        flags=found.flags,
        flagged=old.flagged[: found.flags],
    )


def reply(digest: Digest, acts: Mapping[str, Act]) -> Reply:
    """The digest as a message; `acts` is what to show of each guide that was acted on."""
    blocks: list[Block] = [Heading(_title(digest)), Text(_summary(digest, acts))]
    groups = {group.key: group for group in digest.groups}
    mentioned = {mention.id for group in groups.values() if group.key for mention in group.people}
    for key, of_owner in groupby(digest.entries, key=lambda entry: entry.owner):
        entries = tuple(of_owner)
        blocks.append(Line(tuple(_addressed(groups[key], len(entries), mentioned))))
        for entry in entries:
            blocks += _entry_blocks(entry, acts.get(entry.guide), digest)
    if digest.rest:
        new = f", {digest.rest_new} of them new" if digest.rest_new else ""
        blocks.append(Text(f"And {digest.rest:,} more{new}."))
    if digest.entries or digest.rest:
        label = "Show all" if digest.rest else "Open the list"
        blocks.append(Actions((Button(label, Ask("stale")),)))
    guides = tuple(entry.guide for entry in digest.entries)
    return Reply(tuple(blocks), guides=guides, regions=((),) * len(guides))


def _title(digest: Digest) -> str:
    if not digest.entries and not digest.rest:
        return f"All clear, {spoken(digest.day)}"
    what = "Up for review" if digest.kind == "due" else "Guides to review"
    return f"{what}, {spoken(digest.day)}"


def _summary(digest: Digest, acts: Mapping[str, Act]) -> str:
    shown, all_of_them = len(digest.entries), len(digest.entries) + digest.rest
    settled = sum(_is_settled(entry, acts.get(entry.guide), digest) for entry in digest.entries)
    if not all_of_them:
        return "No guide is stale, and no flag is open."
    if settled == all_of_them:
        return "It is dealt with." if settled == 1 else f"All {settled} are dealt with."
    guides = f"{_guides(all_of_them)} {'waits' if all_of_them == 1 else 'wait'}"
    if settled:
        left = all_of_them - settled
        guides = f"{left:,} of {all_of_them:,} guides still {'waits' if left == 1 else 'wait'}"
    if not digest.rest or not shown:
        return f"{guides} for a review."
    return f"{guides} for a review; {_most_looked_up(shown)} listed."


def _guides(count: int) -> str:
    return "1 guide" if count == 1 else f"{count:,} guides"


def _most_looked_up(shown: int) -> str:
    return "the most looked up is" if shown == 1 else f"the {shown} most looked up are"


def _addressed(group: Group, guides: int, mentioned: set[str | None]) -> Iterator[Part]:
    """Who is asked and why; nobody is `mentioned` twice, owners in their own group."""
    asked = [each for each in group.people if group.key or each.id not in mentioned]
    mentioned |= {each.id for each in asked}
    for number, mention in enumerate(asked):
        if number:
            yield ", "
        yield _who(mention)
    if not group.key:
        these = "this" if guides == 1 else f"these {guides}"
        yield f"{', n' if asked else 'N'}obody owns {these} yet:"
    elif group.deputy:
        yield f", {_guides(guides)}; two digests went unanswered, so also the deputy "
        yield group.deputy.label if group.deputy.id in mentioned else _who(group.deputy)
        mentioned.add(group.deputy.id)
        yield ":"
    else:
        yield f", {_guides(guides)}:"


def _who(mention: Mention) -> str | Person:
    return Person(mention.id) if mention.id else mention.label


def _entry_blocks(entry: Entry, act: Act | None, digest: Digest) -> Iterator[Block]:
    done = _told(act, digest) if act else []
    if _is_settled(entry, act, digest):
        yield Line((Strong(entry.title), ". ", *done))
        return
    said = f": {', '.join(_facts(entry, digest.day))}."
    yield Line((Strong(entry.title), *([f"{said} ", *done] if done else [said])))
    if entry.flagged and not (act and act.kind == "resolve"):
        yield Line(tuple(_flag_parts(entry)))
    yield Actions(tuple(_buttons(entry)))


def _facts(entry: Entry, day: date) -> Iterator[str]:
    yield _due(entry.due, day)
    yield _numbers(entry, day)
    if entry.lookups:
        yield "looked up " + ("once" if entry.lookups == 1 else f"{entry.lookups:,} times")
    if entry.flags:
        yield "1 open flag" if entry.flags == 1 else f"{entry.flags} open flags"
    if entry.new:
        yield "new"
    elif entry.snooze_over:
        yield "snooze over"


def _due(due: date | None, day: date) -> str:
    if due is None:
        return "review date not stated"
    return f"due {spoken(due)}" + (f" ({age((day - due).days)} ago)" if due < day else "")


def _numbers(entry: Entry, day: date) -> str:
    if entry.numbers is None:
        said = f"numbers of {entry.quarter}" if entry.quarter else "numbers"
        return f"{said} without the day they were sourced"
    said = f"numbers of {entry.quarter or spoken(entry.numbers)}"
    if entry.state != "expired":
        return said
    return f"{said}, expired (sourced {age((day - entry.numbers).days)} ago)"


def _flag_parts(entry: Entry) -> Iterator[Part]:
    yield "Flagged: "
    for number, flag in enumerate(entry.flagged):
        where = ", ".join(filter(None, (flag.region, flag.figure)))
        note = f" “{flag.note}”" if flag.note else ""
        yield f"{'; ' if number else ''}{where}{note}"
        if flag.person:  # empty where they asked to be forgotten
            yield ", by "
            yield Person(flag.person, asked=False)
    more = entry.flags - len(entry.flagged)
    yield f"; and {more} more." if more > 0 else "."


def _buttons(entry: Entry) -> Iterator[Button]:
    yield _button("Mark reviewed", "done", entry)
    if entry.snoozable:
        yield _button("Snooze", "snooze", entry)
    yield _button("Assign", "assign", entry)


def _button(label: str, act: str, entry: Entry) -> Button:
    due = entry.due.isoformat() if entry.due else ""
    return Button(label, Ask("reviews", (Operand(entry.guide),), text=act, fields=(("due", due),)))


def _is_settled(entry: Entry, act: Act | None, digest: Digest) -> bool:
    """Whether nothing is asked about the guide after the act."""
    if act is not None and act.kind == "resolve":
        return entry.state != "expired" and (entry.due is None or entry.due >= digest.day)
    return act is not None and act.kind in ("done", "snooze")


def _told(act: Act, digest: Digest) -> Parts:
    """Who did what and when; nothing for acts that change nothing here."""
    details, who = act.details, Person(act.person, asked=False)
    day = spoken(act.at.astimezone(zone_named(digest.zone)).date())
    on = Moment(act.at, f"on {day}")
    match act.kind:
        case "done":
            return ["Reviewed by ", who, " ", on, f": {_done(details)}."]
        case "snooze":
            until = f" until {_spoken(details.get('until', ''))}"
            return ["Snoozed by ", who, f"{until}{_because(details.get('reason'))}."]
        case "assign" if details.get("owner"):
            owner = Person(details["owner"], asked=False)
            return ["Assigned by ", who, " to ", owner, " ", on, "."]
        case "assign":
            return ["Assignment taken back by ", who, " ", on, "."]
        case "undo":
            return [f"{undone(details).capitalize()} undone by ", who, " ", on, "."]
        case "resolve":
            return ["Flags resolved by ", who, " ", on, f"{_because(details.get('outcome'))}."]
        case _:
            return []


def _done(details: Mapping[str, str]) -> str:
    following = f". Next review {_spoken(details.get('next', ''))}"
    if details.get("as") != "numbers":
        return f"text checked{following}"
    quarter = f" for {details['quarter']}" if details.get("quarter") else ""
    source = details.get("source", "")
    origin = f" from {shorten(source, _MOST_WORDS, placeholder=' …')}" if source else ""
    return f"numbers re-sourced{quarter}{origin.rstrip('.')}{following}"


def _because(words: str | None) -> str:
    return f": {shorten(words, _MOST_WORDS, placeholder=' …').rstrip('.')}" if words else ""


def _spoken(iso: str) -> str:
    try:
        return spoken(date.fromisoformat(iso))
    except ValueError:
        return iso or "not stated"
