"""Which command a message means: six ways and more to ask for each."""

from __future__ import annotations

import pytest

from bot.language.intent import Intent, intent_of
from tests.language.town import heard

SAID = {
    "band": [
        "how well are google PMs paid in london",
        "google PM wages please",
        "ballpark for a PM at google?",
        "salary bands of google tpm",
        "roughly what would a google designer bring home",
        "what could a data engineer expect at databricks",
        "is 300k normal money for a google PM",
    ],
    "compare": [
        "google or databricks for a PM, who is more generous?",
        "put google beside databricks for data engineers",
        "google against databricks, PM",
        "does spotify outpay zendesk for designers",
        "PM: google / databricks / zendesk",
        "is a PM at google paid more than one at zendesk",
        "google PM, london compared with zurich",
    ],
    "levers": [
        "which arguments work on google for a PM",
        "give me some ammo for my google PM talks",
        "what leverage does a PM have with google",
        "bargaining chips, databricks data engineer",
        "how can I justify more as a PM at google",
        "selling points for a zendesk designer",
        "google PM levers",
    ],
    "script": [
        "word for word, what do I tell google as a PM",
        "script for a PM at google",
        "give me the exact wording for a google PM negotiation",
        "what is my floor as a google PM",
        "negotiation strategy for a databricks data engineer",
        "talk track for zendesk designers",
        "the walk away number of a google PM?",
    ],
    "dna": [
        "negotiation dna of google PMs",
        "what makes databricks tick for data engineers",
        "google's pay philosophy for PMs",
        "what do they prize most in a PM at google",
        "comp culture at zendesk, designers",
        "negotiating style of spotify for a PM",
        "what would google pay extra for in a PM",
    ],
    "levels": [
        "what is a google PM equivalent to elsewhere",
        "level mapping of google staff",
        "google l6 maps to what at databricks",
        "which level is a staff engineer at google",
        "counterparts of a google PM",
        "career ladder, databricks data engineer",
        "google senior: what is that called at other companies",
    ],
    "sources": [
        "where did you get the google PM numbers from",
        "how reliable is the google PM band",
        "citations for databricks data engineers please",
        "any evidence behind the zendesk designer figures",
        "what is the google PM range based on",
        "can I trust the PM band of spotify",
        "google PM sources",
    ],
    "guide": [
        "summarise the google PM guide",
        "tell me everything you know about a PM at google",
        "google PM in a nutshell",
        "overview of databricks data engineers",
        "the whole guide for zendesk designers",
        "give me the lowdown on google PM",
        "walk me through google PM",
    ],
    "guides": [
        "which roles do you cover at google",
        "list the companies you know",
        "what guides are there for zendesk",
        "which jobs does google have here",
        "do you have anything on spotify",
        "list of databricks roles",
        "what have you got on google",
    ],
    "pushback": [
        '"this is the top of our band", what do I answer',
        "they said there is no budget, how do I respond",
        "what do I say when they say take it or leave it",
        "good comeback to 'we never negotiate'?",
        "the recruiter insists it is their best and final, any reply?",
        "how should I reply when hr says everyone gets the same",
        "any idea how to respond: they want my current salary",
    ],
    "playbook": [
        "any tips on timing a counter",
        "should I take the first offer",
        "what else can be negotiated besides pay",
        "how long may I take to decide",
        "checklist before I sign",
        "what are common negotiation mistakes",
        "how do I handle an exploding deadline, any advice",
    ],
    "forget": [
        "delete my data",
        "can you please erase all my data?",
        "forget me",
        "wipe everything you know about me",
    ],
    "help": [
        "what do you know about me",
        "how do I delete my data?",
        "did you delete my data",
        "what can you do",
        "how does this bot work",
        "who are you",
        "hiya",
        "what sort of questions can I ask",
        "how should I use this",
        "how do I use this",
        "instructions please",
    ],
    "offer": [
        "google offered me 245k as a PM, is that fair",
        "got an offer from databricks: 180k base, 60k stock, any good?",
        "is £90k from spotify a lowball for a PM",
        "judge my zendesk offer of 150k please",
        "they came in at 210k at google for a tpm, decent?",
        "been offered 45 lakh by google bangalore, PM",
    ],
    "counter": [
        "draft a counter to google's 245k",
        "write an email asking google for 280k as a PM",
        "compose a counteroffer for databricks, I want 200k",
        "help me counter google at 300k",
        "counter proposal to zendesk, 170k base",
        "write them a message: google, I want 250k",
    ],
    "stale": [
        "which guides are out of date",
        "anything overdue for google?",
        "what guides have gone stale",
        "what is past its review date",
        "which zendesk guides need a refresh",
        "has google's guide expired",
    ],
}  # fmt: skip


def _meant(text: str) -> Intent:
    return intent_of(heard(text))


@pytest.mark.parametrize(
    ("command", "text"), [(command, text) for command, texts in SAID.items() for text in texts]
)
def test_a_message_means_its_command(command: str, text: str) -> None:
    meant = _meant(text)
    assert meant.command == command, f"{meant.because}: {meant.points}"


@pytest.mark.parametrize(
    "text",
    ["the weather is lovely", "lunch?", "I like trains", "42", "who won the match", "…", "ok then"],
)
def test_what_asks_nothing_means_no_command(text: str) -> None:
    assert _meant(text).command is None


@pytest.mark.parametrize("text", [text for texts in SAID.values() for text in texts])
def test_every_meaning_has_a_reason_and_its_points_come_from_its_cues(text: str) -> None:
    meant = _meant(text)
    assert meant.because
    for name, points in meant.points.items():
        assert points == sum(cue.points for cue in meant.cues if cue.meaning == name)


def test_words_of_a_name_speak_for_no_command() -> None:
    assert _meant("compass pm").points.get("compare", 0) == 0
    assert not any(_meant("scale ai PM").points.values())


def test_help_with_a_reply_is_no_question_about_the_bot() -> None:
    assert _meant("help me respond: they want my current salary").command == "pushback"
