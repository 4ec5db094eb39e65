"""What went wrong, as a reply."""

from __future__ import annotations

from bot.chat.reply import Notice, Reply, Text


def trouble_reply(problem: str, remedy: str) -> Reply:
    """An error as a reply: what happened, then the next step."""
    return Reply(blocks=(Notice(problem, "warning"), Text(remedy)), status="invalid")


def broken_reply(incident: str) -> Reply:
    """An error that nobody foresaw, with the id it is logged under."""
    return trouble_reply(
        "Something broke on our side while answering.",
        f"Try again; if it keeps happening, tell the operator the id {incident}.",
    )
