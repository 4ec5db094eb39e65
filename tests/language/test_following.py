"""A short message goes on from the last question, and says what it took over."""

from __future__ import annotations

import pytest

from bot.data_files import data_folder
from bot.guides.library import Library
from bot.language.asks import Ask, Operand, Reading, Topic, Unclear
from bot.language.reading import Reader, reader
from bot.wiring import registry

SENIOR = Operand("wandb/senior-software-engineer", ("San Francisco",))
LONDON = Operand("wandb/senior-software-engineer", ("London",))
BAND = Topic(Ask("band", (SENIOR,)))


def _shown(reading: Reading) -> tuple[str | None, list[tuple[str, tuple[str, ...]]]]:
    return reading.command, [(o.guide, o.regions) for o in reading.operands]


@pytest.mark.parametrize(
    ("text", "command", "operands"),
    [
        pytest.param("and in london?", "band", [LONDON], id="another place"),
        pytest.param("london", "band", [LONDON], id="a bare place"),
        pytest.param("how about London then", "band", [LONDON], id="how about"),
        pytest.param(
            "what about brex?",
            "band",
            [Operand("brex/senior-software-engineer", ("San Francisco",))],
            id="another company, same role and place",
        ),
        pytest.param(
            "and for staff?",
            "band",
            [Operand("wandb/staff-software-engineer", ("San Francisco",))],
            id="another role",
        ),
        pytest.param("levers?", "levers", [SENIOR], id="another command"),
        pytest.param("what are the sources", "sources", [SENIOR], id="another command in words"),
        pytest.param(
            "levers for brex?",
            "levers",
            [Operand("brex/senior-software-engineer", ("San Francisco",))],
            id="another command and company",
        ),
        pytest.param(
            "compare it with brex",
            "compare",
            [SENIOR, Operand("brex/senior-software-engineer", ("San Francisco",))],
            id="beside another",
        ),
        pytest.param(
            "vs square?",
            "compare",
            [SENIOR, Operand("square/senior-software-engineer", ("San Francisco",))],
            id="versus",
        ),
    ],
)
def test_a_short_message_goes_on_and_says_so(
    read: Reader, text: str, command: str, operands: list[Operand]
) -> None:
    reading = read.read(text, topic=BAND)
    assert isinstance(reading, Ask)
    assert _shown(reading) == (command, [(o.guide, o.regions) for o in operands])
    assert reading.assumptions[0] == "Went on from Wandb Senior Software Engineer, San Francisco."


@pytest.mark.parametrize(
    "text",
    [
        "what does brex pay a product manager in nyc?",
        "band brex pm",
        "/band brex",
        "band brex",
        "/levers",
        "hello",
        'they said "this is our final offer", what do i say?',
        "what would brex pay somebody like myself these days?",
    ],
)
def test_what_stands_for_itself_does_not_go_on(read: Reader, text: str) -> None:
    assert read.read(text, topic=BAND) == read.read(text)


def test_a_whole_question_after_a_comparison_is_no_side_of_it(read: Reader) -> None:
    sides = (Operand("brex/product-manager"), Operand("square/product-manager"))
    reading = read.read("brex data scientist", topic=Topic(Ask("compare", sides)))
    assert _shown(reading) == ("band", [("brex/data-scientist", ())])


def test_a_place_asked_of_a_comparison_is_asked_of_all_its_sides(read: Reader) -> None:
    brex = Operand("brex/product-manager", ("San Francisco",))
    square = Operand("square/product-manager", ("San Francisco",))
    reading = read.read("and in new york?", topic=Topic(Ask("compare", (brex, square))))
    assert _shown(reading) == (
        "compare",
        [(brex.guide, ("New York",)), (square.guide, ("New York",))],
    )


def test_a_place_the_other_company_lacks_is_said(read: Reader) -> None:
    reading = read.read("what about brex?", topic=Topic(Ask("band", (LONDON,))))
    assert _shown(reading) == ("band", [("brex/senior-software-engineer", ())])
    assert any("nothing for London" in said for said in reading.assumptions)


CHOICES = tuple(
    Ask("band", (Operand(f"brex/{role}"),))
    for role in ("data-engineer", "data-scientist", "product-manager")
)
COMPANIES = (Ask("guides", company="micron"), Ask("guides", company="microsoft"))


@pytest.mark.parametrize(
    ("text", "offered", "picked"),
    [
        pytest.param("2", CHOICES, 1, id="a number"),
        pytest.param("#3", CHOICES, 2, id="a number sign"),
        pytest.param("the first one", CHOICES, 0, id="an ordinal"),
        pytest.param("option 2 please", CHOICES, 1, id="an option"),
        pytest.param("data scientist", CHOICES, 1, id="a role"),
        pytest.param("the pm", CHOICES, 2, id="a role's short name"),
        pytest.param("brex product manager", CHOICES, 2, id="company and role"),
        pytest.param("micron", COMPANIES, 0, id="a company"),
    ],
)
def test_a_number_or_a_name_picks_an_offered_choice(
    read: Reader, text: str, offered: tuple[Ask, ...], picked: int
) -> None:
    assert read.read(text, topic=Topic(None, offered)) == offered[picked]


@pytest.mark.parametrize(
    "text",
    [
        "what is the average salary in london",
        "what is the market rate for a devops engineer",
        "what does a product manager in london usually get",
        "blorptech staff",
        "what does acmecorp pay a staff engineer",
    ],
)
def test_a_question_of_no_one_guide_does_not_go_on(read: Reader, text: str) -> None:
    assert not isinstance(read.read(text, topic=BAND), Ask)


