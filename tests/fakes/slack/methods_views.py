"""What do the view and assistant methods do?"""

from __future__ import annotations

from tests.fakes.slack import messages, views
from tests.fakes.slack.check import Json, Problem
from tests.fakes.slack.webapi import Asked, RefusedError, method


def _view(asked: Asked, kind: str) -> Json:
    """Return the view a call carries, or refuse it with every problem in it."""
    view = asked.args.get("view")
    found = views.problems(view)
    if asked.world.refuse_tables and isinstance(view, dict):
        found += messages.tables(view.get("blocks"), "/view/blocks")
    if isinstance(view, dict) and view.get("type") not in (kind, None):
        found.append(Problem("/view/type", f"must be {kind}"))
    if found:
        raise RefusedError("invalid_arguments", tuple(found))
    assert isinstance(view, dict)
    return view


def _spend_trigger(asked: Asked) -> str:
    """Use up the trigger and return whose it is."""
    trigger = asked.world.tickets.exchange(asked.need("trigger_id"), asked.team.id)
    if isinstance(trigger, str):
        raise RefusedError(trigger)
    return trigger.user


@method("views.open")
def views_open(asked: Asked) -> Json:
    """Open a modal within three seconds of what triggered it."""
    view = _view(asked, "modal")
    return {"view": asked.world.views.open(asked.team, _spend_trigger(asked), view)}


@method("views.push")
def views_push(asked: Asked) -> Json:
    """Put a modal on top of those open."""
    view = _view(asked, "modal")
    pushed = asked.world.views.push(asked.team, _spend_trigger(asked), view)
    if pushed is None:
        raise RefusedError("push_limit_reached")
    return {"view": pushed}


def _check_hash(asked: Asked, before: Json | None) -> None:
    sent = asked.args.get("hash")
    if sent and before is not None and before["hash"] != sent:
        raise RefusedError("hash_conflict")


@method("views.update")
def views_update(asked: Asked) -> Json:
    """Replace a modal that is still open."""
    before = asked.world.views.find(asked.args.get("view_id"), asked.args.get("external_id"))
    if before is None or before["team_id"] != asked.team.id:
        raise RefusedError("not_found")
    view = _view(asked, before["type"])
    _check_hash(asked, before)
    return {"view": asked.world.views.update(asked.team, before, view)}


@method("views.publish")
def views_publish(asked: Asked) -> Json:
    """Show a person's Home tab."""
    user = asked.world.workspace.users.get(asked.need("user_id"))
    if user is None or user.team != asked.team.id:
        raise RefusedError("user_not_found")
    view = _view(asked, "home")
    _check_hash(asked, asked.world.views.home(user.id))
    return {"view": asked.world.views.publish(asked.team, user.id, view)}


@method("assistant.threads.setStatus", scope="assistant:write")
def set_status(asked: Asked) -> Json:
    """Show a status under a thread, with at most ten loading messages."""
    asked.need("channel_id")
    asked.need("thread_ts")
    if len(asked.args.get("loading_messages") or []) > 10:
        raise RefusedError("invalid_arguments")
    return {}


@method("assistant.threads.setSuggestedPrompts", scope="assistant:write")
def set_suggested_prompts(asked: Asked) -> Json:
    """Offer at most four prompts; with `thread_ts` an agent app shows none, silently."""
    asked.need("channel_id")
    if not 1 <= len(asked.args.get("prompts") or []) <= 4:
        raise RefusedError("invalid_arguments")
    if asked.args.get("thread_ts"):
        asked.world.journal.violated(asked.method, "thread_ts: an agent app shows no prompts")
    return {}
