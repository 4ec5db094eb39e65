"""Which of what people did counts, and which was taken back. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.chat.reviewing import Act

UNDOABLE = ("done", "snooze", "assign")
COUNTED = (*UNDOABLE, "undo")
"""The kinds that count as a guide's version."""


def in_force(acts: Iterable[Act]) -> list[Act]:
    """A guide's acts without those undone; the undo of one that is not among them stays.

    Args:
        acts: oldest first.
    """
    kept: list[Act] = []
    for act in acts:
        undone = [place for place, each in enumerate(kept) if each.kind in UNDOABLE]
        if act.kind == "undo" and undone:
            del kept[undone[-1]]
        else:
            kept.append(act)
    return kept


def undone(details: Mapping[str, str]) -> str:
    """What an undo took back, by its details: a review, snooze or assignment."""
    of = details.get("of", "")
    return {"done": "review", "assign": "assignment"}.get(of, of or "act")
