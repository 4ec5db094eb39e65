"""A call to its reply: read, look up, answer. The one place that catches `BotError`."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.chat.command import Call, Desk, Registry
from bot.chat.reply import Actions, Block, Button, Heading, Notice, Reply, Text
from bot.chat.trouble import broken_reply, trouble_reply
from bot.errors import BotError, StaleButtonError, where
from bot.guides.library import Library
from bot.language.asks import Ask, Reading, Unclear
from bot.language.reading import Reader
from bot.pay.rates import Rates

log = logging.getLogger(__name__)

MOST_CHOICES = 25


@dataclass(frozen=True, slots=True)
class Dispatch:
    """Answers calls from the guides as they are at that moment.

    `library` is asked once per call, so that one answer never mixes two snapshots.
    """

    registry: Registry
    library: Callable[[], Library]
    reader: Callable[[Library], Reader]
    rates: Rates

    def answer(self, call: Call) -> Reply:
        """The reply to what was typed."""
        return self._guarded(lambda: self._read_and_run(call, self.library()))

    def press(self, ask: Ask, now: datetime) -> Reply:
        """The reply to a button, whose question was fixed when it was drawn."""
        return self._guarded(lambda: self._run(ask, self.library(), now.date()))

    def _read_and_run(self, call: Call, library: Library) -> Reply:
        reading: Reading = self.reader(library).read(call.text, call.command)
        if isinstance(reading, Unclear):
            return ask_back(reading)
        return self._run(reading, library, call.now.date())

    def _run(self, ask: Ask, library: Library, today: date) -> Reply:
        command = self.registry.get(ask.command)
        if command is None:
            return ask_back(
                Unclear(None, "invalid", f"There is no command {ask.command}.", "Try help.")
            )
        if command.needs in ("guide", "guides") and not (
            command.least <= len(ask.operands) <= command.most
        ):
            raise StaleButtonError(f"{command.name} does not take {len(ask.operands)} guides")
        desk = Desk(library=library, rates=self.rates, today=today, menu=self.registry)
        return _finished(command.run(ask, desk), ask)

    def _guarded(self, run: Callable[[], Reply]) -> Reply:
        try:
            return run()
        except BotError as error:
            return trouble_reply(error.problem, error.remedy)
        except Exception as error:  # noqa: BLE001 - a question must never go unanswered
            incident = os.urandom(4).hex()
            log.error("an answer failed, incident %s: %s", incident, where(error))
            return broken_reply(incident)


def ask_back(unclear: Unclear) -> Reply:
    """The question put back to the person, with choices to pick from."""
    blocks: list[Block] = [Text(f"{unclear.problem} {unclear.remedy}".strip())]
    blocks += [Notice(sentence) for sentence in unclear.assumptions]
    if unclear.choices:
        blocks.append(
            Actions(
                tuple(Button(c.label, c.ask) for c in unclear.choices[:MOST_CHOICES]), pick=True
            )
        )
    if len(unclear.choices) > MOST_CHOICES:
        blocks.append(Text(f"And {len(unclear.choices) - MOST_CHOICES} more."))
    return Reply(
        blocks=tuple(blocks),
        status=unclear.status,
        command=unclear.command,
        guides=tuple(o.guide for o in unclear.operands),
        regions=tuple(o.regions for o in unclear.operands),
        choices=tuple(choice.id for choice in unclear.choices),
        assumptions=unclear.assumptions,
    )


def _finished(reply: Reply, ask: Ask) -> Reply:
    """The handler's reply with the question's readings said right under the heading."""
    reply = replace(reply, command=reply.command or ask.command, ask=ask)
    if not ask.assumptions:
        return reply
    said = tuple(Notice(sentence) for sentence in ask.assumptions)
    at = 1 if reply.blocks and isinstance(reply.blocks[0], Heading) else 0
    blocks = reply.blocks[:at] + said + reply.blocks[at:]
    return replace(reply, blocks=blocks, assumptions=ask.assumptions + reply.assumptions)
