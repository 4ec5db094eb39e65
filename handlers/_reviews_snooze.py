"""Being silent about a due date for some days: once for each date, and with a reason."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.chat.forms import Field, Form
from bot.chat.reply import Button, Reply, Text
from bot.chat.reviewing import Act, Changed
from bot.reviews.freshness import spoken
from handlers._reviews_buttons import about, is_silent, undo_button, was_snoozed
from handlers._reviews_case import (
    Case,
    asked,
    carried,
    done_by,
    explained,
    moved,
    of_guide,
    refused,
)

_ANSWERS = ("until", "reason")
_USUAL = 7
"""Days that are proposed."""
_MOST_REASON = 200
_DAYS = re.compile(r"(?:for )?(\d{1,3}) ?(d|days?|w|weeks?)", re.I | re.ASCII).fullmatch
_UNTIL = re.compile(r"(?:until )?(\d{4}-\d{2}-\d{2})", re.I | re.ASCII).fullmatch


def snooze(case: Case) -> Reply:
    """The form; with answers, the snooze."""
    since = moved(case) or _no_more(case)
    if since is not None:
        return since
    answers = case.answers(_ANSWERS) or (_typed(case) if case.details else None)
    if answers is None:
        return _form(case)
    errors = _errors(answers, case)
    if errors:
        return refused(case, errors, _USAGE)
    return _silence(answers, case)


def _no_more(case: Case) -> Reply | None:
    """Where the due date was snoozed before, or nothing would be said anyway."""
    standing, fresh = case.standing, case.fresh
    if is_silent(fresh):
        until = f" before {spoken(fresh.due)}" if fresh.due else ""
        why = "is fresh" if fresh.state == "fresh" else "was reviewed"
        return of_guide(case, [Text(f"There is nothing to snooze{until}: the guide {why}.")])
    submitted = case.ask.field("version") and case.version != standing.version
    if not was_snoozed(standing, fresh.due) or submitted:
        return None  # of a form sent twice, or by two people, the ledger tells which was first
    last = case.reviews.history(case.who.workspace, case.guide.id, 10)
    before = next((act for act in last if act.kind == "snooze"), None)
    return _once(case, before)


def _once(case: Case, before: Act | None) -> Reply:
    said = "A due date can be snoozed once, and this one was. Mark the guide reviewed instead."
    if before is None:
        return of_guide(case, [Text(said)])
    return done_by(case, before, [said], _mark_reviewed(case))


def _typed(case: Case) -> dict[str, str]:
    """The answers in "7 days, waiting for figures" or "2026-11-29, waiting for figures"."""
    first, _, reason = (part.strip() for part in case.details.partition(","))
    days, until = _DAYS(first), _UNTIL(first)
    if days:
        length = int(days[1]) * (7 if days[2].casefold().startswith("w") else 1)
        first = str(case.desk.today + timedelta(days=length))
    return {"until": until[1] if until else first, "reason": reason}


def _errors(answers: dict[str, str], case: Case) -> list[tuple[str, str]]:
    errors = []
    today, most = case.desk.today, case.desk.limits.snooze
    latest = today + timedelta(days=most)
    try:
        until = date.fromisoformat(answers.get("until", ""))
    except ValueError:
        given = answers.get("until", "")[:40]
        errors.append(("until", f"Say until when, as in 7 days or {latest}, not {given!r}."))
    else:
        if not today < until <= latest:
            said = f"A snooze ends after today and by {latest}, {most} days away at most."
            errors.append(("until", said))
    reason = answers.get("reason", "")
    if not reason:
        errors.append(("reason", "Give a reason: it is shown with the guide."))
    elif len(reason) > _MOST_REASON:
        errors.append(("reason", f"Give the reason in {_MOST_REASON} characters at most."))
    return errors


def _silence(answers: dict[str, str], case: Case) -> Reply:
    until = date.fromisoformat(answers["until"])
    try:
        after = case.reviews.snooze(
            case.who.workspace,
            case.guide.id,
            until=until,
            due=case.fresh.due,
            reason=answers["reason"],
            person=case.who.person,
            now=case.desk.now,
            version=case.version,
            key=case.key,
        )
    except Changed as changed:
        return explained(case, changed.last)
    details = {"until": str(until), "reason": answers["reason"]}
    act = Act(case.guide.id, "snooze", case.who.person, case.desk.now, details)
    then = "No reminder names it until then; answers and /stale go on saying how old it is."
    return done_by(case, act, [then], undo_button(case.guide.id, after), _mark_reviewed(case))


def _mark_reviewed(case: Case) -> Button:
    return Button("Mark reviewed", about("done", case.guide.id, case.fresh.due))


def _form(case: Case) -> Reply:
    today, most = case.desk.today, case.desk.limits.snooze
    until = today + timedelta(days=min(_USUAL, most))
    latest = today + timedelta(days=most)
    fields = (
        Field("until", "Silent until", "date", str(until), f"{latest} at the latest."),
        Field("reason", "Reason", hint="It is shown with the guide.", longest=_MOST_REASON),
    )
    line = f"Once for each due date, until {spoken(latest)} at the latest."
    form = Form("Snooze", "Snooze", fields, carried(case), f"{case.guide.title}. {line}")
    return asked(case, form, [line], _USAGE)


_USAGE = "7 days, waiting for figures"
