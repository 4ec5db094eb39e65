"""A form in the terminal: one prompt after the other, until the answers are taken."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable

from bot.chat.filling import NOTHING, completed, read, unfit
from bot.chat.forms import Field, Form
from bot.chat.reply import Reply
from bot.language.asks import Ask

UNCHANGED = "Nothing was changed."


def filled_in(
    form: Form,
    press: Callable[[Ask], Reply],
    prompt: Callable[[str], str],
    say: Callable[[str], None],
) -> Reply | None:
    """The reply to the answers; None where the person gave up.

    Args:
        press: asks the completed question.
        prompt: shows a text and returns what was typed; Ctrl-C and Ctrl-D give up.
    """
    say(form.title)
    if form.about:
        say(form.about)
    key, asked, answers = secrets.token_hex(8), form.fields, dict[str, str]()
    while True:
        try:
            answers |= {field.name: _answer(field, prompt, say) for field in asked}
        except (KeyboardInterrupt, EOFError):
            say(UNCHANGED)
            return None
        reply = press(completed(form.ask, answers, key))
        asked = _wrong(form.fields, reply, say)
        if not asked:
            return reply


def _wrong(fields: Iterable[Field], reply: Reply, say: Callable[[str], None]) -> tuple[Field, ...]:
    """The fields to ask again, each with what is wrong said."""
    errors = dict(reply.errors)
    wrong = tuple(field for field in fields if field.name in errors)
    for field in wrong:
        say(f"{field.label}: {errors[field.name]}")
    return wrong


def _answer(field: Field, prompt: Callable[[str], str], say: Callable[[str], None]) -> str:
    """One field's value, asked for until it fits."""
    for line in described(field):
        say(line)
    while problem := unfit(field, value := read(field, prompt(_mark(field)))):
        say(problem)
    return value


def described(field: Field) -> list[str]:
    """What a person must know to answer."""
    leave = f" (optional{f', {NOTHING} for none' if field.value else ''})"
    lines = [field.label + ("" if field.required else leave)]
    lines += [field.hint] if field.hint else []
    lines += [f"  {place}. {option.label}" for place, option in enumerate(field.options, 1)]
    if field.kind == "choices":
        lines.append("Several with commas.")
    return lines


def _mark(field: Field) -> str:
    labels = {option.value: option.label for option in field.options}
    given = field.value.split(",") if field.kind == "choices" else [field.value]
    default = ", ".join(labels.get(one, one) for one in given if one)
    return f"[{default}] > " if default else "> "