@pytest.mark.parametrize("text", ["4", "0", "99", "data"])
def test_what_picks_nothing_or_several_picks_nothing(read: Reader, text: str) -> None:
    assert not isinstance(read.read(text, topic=Topic(None, CHOICES)), Ask)


def test_a_region_can_be_picked_where_one_was_missing(read: Reader) -> None:
    guide = "morgan-stanley/product-manager"
    offered = tuple(Ask("band", (Operand(guide, (label,)),)) for label in ("New York", "London"))
    topic = Topic(Ask("band", (Operand(guide),)), offered)
    reading = read.read("london", topic=topic)
    assert _shown(reading) == ("band", [(guide, ("London",))])


def test_a_missing_place_stays_missing(read: Reader) -> None:
    reading = read.read("and in tokyo?", topic=BAND)
    assert isinstance(reading, Unclear)
    assert reading.status == "not_found"
    assert [o.guide for o in reading.operands] == [SENIOR.guide]


@pytest.mark.parametrize(
    ("last", "text", "wanted"),
    [
        pytest.param(
            Operand("zuora/staff-software-engineer", ("US (Redwood City / Bay Area)",)),
            "what about senior?",
            Operand("zuora/senior-software-engineer", ("US (Redwood City / Bay Area)",)),
            id="the very label",
        ),
        pytest.param(
            Operand("zuora/staff-software-engineer", ("US (Redwood City / Bay Area)",)),
            "what about brex?",
            Operand("brex/staff-software-engineer", ("San Francisco",)),
            id="where the label lies, and not its country",
        ),
    ],
)
def test_a_place_taken_over_is_no_wider(
    read: Reader, last: Operand, text: str, wanted: Operand
) -> None:
    reading = read.read(text, topic=Topic(Ask("band", (last,))))
    assert isinstance(reading, Ask)
    assert reading.operands == (wanted,)


SF = ("San Francisco",)
SIDES = Topic(
    Ask("compare", (Operand("brex/product-manager", SF), Operand("square/product-manager", SF)))
)
ROLES = Topic(Ask("compare", (Operand("brex/product-manager"), Operand("brex/data-engineer"))))


@pytest.mark.parametrize(
    ("topic", "text", "sides"),
    [
        pytest.param(
            SIDES,
            "and for designers?",
            [("brex/product-designer", SF), ("square/product-designer", SF)],
            id="another role is every side's",
        ),
        pytest.param(
            SIDES,
            "what about wandb?",
            [
                ("brex/product-manager", SF),
                ("square/product-manager", SF),
                ("wandb/product-manager", SF),
            ],
            id="another company is one more side",
        ),
        pytest.param(
            SIDES, "just brex", [("brex/product-manager", SF)], id="one of the sides alone"
        ),
        pytest.param(
            SIDES,
            "who pays more?",
            [("brex/product-manager", SF), ("square/product-manager", SF)],
            id="the comparison asked again",
        ),
        pytest.param(
            ROLES,
            "and staff?",
            [
                ("brex/product-manager", ()),
                ("brex/data-engineer", ()),
                ("brex/staff-software-engineer", ()),
            ],
            id="another role beside one company's roles",
        ),
        pytest.param(
            ROLES,
            "and new york?",
            [("brex/product-manager", ("New York",)), ("brex/data-engineer", ("New York",))],
            id="another place of both roles",
        ),
        pytest.param(
            BAND,
            "what about brex and square?",
            [("brex/senior-software-engineer", SF), ("square/senior-software-engineer", SF)],
            id="two companies, the last role and place",
        ),
    ],
)
def test_what_follows_a_comparison_keeps_its_sides(
    read: Reader, topic: Topic, text: str, sides: list[tuple[str, tuple[str, ...]]]
) -> None:
    reading = read.read(text, topic=topic)
    assert isinstance(reading, Ask), reading
    assert _shown(reading) == ("compare" if len(sides) > 1 else "band", sides)
    assert reading.assumptions[0].startswith("Went on from ")


@pytest.mark.parametrize(
    ("text", "operand"),
    [
        pytest.param("no i meant brex", Operand("brex/senior-software-engineer", SF), id="company"),
        pytest.param(
            "sorry, i meant staff", Operand("wandb/staff-software-engineer", SF), id="role"
        ),
        pytest.param("other regions?", Operand("wandb/senior-software-engineer"), id="regions"),
        pytest.param(
            "what about the other places", Operand("wandb/senior-software-engineer"), id="places"
        ),
    ],
)
def test_a_correction_keeps_what_it_does_not_name(
    read: Reader, text: str, operand: Operand
) -> None:
    reading = read.read(text, topic=BAND)
    assert isinstance(reading, Ask), reading
    assert (reading.command, reading.operands) == ("band", (operand,))


@pytest.mark.parametrize("text", ["tc?", "what about the total comp?"])
def test_the_total_is_a_part_to_go_on_with(read: Reader, text: str) -> None:
    reading = read.read(text, topic=BAND)
    assert isinstance(reading, Ask)
    assert (reading.operands, reading.component) == ((SENIOR,), "total")


@pytest.mark.parametrize(
    ("text", "guide"),
    [("what about L6?", "google/staff-software-engineer"), ("and L4?", "google/software-engineer")],
)
def test_a_level_s_code_is_of_the_company_asked_about(
    corpus: Library, text: str, guide: str
) -> None:
    reader_ = reader(corpus, registry().shapes(), data_folder())
    last = Operand("google/senior-software-engineer", ("London",))
    reading = reader_.read(text, topic=Topic(Ask("band", (last,))))
    assert isinstance(reading, Ask), reading
    assert reading.operands == (Operand(guide, ("London",)),)
