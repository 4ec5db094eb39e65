"""A call to its reply: read, look up, answer. The one place that catches `BotError`."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from bot.chat.command import Call, Command, Desk, Registry
from bot.chat.memory import Gaps, Memory, Who
from bot.chat.offers import TOKEN, Hands, Held, Saved, carrying
from bot.chat.reply import Actions, Block, Button, Heading, Notice, Reply, Text
from bot.chat.reviewing import Owning, Reviews, Standing, Thresholds
from bot.chat.standings import Patience, Standings, day_in
from bot.chat.topics import PERSONAL, beside, own_topic, still_there, topic_of
from bot.chat.trouble import broken_reply, trouble_reply
from bot.errors import BotError, StaleButtonError, where
from bot.guides.library import Library
from bot.guides.model import Guide
from bot.language.asks import OF_AN_OFFER, WENT_ON, Ask, Reading, Topic, Unclear
from bot.language.reading import Reader
from bot.pay.rates import Rates

log = logging.getLogger(__name__)

MOST_CHOICES = 25
_NUMBER = re.compile(r"\d{2}")


def _nobody(_: Who) -> bool:
    return False


def _never(_guide: Guide, _standing: Standing | None, _today: date) -> bool:
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
    reviews: Reviews | None = None
    """What is done about guides that go stale."""
    owners: Owning | None = None
    limits: Thresholds = field(default_factory=Thresholds)
    stale: Callable[[Guide, Standing | None, date], bool] = _never
    """Whether a guide is stale on a day, so that its use is counted."""
    hand: Hands | None = None
    """The offers people spoke of last."""
    saved: Saved | None = None
    """The offers people saved."""
    patience: Patience = field(default_factory=Patience, compare=False)

    def answer(self, call: Call) -> Reply:
        """The reply to what was typed."""
        return self._guarded(lambda: self._read_and_run(call, self.library()))

    def press(self, ask: Ask, now: datetime, who: Who | None = None, place: str = "") -> Reply:
        """The reply to a button, whose question was fixed when it was drawn.

        Args:
            place: the workspace, where the answer is for all in it and nobody asks.
        """
        call = Call("", now, who=who, place=place)
        own = self._of_own_offer(ask, call)
        return self._guarded(lambda: self._run(ask, self.library(), call, own))

    def _of_own_offer(self, ask: Ask, call: Call) -> bool:
        """Whether a button goes on from the person's own offer: it stands under its answer."""
        topic = self.hand.last(call.who, call.now) if self.hand and call.who else None
        last = topic.ask.operands if topic and topic.ask else ()
        return bool(last) and [o.guide for o in last] == [o.guide for o in ask.operands]

    def _read_and_run(self, call: Call, library: Library) -> Reply:
        topic, own = self._topic(call, library) if call.command is None else (None, False)
        reader, today = self.reader(library), call.now.date()
        reading: Reading = reader.read(call.text, call.command, topic, today)
        # What goes on from somebody's own offer would tell all of whose guide it is.
        goes_on = own and any(said.startswith(WENT_ON) for said in reading.assumptions)
        if topic is not None and topic.choices:
            # What was offered can be picked by the next message only.
            self._keep(call, Topic(topic.ask), own)
        if isinstance(reading, Unclear):
            self._keep(call, topic_of(reading), goes_on)
            self._wait(call, reading)
            self._count(call, reading)
            back = ask_back(carrying(reading, self.hand, call.who, call.now))
            # What cannot be read is quoted back, and a number may be somebody's pay.
            private = back.private or goes_on or bool(_NUMBER.search(call.text))
            return replace(back, private=private)
        reply = self._run(reading, library, call, goes_on)
        return replace(reply, private=True) if goes_on else reply

    def _wait(self, call: Call, unclear: Unclear) -> None:
        """Hold an offer whose guide is not known yet, so that the next message can say which."""
        told = unclear.told
        if told is None or told.offer is None or self.hand is None or call.who is None:
            return
        held = Held("", told.offer, wanted=told.wanted, said=told.problems + told.assumptions)
        token = self.hand.hold(call.who, held, call.now)
        waiting = Ask(told.command, fields=((TOKEN, token),))
        self.hand.asked(call.who, Topic(waiting), call.now)

    def _topic(self, call: Call, library: Library) -> tuple[Topic | None, bool]:
        """What the conversation is about, as far as it is still there; whether it is an offer."""
        if call.who is None:
            return None, False
        own = self.hand.last(call.who, call.now) if self.hand else None
        kept = self.memory.recall(call.who, call.now) if self.memory and not own else None
        topic = own or kept
        return (still_there(topic, library) if topic else None), own is not None

    def _go_on(self, call: Call, ask: Ask, reply: Reply, own: bool) -> None:
        """Keep what the next message may go on from: of an offer, in this process only."""
        of_offer, topic = own_topic(ask, reply), topic_of(ask)
        if of_offer is not None:
            self._keep(call, Topic(of_offer), True)
        elif topic is not None:
            self._keep(call, topic, own)
        elif ask.command in OF_AN_OFFER and reply.form and self.hand and call.who:
            self.hand.asked(call.who, None, call.now)

    def _keep(self, call: Call, topic: Topic | None, own: bool) -> None:
        """Keep a topic in hand where it is somebody's own, else in the conversation's memory."""
        if topic is None or call.who is None:
            return
        if self.hand is not None:
            topic = beside(topic, self.hand.last(call.who, call.now)) if own else topic
            self.hand.asked(call.who, topic if own else None, call.now)
        if not own:
            self._remember(call, topic)

    def _remember(self, call: Call, topic: Topic | None) -> None:
        if self.memory is not None and call.who is not None and topic is not None:
            self.memory.remember(call.who, topic, call.now)

    def _count(self, call: Call, unclear: Unclear) -> None:
        personal = unclear.command in PERSONAL
        if self.gaps and call.who and unclear.missing and not personal:
            self.gaps.missed(call.who, unclear.missing, call.now)

    def _run(self, ask: Ask, library: Library, call: Call, own: bool = False) -> Reply:
        command = self.registry.get(ask.command)
        if command is None:
            return ask_back(
                Unclear(None, "invalid", f"There is no command {ask.command}.", "Try help.")
            )
        if command.needs in ("guide", "guides", "offer") and not (
            command.least <= len(ask.operands) <= command.most
        ):
            raise StaleButtonError(f"{command.name} does not take {len(ask.operands)} guides")
        kept = self._standings(call)
        desk = self._desk(library, call, kept)
        reply = _finished(_run_privately(command, ask, desk), ask)
        self._go_on(call, ask, reply, own)
        if kept is not None and command.counted and reply.status == "answered":
            kept.looked_up(self._used_stale(reply, desk))
        return reply

    def _standings(self, call: Call) -> Standings | None:
        if self.reviews is None or not call.workspace:
            return None
        return Standings(self.reviews, call.workspace, call.now, self.patience)

    def _desk(self, library: Library, call: Call, kept: Standings | None) -> Desk:
        zone = kept.zone() if kept else "UTC"
        desk = Desk(
            library=library,
            rates=self.rates,
            today=day_in(zone, call.now),
            zone=zone,
            menu=self.registry,
            reads=lambda name, text: isinstance(self.reader(library).read(text, name), Ask),
            who=call.who,
            maintainer=call.who is not None and self.maintains(call.who),
            gaps=self.gaps,
            memory=self.memory,
            public=call.public,
            now=call.now,
            reviews=self.reviews,
            owners=self.owners,
            limits=self.limits,
            hand=self.hand,
            saved=self.saved,
        )
        return replace(desk, standings=kept.of) if kept else desk

    def _used_stale(self, reply: Reply, desk: Desk) -> list[str]:
        """The guides of an answer that are stale."""
        used = dict.fromkeys(reply.guides)
        kept = desk.standings(used) or {}
        of = desk.library.guide
        return [each for each in used if self.stale(of(each), kept.get(each), desk.today)]

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
        private=unclear.command in PERSONAL,
    )


def _run_privately(command: Command, ask: Ask, desk: Desk) -> Reply:
    """The command's reply; what goes wrong with an offer may quote it, and is as private."""
    if command.name not in PERSONAL:
        return command.run(ask, desk)
    try:
        reply = command.run(ask, desk)
    except BotError as error:
        reply = trouble_reply(error.problem, error.remedy)
    return replace(reply, private=not reply.shareable)


def _finished(reply: Reply, ask: Ask) -> Reply:
    """The handler's reply with the question's readings said right under the heading."""
    reply = replace(reply, command=reply.command or ask.command, ask=_bare(ask, reply))
    if not ask.assumptions:
        return reply
    said = tuple(Notice(sentence) for sentence in ask.assumptions)
    at = 1 if reply.blocks and isinstance(reply.blocks[0], Heading) else 0
    blocks = reply.blocks[:at] + said + reply.blocks[at:]
    return replace(reply, blocks=blocks, assumptions=ask.assumptions + reply.assumptions)


def _bare(ask: Ask, reply: Reply) -> Ask:
    """The question as a platform may keep it: of a private one, without the person's own words."""
    if not reply.private:
        return ask
    fields = tuple((name, value) for name, value in ask.fields if name == TOKEN)
    return replace(ask.public, fields=fields)
