"""Writes docs/negotiation.md by having one whole negotiation with the desk.

Nothing in it is written by hand but what the person says and the lines in italics between.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bot.chat.command import Call
from bot.chat.memory import Who
from bot.chat.reply import Actions, Chart, File, Reply
from bot.data_files import data_folder
from bot.language.asks import Ask
from bot.people.sealed import fresh_key
from bot.wiring import Bandstand, build, people
from handlers._prep_page import markdown

PAGE = Path(__file__).resolve().parent / "negotiation.md"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PERSON = Who("terminal", "you", ("here",))
ABOUT = """\
# One negotiation, from offer to decision

This page is made by running Bandstand over its bundled guides (`python docs/make_transcript.py`);
nobody edits it by hand. The person, the offers and the day, 22 November 2026, are made up. What is
shown is what one person sees: offers are answered to that person alone.
"""


@dataclass(frozen=True, slots=True)
class Say:
    """Something typed, and a line before it that tells what happens."""

    text: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Press:
    """A button of the last answer."""

    label: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter."""

    title: str


STORY: tuple[Say | Press | Part, ...] = (
    Part("The offer, judged"),
    Say(
        "got an offer from W&B, staff engineer in SF: 245 base, 10% bonus, 310k RSUs over 4 years, "
        "35k sign-on, deadline 5 dec",
        "The bundled guides were last sourced in February, so on this day they count as expired.",
    ),
    Press("Year by year"),
    Part("A second offer, and both side by side"),
    Say("offer hf senior sf base 240k equity 340k/4y bonus 5% signing 20k"),
    Say("compare my offers"),
    Part("A counter from an expired guide"),
    Say(
        "counter wandb staff sf base 245k equity 310k/4y bonus 10% signing 35k "
        "unvested 60k deadline 5 dec",
        "Told again, with the equity that would be left behind.",
    ),
    Part("The same counter once the guide is renewed"),
    Say(
        "reviews done wandb staff: numbers, Levels.fyi, 2026-Q4",
        "A maintainer looks the figures up and says so. For this page only the date is renewed: "
        "the figures below are still those of the bundled guide.",
    ),
    Say("counter"),
    Say(
        "yes, I have a written offer from Hugging Face",
        "So far the draft mentions no other offer. The person says that they hold one.",
    ),
    Say("counter wandb staff sf"),
    Press("As call notes", "The same for a call."),
    Part("They push back"),
    Say("they said this is our final offer"),
    Say("pushback we can't move on base"),
    Part("The final decision"),
    Say(
        "offer wandb staff sf base 262k equity 360k/4y bonus 10% signing 60k",
        "They come back with more.",
    ),
    Say("compare my offers"),
    Say("playbook final decision"),
    Say("playbook checklist before signing"),
    Say("forget", "Nothing was saved; what was in hand goes at once."),
)


def main() -> None:
    """Write the page, and say where."""
    PAGE.write_text(transcript(), "utf-8")
    print(f"written: {PAGE}")


def transcript() -> str:
    """The whole page."""
    with tempfile.TemporaryDirectory() as folder:
        env = {"DATABASE_URL": f"sqlite:///{folder}/t.db", "BANDSTAND_KEYS": fresh_key()}
        desk = build(data_folder() / "guides", cache=False, people=people(env))
        try:
            return "\n".join((ABOUT, *_Talk(desk).told()))
        finally:
            desk.close()


@dataclass
class _Talk:
    desk: Bandstand
    last: Reply = field(default_factory=lambda: Reply(()))

    def told(self) -> Iterator[str]:
        """The story, piece by piece."""
        for step in STORY:
            match step:
                case Part(title):
                    yield f"## {title}\n"
                case Say(text, before):
                    call = Call(text, NOW, who=PERSON)
                    self.last = self.desk.dispatch.answer(call)
                    yield from self._turn(f"**You:** {text}", before)
                case Press(label, before):
                    self.last = self.desk.dispatch.press(self._button(label), NOW, PERSON)
                    yield from self._turn(f"**You press:** {label}", before)

    def _turn(self, said: str, before: str) -> Iterator[str]:
        if before:
            yield f"*{before}*\n"
        yield f"{said}\n"
        yield f"**Bandstand:**\n\n{_shown(self.last)}"

    def _button(self, label: str) -> Ask:
        rows = (block for block in self.last.blocks if isinstance(block, Actions))
        return next(b.ask for row in rows for b in row.buttons if b.label == label)


def _shown(reply: Reply) -> str:
    """A reply as Markdown under the page's own headings."""
    if reply.status != "answered":
        raise SystemExit(f"the story is stuck: {reply.blocks}")
    blocks = [block for block in reply.blocks if not isinstance(block, Chart | File)]
    text = markdown(blocks)
    text = re.sub(r"(?m)^# (.+)$", r"**\1**", text)
    text = re.sub(r"(?m)^## (.+)$", r"\1:", text)
    return re.sub(r"(?m)^---\n\n", "", text)


if __name__ == "__main__":
    main()
