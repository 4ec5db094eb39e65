"""What a workspace is to be told at a moment, and what then counts as told. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from bot.chat.reviewing import Calendar, Flag, Standing
from bot.reviews.digest import listed
from bot.reviews.entries import MOST_FLAGS, MOST_LINES, Digest, Entry, Flagged, Group, Mention
from bot.reviews.freshness import (
    Dated,
    Freshness,
    Thresholds,
    effective_due,
    freshness,
    quarter_of,
)
from bot.reviews.owners import Named, Owners
from bot.reviews.schedule import Slot, latest_slot

PATIENCE = 2
"""Digests that an owner may leave unanswered before the deputy is named."""
_MOST_MENTIONED = 5
"""Maintainers asked about the guides of nobody."""

Stage = Literal["due", "snooze", "flags"]


@dataclass(frozen=True, slots=True)
class Sent:
    """What a workspace was told so far."""

    last_digest: date | None = None
    """Local date of the newest digest, those of which nothing was to be said included."""
    days: frozenset[date] = frozenset()
    """Local dates of the last weeks with a message."""
    unanswered: Mapping[str, int] = field(default_factory=dict)
    """Digests since an act on a guide of theirs, by owner's key."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing of which a message is made, so that no other is."""

    guide: str
    due: date | None
    """The date in force."""
    stage: Stage


@dataclass(frozen=True, slots=True)
class Plan:
    """A message to record, and what it settles."""

    kind: Literal["due", "digest", "nothing"]
    """`nothing`: a digest was owed, and there is nothing to say."""
    day: date
    """The workspace's."""
    digest: Digest
    reminders: tuple[Reminder, ...] = ()
    """Of all guides it stands for, those behind "Show all" included."""
    owners: tuple[str, ...] = ()
    """Keys of those named in it."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A guide that is to be listed."""

    dated: Dated
    standing: Standing | None
    fresh: Freshness
    reminders: tuple[Reminder, ...]


def plan(
    workspace: str,
    calendar: Calendar,
    guides: Sequence[Dated],
    standings: Mapping[str, Standing],
    flags: Sequence[Flag],
    owners: Owners,
    sent: Sent,
    now: datetime,
    limits: Thresholds,
    maintainers: Sequence[str] = (),
) -> Plan | None:
    """What to record now; None where nothing is owed or there is no channel.

    `workspace` is as `slack:T0123`; `maintainers` are user ids, asked about nobody's guides.

    Raises:
        SettingsError: this machine does not know the workspace's time zone.
    """
    slot = latest_slot(calendar, now) if calendar.channel else None
    if slot is None or slot.day in sent.days:
        return None
    weekly = sent.last_digest is None or sent.last_digest < slot.digest_since
    look = _owed if weekly else _news
    some = [dated for dated in guides if look(dated, standings.get(dated.guide), slot.day, limits)]
    found = list(_found(some, standings, slot.day, limits))
    if not weekly:
        found = [each for each in found if each.reminders]
        if not found:
            return None
    paper = _Paper(workspace.partition(":")[0], calendar, flags, owners, sent, maintainers)
    return paper.plan(found, slot, weekly=weekly)


# Most guides are fresh or told on most days, and there are thousands: `_owed` and `_news` are a
# first look that lets through all that `_found` may find, and little else.


def _owed(dated: Dated, standing: Standing | None, day: date, limits: Thresholds) -> bool:
    """Whether a digest may list the guide."""
    if standing is not None and standing.flags:
        return True
    due, updated = effective_due(dated, standing), dated.updated
    if due is not None and due < day:
        return True
    return updated is None or (day - updated).days > limits.expired


def _news(dated: Dated, standing: Standing | None, day: date, limits: Thresholds) -> bool:
    """Whether there may be a reminder of the guide."""
    if standing is None:
        return dated.due is not None and dated.due < day
    due, told = effective_due(dated, standing), standing.reminded_due
    return (
        (due is not None and due < day and (told is None or due > told))
        or standing.snoozed_until is not None
        or (standing.flags >= limits.flags and not standing.flags_told)
    )


def _found(
    guides: Iterable[Dated], standings: Mapping[str, Standing], day: date, limits: Thresholds
) -> Iterator[_Found]:
    for dated in guides:
        standing = standings.get(dated.guide)
        fresh = freshness(dated, standing, day, limits)
        if listed(dated, standing, fresh, day):
            reminders = tuple(_reminders(dated, standing, fresh, day, limits))
            yield _Found(dated, standing, fresh, reminders)


