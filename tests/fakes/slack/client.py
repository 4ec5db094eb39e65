"""How do people's actions reach the app? The same methods over HTTP and over Socket Mode."""

from __future__ import annotations

import io
import json
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import aiohttp

from tests.fakes.slack import people
from tests.fakes.slack.check import Json
from tests.fakes.slack.gateway import Gateway
from tests.fakes.slack.payloads import Envelope, Payloads, Source
from tests.fakes.slack.records import Ack, Posted
from tests.fakes.slack.replies import judge
from tests.fakes.slack.signing import OVERSIZE_BYTES, Flaw, signed
from tests.fakes.slack.workspace import CHANNEL, TEAM, USER, VERIFICATION_TOKEN
from tests.fakes.slack.world import World


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back over a transport; status 0 when nothing did."""

    status: int
    body: object = None
    envelope_id: str | None = None


class Sender(ABC):
    """Acts as people in Slack, over one transport; every method returns the app's `Ack`."""

    def __init__(self, world: World, hooks_url: str) -> None:
        self._world = world
        self._hooks_url = hooks_url

    @abstractmethod
    async def _send(self, envelope: Envelope) -> Answer:
        """Send one request and wait for the answer."""

    async def command(
        self,
        command: str,
        text: str = "",
        *,
        user: str = USER,
        channel: str = CHANNEL,
        team: str = TEAM,
    ) -> Ack:
        """Type a slash command."""
        return await self._ask(self._from(user, channel, team).command(command, text))

    async def block_actions(
        self,
        action_id: str,
        value: object = None,
        *,
        on: Posted | Json | None = None,
        user: str = USER,
        channel: str = CHANNEL,
        team: str = TEAM,
    ) -> Ack:
        """Press a button, or choose from a menu, of the message or view `on`.

        Raises LookupError when it is not there. Without `on` a bare button is made up.
        """
        payloads, ts = self._from(user, channel, team), self._world.workspace.stamp()
        if isinstance(on, dict):
            seen = people.action(on["blocks"], action_id, value, ts)
            return await self._ask(payloads.on_view(seen, on))
        if on is None:
            return await self._ask(
                payloads.on_message(people.pressed(action_id, value, ts), channel, ts)
            )
        stored = self._world.workspace.messages.get((on.channel, on.ts))
        if stored is None:
            raise LookupError(f"the message {on.ts} is no longer there")
        seen = people.action(stored.body.get("blocks"), action_id, value, ts)
        return await self._ask(payloads.on_message(seen, on.channel, on.ts))

    async def view_submission(
        self,
        view: Json,
        values: Mapping[str, object] | None = None,
        *,
        user: str = USER,
        team: str = TEAM,
    ) -> Ack:
        """Fill in a modal and submit it; `values` by block id, as `people.filled` takes them."""
        state = people.filled(view, values or {})
        return await self._ask(self._from(user, CHANNEL, team).submission(view, state))

    async def view_closed(self, view: Json, *, user: str = USER, team: str = TEAM) -> Ack:
        """Close a modal."""
        self._world.views.close(user)
        return await self._ask(self._from(user, CHANNEL, team).closing(view))

    async def shortcut(
        self, callback_id: str, *, on: Posted | None = None, user: str = USER, team: str = TEAM
    ) -> Ack:
        """Run a global shortcut, or a message shortcut on a message."""
        channel, ts = (on.channel, on.ts) if on else (None, None)
        payloads = self._from(user, channel or CHANNEL, team)
        return await self._ask(payloads.shortcut(callback_id, channel, ts))

    async def direct_message(
        self,
        text: str,
        *,
        user: str = USER,
        team: str = TEAM,
        thread_ts: str | None = None,
        **more: object,
    ) -> Ack:
        """Write to the bot in the direct conversation."""
        where = self._world.workspace.direct(team, user)
        event = self._said(text, user, where.id, team, thread_ts)
        extra = {"type": "message", "channel_type": "im", **more}
        return await self.deliver_event({**event, **extra}, team=team)

    async def mention(
        self,
        text: str,
        *,
        user: str = USER,
        channel: str = CHANNEL,
        team: str = TEAM,
        thread_ts: str | None = None,
    ) -> Ack:
        """Mention the bot in a channel; the mention itself goes before `text`."""
        said = f"<@{self._world.workspace.teams[team].bot_user}> {text}"
        event = self._said(said, user, channel, team, thread_ts)
        return await self.deliver_event({**event, "type": "app_mention"}, team=team)

    async def home_opened(self, tab: str = "home", *, user: str = USER, team: str = TEAM) -> Ack:
        """Open the app's Home or Messages tab."""
        where = self._world.workspace.direct(team, user)
        event = {"type": "app_home_opened", "user": user, "channel": where.id, "tab": tab}
        home = self._world.views.home(user)
        return await self.deliver_event({**event, **({"view": home} if home else {})}, team=team)

    async def deliver_event(
        self,
        event: Json,
        *,
        event_id: str | None = None,
        retry: bool = False,
        reason: str = "http_timeout",
        team: str = TEAM,
    ) -> Ack:
        """Deliver any event; with `retry`, once more under the id it had before."""
        source = Source(team=team)
        event_id = event_id or (self._delivered(event) if retry else None)
        event_id = event_id or f"Ev{self._world.workspace.number():08d}"
        before = self._world.events.get(event_id, (event, 1 if retry else 0))[1]
        self._world.events[event_id] = (event, before + 1)
        envelope = Payloads(self._world, self._hooks_url, source).event(event, event_id)
        num = before if retry else 0
        return await self._ask(replace(envelope, retry_num=num, retry_reason=reason))

    async def redeliver(self, ack: Ack, *, reason: str = "http_timeout", team: str = TEAM) -> Ack:
        """Deliver the event that `ack` answered once more, as a retry."""
        assert ack.event_id is not None, "only events are retried"
        event, _ = self._world.events[ack.event_id]
        return await self.deliver_event(
            event, event_id=ack.event_id, retry=True, reason=reason, team=team
        )

    def _delivered(self, event: Json) -> str | None:
        known = (key for key, (sent, _) in self._world.events.items() if sent == event)
        return next(known, None)

    def _said(self, text: str, user: str, channel: str, team: str, thread: str | None) -> Json:
        """Put what a person said into the channel, and return the event's common fields."""
        ts = self._world.workspace.stamp()
        said = {"user": user, "text": text, "team": team, "ts": ts}
        said |= {"thread_ts": thread} if thread else {}
        self._world.workspace.keep(channel, ts, said)
        return {**said, "channel": channel}

    def _from(self, user: str, channel: str, team: str) -> Payloads:
        return Payloads(self._world, self._hooks_url, Source(user, channel, team))

    async def _ask(self, envelope: Envelope) -> Ack:
        asked_at = self._world.clock()
        answer = await self._send(envelope)
        seconds = self._world.clock() - asked_at
        ack = judge(self._world, envelope, answer.status, answer.body, seconds)
        return replace(ack, envelope_id=answer.envelope_id)


