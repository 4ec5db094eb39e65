"""What does Slack make of the body of an acknowledgement, and what is wrong with it?"""

from __future__ import annotations

from collections.abc import Iterator

from tests.fakes.slack import hooks, views
from tests.fakes.slack.check import Json
from tests.fakes.slack.payloads import Envelope
from tests.fakes.slack.records import Ack, Posted, Violation
from tests.fakes.slack.tickets import Hook
from tests.fakes.slack.world import World

ACK_SECONDS = 3.0
_ACTIONS = ("errors", "update", "push", "clear")


def judge(world: World, envelope: Envelope, status: int, body: object, seconds: float) -> Ack:
    """Act on an answer as Slack does, and report it."""
    late = status == 0 or seconds > ACK_SECONDS
    rules: list[str] = []
    posted: Posted | None = None
    if status == 200 and not late:
        rules = list(_rules(world, envelope, body))
        if not rules:
            posted = _act(world, envelope, body)
    for rule in rules:
        world.journal.violated("ack", rule)
    return Ack(
        status=status,
        body=body,
        seconds=seconds,
        late=late,
        violations=tuple(Violation("ack", rule) for rule in rules),
        posted=posted,
        event_id=envelope.event_id,
    )


def _rules(world: World, envelope: Envelope, body: object) -> Iterator[str]:
    if envelope.answers == "nothing" and body not in (None, "", {}):
        yield "a body where Slack ignores one"
    if envelope.answers == "message" and isinstance(body, dict) and body:
        refused = hooks.refusal(body, refuse_tables=world.refuse_tables)
        if refused:
            yield f"{refused.error}: {'; '.join(map(str, refused.problems))}"
    if envelope.answers == "view" and body not in (None, ""):
        yield from _view_rules(envelope, body)


def _view_rules(envelope: Envelope, body: object) -> Iterator[str]:
    if not isinstance(body, dict):
        yield "a submission is answered with JSON or nothing"
        return
    if body and body.get("response_action") not in _ACTIONS:
        yield f"response_action must be one of {', '.join(_ACTIONS)}"
    if body.get("response_action") in ("update", "push"):
        yield from (str(problem) for problem in views.problems(body.get("view")))
    if body.get("response_action") == "errors":
        inputs = {b["block_id"] for b in envelope.payload["view"]["blocks"] if b["type"] == "input"}
        errors = body.get("errors")
        if not isinstance(errors, dict) or not errors:
            yield "errors must name at least one input"
        elif unknown := errors.keys() - inputs:
            yield f"errors name blocks that are no inputs: {', '.join(sorted(unknown))}"


def _act(world: World, envelope: Envelope, body: object) -> Posted | None:
    if envelope.answers == "view":
        _act_on_view(world, envelope, body if isinstance(body, dict) else {})
    if envelope.answers != "message" or not body:
        return None
    who = envelope.source
    args: Json = body if isinstance(body, dict) else {"text": str(body)}
    hook = Hook(envelope.hook_path or "", who.team, who.channel, who.user, world.clock())
    return hooks.show(world, hook, args, "ack")


def _act_on_view(world: World, envelope: Envelope, body: Json) -> None:
    user, team = envelope.source.user, world.workspace.teams[envelope.source.team]
    action = body.get("response_action")
    if action is None:
        world.views.close(user)
    elif action == "clear":
        world.views.clear(user)
    elif action == "push":
        world.views.push(team, user, body["view"])
    elif action == "update":
        before = world.views.find(envelope.payload["view"]["id"])
        if before is not None:
            world.views.update(team, before, body["view"])
