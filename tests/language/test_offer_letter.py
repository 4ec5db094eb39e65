"""Offer letters, pasted whole: longer than any question."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from bot.data_files import data_folder
from bot.language.asks import Ask, Operand, Unclear
from bot.language.reading import Reader, reader
from bot.language.words import MAX_WORDS
from bot.pay.offer import Bonus, Grant, Offer, Signing, Vesting
from bot.wiring import registry
from tests import making

TODAY = date(2026, 11, 22)
LETTER = """Dear Ada,

We are delighted to offer you the position of Staff Software Engineer at Weights & Biases, based
in our San Francisco office, reporting to the VP of Engineering. We were all impressed by your
conversations with the team and believe you will make a big difference here.

Your starting base salary will be $245,000 per year, paid twice a month. You will also be
eligible for an annual performance bonus with a target of 10% of your base salary, subject to
company and individual performance.

Subject to approval by the Board, you will be granted restricted stock units with a value of
$310,000. The RSUs will vest over four years, with 25% vesting on the first anniversary of your
start date and the remainder vesting quarterly over the following three years, provided you
remain employed with us.

In addition you will receive a one-time sign-on bonus of $35,000, payable with your first
paycheck. If you leave voluntarily within 12 months of your start date you agree to repay a
prorated part of the sign-on bonus.

You will be eligible for our standard benefits, including medical, dental and vision insurance,
a 401(k) plan with a 4% match, and unlimited paid time off.

Your anticipated start date is January 11, 2027. Your employment with us is at will. This offer
is contingent on a background check and proof of your right to work in the United States.

Please let us know by December 4, 2026 if you accept. We very much hope you will join us and
look forward to working with you!

Best regards,
Sam Lee
Head of Talent
"""
PASTED = re.sub(r"(?<=[^\n]{50})\n(?=\S)", " ", LETTER)
"""With a paragraph to a line."""
NAMELESS = PASTED.replace("Staff Software Engineer at Weights & Biases", "a colleague")


@pytest.fixture(scope="module")
def read() -> Reader:
    """One company with three regions."""
    us = ("San Francisco", "New York", "London")
    library = making.library(*making.company("weights-and-biases", us, display="Weights & Biases"))
    return reader(library, registry().shapes(), data_folder())


@pytest.mark.parametrize("text", [LETTER, PASTED, f"/offer {PASTED}", f"is this fair?\n{LETTER}"],
                         ids=["wrapped", "pasted", "typed", "asked"])  # fmt: skip
def test_a_letter_is_read_whole(read: Reader, text: str) -> None:
    ask = read.read(text, today=TODAY)
    assert len(text.split()) > 2 * MAX_WORDS
    assert isinstance(ask, Ask)
    staff = "weights-and-biases/staff-software-engineer"
    assert (ask.command, ask.operands) == ("offer", (Operand(staff, ("San Francisco",)),))
    assert ask.offer == Offer(
        currency="USD",
        base=Decimal(245_000),
        bonus=Bonus(percent=Decimal(10)),
        grant=Grant(
            Decimal(310_000), "grant", "rsu", Vesting(years=4, cliff_months=12, name="even")
        ),
        signing=(Signing(Decimal(35_000), 0, 12, "prorated"),),
        start=date(2027, 1, 11),
        deadline=date(2026, 12, 4),
    )
    assert ask.problems == ("'401(k)' is not counted.", "'4% match' is not counted.")


def test_a_letter_that_names_no_guide_waits_for_one(read: Reader) -> None:
    unclear = read.read(NAMELESS, today=TODAY)
    assert isinstance(unclear, Unclear)
    assert unclear.problem == "I have read the offer, and not whose guide it is held against."
    assert unclear.told is not None
    assert unclear.told.offer is not None
    assert unclear.told.offer.base == 245_000


@pytest.mark.parametrize(
    ("text", "command"),
    [("wandb staff sf " + "please " * MAX_WORDS, None), (LETTER, "band"),
     ("base 245k " + "and so on " * MAX_WORDS, "offer")],
    ids=["a long question", "of another command", "one part of an offer"],
)  # fmt: skip
def test_other_long_texts_are_refused(read: Reader, text: str, command: str | None) -> None:
    unclear = read.read(text, command, today=TODAY)
    assert isinstance(unclear, Unclear)
    assert unclear.problem.startswith(f"That is longer than the {MAX_WORDS} words")
