"""What a message holds, keeps, drops, and says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.plain import spoken
from bot.chat.reply import Actions, Button, Heading, Line, Person, Reply, Strong, Text
from bot.chat.reviewing import Act, ActKind, Flag, Standing
from bot.language.asks import Ask, Operand
from bot.reviews.digest import reply, still_owed
from bot.reviews.entries import Digest, Entry, Flagged, Group, Mention
from bot.reviews.freshness import Dated
from tests.reviews.keeping import LIMITS, dated

DAY = date(2026, 11, 23)
DUE = date(2026, 5, 23)
ENTRY = Entry(
    "wandb/staff", "Weights & Biases Staff Software Engineer", "Ada", "overdue",
    due=DUE, numbers=date(2026, 4, 23), quarter="2026-Q1", lookups=12,
)  # fmt: skip
ADA = Group("Ada", (Mention("Ada", "U012AB3CD"),))
DIGEST = Digest("digest", DAY, "Europe/Berlin", (ADA,), (ENTRY,))
FILE = dated("wandb/staff", DUE)

texts = st.text(max_size=20)
mentions = st.builds(Mention, texts, st.none() | texts)
flagged = st.builds(Flagged, texts, texts, texts, texts)
groups = st.builds(Group, texts, st.lists(mentions, max_size=3).map(tuple), st.none() | mentions)
entries = st.builds(
    Entry, texts, texts, texts, st.sampled_from(("fresh", "due soon", "overdue", "expired")),
    st.none() | st.dates(), st.none() | st.dates(), texts, st.integers(0), st.integers(0),
    st.lists(flagged, max_size=3).map(tuple), st.booleans(), st.booleans(), st.booleans(),
)  # fmt: skip
digests = st.builds(
    Digest, st.sampled_from(("due", "digest")), st.dates(), texts,
    st.lists(groups, max_size=3).map(tuple), st.lists(entries, max_size=10).map(tuple),
    st.integers(0), st.integers(0),
)  # fmt: skip


@given(digests)
def test_json_and_back(digest: Digest) -> None:
    assert Digest.from_json(digest.to_json()) == digest


def said(made: Reply) -> list[str]:
    """The reply's paragraphs as words, people as @id, buttons in brackets."""
    lines = []
    for block in made.blocks:
        match block:
            case Heading() | Text():
                lines.append(block.text)
            case Line():
                lines.append(spoken(block))
            case Actions():
                lines.append("".join(f"[{button.label}]" for button in block.buttons))
            case _:
                raise AssertionError(block)
    return lines


def test_a_digest_reads_well() -> None:
    flag = Flagged("San Francisco", "base", "too low", "U0000000R")
    flagged = replace(ENTRY, flags=2, flagged=(flag, replace(flag, region="", note="")), new=True)
    old = replace(
        ENTRY, guide="box/chef", title="Box Chef", owner="", state="expired", due=None,
        numbers=date(2026, 2, 23), lookups=0, quarter="2025-Q4",
    )  # fmt: skip
    nobody = Group("", (Mention("U0000000M", "U0000000M"),))
    digest = replace(DIGEST, groups=(ADA, nobody), entries=(flagged, old), rest=1204, rest_new=3)
    assert said(reply(digest, {})) == [
        "Guides to review, 23 Nov 2026",
        "1,206 guides wait for a review; the 2 most looked up are listed.",
        "@U012AB3CD, 1 guide:",
        "Weights & Biases Staff Software Engineer: due 23 May 2026 (6 months ago), numbers of "
        "2026-Q1, looked up 12 times, 2 open flags, new.",
        "Flagged: San Francisco, base “too low”, by @U0000000R; base, by @U0000000R.",
        "[Mark reviewed][Snooze][Assign]",
        "@U0000000M, nobody owns this yet:",
        "Box Chef: review date not stated, numbers of 2025-Q4, expired (sourced 9 months ago).",
        "[Mark reviewed][Snooze][Assign]",
        "And 1,204 more, 3 of them new.",
        "[Show all]",
    ]


