"""Reviews, snoozes and assignments: by button and form, typed, and by those who may."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.chat.forms import Form
from bot.chat.plain import plain
from bot.chat.reply import Line, Moment, Person, Reply
from bot.chat.reviewing import Standing
from bot.language.asks import Ask
from tests.handlers.conftest import Asked
from tests.handlers.office import ANNA, BEN, CARA, SENIOR, STAFF, Office, buttons
from tests.handlers.offices import fixture_office, sqlite

__all__ = ["fixture_office", "sqlite"]

DONE = "reviews done acme staff: "
ACTS = ["done acme staff", "snooze acme staff", "assign acme staff", "resolve acme staff",
        "history", "flags", "settings", "status", ""]  # fmt: skip


def form_of(reply: Reply) -> Form:
    assert reply.form is not None
    return reply.form


def press(office: Office, label: str, person: str = ANNA) -> Reply:
    """Press a button of the guide's own view, drawn for Anna."""
    return office.press(buttons(office.say("stale acme staff"))[label].ask, person)


# Who may


@pytest.mark.parametrize("act", ACTS)
def test_only_maintainers_may(office: Office, act: str) -> None:
    reply = office.say(f"/reviews {act}: x" if "acme" in act else f"/reviews {act}", CARA)
    assert plain(reply).startswith("Reviews are for the maintainers of the guides")
    assert reply.form is None
    assert office.standing().version == 0


@pytest.mark.parametrize("act", ACTS)
def test_nothing_of_reviews_is_said_in_public(office: Office, act: str) -> None:
    reply = office.say(f"/reviews {act}", ANNA, public=True)
    assert plain(reply).startswith("Reviews are handled privately")
    assert not reply.shareable


@pytest.mark.parametrize("act", ACTS)
def test_without_a_database_it_is_said(asked: Asked, act: str) -> None:
    text = plain(asked(f"reviews {act.replace('acme', 'wandb')}"))
    assert text.startswith("Reviews are kept in a database, and here is none")


def test_who_may_is_asked_again_when_a_form_is_submitted(office: Office) -> None:
    reply = office.fill(form_of(press(office, "Mark reviewed")), CARA, **{"as": "text"})
    assert plain(reply).startswith("Reviews are for the maintainers")
    assert office.standing().version == 0


# Done


def test_the_form_is_filled_in_sensibly(office: Office) -> None:
    reply = press(office, "Mark reviewed")
    form = form_of(reply)
    assert {f.name: f.value for f in form.fields} == {
        "as": "text", "source": "", "quarter": "2026-Q4", "next": "2027-02-20",
    }  # fmt: skip
    assert (form.ask.field("version"), form.ask.field("due")) == ("0", "2026-11-01")
    assert len(form.title) <= 24
    assert "Type it as: reviews done Acme Staff Software Engineer: numbers" in plain(reply)


def test_numbers_resourced_by_a_form(office: Office) -> None:
    answers = {"as": "numbers", "source": "Levels.fyi", "next": "2027-03-01"}
    reply = office.fill(form_of(press(office, "Mark reviewed")), **answers)
    assert reply.form is None
    assert reply.errors == ()
    [line] = [b for b in reply.blocks if isinstance(b, Line)]
    assert line.parts == (
        Person(ANNA),
        " marked Acme Staff Software Engineer reviewed",
        " ",
        Moment(office.now, "just now"),
        ": numbers re-sourced from Levels.fyi (2026-Q4); next review 1 Mar 2027.",
    )
    kept = office.standing()
    assert (kept.reviewed_as, kept.source, kept.quarter) == ("numbers", "Levels.fyi", "2026-Q4")
    assert (kept.next_due, kept.seen_due) == (date(2027, 3, 1), date(2026, 11, 1))
    assert kept.sourced_on == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("details", "kind", "source", "quarter", "following"),
    [
        ("text", "text", "", "", date(2027, 2, 20)),
        ("Text checked, next 2027-01-10", "text", "", "", date(2027, 1, 10)),
        ("numbers, Levels.fyi, 2026-Q4, next 2027-02-28", "numbers", "Levels.fyi", "2026-Q4",
         date(2027, 2, 28)),
        ("numbers, 2026 q3, Levels.fyi, Blind", "numbers", "Levels.fyi, Blind", "2026-Q3",
         date(2027, 2, 20)),
        ("numbers, https://levels.fyi/acme: staff, 2026-Q4", "numbers",
         "https://levels.fyi/acme: staff", "2026-Q4", date(2027, 2, 20)),
        ("numbers, Levels.fyi, 2026-Q4, next 21 Feb 2027", "numbers", "Levels.fyi", "2026-Q4",
         date(2027, 2, 21)),
        ("numbers, Levels.fyi, 2026-Q4, next review on Feb 21, 2027", "numbers", "Levels.fyi",
         "2026-Q4", date(2027, 2, 21)),
        ("text, next in 30 days", "text", "", "", date(2026, 12, 22)),
        ("text, next review: in 3 months", "text", "", "", date(2027, 2, 22)),
        ("text, next 31 January", "text", "", "", date(2027, 1, 31)),
    ],
)  # fmt: skip
def test_a_review_can_be_typed(
    office: Office, details: str, kind: str, source: str, quarter: str, following: date
) -> None:
    assert office.say(DONE + details).status == "answered"
    kept = office.standing()
    assert (kept.reviewed_as, kept.source, kept.quarter) == (kind, source, quarter)
    assert kept.next_due == following


