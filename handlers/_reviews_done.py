"""Marking a guide reviewed: its text checked, or its numbers re-sourced."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.chat.forms import Field, Form, Option
from bot.chat.reply import Button, Reply
from bot.chat.reviewing import Act, Changed, ReviewKind
from bot.language.asks import Ask
from bot.language.offer_dates import day_named
from bot.reviews.freshness import Dated, spoken
from handlers._reviews_buttons import about, undo_button
from handlers._reviews_case import (
    Case,
    asked,
    carried,
    done_by,
    explained,
    moved,
    raised_since,
    refused,
)
from handlers._stale_words import counted, due_words, numbers_words

_ANSWERS = ("as", "source", "quarter", "next")
_KINDS: dict[str, ReviewKind] = {
    "text": "text",
    "text checked": "text",
    "numbers": "numbers",
    "numbers re-sourced": "numbers",
    "numbers resourced": "numbers",
}
_QUARTER = re.compile(r"(\d{4})[- ]?Q([1-4])", re.I | re.ASCII).fullmatch
_NEXT = re.compile(r"next\b(?: review)?(?: on)?[\s:=]*(.*)|(\d{4}-\d{2}-\d{2})", re.I | re.ASCII)
_YEAR = re.compile(r"(\bnext\b[^,]*),\s*(20\d\d)\s*(?=,|$)", re.I | re.ASCII)
"""After the comma of "next Feb 20, 2027"."""
_FURTHEST = 730
"""Days to a next review at most; whoever means longer has mistyped the year."""
_MOST_SOURCE = 200


def done(case: Case) -> Reply:
    """The form; with answers, the review."""
    since = moved(case)
    if since is not None:
        return since
    answers = case.answers(_ANSWERS) or (_typed(case.details) if case.details else None)
    if answers is None:
        return _form(case)
    errors = _errors(answers, case)
    if errors:
        return refused(case, errors, _usage(case))
    return _review(answers, case)


def _typed(details: str) -> dict[str, str]:
    """The answers in "numbers, Levels.fyi, 2026-Q4, next 2027-02-20"; the rest is the source."""
    first, *rest = (part.strip() for part in _YEAR.sub(r"\1 \2", details).split(","))
    said: dict[str, list[str]] = {"source": [], "quarter": [], "next": []}
    for part in filter(None, rest):
        following = _NEXT.fullmatch(part)
        if following:
            said["next"].append(following[1] or following[2] or part)
        elif _QUARTER(part) and _KINDS.get(first.casefold()) != "text":
            said["quarter"].append(part)
        else:
            said["source"].append(part)
    return {"as": first, **{name: ", ".join(parts) for name, parts in said.items()}}


def _review(answers: dict[str, str], case: Case) -> Reply:
    kind, numbers = _KINDS[answers["as"].casefold()], answers["as"].casefold().startswith("n")
    source = answers.get("source", "") if numbers else ""
    quarter = _quarter(answers.get("quarter", "")) if numbers else ""
    following = _next(answers, case)
    try:
        after = case.reviews.done(
            case.who.workspace,
            case.guide.id,
            kind=kind,
            source=source,
            quarter=quarter,
            today=case.desk.today,
            next_due=following,
            seen_due=Dated.of(case.guide).due,
            person=case.who.person,
            now=case.desk.now,
            version=case.version,
            key=case.key,
            last_flag=case.last_flag,
        )
    except Changed as changed:
        return explained(case, changed.last)
    details = {"as": kind, "source": source, "quarter": quarter, "next": str(following)}
    act = Act(case.guide.id, "done", case.who.person, case.desk.now, details)
    again = Button("Correct this", about("done", case.guide.id, after.next_due))
    then = _then(case, kind, after.flags)
    return done_by(case, act, then, again, undo_button(case.guide.id, after))


def _then(case: Case, kind: ReviewKind, left: int) -> list[str]:
    """What follows: flags resolved, and numbers that a check of the text leaves old."""
    said = []
    if case.fresh.flags > left:
        flags = counted(case.fresh.flags - left, "open flag")
        said.append(f"{flags} resolved with it; whoever flagged is told.")
    said += raised_since(left)
    if kind == "text" and case.fresh.state == "expired":
        old = numbers_words(case.fresh, case.desk.today)
        said.append(f"It stays expired: {old}, and a check of the text makes no number younger.")
    said.append("It counts in this workspace; bandstand reviews apply writes it into the files.")
    return said


def _next(answers: dict[str, str], case: Case) -> date:
    given = answers.get("next", "")
    return day_named(given, case.desk.today) or _proposed(case)


def _proposed(case: Case) -> date:
    return case.desk.today + timedelta(days=case.desk.limits.interval)


def _quarter(text: str) -> str:
    found = _QUARTER(text.strip())
    return f"{found[1]}-Q{found[2]}" if found else ""


def _errors(answers: dict[str, str], case: Case) -> list[tuple[str, str]]:
    kind = _KINDS.get(answers.get("as", "").casefold())
    errors: list[tuple[str, str]] = []
    if kind is None:
        errors.append(("as", "Say what was checked: text, or numbers."))
    if kind == "numbers":
        errors += _numbers_errors(answers, case.desk.today)
    elif kind == "text" and answers.get("source"):
        said = f"A source goes with numbers: take out {answers['source'][:60]!r}, or say numbers."
        errors.append(("source", said))
    bad = _next_error(answers.get("next", ""), case.desk.today)
    return [*errors, ("next", bad)] if bad else errors


def _numbers_errors(answers: dict[str, str], today: date) -> list[tuple[str, str]]:
    """What re-sourced numbers lack: a source, and a quarter that has begun."""
    errors = []
    source, quarter = answers.get("source", ""), answers.get("quarter", "")
    if not source:
        errors.append(("source", "Name the source that the numbers were taken from."))
    elif len(source) > _MOST_SOURCE:
        errors.append(("source", f"Name the source in {_MOST_SOURCE} characters at most."))
    read = _quarter(quarter)
    if not read:
        errors.append(("quarter", "Name the quarter of the numbers, as in 2026-Q4."))
    elif read > _quarter_of(today):
        errors.append(("quarter", f"The quarter {read} has not begun."))
    return errors


def _quarter_of(day: date) -> str:
    return f"{day.year:04}-Q{(day.month + 2) // 3}"


def _next_error(given: str, today: date) -> str:
    if not given:
        return ""
    day = day_named(given, today)
    if day is None:
        return f"{given[:40]!r} is no date, or could be two; write the next review as 2027-02-20."
    if day <= today:
        return f"The next review must be after today, {today}."
    if (day - today).days > _FURTHEST:
        return f"The next review can be {_FURTHEST} days away at most."
    return ""


def _form(case: Case) -> Reply:
    kinds = (Option("text", "Text checked"), Option("numbers", "Numbers re-sourced"))
    state = (
        f"{due_words(case.fresh, case.desk.today)}; {numbers_words(case.fresh, case.desk.today)}"
    )
    fields = (
        Field("as", "Review", "choice", "text", options=kinds),
        Field("source", "Source of the numbers", hint="When numbers were re-sourced: from where.",
              required=False, longest=_MOST_SOURCE),
        Field("quarter", "Quarter of the numbers", value=_quarter_of(case.desk.today),
              hint="When numbers were re-sourced, as in 2026-Q4.", required=False, longest=10),
        Field("next", "Next review", "date", str(_proposed(case))),
    )  # fmt: skip
    line = f"{state[0].upper()}{state[1:]}."
    flags = case.reviews.flags(case.who.workspace, case.guide.id) if case.fresh.flags else ()
    ask: Ask = carried(case, flags)
    form = Form("Mark reviewed", "Save", fields, ask, f"{case.guide.title}: {state}.")
    lines = (line, f"Without a date the next review is {spoken(_proposed(case))}.")
    return asked(case, form, lines, _usage(case))


def _usage(case: Case) -> str:
    quarter = _quarter_of(case.desk.today)
    return f"numbers, Levels.fyi, {quarter}, next {_proposed(case)} (or: text)"