def test_the_buttons_carry_the_guide_and_its_due_date() -> None:
    made = reply(replace(DIGEST, entries=(ENTRY, replace(ENTRY, due=None))), {})
    buttons = [block.buttons for block in made.blocks if isinstance(block, Actions)]
    guide = (Operand("wandb/staff"),)
    assert buttons[0][0] == Button(
        "Mark reviewed", Ask("reviews", guide, text="done", fields=(("due", "2026-05-23"),))
    )
    assert [button.ask.text for button in buttons[0]] == ["done", "snooze", "assign"]
    assert buttons[1][0].ask.field("due") == ""
    assert buttons[2] == (Button("Open the list", Ask("stale")),)
    assert made.guides == ("wandb/staff", "wandb/staff")


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"due": DUE.replace(month=12)}, "due 23 Dec 2026, numbers of 2026-Q1, looked up 12 times"),
        ({"lookups": 1}, "due 23 May 2026 (6 months ago), numbers of 2026-Q1, looked up once"),
        ({"lookups": 0, "quarter": ""}, "due 23 May 2026 (6 months ago), numbers of 23 Apr 2026"),
        (
            {"lookups": 0, "numbers": None},
            "due 23 May 2026 (6 months ago), numbers of 2026-Q1 without the day they were sourced",
        ),
        (
            {"lookups": 0, "snooze_over": True},
            "due 23 May 2026 (6 months ago), numbers of 2026-Q1, snooze over",
        ),
    ],
)
def test_lines(change: dict[str, object], line: str) -> None:
    entry = replace(ENTRY, **change)  # type: ignore[arg-type]
    lines = said(reply(replace(DIGEST, entries=(entry,)), {}))
    assert lines[3] == f"Weights & Biases Staff Software Engineer: {line}."


def test_titles_and_summaries() -> None:
    assert said(reply(replace(DIGEST, kind="due"), {}))[:2] == [
        "Up for review, 23 Nov 2026",
        "1 guide waits for a review.",
    ]
    assert said(reply(Digest("digest", DAY, "UTC"), {})) == [
        "All clear, 23 Nov 2026",
        "No guide is stale, and no flag is open.",
    ]
    alone = said(reply(Digest("digest", DAY, "UTC", rest=3), {}))
    assert alone[1:] == ["3 guides wait for a review.", "And 3 more.", "[Show all]"]


@pytest.mark.parametrize(
    ("group", "line"),
    [
        (Group("Ada", (Mention("Ada"),)), "Ada, 1 guide:"),
        (
            replace(ADA, deputy=Mention("Grace", "U045EF6GH")),
            "@U012AB3CD, 1 guide; two digests went unanswered, so also the deputy @U045EF6GH:",
        ),
        (Group("", ()), "Nobody owns this yet:"),
        (
            Group("", (Mention("a", "U1"), Mention("b", "U2"))),
            "@U1, @U2, nobody owns this yet:",
        ),
    ],
)
def test_who_is_asked(group: Group, line: str) -> None:
    entry = replace(ENTRY, owner=group.key)
    assert said(reply(replace(DIGEST, groups=(group,), entries=(entry,)), {}))[2] == line


NIGHT = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
"""Already the 24th in Berlin."""
TITLE = "Weights & Biases Staff Software Engineer"


@pytest.mark.parametrize(
    ("kind", "details", "line"),
    [
        (
            "done",
            {"as": "numbers", "quarter": "2026-Q3", "source": "levels", "next": "2027-02-21"},
            "Reviewed by @U7 on 24 Nov 2026: numbers re-sourced for 2026-Q3 from levels. "
            "Next review 21 Feb 2027.",
        ),
        (
            "done",
            {"as": "text", "next": "2027-02-21"},
            "Reviewed by @U7 on 24 Nov 2026: text checked. Next review 21 Feb 2027.",
        ),
        (
            "snooze",
            {"until": "2026-12-01", "reason": "new data on Friday."},
            "Snoozed by @U7 until 1 Dec 2026: new data on Friday.",
        ),
    ],
)
def test_a_settled_line_says_who_did_what(
    kind: ActKind, details: dict[str, str], line: str
) -> None:
    act = Act("wandb/staff", kind, "U7", NIGHT, details)
    lines = said(reply(DIGEST, {"wandb/staff": act}))
    assert lines[1] == "It is dealt with."
    assert lines[3:] == [f"{TITLE}. {line}", "[Open the list]"]


@pytest.mark.parametrize(
    ("kind", "details", "line"),
    [
        ("assign", {"owner": "U9"}, "Assigned by @U7 to @U9 on 24 Nov 2026."),
        ("assign", {}, "Assignment taken back by @U7 on 24 Nov 2026."),
        ("undo", {"of": "done"}, "Review undone by @U7 on 24 Nov 2026."),
        ("resolve", {"outcome": "fixed"}, "Flags resolved by @U7 on 24 Nov 2026: fixed."),
    ],
)
def test_an_act_that_settles_nothing_keeps_the_buttons(
    kind: ActKind, details: dict[str, str], line: str
) -> None:
    act = Act("wandb/staff", kind, "U7", NIGHT, details)
    lines = said(reply(DIGEST, {"wandb/staff": act}))
    assert lines[3].startswith(f"{TITLE}: due 23 May 2026")
    assert lines[3].endswith(line)
    assert lines[4] == "[Mark reviewed][Snooze][Assign]"


