"""Replies drawn for Slack: golden pictures, Slack's own limits, and nothing lost in silence."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chat import reply as r
from bot.chat.forms import Form
from bot.chat.reply import Reply
from bot.language.asks import Ask, Operand
from bot.platforms._shared.tidy import tidied
from bot.platforms.slack import limits
from bot.platforms.slack.drawing import Drawing, TableStyle
from bot.platforms.slack.mrkdwn import is_person
from bot.platforms.slack.render import Rendered, render, share_value
from bot.platforms.slack.wire import wire
from tests.fakes.slack import block_problems
from tests.fakes.slack.blocks import text_problems, too_long, visible
from tests.platforms.slack import replies

GOLDEN = Path(__file__).parents[2] / "golden" / "slack"
STYLES: tuple[TableStyle, ...] = get_args(TableStyle)


def _elements(message: Rendered, kind: str) -> list[dict[str, Any]]:
    return [
        element
        for block in message.blocks
        for element in block.get("elements", [])
        if element["type"] == kind
    ]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", replies.ALL)
def test_a_reply_is_drawn_as_in_its_golden_file(name: str, style: TableStyle) -> None:
    message = render(replies.ALL[name], tables=style, share=True)
    drawn = {"text": message.text.split("\n"), "blocks": message.blocks}
    path = GOLDEN / f"{name}.{style}.json"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(json.dumps(drawn, indent=1, ensure_ascii=False) + "\n", "utf-8")
    assert drawn == json.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", replies.ALL)
def test_slack_takes_every_golden_message(name: str, style: TableStyle) -> None:
    message = render(replies.ALL[name], tables=style, share=True)
    assert block_problems(message.blocks) == []
    assert text_problems(message.text) == []


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", replies.ALL)
def test_wire_is_what_slack_sdk_itself_would_send(name: str, style: TableStyle) -> None:
    drawing = Drawing(style)
    for block in tidied(replies.ALL[name].blocks, is_person):
        drawing.draw(block)
    assert [wire(d.block) for d in drawing.drafts] == [d.block.to_dict() for d in drawing.drafts]


@pytest.mark.parametrize("style", STYLES)
def test_nothing_hostile_is_markup_anywhere(style: TableStyle) -> None:
    message = render(replies.HOSTILE, tables=style, share=True)
    assert "mrkdwn" not in json.dumps(message.blocks)
    assert "<" not in message.text
    assert ">" not in message.text
    assert "&lt;!channel&gt;" in message.text
    assert "\u202e" not in message.text + "".join(visible(message.blocks))


def test_the_text_says_everything_the_blocks_say() -> None:
    text = render(replies.BAND, tables="text", share=True).text
    for part in (
        "Weights &amp; Biases Staff Software Engineer",
        "Read 'wandb' as Weights &amp; Biases.",
        "Warning: These figures were due for review 4 months ago.",
        "San Francisco. Base: $230K–$290K; Stock a year: $75K–$125K",
        "Remote (US). Base: $200K–$255K; Stock a year: —",
        "Level: IC5; L6 at Google, E6 at Meta",
        "Sources: Levels.fyi, H-1B filings. Updated 2026-01.",
        "Ask next: Other regions; Levers",
    ):
        assert part in text


def test_a_warning_is_a_word_and_not_an_emoji_alone() -> None:
    drawn = list(visible(render(replies.BAND, tables="text", share=False).blocks))
    assert "⚠️ Warning: These figures were due for review 4 months ago." in drawn


def test_a_table_too_wide_for_a_phone_becomes_labelled_records() -> None:
    shown = "\n".join(visible(render(replies.BAND, tables="text", share=False).blocks))
    assert "San Francisco\n  Base          $230K–$290K\n  Stock a year  $75K–$125K" in shown


def test_a_narrow_table_lines_up_with_its_figures_on_the_right() -> None:
    shown = "\n".join(visible(render(replies.COMPARE, tables="text", share=False).blocks))
    assert "Band           Base     Gap\n---------  --------  ------\n" in shown
    assert "W&B Staff  $260,000       —\nHF Senior   €95,000  -58.1%" in shown


def test_measures_in_rows_are_read_out_and_recorded_by_what_they_measure() -> None:
    table = r.Table(
        (r.Column(""), r.Column("Weights & Biases Staff", True), r.Column("Hugging Face", True)),
        (
            (r.Cell("Base"), r.Cell("$240K–$300K"), r.Cell("€175K–€222K")),
            (r.Cell("Stated total"), r.Cell("$365K–$545K"), r.Cell("")),
        ),
    )
    message = render(Reply((table,)), tables="text", share=False)
    assert message.text.split("\n") == [
        "Weights &amp; Biases Staff. Base: $240K–$300K; Stated total: $365K–$545K",
        "Hugging Face. Base: €175K–€222K; Stated total: —",
    ]
    assert list(visible(message.blocks)) == [
        "Weights & Biases Staff\n  Base          $240K–$300K\n  Stated total  $365K–$545K\n\n"
        "Hugging Face\n  Base          €175K–€222K\n  Stated total  —"
    ]


def test_wide_characters_count_as_the_columns_they_take() -> None:
    table = r.Table(
        (r.Column("Ort"), r.Column("Base", True)),
        ((r.Cell("東京"), r.Cell("¥9M")), (r.Cell("Bern"), r.Cell("CHF1"))),
    )
    shown = "\n".join(visible(render(Reply((table,)), tables="text", share=False).blocks))
    assert "東京   ¥9M\nBern  CHF1" in shown


def test_a_table_block_aligns_figures_and_holds_numbers_as_numbers() -> None:
    table = render(replies.COMPARE, tables="block", share=False).blocks[1]
    assert table["column_settings"] == [{"align": "left"}, {"align": "right"}, {"align": "right"}]
    assert table["rows"][2][2] == {"type": "raw_number", "value": -58.1, "text": "-58.1%"}
    assert table["rows"][1][2] == {"type": "raw_text", "text": "—"}


def test_a_second_table_is_text_because_slack_takes_one() -> None:
    twice = Reply(replies.COMPARE.blocks + replies.COMPARE.blocks)
    message = render(twice, tables="block", share=False)
    kinds = [block["type"] for block in message.blocks]
    assert kinds.count("table") == 1
    assert block_problems(message.blocks) == []


def test_too_many_rows_are_counted_and_the_way_to_them_named() -> None:
    rows = tuple((r.Cell(f"Region {i}"), r.Cell("$1")) for i in range(500))
    table = r.Table((r.Column("Region"), r.Column("Base", True)), rows)
    message = render(Reply((table,)), tables="block", share=False)
    said = "".join(visible(message.blocks[-1]))
    assert said.startswith("Left out to fit into one Slack message: 401 table rows.")
    assert "one role or one region" in said


def test_sources_and_next_questions_stay_when_prose_must_go() -> None:
    prose = tuple(r.Text("word " * 400) for _ in range(12))
    last = replies.BAND.blocks[-2:]
    message = render(replace(replies.BAND, blocks=prose + last), tables="text", share=True)
    assert "Data Q4 2025" in "".join(visible(message.blocks))
    assert [button["action_id"] for button in _elements(message, "button")] == [
        "ask:1",
        "ask:2",
        "share",
    ]
    assert "Left out" in "".join(visible(message.blocks[-1]))
    assert not too_long(message.blocks)


def test_a_button_too_large_for_slack_is_left_out_and_said_so() -> None:
    ask = Ask("band", tuple(Operand(f"company/role-{i}") for i in range(200)))
    message = render(
        Reply((r.Text("x"), r.Actions((r.Button("All", ask),)))), tables="text", share=False
    )
    assert _elements(message, "button") == []
    assert "Left out to fit into one Slack message: 1 button." in "".join(visible(message.blocks))


def test_share_carries_the_question_read_and_not_the_words_typed() -> None:
    assert share_value(replies.BAND) == (
        '["band",null,[["weights-and-biases/staff-software-engineer",["San Francisco"]]],""]'
    )


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(replace(replies.BAND, shareable=False), id="not for others"),
        pytest.param(replace(replies.BAND, ask=None), id="no question"),
        pytest.param(replace(replies.BAND, form=Form("T", "S", (), replies.ASK)), id="a form"),
        pytest.param(replies.HOSTILE, id="a question with typed words in it"),
    ],
)
def test_no_share_button_on(reply: Reply) -> None:
    message = render(reply, tables="text", share=True)
    assert "share" not in [button["action_id"] for button in _elements(message, "button")]


def test_an_empty_reply_still_says_something() -> None:
    message = render(Reply(()), tables="text", share=False)
    assert message.text == "There is nothing to show."
    assert block_problems(message.blocks) == []


def test_a_long_heading_is_cut_in_the_header_and_whole_below() -> None:
    title = "Staff " * 60
    message = render(Reply((r.Heading(title),)), tables="text", share=False)
    assert message.blocks[0]["text"]["text"].endswith("…")
    assert message.blocks[1]["text"]["text"] == title.strip()


# -- whatever the reply ---------------------------------------------------------------

_text = st.text(max_size=60) | st.sampled_from(
    ["", " ", "\n", "<!here>", "a" * 160, "x\n" * 900, "東京 " * 1500, "w" * 3100, "😀" * 1600]
)
_person = st.builds(r.Person, id=_text | st.just("U0ASKER"))
_moment = st.builds(r.Moment, at=st.datetimes(timezones=st.just(UTC)), text=_text)
_ask = st.builds(
    Ask,
    command=st.just("band"),
    operands=st.lists(st.builds(Operand, guide=_text, regions=st.just(()))).map(tuple),
    text=_text,
)
_cell = st.builds(r.Cell, text=_text, value=st.none() | st.decimals())
_many = st.integers(0, 120)


@st.composite
def _tables(draw: st.DrawFn) -> r.Table:
    columns = draw(st.lists(st.builds(r.Column, title=_text, numeric=st.booleans()), max_size=22))
    row = st.lists(_cell, max_size=len(columns) + 1).map(tuple)
    few = draw(st.lists(row, max_size=3))
    return r.Table(tuple(columns), tuple(few * draw(_many))[:120])


_blocks: st.SearchStrategy[r.Block] = st.one_of(
    st.builds(r.Heading, text=_text),
    st.builds(r.Text, text=_text),
    st.builds(r.Facts, items=st.lists(st.tuples(_text, _text), max_size=30).map(tuple)),
    st.builds(r.Notice, text=_text, tone=st.sampled_from(["info", "warning"])),
    st.builds(r.Line, parts=st.lists(_text | _person | _moment, max_size=12).map(tuple)),
    st.builds(r.Quote, text=_text, source=_text),
    st.builds(r.Bullets, items=st.lists(_text, max_size=30).map(tuple)),
    _tables(),
    st.builds(r.SmallPrint, text=_text),
    st.builds(
        r.Actions,
        buttons=st.lists(st.builds(r.Button, label=_text, ask=_ask), max_size=30).map(tuple),
        pick=st.booleans(),
    ),
)
_replies = st.builds(
    lambda blocks, times, ask: Reply(tuple(blocks) * times, shareable=True, ask=ask),
    st.lists(_blocks, max_size=8),
    st.sampled_from([1, 1, 1, 12]),
    st.none() | _ask,
)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(reply=_replies, style=st.sampled_from(STYLES), share=st.booleans())
def test_slack_takes_whatever_is_drawn(reply: Reply, style: TableStyle, share: bool) -> None:
    message = render(reply, tables=style, share=share)
    assert block_problems(message.blocks) == []
    assert not too_long(message.blocks)
    assert text_problems(message.text) == []
    assert message.text.strip()
    assert message.blocks
    json.dumps(message.blocks, allow_nan=False).encode()


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(reply=_replies, style=st.sampled_from(STYLES))
def test_wire_agrees_with_slack_sdk_whatever_is_drawn(reply: Reply, style: TableStyle) -> None:
    drawing = Drawing(style)
    for block in tidied(reply.blocks, is_person)[:8]:
        drawing.draw(block)
    for draft in drawing.drafts:
        assert wire(draft.block) == draft.block.to_dict()


@given(text=st.text(), limit=st.integers(2, 40))
def test_shorten_never_exceeds_the_limit_in_utf_16(text: str, limit: int) -> None:
    assert limits.units(limits.shorten(text, limit)) <= limit


@given(text=st.text(alphabet="ab \n😀", max_size=300))
def test_chunks_lose_nothing_but_spaces(text: str) -> None:
    pieces = limits.chunks(text, 20)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(limits.units(piece) <= 20 for piece in pieces)