@pytest.mark.parametrize(
    ("details", "fields", "says"),
    [
        ("yes", ["as"], "Say what was checked: text, or numbers."),
        ("numbers", ["source", "quarter"], "Name the source that the numbers were taken from."),
        ("numbers, Levels.fyi", ["quarter"], "Name the quarter of the numbers, as in 2026-Q4."),
        ("numbers, Levels.fyi, 2027-Q1", ["quarter"], "The quarter 2027-Q1 has not begun."),
        ("numbers, 2026-Q4", ["source"], "Name the source"),
        ("text, next 2026-11-22", ["next"], "The next review must be after today, 2026-11-22."),
        ("text, next 2026-13-45", ["next"], "'2026-13-45' is no date"),
        ("text, next 2126-11-22", ["next"], "The next review can be 730 days away at most."),
        ("text, next spring", ["next"], "'spring' is no date, or could be two; write the next"),
        ("text, next 5.1.2027", ["next"], "'5.1.2027' is no date, or could be two"),
        ("text, next Friday", ["next"], "'Friday' is no date, or could be two"),
        ("text, next", ["next"], "'next' is no date"),
        ("text, next 2027-02-20, next 2027-03-20", ["next"], "'2027-02-20, 2027-03-20' is no date"),
        ("numbers, Blind, 2026-Q3, 2026-Q4", ["quarter"], "Name the quarter of the numbers"),
        ("text, as Ben said", ["source"], "A source goes with numbers: take out 'as Ben said', or"),
        ("text, 2026-Q4, Blind", ["source"], "take out '2026-Q4, Blind', or say numbers."),
    ],
)
def test_what_cannot_be_taken_is_said_by_field(
    office: Office, details: str, fields: list[str], says: str
) -> None:
    reply = office.say(DONE + details)
    assert reply.status == "invalid"
    assert [name for name, _ in reply.errors] == fields
    assert says in plain(reply)
    assert office.standing().version == 0


def test_an_error_in_a_form_leaves_it_to_be_corrected(office: Office) -> None:
    form = form_of(press(office, "Mark reviewed"))
    wrong = office.fill(form, **{"as": "numbers", "source": ""})
    assert [name for name, _ in wrong.errors] == ["source"]
    right = office.fill(form, **{"as": "numbers", "source": "Blind"})
    assert right.errors == ()
    assert office.standing().source == "Blind"


def test_a_source_of_a_checked_text_is_not_passed_over(office: Office) -> None:
    form = form_of(press(office, "Mark reviewed"))
    wrong = office.fill(form, **{"as": "text", "source": "Blind"})
    assert [name for name, _ in wrong.errors] == ["source"]
    assert office.standing().version == 0


def test_two_at_once_get_one_outcome_and_one_explanation(office: Office) -> None:
    forms = [form_of(press(office, "Mark reviewed", person)) for person in (ANNA, BEN)]
    assert "marked" in plain(office.fill(forms[0], ANNA, "a", **{"as": "text"}))
    office.later(minutes=5)
    late = office.fill(forms[1], BEN, "b", **{"as": "text", "next": "2027-06-01"})
    assert "changed since" in plain(late)
    assert (
        f"@{ANNA} marked Acme Staff Software Engineer reviewed 5 minutes ago: text checked"
        in plain(late)
    )
    assert "Nothing else was changed. It is fresh now, due 20 Feb 2027." in plain(late)
    assert office.standing().next_due == date(2027, 2, 20)
    assert office.standing().version == 1


def test_two_who_saw_the_same_are_settled_by_the_version(office: Office) -> None:
    forms = [form_of(press(office, "Assign", person)) for person in (ANNA, BEN)]
    office.fill(forms[0], ANNA, "a", owner=BEN)
    late = office.fill(forms[1], BEN, "b", owner=CARA)
    assert "changed since" in plain(late)
    assert f"@{ANNA} assigned Acme Staff Software Engineer to @{BEN} just now." in plain(late)
    assert office.standing().owner == BEN