def test_resolved_flags_settle_a_guide_that_was_only_flagged() -> None:
    entry = replace(ENTRY, due=date(2027, 1, 1), flags=3)
    act = Act("wandb/staff", "resolve", "U7", NIGHT, {})
    lines = said(reply(replace(DIGEST, entries=(entry,)), {"wandb/staff": act}))
    assert lines[3:] == [f"{TITLE}. Flags resolved by @U7 on 24 Nov 2026.", "[Open the list]"]


@pytest.mark.parametrize(
    ("acted", "rest", "says"),
    [
        (0, 0, "4 guides wait for a review."),
        (2, 0, "2 of 4 guides still wait for a review."),
        (3, 0, "1 of 4 guides still waits for a review."),
        (4, 0, "All 4 are dealt with."),
        (
            4,
            1202,
            "1,202 of 1,206 guides still wait for a review; the 4 most looked up are listed.",
        ),
    ],
)
def test_the_summary_counts_what_is_left(acted: int, rest: int, says: str) -> None:
    entries = tuple(replace(ENTRY, guide=f"a/{n}") for n in range(4))
    acts = {f"a/{n}": Act(f"a/{n}", "done", "U7", NIGHT, {}) for n in range(acted)}
    acts["a/3"] = acts.get("a/3") or Act("a/3", "assign", "U7", NIGHT, {"owner": "U9"})
    lines = said(reply(replace(DIGEST, entries=entries, rest=rest), acts))
    assert lines[1:3] == [says, "@U012AB3CD, 4 guides:"]


def test_only_whoever_owns_or_maintains_is_asked() -> None:
    flag = Flagged("San Francisco", "base", "too low", "U5")
    entry = replace(ENTRY, flags=1, flagged=(flag,))
    group = replace(ADA, deputy=Mention("Grace", "U2"))
    act = Act("wandb/staff", "assign", "U7", NIGHT, {"owner": "U9"})
    made = reply(replace(DIGEST, groups=(group,), entries=(entry,)), {"wandb/staff": act})
    named = [
        part
        for block in made.blocks
        if isinstance(block, Line)
        for part in block.parts
        if isinstance(part, Person)
    ]
    assert {one.id: one.asked for one in named} == {
        "U012AB3CD": True, "U2": True, "U7": False, "U9": False, "U5": False,
    }  # fmt: skip


def test_titles_stand_out() -> None:
    act = Act("wandb/staff", "done", "U7", NIGHT, {})
    for acts in ({}, {"wandb/staff": act}):
        line = reply(DIGEST, acts).blocks[3]
        assert isinstance(line, Line)
        assert line.parts[0] == Strong(TITLE)


def test_whoever_owns_and_maintains_is_mentioned_once() -> None:
    grace = Group("Grace", (Mention("Grace", "U2"),), deputy=Mention("Ada", "U012AB3CD"))
    nobody = Group("", (Mention("U012AB3CD", "U012AB3CD"), Mention("U9", "U9")))
    alone = replace(nobody, people=nobody.people[:1])
    entries = tuple(replace(ENTRY, owner=key) for key in ("", "", "Ada", "Grace"))
    for group, line in (
        (nobody, "@U9, nobody owns these 2 yet:"),
        (alone, "Nobody owns these 2 yet:"),
    ):
        digest = replace(DIGEST, groups=(group, ADA, grace), entries=entries)
        lines = said(reply(digest, {}))
        assert line in lines
        assert "".join(lines).count("@U012AB3CD") == 1


@pytest.mark.parametrize("key", ["", "Zoe"], ids=["first of nobody's", "last an owner's"])
def test_a_deputy_of_two_is_mentioned_once(key: str) -> None:
    deputy = Mention("Grace", "U2")
    owners = [replace(ADA, deputy=deputy), Group("Bob", (Mention("Bob", "U3"),), deputy)]
    more = Group(key, (Mention("Zoe", "U4"), deputy) if not key else (Mention("Zoe", "U4"),))
    groups = (*owners, more)
    entries = tuple(replace(ENTRY, guide=f"a/{g.key}", owner=g.key) for g in groups)
    lines = said(reply(replace(DIGEST, groups=groups, entries=entries), {}))
    assert "@U012AB3CD, 1 guide; two digests went unanswered, so also the deputy @U2:" in lines
    assert "@U3, 1 guide; two digests went unanswered, so also the deputy Grace:" in lines
    assert "".join(lines).count("@U2") == 1


