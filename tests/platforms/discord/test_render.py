"""Replies drawn for Discord: within its limits, nothing lost in silence, nothing read as markup."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import reply as r
from bot.chat.reply import Reply
from bot.language.asks import Ask, Operand
from bot.platforms._shared.tables import PHONE_COLUMNS, width
from bot.platforms.discord import limits
from bot.platforms.discord.layout import layout, sent
from bot.platforms.discord.parts import Menu, Rendered, Row, Upload
from bot.platforms.discord.render import SHARE_LABEL, messages, render
from tests.platforms.discord.kit import Json, each

ASK = Ask("levers", (Operand("acme/staff"),))
PERSON, OTHER = "123456789012345678", "223456789012345678"
TEXTS = st.text(st.characters(codec="utf-8"), max_size=4_000) | st.sampled_from(
    ["**b** _i_ `c` ```x``` ||s||", "<@123456789012345678> @everyone", "[a](http://b)", "# h\n- x"]
)
SHORT = st.text(max_size=120)
CELLS = st.lists(SHORT, min_size=3, max_size=3).map(
    lambda texts: tuple(r.Cell(text) for text in texts)
)
MOMENTS = st.builds(r.Moment, st.datetimes(timezones=st.just(UTC)), SHORT, st.booleans())
PIECES = TEXTS | MOMENTS | st.builds(r.Person, SHORT)
BUTTONS = st.builds(r.Button, SHORT, st.builds(Ask, st.just("band"), text=st.text(max_size=150)))
BLOCKS = st.one_of(
    st.builds(r.Heading, TEXTS),
    st.builds(r.Text, TEXTS),
    st.builds(r.SmallPrint, TEXTS),
    st.builds(r.Quote, TEXTS, SHORT),
    st.builds(r.Notice, TEXTS, st.sampled_from(["info", "warning"])),
    st.builds(r.Bullets, st.lists(TEXTS, max_size=9).map(tuple)),
    st.builds(r.Facts, st.lists(st.tuples(SHORT, TEXTS), max_size=9).map(tuple)),
    st.builds(r.Line, st.lists(PIECES, max_size=4).map(tuple)),
    st.builds(r.Actions, st.lists(BUTTONS, max_size=60).map(tuple), st.booleans()),
    st.builds(
        r.Table,
        st.just((r.Column("A"), r.Column("B", True), r.Column("C"))),
        st.lists(CELLS, max_size=60).map(tuple),
    ),
)
REPLIES = st.builds(
    Reply,
    st.lists(BLOCKS, max_size=30).map(tuple),
    ask=st.none() | st.just(ASK),
    shareable=st.booleans(),
)


def _payload(rendered: Rendered) -> list[Json]:
    made: list[Json] = layout(rendered).to_components()  # type: ignore[no-untyped-call]
    return made


@given(REPLIES, st.integers(1, 4))
async def test_any_reply_fits_what_discord_takes(reply: Reply, page: int) -> None:
    rendered = render(reply, share=True, page=page)
    made = list(each(_payload(rendered)))
    assert 1 <= len(made) <= limits.COMPONENTS
    assert sum(len(c["content"]) for c in made if c["type"] == 10) <= limits.TEXT
    ids = [c["custom_id"] for c in made if "custom_id" in c]
    assert len(set(ids)) == len(ids)
    assert all(0 < len(custom_id) <= limits.CUSTOM_ID for custom_id in ids)
    for part in rendered.parts:
        if isinstance(part, Row):
            assert 1 <= len(part.buttons) <= 5
            assert all(0 < len(b.label) <= limits.BUTTON_LABEL for b in part.buttons)
        if isinstance(part, Menu):
            assert 1 <= len(part.options) <= limits.OPTIONS
            assert all(0 < len(label) <= 100 and 0 < len(v) <= 100 for label, v in part.options)
            assert len({value for _, value in part.options}) == len(part.options)


def _long(count: int) -> tuple[r.Block, ...]:
    return (r.Heading("Long"), *(r.Text(f"Paragraph {n}. " + "word " * 100) for n in range(count)))


def test_a_long_answer_has_pages_with_everything_on_them() -> None:
    reply = Reply(_long(30), ask=ASK)
    pages = [render(reply, share=False, page=n) for n in range(1, 8)]
    said = "\n".join(page.text for page in pages)
    assert all(f"Paragraph {n}." in said for n in range(30))
    assert "Left out" not in said
    labels = [[b.label for part in p.parts if isinstance(part, Row) for b in part.buttons]
              for p in pages]  # fmt: skip
    assert labels[0] == ["More"]
    assert labels[1] == ["Back", "More"]
    assert labels[-1] == ["Back"]


def test_readings_are_said_on_the_first_page_and_shift_no_other() -> None:
    reading = "Read 'wandb' as Weights & Biases."
    ask = replace(ASK, assumptions=(reading,))
    blocks = _long(30)
    said = Reply((blocks[0], r.Notice(reading), *blocks[1:]), ask=ask)
    again = Reply(blocks, ask=ASK)
    assert reading.split("'")[0] in render(said, share=False).text
    assert render(said, share=False, page=2).text == render(again, share=False, page=2).text


def test_what_cannot_be_asked_again_says_what_was_left_out() -> None:
    rendered = render(Reply(_long(30)), share=False)
    shown = sum(f"Paragraph {n}." in rendered.text for n in range(30))
    assert 0 < shown < 30
    assert f"Left out to fit into one Discord message: {30 - shown} paragraphs." in rendered.text


def test_many_entries_with_buttons_become_menus() -> None:
    def entry(n: int) -> tuple[r.Block, ...]:
        asks = (Ask("reviews", text=act, fields=(("n", str(n)),)) for act in ("a", "b", "c"))
        return r.Text(f"Guide {n}"), r.Actions(tuple(r.Button(ask.text, ask) for ask in asks))

    rendered = render(Reply(tuple(b for n in range(9) for b in entry(n))), share=False)
    menus = [part for part in rendered.parts if isinstance(part, Menu)]
    assert len(menus) == 9
    assert all(len(menu.options) == 3 for menu in menus)


def test_a_wide_table_becomes_records_a_phone_can_show() -> None:
    columns = tuple(r.Column(title, True) for title in ("Region", "Base", "Stock a year", "Total"))
    row = tuple(r.Cell(text) for text in ("San Francisco", "$230K–$290K", "$75K–$125K", "$458K"))
    rendered = render(Reply((r.Table(columns, (row, row)),)), share=False)
    assert max(width(line) for line in rendered.text.split("\n")) <= PHONE_COLUMNS
    assert rendered.text.count("San Francisco") == 2


@pytest.mark.parametrize("shareable", [True, False])
def test_only_facts_can_be_shared(shareable: bool) -> None:
    reply = Reply((r.Text("Fact"),), ask=ASK, shareable=shareable)
    labels = [b.label for p in render(reply, share=True).parts if isinstance(p, Row)
              for b in p.buttons]  # fmt: skip
    assert (SHARE_LABEL in labels) is shareable
    assert not [p for p in render(reply, share=False).parts if isinstance(p, Row)]


def test_typed_words_are_never_shared() -> None:
    reply = Reply((r.Text("Fact"),), ask=Ask("pushback", text="they said"), shareable=True)
    assert not [p for p in render(reply, share=True).parts if isinstance(p, Row)]


async def test_only_people_of_a_line_are_told_and_only_where_it_is_meant() -> None:
    reply = Reply((r.Line((r.Person(PERSON), " and <@1234567890123456789>")),))
    rendered = render(reply, share=False)
    quiet = dict(sent(rendered)["allowed_mentions"].to_dict())
    assert quiet == {"parse": []}
    told = dict(sent(rendered, pings=True)["allowed_mentions"].to_dict())
    assert told == {"parse": [], "users": [int(PERSON)]}


async def test_who_is_asked_nothing_is_named_and_not_told() -> None:
    reply = Reply((r.Line((r.Person(PERSON), ", flagged by ", r.Person(OTHER, asked=False))),))
    rendered = render(reply, share=False)
    assert rendered.text == f"<@{PERSON}>, flagged by <@{OTHER}>"
    told = dict(sent(rendered, pings=True)["allowed_mentions"].to_dict())
    assert told == {"parse": [], "users": [int(PERSON)]}


@pytest.mark.parametrize(("length", "fences"), [(2_600, 2), (2_900, 6)])
def test_a_draft_is_code_whole_where_it_fits(length: int, fences: int) -> None:
    draft = ("word " * 600)[: length - 1] + "."
    reply = Reply((r.Quote(draft, draft=True),), private=True)
    assert sum(m.text.count("```") for m in messages(reply, share=False)) == fences


def test_a_private_reply_comes_whole_and_cannot_be_turned() -> None:
    reply = Reply(_long(30), ask=ASK, private=True)
    sent_ = messages(reply, share=True)
    assert all(f"Paragraph {n}." in "\n".join(m.text for m in sent_) for n in range(30))
    assert not [part for m in sent_ for part in m.parts if isinstance(part, Row)]


def test_a_private_answer_that_one_message_holds_is_one_message() -> None:
    words = "word " * 100
    texts = tuple(r.Text(f"{n} {words}") for n in range(7))
    (only,) = messages(Reply(texts, ask=ASK, private=True), share=False)
    assert 3_400 < len(only.text) <= limits.TEXT
    assert "Page" not in only.text


def test_the_page_is_said_above_what_is_pressed_below_it() -> None:
    actions = r.Actions((r.Button("Next", ASK),))
    last = messages(Reply((*_long(9), actions), private=True), share=False)[-1]
    text, row = last.parts
    assert str(text).endswith("-# Page 2 of 2")
    assert isinstance(row, Row)


def test_pictures_have_their_words_under_them() -> None:
    charts = [r.Chart(f"{n}.png", f"All of {n}", lambda: b"PNG") for n in "ab"]
    drawn = render(Reply((r.Heading("Charts"), *charts), private=True), share=False)
    shown = [part.name if isinstance(part, Upload) else part for part in drawn.parts]
    assert shown == ["### Charts", "a.png", "-# All of a", "b.png", "-# All of b"]


def test_more_pictures_than_a_message_takes_are_told_in_words() -> None:
    charts = tuple(r.Chart(f"{n}.png", f"All of {n}", lambda: b"PNG") for n in range(6))
    drawn = render(Reply(charts, private=True), share=False)
    assert sum(isinstance(part, Upload) for part in drawn.parts) == limits.FILES
    assert "Picture: All of 5" in drawn.text


@pytest.mark.parametrize("private", [True, False])
def test_files_are_only_for_one_person(private: bool) -> None:
    chart = r.Chart("a.png", "All of it", lambda: b"PNG")
    drawn = render(Reply((chart, r.File("a.md", "# A")), private=private), share=False)
    names = [part.name for part in drawn.parts if isinstance(part, Upload)]
    assert names == (["a.png", "a.md"] if private else [])
    assert "All of it" in drawn.text
