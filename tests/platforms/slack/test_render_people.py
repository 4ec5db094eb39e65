"""People in a reply, and a form where none can open, as Slack draws them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.chat.forms import Field, Form
from bot.chat.reply import Line, Moment, Person, Reply
from bot.platforms.slack.render import render, share_value
from tests.platforms.slack import replies


def test_people_are_mentioned_and_the_words_around_them_are_words() -> None:
    message = render(replies.SETTLED, tables="text", share=False)
    assert message.text.split("\n") == [
        "*Staff* at A&amp;B: marked reviewed by <@U0ASKER>.",
        "<@W012AB3CD> and @someone else look after it.",
    ]
    runs = message.blocks[0]["elements"][0]["elements"]
    assert runs == [
        {"type": "text", "text": "*Staff* at A&B: marked reviewed by "},
        {"type": "user", "user_id": "U0ASKER"},
        {"type": "text", "text": "."},
    ]


def test_a_user_group_is_mentioned_as_one() -> None:
    line = Line((Person("S045EF6GH"), ", nobody owns this yet:"))
    message = render(Reply((line,)), tables="text", share=False)
    assert message.text == "<!subteam^S045EF6GH>, nobody owns this yet:"
    assert message.blocks[0]["elements"][0]["elements"][0] == {
        "type": "usergroup",
        "usergroup_id": "S045EF6GH",
    }


def test_a_moment_is_told_by_the_readers_own_clock() -> None:
    at = datetime(2026, 11, 22, 9, tzinfo=UTC)
    line = Line(("Marked reviewed ", Moment(at, "on 22 Nov 2026 <!channel>"), "."))
    message = render(Reply((line,)), tables="text", share=False)
    assert message.text == "Marked reviewed on 22 Nov 2026 &lt;!channel&gt;."
    assert message.blocks[0]["elements"][0]["elements"][1] == {
        "type": "date",
        "timestamp": 1795338000,
        "format": "{date_short_pretty} at {time}",
        "fallback": "on 22 Nov 2026 <!channel>",
    }


def test_a_form_is_drawn_as_a_button_that_asks_for_it_again() -> None:
    reply = replace(replies.BAND, form=Form("T", "S", (Field("a", "A"),), replies.ASK))
    message = render(reply, tables="text", share=True)
    blocks = [block for block in message.blocks if block["type"] == "actions"]
    buttons = [element for block in blocks for element in block["elements"]]
    assert [button["text"]["text"] for button in buttons] == ["Other regions", "Levers", "Fill in"]
    assert buttons[-1]["value"] == share_value(replies.BAND)
