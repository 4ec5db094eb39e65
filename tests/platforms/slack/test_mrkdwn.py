"""Slack's entities as the words a person saw, and escaping."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.slack.mrkdwn import escape, plain_words, unescape


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("wandb staff sf", "wandb staff sf"),
        ("<@U0BOT> band wandb", "band wandb"),
        ("ask <@U1|ann> in <#C1|general>", "ask ann in general"),
        ("<!subteam^S1|@comp> and <!channel>", "comp and"),
        ("see <https://x.example/a|the site>", "see the site"),
        ("<https://x.example/a>", "https://x.example/a"),
        ("<mailto:a@x.example|a@x.example>", "a@x.example"),
        ("R&amp;D at AT&amp;T &lt;b&gt;", "R&D at AT&T <b>"),
        ("&amp;lt;", "&lt;"),
        ("a < b > c", "a < b > c"),
        ("  two \n lines ", "two lines"),
        ("", ""),
    ],
)
def test_what_was_typed_is_read_as_words(typed: str, words: str) -> None:
    assert plain_words(typed) == words


def test_people_are_told_by_id_where_ids_are_asked_for() -> None:
    typed = "<@U0BOT> reviews assign wandb staff: <@U1|ann> in <#C1|general>"
    assert plain_words(typed, ids=True) == "reviews assign wandb staff: @U1 in general"


def test_a_channel_is_told_by_id_where_settings_are() -> None:
    typed = "/reviews settings: channel <#C0123ABCD|pay>, hour 8"
    assert plain_words(typed, ids=True) == "/reviews settings: channel <#C0123ABCD> , hour 8"
    assert plain_words("channel <#C0123ABCD|pay>") == "channel pay"


@given(st.text())
def test_escaping_comes_back_and_leaves_no_markup(text: str) -> None:
    assert unescape(escape(text)) == text
    assert not set("<>") & set(escape(text))


def test_a_long_hostile_entity_is_read_at_once() -> None:
    assert plain_words("<" * 4000) == "<" * 4000
    assert plain_words("<a|" * 1300) == "<a|" * 1300