def test_a_form_sent_twice_is_one_review(office: Office) -> None:
    form = form_of(press(office, "Assign"))
    first, again = (office.fill(form, owner=BEN) for _ in range(2))
    assert plain(first) == plain(again)
    assert office.standing().version == 1


def test_a_button_of_a_settled_guide_is_explained(office: Office) -> None:
    old = {label: b.ask for label, b in buttons(office.say("stale acme staff")).items()}
    office.say(DONE + "text", BEN)
    for label in ("Mark reviewed", "Snooze", "Assign"):
        reply = office.press(old[label])
        assert reply.form is None
        assert f"@{BEN} marked Acme Staff Software Engineer reviewed" in plain(reply)


def test_a_button_of_a_date_that_the_file_changed_is_explained(office: Office) -> None:
    old = buttons(office.say("stale acme staff"))["Mark reviewed"].ask
    office.edit(replace(office.library.guide(STAFF), next_review_due=date(2026, 11, 9)))
    reply = office.press(old)
    assert reply.form is None
    assert "The review date in force is its file's." in plain(reply)
    assert "It is overdue now, due 9 Nov 2026." in plain(reply)
    assert form_of(office.press(buttons(reply)["Mark reviewed"].ask))


def test_a_review_can_be_corrected(office: Office) -> None:
    reply = office.say(DONE + "text, next 2027-05-05")
    again = form_of(office.press(buttons(reply)["Correct this"].ask))
    office.fill(again, **{"as": "numbers", "source": "Blind", "next": "2027-02-01"})
    kept = office.standing()
    assert (kept.reviewed_as, kept.next_due) == ("numbers", date(2027, 2, 1))


def test_a_check_of_the_text_says_that_old_numbers_stay_old(office: Office) -> None:
    text = office.text("reviews done acme data engineer: text")
    assert "It stays expired: numbers 9 months old" in text


def test_a_review_resolves_flags_and_says_so(office: Office) -> None:
    office.say("flag acme staff london: stock, too low", CARA)
    assert "1 open flag resolved with it" in office.text(DONE + "text")
    assert office.standing().flags == 0


# Snooze


def test_a_snooze_by_form(office: Office) -> None:
    form = form_of(press(office, "Snooze"))
    assert {f.name: f.value for f in form.fields} == {"until": "2026-11-29", "reason": ""}
    text = plain(office.fill(form, reason="waiting"))
    assert (
        f"@{ANNA} snoozed Acme Staff Software Engineer just now, until 29 Nov 2026: waiting."
        in text
    )
    kept = office.standing()
    assert (kept.snoozed_until, kept.snoozed_due) == (date(2026, 11, 29), date(2026, 11, 1))


@pytest.mark.parametrize(
    ("details", "until"),
    [
        ("7 days, waiting", date(2026, 11, 29)),
        ("2 weeks, waiting", date(2026, 12, 6)),
        ("1 day, waiting", date(2026, 11, 23)),
        ("until 2026-12-01, waiting", date(2026, 12, 1)),
        ("2026-12-01, waiting, as said: twice", date(2026, 12, 1)),
    ],
)
def test_a_snooze_can_be_typed(office: Office, details: str, until: date) -> None:
    assert office.say(f"reviews snooze acme staff: {details}").status == "answered"
    assert office.standing().snoozed_until == until


@pytest.mark.parametrize(
    ("details", "fields"),
    [
        ("7 days", ["reason"]),
        ("15 days, waiting", ["until"]),
        ("0 days, waiting", ["until"]),
        ("2026-11-22, waiting", ["until"]),
        ("soon, waiting", ["until"]),
        ("soon", ["until", "reason"]),
        ("999 weeks, waiting", ["until"]),
        ("7 days, " + "x" * 201, ["reason"]),
    ],
)
def test_a_snooze_that_cannot_be(office: Office, details: str, fields: list[str]) -> None:
    reply = office.say(f"reviews snooze acme staff: {details}")
    assert [name for name, _ in reply.errors] == fields
    assert office.standing().version == 0


def test_a_due_date_is_snoozed_once(office: Office) -> None:
    office.say("reviews snooze acme staff: 1 day, waiting", BEN)
    for days in (0, 5):
        office.later(days=days)
        text = office.text("reviews snooze acme staff: 7 days, still waiting")
        assert "A due date can be snoozed once, and this one was." in text
        assert f"@{BEN} snoozed" in text
    office.edit(replace(office.library.guide(STAFF), next_review_due=date(2026, 11, 20)))
    assert "snoozed Acme" in office.text("reviews snooze acme staff: 7 days, another date")


