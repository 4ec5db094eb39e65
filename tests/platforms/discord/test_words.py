"""Words as Discord's Markdown: what stands out or apart, and what is read as markup nowhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from bot.chat import reply as r
from bot.chat.reply import Reply
from bot.language.asks import Ask, Operand
from bot.platforms.discord.markup import escape, fenced, plain_words
from bot.platforms.discord.render import render

ASK = Ask("levers", (Operand("acme/staff"),))


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("**bold**", "\\*\\*bold\\*\\*"),
        ("<@1> <t:5:R> <#2>", "\\<@1> \\<t:5:R> \\<#2>"),
        ("# heading", "\\# heading"),
        ("- item", "\\- item"),
        ("[bank](http://evil.example)", "\\[bank](http://evil.example)"),
        ("> quote", "\\> quote"),
        ("-# small", "\\-# small"),
        ("a_b $1–$2", "a\\_b $1–$2"),
        ("https://x.example/a_b", "https://x.example/a_b"),
    ],
)
def test_words_stay_words(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_what_stands_out_is_bold_and_stays_words() -> None:
    reply = Reply((r.Line(("base ", r.Strong(" 245k* "), "a year")),))
    assert render(reply, share=False).text == "base  **245k\\*** a year"


@pytest.mark.parametrize(
    ("exact", "drawn"),
    [(False, "<t:1795338000:R>"), (True, "<t:1795338000:f> (<t:1795338000:R>)")],
)
def test_a_moment_is_told_by_the_readers_own_clock(exact: bool, drawn: str) -> None:
    at = datetime(2026, 11, 22, 10, tzinfo=timezone(timedelta(hours=1)))
    reply = Reply((r.Line(("*Last* looked: ", r.Moment(at, "just now", exact), ".")),))
    assert render(reply, share=False).text == f"\\*Last\\* looked: {drawn}."


FACTS = r.Facts((("Year 1", "$382K"),))


@pytest.mark.parametrize(
    ("blocks", "text"),
    [
        pytest.param(
            (r.Text("One."), r.Text("What it pays:"), FACTS, r.Text("Two.")),
            "One.\n\n**What it pays:**\n**Year 1:** $382K\n\nTwo.",
            id="a lead-in stands with what follows",
        ),
        pytest.param(
            (r.Text("What it pays: much."), FACTS),
            "What it pays: much.\n\n**Year 1:** $382K",
            id="a paragraph does not",
        ),
        pytest.param(
            (r.Text("One."), r.SmallPrint("A."), r.SmallPrint("B."), r.Notice("C.")),
            "One.\n\n-# A.\n\n-# B.\n\n-# C.",
            id="small print does not run together",
        ),
        pytest.param(
            (r.Heading("H"), r.Notice("A."), r.Quote("Q.", "levels.md")),
            "### H\n-# A.\n\n> Q.\n-# — levels.md",
            id="a source stands with its quotation",
        ),
        pytest.param(
            (r.Text("Copy it:"), r.Quote("Dear Sam", draft=True), r.Text("Or not.")),
            "**Copy it:**\n```\nDear Sam\n```\nOr not.",
            id="code has a margin of its own",
        ),
    ],
)
def test_what_stands_apart(blocks: tuple[r.Block, ...], text: str) -> None:
    assert render(Reply(blocks), share=False).text == text


def test_readings_stand_apart_from_each_other_and_from_the_answer() -> None:
    said = ("Read 'a' as A.", "Read 'b' as B.")
    one, two = map(r.Notice, said)
    blocks = (r.Heading("H"), one, two, r.Text("Answer."))
    ask = replace(ASK, assumptions=said)
    assert render(Reply(blocks, ask=ask), share=False).text == (
        "### H\n-# Read 'a' as A.\n\n-# Read 'b' as B.\n\nAnswer."
    )


def test_a_fence_cannot_be_ended_from_inside() -> None:
    assert fenced("a```b").count("```") == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<@42424242424242424> band wandb", "band wandb"),
        ("<@!42424242424242424>band", "band"),
        ("assign <@12121212121212121>", "assign Anna"),
        ("hi <:tada:123456789012345678> <#123456789012345678>", "hi :tada:"),
        ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
    ],
)
def test_mentions_become_words(text: str, words: str) -> None:
    assert plain_words(text, {"12121212121212121": "Anna"}, "42424242424242424") == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<@42424242424242424> reviews assign wandb staff: <@!12121212121212121>",
         "reviews assign wandb staff: @12121212121212121"),
        ("reviews settings: channel <#123456789012345678>",
         "reviews settings: channel <#123456789012345678>"),
        ("reviews snooze wandb staff: 7 days, see <#123456789012345678>",
         "reviews snooze wandb staff: 7 days, see"),
    ],
)  # fmt: skip
def test_people_are_told_by_id_where_ids_are_asked_for(text: str, words: str) -> None:
    names = {"12121212121212121": "Anna"}
    assert plain_words(text, names, "42424242424242424", ids=True) == words
