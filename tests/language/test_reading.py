"""Any text gets a reading; the command is the first word unless the platform fixed it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.data_files import data_folder
from bot.language.asks import Ask, Unclear
from bot.language.reading import Reader, reader
from bot.wiring import registry
from tests import making


@pytest.mark.parametrize(
    "text", ["band square senior", "/band square senior", "BAND square senior"]
)
def test_the_first_word_is_the_command(read: Reader, text: str) -> None:
    reading = read.read(text)
    assert isinstance(reading, Ask)
    assert reading.command == "band"


@pytest.mark.parametrize("text", ["", "the weather is lovely today", "/bnd square", "/nothing"])
def test_without_a_command_help_is_offered(read: Reader, text: str) -> None:
    reading = read.read(text)
    assert isinstance(reading, Unclear)
    assert reading.status == "invalid"
    assert "help" in reading.remedy or "Did you mean: band square?" in reading.remedy


@pytest.mark.parametrize(
    ("text", "guide"),
    [
        ("what does a senior square engineer earn", "square/senior-software-engineer"),
        ("staff brex engineer in new york", "brex/staff-software-engineer"),
        ("i got a senior offer from square", "square/senior-software-engineer"),
        ("moving from zendesk to linear as a data engineer", "linear/data-engineer"),
        ("what is the pay on square for staff", "square/staff-software-engineer"),
    ],
)
def test_a_company_between_the_words_of_a_role_or_written_as_a_word_is_read(
    read: Reader, text: str, guide: str
) -> None:
    reading = read.read(text)
    assert guide in [operand.guide for operand in reading.operands]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("what level at square is L63 at microsoft", "microsoft l63"),
        ("levels square L5 microsoft", "square l5"),
    ],
)
def test_a_level_is_of_the_company_it_is_said_of(read: Reader, text: str, level: str) -> None:
    assert read.read(text) == Ask("levels", text=level)


@pytest.mark.parametrize(
    "text", ["i am an L6 at square, what does brex pay for that", "brex L8 pay", "brex IC5"]
)
def test_a_level_no_title_names_is_never_passed_over(read: Reader, text: str) -> None:
    """Asked back, or refused by its name; never answered as some role."""
    assert isinstance(read.read(text), Unclear)


def test_a_greeting_is_answered_with_how_to_ask(read: Reader) -> None:
    assert read.read("hello there") == Ask("help")


@given(
    text=st.text(max_size=300)
    | st.lists(
        st.sampled_from(
            [
                "band",
                "compare",
                "square",
                "brex",
                "ai",
                "senior",
                "vs",
                "and",
                "sf",
                "nyc",
                ",",
                "/",
                "remote",
                "ms",
                "245k",
            ]
        )
    ).map(" ".join),
    command=st.sampled_from(["band", "compare", "guides", "guide", "help", None]),
)
def test_no_text_raises(read: Reader, text: str, command: str | None) -> None:
    reading = read.read(text, command)
    assert isinstance(reading, Ask | Unclear)
    assert isinstance(reading, Ask) or reading.problem


@pytest.mark.parametrize(
    ("head", "follows"),
    [
        pytest.param("band", "starling-bank", id="companies"),
        pytest.param("band square", "product-manager", id="the company's roles"),
        pytest.param("band square pm", "Remote US", id="the guide's regions"),
    ],
)
def test_completion_narrows_by_what_stands_before(read: Reader, head: str, follows: str) -> None:
    assert follows in read.next_words(head)


def test_listing_takes_a_company_a_role_or_nothing(read: Reader) -> None:
    everything, one, role = (read.read(t, "guides") for t in ("", "square", "staff"))
    assert everything == Ask("guides")
    assert isinstance(one, Ask)
    assert one.company == "square"
    assert isinstance(role, Ask)
    assert all(o.guide.endswith("/staff-software-engineer") for o in role.operands)
    assert role.operands


def test_words_that_name_a_guide_whole_are_its_band_and_it_is_said(read: Reader) -> None:
    reading = read.read("square senior sf")
    assert isinstance(reading, Ask)
    assert reading.command == "band"
    assert reading.assumptions == ("Read this as: band.",)


def test_a_slip_in_the_command_is_read_and_said(read: Reader) -> None:
    reading = read.read("compre square senior vs brex senior")
    assert isinstance(reading, Ask)
    assert reading.command == "compare"
    assert reading.assumptions == ("Read 'compre' as compare.",)


def test_a_slip_in_a_slash_command_is_offered_back(read: Reader) -> None:
    reading = read.read("/compre square vs brex")
    assert isinstance(reading, Unclear)
    assert reading.remedy == "Did you mean: compare square vs brex?"


@pytest.mark.parametrize("filling", ["please " * 130, " " * 5_000], ids=["words", "characters"])
@pytest.mark.parametrize("command", ["band", "compare", "guides", None])
def test_a_text_too_long_to_read_whole_is_refused_not_cut(
    read: Reader, command: str | None, filling: str
) -> None:
    """The last word changes the meaning: it must not be dropped in silence."""
    text = f"square senior sf {filling} tokyo"
    reading = read.read(text, command)
    assert isinstance(reading, Unclear)
    assert reading.status == "invalid"
    assert "120 words" in reading.problem


def test_a_listing_is_whole_however_many_companies_there_are() -> None:
    many = making.library(*(making.guide(f"company{n}", "product-manager") for n in range(250)))
    reading = reader(many, registry().shapes(), data_folder()).read("pm", "guides")
    assert isinstance(reading, Ask)
    assert len(reading.operands) == 250
