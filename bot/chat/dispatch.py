"""A call to its reply: read, look up, answer. The one place that catches `BotError`."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.chat.command import Call, Desk, Registry
from bot.chat.memory import Gaps, Memory, Who
from bot.chat.reply import Actions, Block, Button, Heading, Notice, Reply, Text
from bot.chat.topics import PERSONAL, still_there, topic_of
from bot.chat.trouble import broken_reply, trouble_reply
from bot.errors import BotError, StaleButtonError, where
from bot.guides.library import Library
from bot.language.asks import Ask, Reading, Topic, Unclear
from bot.language.reading import Reader
from bot.pay.rates import Rates

log = logging.getLogger(__name__)

MOST_CHOICES = 25


def _nobody(_: Who) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Dispatch:
    """Answers calls from the guides as they are at that moment.

    `library` is asked once per call, so that one answer never mixes two snapshots.
    """

    registry: Registry
    library: Callable[[], Library]
    reader: Callable[[Library], Reader]
    rates: Rates
    memory: Memory | None = None
    """What conversations are about; nothing is gone on from without it."""
    gaps: Gaps | None = None
    maintains: Callable[[Who], bool] = _nobody
    """Whether someone may see what only maintainers see."""

    def answer(self, call: Call) -> Reply:
        """The reply to what was typed."""
        return self._guarded(lambda: self._read_and_run(call, self.library()))

    def press(self, ask: Ask, now: datetime, who: Who | None = None) -> Reply:
        """The reply to a button, whose question was fixed when it was drawn."""
        return self._guarded(lambda: self._run(ask, self.library(), Call("", now, who=who)))

    def _read_and_run(self, call: Call, library: Library) -> Reply:
        topic = self._topic(call, library) if call.command is None else None
        reading: Reading = self.reader(library).read(call.text, call.command, topic)
        if topic is not None and topic.choices:
            # What was offered can be picked by the next message only.
            self._remember(call, Topic(topic.ask))
        if isinstance(reading, Unclear):
            self._remember(call, topic_of(reading))
            self._count(call, reading)
            return ask_back(reading)
        return self._run(reading, library, call)

    def _topic(self, call: Call, library: Library) -> Topic | None:
        """What the conversation is about, as far as it is still there."""
        if self.memory is None or call.who is None:
            return None
        topic = self.memory.recall(call.who, call.now)
        return still_there(topic, library) if topic else None

    def _remember(self, call: Call, topic: Topic | None) -> None:
        if self.memory is not None and call.who is not None and topic is not None:
            self.memory.remember(call.who, topic, call.now)

    def _count(self, call: Call, unclear: Unclear) -> None:
        personal = unclear.command in PERSONAL
        if self.gaps and call.who and unclear.missing and not personal:
            self.gaps.missed(call.who, unclear.missing, call.now)

    def _run(self, ask: Ask, library: Library, call: Call) -> Reply:
        command = self.registry.get(ask.command)
        if command is None:
            return ask_back(
                Unclear(None, "invalid", f"There is no command {ask.command}.", "Try help.")
            )
        if command.needs in ("guide", "guides") and not (
            command.least <= len(ask.operands) <= command.most
        ):
            raise StaleButtonError(f"{command.name} does not take {len(ask.operands)} guides")
        desk = Desk(
            library=library,
            rates=self.rates,
            today=call.now.date(),
            menu=self.registry,
            reads=lambda name, text: isinstance(self.reader(library).read(text, name), Ask),
            who=call.who,
            maintainer=call.who is not None and self.maintains(call.who),
            gaps=self.gaps,
            memory=self.memory,
            public=call.public,
        )
        reply = _finished(command.run(ask, desk), ask)
        self._remember(call, topic_of(ask))
        return reply

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
