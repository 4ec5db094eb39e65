"""Direct messages and mentions, answered where they were written."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

import discord

from bot.chat.command import Call, Registry
from bot.chat.reply import Notice, Reply
from bot.platforms.discord.callers import of_message
from bot.platforms.discord.layout import sent
from bot.platforms.discord.markup import plain_words
from bot.platforms.discord.render import messages, render, sentence
from bot.platforms.discord.station import Station

log = logging.getLogger(__name__)

MOST_TEXT = 4_001
"""Characters of a question that are passed on: one more than are read, so that it shows."""
WRITTEN = (discord.MessageType.default, discord.MessageType.reply)
"""Messages that a person wrote; others tell of pins, joins and the like."""
ALONE = "That is for you alone, so I answered in a direct message."
CLOSED = (
    "That is for you alone, and you take no direct messages from this server: use the command "
    "with a slash, which only you see."
)
MAY_NOT = "I may not write in the channel you asked in, so here is the answer."
_CLOSED = (50007, 50278, 40003)
"""Discord's codes for direct messages that it does not take."""


class Messages:
    """Hears what people write to the bot; never another bot, itself, or an edit."""

    def __init__(self, station: Station) -> None:
        self._station = station

    async def hear(self, message: discord.Message, me: discord.ClientUser) -> None:
        """Answer a direct message, or one that mentions the bot."""
        direct = message.guild is None and isinstance(message.channel, discord.DMChannel)
        meant = direct or (message.guild is not None and me in message.mentions)
        if not meant or not _from_a_person(message) or self._station.inflight.draining:
            return
        if not self._station.once.first(f"message {message.id}") or not await self._ours(message):
            return
        self._station.spawn(self._answer(message, str(me.id), public=not direct))

    async def _ours(self, message: discord.Message) -> bool:
        """Whether no other process answers this message."""
        claim = self._station.claim
        if claim is None:
            return True
        return await asyncio.to_thread(claim, f"discord {message.id}", self._station.clock())

    async def _answer(self, message: discord.Message, me: str, *, public: bool) -> None:
        station = self._station
        words = words_of(message, me, station.answers.registry) or "help"
        now = station.clock()
        reply = await station.work(
            of_message(message),
            lambda desk, who: desk.answer(Call(words, now, who=who, public=public)),
        )
        if public and reply.private:
            await self._privately(message, reply)
        elif public:
            await self._publicly(message, reply)
        else:
            # discord.py sends again what failed on Discord's side; the nonce keeps it one message.
            for number, drawn in enumerate(messages(reply, share=False)):
                await message.channel.send(**sent(drawn), nonce=f"{message.id}.{number}")

    async def _publicly(self, message: discord.Message, reply: Reply) -> None:
        """Under the question; to the person alone where the bot may not write."""
        try:
            drawn = sent(render(reply, share=False))
            await message.reply(**drawn, mention_author=False, nonce=message.id)
        except discord.Forbidden as error:
            log.warning("a mention cannot be answered in its channel: %s", error.code)
            told = replace(reply, blocks=(Notice(MAY_NOT), *reply.blocks))
            if not await _to_person(message.author, told):
                log.warning("nor to the person: their direct messages are closed")

    async def _privately(self, message: discord.Message, reply: Reply) -> None:
        """To the person alone; the channel sees a sentence that holds nothing of the answer."""
        told = await _to_person(message.author, reply)
        drawn = sent(sentence(ALONE if told else CLOSED))
        try:
            await message.reply(**drawn, mention_author=False, nonce=message.id)
        except discord.Forbidden as error:
            log.warning("a mention cannot be answered in its channel: %s", error.code)


def words_of(message: discord.Message, me: str, registry: Registry) -> str:
    """The words of a message; of people their ids, where the command acts ("assign … @ann")."""
    names = {str(person.id): person.display_name for person in message.mentions}
    text = message.content[:MOST_TEXT]
    words = plain_words(text, names, me)
    command = registry.get(words.partition(" ")[0].removeprefix("/").casefold())
    return plain_words(text, names, me, ids=True) if command and command.acts else words


async def _to_person(person: discord.User | discord.Member, reply: Reply) -> bool:
    """Whether the person takes direct messages, and has it now."""
    try:
        for drawn in messages(reply, share=False):
            await person.send(**sent(drawn))
    except discord.HTTPException as error:
        if error.code not in _CLOSED:
            raise
        return False
    return True


def _from_a_person(message: discord.Message) -> bool:
    return not message.author.bot and message.webhook_id is None and message.type in WRITTEN