def test_a_deputy_is_mentioned_once_with_whoever_maintains() -> None:
    nobody = Group("", (Mention("U2", "U2"), Mention("U9", "U9")))
    groups = (nobody, replace(ADA, deputy=Mention("Grace", "U2")))
    entries = tuple(replace(ENTRY, guide=f"a/{g.key}", owner=g.key) for g in groups)
    lines = said(reply(replace(DIGEST, groups=groups, entries=entries), {}))
    assert "@U2, @U9, nobody owns this yet:" in lines
    assert "@U012AB3CD, 1 guide; two digests went unanswered, so also the deputy Grace:" in lines


def test_a_flag_of_somebody_who_is_forgotten_is_nobodys() -> None:
    flag = Flagged("San Francisco", "base", "too low", "")
    entry = replace(ENTRY, flags=2, flagged=(flag, replace(flag, person="U5")))
    lines = said(reply(replace(DIGEST, entries=(entry,)), {}))
    assert lines[4] == (
        "Flagged: San Francisco, base “too low”; San Francisco, base “too low”, by @U5."
    )


def test_another_flag_changes_no_line() -> None:
    act = Act("wandb/staff", "flag", "U7", NIGHT, {})
    assert reply(DIGEST, {"wandb/staff": act}) == reply(DIGEST, {})


def test_the_fullest_message_keeps_within_fifty_blocks() -> None:
    flag = Flagged("San Francisco", "base", "too low", "U0000000R")
    entries = tuple(
        replace(ENTRY, guide=f"a/{n}", owner=str(n), flags=9, flagged=(flag,) * 3)
        for n in range(10)
    )
    groups = tuple(replace(ADA, key=str(n)) for n in range(10))
    act = Act("", "assign", "U7", NIGHT, {"owner": "U9"})
    digest = replace(DIGEST, groups=groups, entries=entries, rest=5)
    made = reply(digest, {entry.guide: act for entry in entries})
    assert len(made.blocks) <= 50
    assert "; and 6 more." in said(made)[4]


def test_a_note_is_cut_to_a_line() -> None:
    flag = Flag(1, "a/b", "London", "base", "far too low\n" * 50, "U1", NIGHT)
    assert len(Flagged.of(flag).note) <= 80
    assert "\n" not in Flagged.of(flag).note


STALE = Standing("wandb/staff")
REVIEWED = replace(STALE, reviewed_on=DAY, next_due=date(2027, 2, 21), seen_due=DUE)


@pytest.mark.parametrize(
    ("file", "standing", "due"),
    [
        pytest.param(FILE, STALE, DUE, id="as it was"),
        pytest.param(FILE, None, DUE, id="nothing kept"),
        pytest.param(FILE, REVIEWED, None, id="reviewed"),
        pytest.param(FILE, replace(STALE, snoozed_until=DAY, snoozed_due=DUE), None, id="snoozed"),
        pytest.param(None, STALE, None, id="deleted"),
        pytest.param(replace(FILE, due=date(2027, 1, 1)), STALE, None, id="put off in the file"),
        pytest.param(replace(FILE, due=DAY), STALE, None, id="due on that day"),
        pytest.param(
            replace(FILE, due=date(2026, 6, 1)), STALE, None, id="a later date, another cycle"
        ),
        pytest.param(
            replace(FILE, due=date(2026, 5, 1)), STALE, date(2026, 5, 1), id="an earlier date"
        ),
        pytest.param(replace(FILE, due=None), STALE, None, id="no date any more"),
    ],
)
def test_still_owed(file: Dated | None, standing: Standing | None, due: date | None) -> None:
    guides = {"wandb/staff": file} if file else {}
    standings = {"wandb/staff": standing} if standing else {}
    kept = still_owed(DIGEST, guides, standings, LIMITS)
    if due is None:
        assert kept is None
    else:
        assert kept is not None
        assert [(entry.guide, entry.due) for entry in kept.entries] == [("wandb/staff", due)]
        assert kept.groups == (ADA,)


def test_what_is_settled_goes_with_its_owner() -> None:
    other = replace(ENTRY, guide="box/chef", owner="")
    digest = replace(DIGEST, groups=(ADA, Group("", ())), entries=(ENTRY, other))
    guides = {"wandb/staff": FILE, "box/chef": dated("box/chef", DUE)}
    kept = still_owed(digest, guides, {"wandb/staff": REVIEWED}, LIMITS)
    assert kept is not None
    assert [group.key for group in kept.groups] == [""]
    assert [entry.guide for entry in kept.entries] == ["box/chef"]


def test_the_count_of_the_rest_is_still_worth_a_message() -> None:
    kept = still_owed(replace(DIGEST, rest=4), {}, {}, LIMITS)
    assert kept is not None
    assert (kept.entries, kept.rest) == ((), 4)


def test_all_clear_stays() -> None:
    clear = Digest("digest", DAY, "UTC")
    assert still_owed(clear, {}, {}, LIMITS) == clear