class Http(Sender):
    """Sends signed requests to the app's URL; `flaw` makes every one of them a bad one."""

    def __init__(
        self,
        world: World,
        hooks_url: str,
        session: aiohttp.ClientSession,
        url: str,
        flaw: Flaw | None = None,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(world, hooks_url)
        self._session, self._flaw, self._wall = session, flaw, wall
        self._url = url if urlsplit(url).path.strip("/") else url.rstrip("/") + "/slack/events"

    async def url_verification(self, challenge: str = "challenge-accepted") -> Ack:
        """Check that the app answers for its URL; the Ack's body should be the challenge."""
        payload = {"type": "url_verification", "token": VERIFICATION_TOKEN, "challenge": challenge}
        return await self._ask(Envelope("events_api", payload, Source(), "anything"))

    async def _send(self, envelope: Envelope) -> Answer:
        content_type, body = envelope.http_body()
        if self._flaw is Flaw.OVERSIZE_BODY:
            body += ("&" if "x-www-form" in content_type else " ") * OVERSIZE_BYTES
        headers = {"Content-Type": content_type, **signed(body, self._wall(), self._flaw)}
        if envelope.retry_num:
            headers["X-Slack-Retry-Num"] = str(envelope.retry_num)
            headers["X-Slack-Retry-Reason"] = envelope.retry_reason
        return await self.post(body, headers)

    async def post(self, body: str, headers: Mapping[str, str]) -> Answer:
        """Send a raw request, for requests that no method here makes."""
        patience = aiohttp.ClientTimeout(total=self._world.patience)
        try:
            async with self._session.post(
                self._url,
                data=io.BytesIO(body.encode()),
                headers=headers,
                timeout=patience,
                allow_redirects=False,
            ) as response:
                return Answer(response.status, _parsed(await response.text()))
        except (aiohttp.ClientError, TimeoutError):
            return Answer(0)


class Socket(Sender):
    """Sends envelopes over the app's Socket Mode connections, each over one of them."""

    def __init__(self, world: World, hooks_url: str, gateway: Gateway) -> None:
        super().__init__(world, hooks_url)
        self._gateway = gateway

    async def _send(self, envelope: Envelope) -> Answer:
        frame: Json = {
            "type": envelope.type,
            "payload": envelope.payload,
            "accepts_response_payload": envelope.answers in ("message", "view"),
        }
        if envelope.type == "events_api":
            frame |= {"retry_attempt": envelope.retry_num, "retry_reason": ""}
        if envelope.retry_num:
            frame["retry_reason"] = envelope.retry_reason
        envelope_id, acked, payload = await self._gateway.ask(frame)
        body = payload.get("text") if payload and payload.keys() == {"text"} else payload
        return Answer(200 if acked else 0, body, envelope_id)


def _parsed(text: str) -> object:
    try:
        return json.loads(text) if text.startswith(("{", "[")) else text or None
    except ValueError:
        return text