def _reminders(
    dated: Dated, standing: Standing | None, fresh: Freshness, day: date, limits: Thresholds
) -> Iterator[Reminder]:
    """What no message was made about yet."""
    told = standing.reminded_due if standing else None
    due = fresh.due
    if due is not None and due < day and (told is None or due > told):
        yield Reminder(dated.guide, due, "due")
    if standing is None or not fresh.stale:
        return
    if standing.snoozed_until is not None and standing.snoozed_until < day:
        yield Reminder(dated.guide, due, "snooze")
    if fresh.flags >= limits.flags and not standing.flags_told:
        yield Reminder(dated.guide, due, "flags")


@dataclass(frozen=True, slots=True)
class _Paper:
    """Writes the message about what was found."""

    platform: str
    calendar: Calendar
    flags: Sequence[Flag]
    owners: Owners
    sent: Sent
    maintainers: Sequence[str]

    def plan(self, found: Sequence[_Found], slot: Slot, *, weekly: bool) -> Plan:
        ranked = sorted(found, key=_rank)
        shown, rest = ranked[:MOST_LINES], ranked[MOST_LINES:]
        named = {each.dated.guide: self._owner(each) for each in shown}
        groups = {_key(owner): self._group(owner, weekly=weekly) for owner in named.values()}
        order = list(groups)
        flagged = self._flagged(named)
        entries = [self._entry(each, _key(named[each.dated.guide]), flagged) for each in shown]
        digest = Digest(
            kind="digest" if weekly else "due",
            day=slot.day,
            zone=self.calendar.zone,
            groups=tuple(groups.values()),
            entries=tuple(sorted(entries, key=lambda entry: order.index(entry.owner))),
            rest=len(rest),
            rest_new=sum(map(self._is_new, rest)),
        )
        silent = not found and not self.calendar.all_clear
        return Plan(
            kind="nothing" if silent else digest.kind,
            day=slot.day,
            digest=digest,
            reminders=tuple(reminder for each in found for reminder in each.reminders),
            owners=tuple(key for key in groups if key),
        )

    def _owner(self, found: _Found) -> Named | None:
        assigned = found.standing.owner if found.standing else ""
        dated = found.dated
        return self.owners.of(dated.guide, dated.owner or None, assigned, self.platform)

    def _group(self, owner: Named | None, *, weekly: bool) -> Group:
        if owner is None:
            asked = tuple(Mention(person, person) for person in self.maintainers[:_MOST_MENTIONED])
            return Group("", asked)
        late = weekly and self.sent.unanswered.get(owner.key, 0) >= PATIENCE
        deputy = owner.deputy if late else None
        return Group(
            key=owner.key,
            people=(Mention(owner.label, owner.id),),
            deputy=Mention(deputy.label, deputy.id) if deputy else None,
        )

    def _flagged(self, shown: Mapping[str, object]) -> Mapping[str, tuple[Flagged, ...]]:
        """The first open flags of each guide shown."""
        of: dict[str, list[Flagged]] = defaultdict(list)
        for flag in self.flags:
            if flag.guide in shown and len(of[flag.guide]) < MOST_FLAGS:
                of[flag.guide].append(Flagged.of(flag))
        return {guide: tuple(some) for guide, some in of.items()}

    def _entry(
        self, found: _Found, owner: str, flagged: Mapping[str, tuple[Flagged, ...]]
    ) -> Entry:
        dated, standing, fresh = found.dated, found.standing, found.fresh
        snoozed = standing.snoozed_due if standing and fresh.due else None
        return Entry(
            guide=dated.guide,
            title=dated.title,
            owner=owner,
            state=fresh.state,
            due=fresh.due,
            numbers=fresh.numbers,
            quarter=quarter_of(dated, standing),
            lookups=standing.lookups if standing else 0,
            flags=fresh.flags,
            flagged=flagged.get(dated.guide, ()),
            new=self._is_new(found),
            snooze_over=any(reminder.stage == "snooze" for reminder in found.reminders),
            snoozable=snoozed is None or snoozed != fresh.due,
        )

    def _is_new(self, found: _Found) -> bool:
        """Whether the due date is news; of a first digest none is, all are old."""
        first = self.sent.last_digest is None
        return not first and any(reminder.stage == "due" for reminder in found.reminders)


def _key(owner: Named | None) -> str:
    return owner.key if owner else ""


def _rank(found: _Found) -> tuple[int, date, str]:
    """The most looked up first, then the longest due."""
    lookups = found.standing.lookups if found.standing else 0
    return -lookups, found.fresh.due or date.max, found.dated.guide