def test_a_guide_reviewed_with_old_numbers_needs_no_snooze_before_its_date(office: Office) -> None:
    """It would be silent anyway, and the one snooze of its date used up."""
    data = "acme/data-engineer"
    before = buttons(office.say("stale acme data engineer"))
    assert "Snooze" in before
    office.say("reviews done acme data engineer: text, next 2026-12-20")
    assert "Snooze" not in buttons(office.say("stale acme data engineer"))
    typed = "reviews snooze acme data engineer: 7 days, waiting"
    assert office.text(typed) == (
        "There is nothing to snooze before 20 Dec 2026: the guide was reviewed."
    )
    assert office.standing(data).snoozed_due is None
    office.later(days=29)
    assert "Snooze" in buttons(office.say("stale acme data engineer"))
    assert "snoozed" in office.text(typed)


def test_a_flagged_one_can_be_snoozed(office: Office) -> None:
    office.say("reviews done acme data engineer: text, next 2026-12-20")
    office.say("flag acme data engineer london: stock, low", CARA)
    assert "Snooze" in buttons(office.say("stale acme data engineer"))


def test_a_fresh_guide_needs_no_snooze(office: Office) -> None:
    text = office.text("reviews snooze acme pm: 7 days, waiting")
    assert text == "There is nothing to snooze before 1 Mar 2027: the guide is fresh."


# Assign


@pytest.mark.parametrize(
    ("said", "owner"),
    [(BEN, BEN), (f"<@{BEN}>", BEN), (f"@{BEN}", BEN), ("me", ANNA), ("nobody", "")],
)
def test_a_guide_is_assigned(office: Office, said: str, owner: str) -> None:
    office.say(f"reviews assign acme staff: {CARA}")
    assert office.say(f"reviews assign acme staff: {said}").status == "answered"
    assert office.standing().owner == owner


def test_an_assignment_can_be_undone(office: Office) -> None:
    office.say(f"reviews assign acme staff: {CARA}")
    reply = office.say(f"reviews assign acme staff: {BEN}")
    undone = office.press(buttons(reply)["Undo"].ask)
    assert f"@{ANNA} undid the assignment of Acme Staff Software Engineer" in plain(undone)
    assert office.standing().owner == CARA


def test_a_name_is_no_user_id(office: Office) -> None:
    reply = office.say("reviews assign acme staff: Ben")
    assert [name for name, _ in reply.errors] == ["owner"]
    assert "'Ben' is no user id. It looks like U012AB3CD" in plain(reply)


MARA = "333333333333333333"


@pytest.mark.parametrize("said", [MARA, f"<@{MARA}>", f"<@!{MARA}>", f"@{MARA}"])
def test_on_discord_a_guide_is_assigned_by_its_ids(office: Office, said: str) -> None:
    office.workspace = "discord:1"
    assert office.say(f"reviews assign acme staff: {said}").status == "answered"
    assert office.standing().owner == MARA


@pytest.mark.parametrize(
    ("workspace", "said", "hint"),
    [
        ("discord:1", "anna", "Mention the person, or copy their id under Copy User ID"),
        ("discord:1", "U012AB3CD", "as in 123456789012345678"),
        ("slack:T1", MARA, "It looks like U012AB3CD"),
    ],
)
def test_what_is_no_id_of_the_platform_is_refused(
    office: Office, workspace: str, said: str, hint: str
) -> None:
    office.workspace = workspace
    text = office.text(f"reviews assign acme staff: {said}")
    assert text.startswith(f"{said!r} is no user id.")
    assert hint in text
    assert office.standing().version == 0


def test_in_a_terminal_anybody_is_an_owner(office: Office) -> None:
    office.workspace = "terminal"
    assert office.say("reviews assign acme staff: anna").status == "answered"
    assert office.standing().owner == "anna"


def test_the_same_owner_again_changes_nothing(office: Office) -> None:
    office.say(f"reviews assign acme staff: {BEN}")
    assert "nothing was changed" in office.text(f"reviews assign acme staff: {BEN}")
    assert office.standing().version == 1


# Undo


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        (DONE + "text", "review"),
        ("reviews snooze acme staff: 7 days, waiting", "snooze"),
        (f"reviews assign acme staff: {CARA}", "assignment"),
    ],
    ids=["done", "snooze", "assign"],
)
def test_an_act_can_be_undone_by_whoever_did_it_and_once(
    office: Office, typed: str, label: str
) -> None:
    ask = buttons(office.say(typed))["Undo"].ask
    refused = (
        "Nothing was undone: only the last act on a guide can be, by whoever did it, and once."
    )
    assert plain(office.press(ask, BEN)) == refused
    undone = office.press(ask)
    assert plain(undone).startswith(f"@{ANNA} undid the {label} of Acme Staff Software Engineer")
    assert [*buttons(undone)] == ["Mark reviewed", "Snooze", "Assign"]
    assert office.standing() == Standing(STAFF, version=2)
    assert plain(office.press(ask)) == plain(undone)
    assert office.text("reviews undo acme staff") == refused


def test_an_undo_says_that_the_file_has_the_review(office: Office) -> None:
    ask = buttons(office.say(DONE + "text, next 2027-02-20"))["Undo"].ask
    guide = office.library.guide(STAFF)
    office.edit(replace(guide, next_review_due=date(2027, 2, 20)))
    undone = office.press(ask)
    assert (
        "The guide's file has the date of that review, 20 Feb 2027: if it was applied, change the "
        "file back as well, or review the guide again."
    ) in plain(undone)
    assert plain(office.press(ask)) == plain(undone), "pressed twice"


@pytest.mark.parametrize("typed", [DONE + "text", "reviews assign acme staff: U0CARA001"])
def test_an_undo_of_what_no_file_has_says_nothing_of_files(office: Office, typed: str) -> None:
    assert "file" not in plain(office.press(buttons(office.say(typed))["Undo"].ask))


def test_what_came_after_keeps_an_act(office: Office) -> None:
    ask = buttons(office.say(DONE + "text"))["Undo"].ask
    office.say(f"reviews assign acme staff: {CARA}", BEN)
    assert plain(office.press(ask)).startswith("Nothing was undone")
    assert office.standing().version == 2


def test_an_undo_can_be_typed_and_opens_flags_again(office: Office) -> None:
    office.say("flag acme staff london: stock, too low", CARA)
    office.say(DONE + "text")
    assert "1 flag resolved with it is open again." in office.text("reviews undo acme staff")
    assert office.standing().flags == 1


# Buttons


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("", ["Mark reviewed", "Snooze", "Assign"]),
        (DONE + "text", ["Correct this", "Assign"]),
        ("reviews snooze acme staff: 7 days, waiting", ["Mark reviewed", "Assign"]),
        ("flag acme staff london: stock, low", ["Mark reviewed", "Snooze", "Assign",
                                                "Resolve flags"]),
    ],
    ids=["overdue", "reviewed", "snoozed", "flagged"],
)  # fmt: skip
def test_only_what_can_be_done_is_offered(office: Office, typed: str, labels: list[str]) -> None:
    if typed:
        office.say(typed)
    shown = [*buttons(office.say("stale acme staff"))]
    assert shown == [*labels, "History", "Pay band"]
    assert [*buttons(office.say("stale acme pm"))][:2] == ["Mark reviewed", "Assign"]


# History, and what is asked back


def test_history_of_a_guide_and_of_all(office: Office) -> None:
    office.say(f"reviews assign acme staff: {BEN}")
    office.later(hours=3)
    office.say("reviews done acme senior: text", BEN)
    office.say("flag acme staff london: stock, too low", CARA)
    office.later(days=70)
    everything = office.text("reviews history").splitlines()
    assert everything[0] == "Reviews: what was done, newest first"
    assert everything[1].startswith("Somebody flagged a figure of Acme Staff Software Engineer")
    assert everything[2].startswith(f"@{BEN} marked Acme Senior Software Engineer reviewed")
    assert everything[3].endswith(f"to @{BEN} 2 months ago (22 Nov 2026).")
    reply = office.say("reviews history acme senior")
    assert reply.guides == (SENIOR,)
    assert len([b for b in reply.blocks if isinstance(b, Line)]) == 1
    assert "Nothing was done yet." in office.text("reviews history acme pm")


def test_a_guide_left_open_is_asked_back_for_the_same_act(office: Office) -> None:
    reply = office.say("reviews snooze acme: 7 days, waiting for figures")
    assert reply.status == "ambiguous"
    office.press(buttons(reply)["Staff Software Engineer"].ask)
    assert office.standing().snoozed_until == date(2026, 11, 29)


def test_what_a_button_names_wrongly_does_nothing(office: Office) -> None:
    for ask in (Ask("reviews", text="done"), Ask("reviews", text="delete"), Ask("reviews")):
        text = plain(office.press(ask))
        assert text.startswith("Reviews\n- reviews done <company> <role>")
