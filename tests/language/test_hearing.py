"""Which words of a message name a company, a role or a place, and which are only talk."""

from __future__ import annotations

import pytest

from bot.language.asks import Ask
from bot.language.english import English
from bot.language.hearing import Verdict
from tests.language.town import companies, heard, said_as, town_reader


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("what does box pay a staff engineer?", {"box"}),
        ("I need an answer out of the box, what does google pay a PM?", {"google"}),
        ("did they tick the box for a data engineer at google?", {"google"}),
        ("is Box hiring senior engineers in sf", {"box"}),
        ("box pm sf", {"box"}),
        ("at compass, how much do data engineers make?", {"compass"}),
        ("compass's designers are paid what?", {"compass"}),
        ("my moral compass says ask: what do designers get at google", {"google"}),
        ("engineering manager at zoom, any idea?", {"zoom"}),
        ("I have a zoom call about a PM job at stripe, what do they pay?", {"stripe"}),
        ("the recruiter from google told me on zoom, what is the em band there", {"google"}),
        ("Zoom's product managers, new york", {"zoom"}),
        ("senior engineers at match group in dallas", {"match-group"}),
        ("will google match my base? what is the senior band", {"google"}),
        ("the designer role is a good match for me, so what does wise pay", {"wise"}),
        ("what does target pay a data scientist in minneapolis", {"target"}),
        ("my target salary is high, what do google PMs make", {"google"}),
        ("is square any good for a security engineer? the pay I mean", {"square"}),
        ("back to square one: what does ramp pay a PM", {"ramp"}),
        ("salary for product designers at monday.com in london", {"monday"}),
        ("I start on monday, what do PMs get at notion?", {"notion"}),
        ("interview next monday with stripe, how much does a tpm earn", {"stripe"}),
        ("does chime pay its PMs well?", {"chime"}),
        ("sorry to chime in, what do google designers get", {"google"}),
        ("what does block pay a devops engineer", {"block"}),
        ("a big block of stock: how much do google staff engineers get?", {"google"}),
        ("scale ai ml engineer bay area", {"scale-ai"}),
        ("where on the pay scale is a google staff engineer", {"google"}),
        ("unity staff engineer pay?", {"unity"}),
        ("how much for a data scientist at Unity", {"unity"}),
        ("what do valve's engineers earn", {"valve"}),
        ("senior at linear, remote", {"linear"}),
        ("a guy on reddit says google pays PMs 300k, true?", {"google"}),
        ("what does reddit pay a PM", {"reddit"}),
        ("offer from stripe for an em, what is the range", {"stripe"}),
        ("how long to ramp up as a PM at google, and the pay?", {"google"}),
        ("ramp vs stripe for PMs", {"ramp", "stripe"}),
        ("I will circle back; what do wise data engineers get", {"wise"}),
        ("compare circle and databricks for a PM", {"circle", "databricks"}),
        ("wise data engineer london", {"wise"}),
        ("would it be wise to join google as a PM", {"google"}),
        ("segment designers in sf", {"segment"}),
        ("what does a vanguard product manager earn", {"vanguard"}),
        ("amplitude data scientist nyc", {"amplitude"}),
        ("to my perplexity, nobody told me what google PMs make", {"google"}),
        ("perplexity ml engineer sf", {"perplexity"}),
        ("i have no notion of what google pays a TPM", {"google"}),
        ("Notion designer, sf", {"notion"}),
        ("we talked on discord about a PM job at google, the pay?", {"google"}),
        ("discord senior engineer salary", {"discord"}),
        ("box or compass for a PM?", {"box", "compass"}),
        ("who pays more, zoom or google, for a PM?", {"zoom", "google"}),
        ("who pays more: box or google for a PM", {"box", "google"}),
        ("who pays more zoom or google for a PM", {"zoom", "google"}),
        ("who pays the most: zoom, box or google for a PM", {"zoom", "box", "google"}),
        ("I want to know more: zoom staff or google staff?", {"zoom", "google"}),
        ("how does google compare to circle for a PM", {"google", "circle"}),
        ("on the zoom call they said google pays a PM more", {"google"}),
        ("squarespace designer", set()),
        ("what do boxes cost", set()),
    ],
    ids=lambda each: each if isinstance(each, str) else " ".join(sorted(each)),
)  # fmt: skip
def test_a_word_is_a_company_where_the_sentence_uses_it_as_one(text: str, slugs: set[str]) -> None:
    assert companies(text) - {"?"} == slugs


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("I worry about my job security at google", ""),
        ("my manager says google pays well", ""),
        ("show me the data for google", ""),
        ("the recruiter at google called", ""),
        ("is there support for my case at google", ""),
        ("is it a good model for google?", ""),
        ("my partner works there, so google how much", ""),
        ("what does google pay security people?", "security"),
        ("what does google pay a data person", "data"),
        ("a security job at google, the pay?", "security"),
        ("google security", "security"),
        ("the product team lead said: what do google product managers get", "product managers"),
        ("senior folks at google", "senior"),
        ("staff at google in zurich", "staff"),
        ("what is a google sre on", "sre"),
        ("google pm or em?", "pm em"),
        ("pay of data engineers at google", "data engineers"),
        ("a google nuclear engineer", "nuclear engineer"),
        ("google scada engineer", "scada engineer"),
        ("google recruiter", "recruiter"),
        ("google recruiter salary", "recruiter"),
        ("what does google pay recruiters", "recruiters"),
        ("google recruiter call", ""),
        ("what does google pay an hvac engineer", "hvac engineer"),
        ("google rf designer", "rf designer"),
        ("the avarage engineer at google", "engineer"),
        ("teh engineer salary at google", "engineer"),
        ("google fte engineer", "engineer"),
        ("what does google pay krakow engineers", "engineers"),
        ("a decent engineer at google", "engineer"),
        ("my boss says google pays ml engineers well", "ml engineers"),
        ("google tpm, zurich", "tpm"),
        ("what do machine learning engineers get at google", "machine learning engineers"),
        ("microsoft copilot platform engineer", "copilot platform engineer"),
        ("a software developer at google", "software developer"),
        ("can google pay an ic more than a PM", "pm"),
    ],
    ids=str,
)  # fmt: skip
def test_a_word_is_a_role_s_where_the_sentence_uses_it_as_one(text: str, role: str) -> None:
    assert said_as(text, "role") == role


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("that would be nice, zendesk PM?", ""),
        ("what does zendesk pay a PM in nice?", "nice"),
        ("zendesk em in Nice", "nice"),
        ("zendesk PM, reading", "reading"),
        ("I am reading up on zendesk PMs", ""),
        ("a zendesk PM based in reading", "reading"),
        ("zendesk mobile engineer", ""),
        ("what does zendesk pay an em in mobile", "mobile"),
        ("can you tell us what google PMs get", ""),
        ("what do google PMs get in the US", "us"),
        ("google PM US", "us"),
        ("la paye chez google pour un PM", ""),
        ("google PM in LA", "la"),
        ("google PM in la", "la"),
        ("I may join google as a PM", ""),
        ("in march I join google as a PM", ""),
        ("google PM, may I ask", ""),
        ("what does google pay in london or paris for a PM", "london paris"),
        ("google PM remote", "remote"),
        ("is the google PM job a remote one, and the pay", "remote"),
        ("google pm near london", "london"),
        ("google PM new york", "new york"),
        ("a new google PM in york", "york"),
        ("google pm in sunny bay area", "bay area"),
        ("google pm zürich", "zurich"),
        ("google pm, san fran office", "san fran"),
        ("cork it, what do zendesk PMs get", ""),
        ("zendesk pm cork", "cork"),
        ("google pm japan", "japan"),
        ("google pm north dakota", "north dakota"),
        ("google staff engineer shanghai salary", "shanghai"),
        ("google pm boulder", "boulder"),
        ("what's the staff engineer salary at google florida", "florida"),
        ("what about new jersey?", "new jersey"),
        ("google pm best", ""),
        ("google pm interview", ""),
        ("google pm of course", ""),
        ("flag a figure", ""),
    ],
    ids=str,
)  # fmt: skip
def test_a_word_is_a_place_where_the_sentence_uses_it_as_one(text: str, place: str) -> None:
    assert said_as(text, "place") == place


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("what does google pay a desigmer", "desigmer"),
        ("what does google pay a scientst", "scientst"),
        ("pay at quillmark for a PM", "quillmark"),
        ("does Purple pay PMs well", "purple"),
        ("Quillmark ML engineer", "quillmark"),
        ("what do google PMs get in zorgville", "zorgville"),
        ("pls tell wat google pays a PM", ""),
        ("definately want the google PM range", ""),
    ],
    ids=str,
)
def test_a_name_nobody_knows_is_not_passed_over(text: str, unknown: str) -> None:
    assert said_as(text, "unknown") == unknown


@pytest.mark.parametrize(
    ("text", "verdict", "said"),
    [
        pytest.param(
            "what would target pay a PM?", "company", "target", id="would, before a company"
        ),
        pytest.param(
            "would google pay more if I ask google for it as a PM?",
            "company",
            "google google",
            id="google for, with no search",
        ),
        pytest.param("job security at google?", "role", "", id="a short text on job security"),
        pytest.param(
            "what does google pay a lighting engineer?", "role", "lighting engineer", id="lighting"
        ),
        pytest.param("stale guides", "company", "", id="stale, which is nearly scale"),
        pytest.param("google plumbing engineers", "role", "plumbing engineers", id="plumbing"),
        pytest.param("what does google pay a desinger", "unknown", "desinger", id="desinger"),
        pytest.param("what does google pay a designr", "unknown", "designr", id="designr"),
    ],
)
def test_what_was_once_misheard(text: str, verdict: Verdict, said: str) -> None:
    assert said_as(text, verdict) == said


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        pytest.param("what does databriks pay a PM", "databricks", id="a letter lost"),
        pytest.param("salary at spotfiy for a PM in london", "spotify", id="letters swapped"),
        pytest.param("PM at gooogle?", "google", id="a letter too many"),
        pytest.param("zenddesk pm", "zendesk", id="a letter doubled"),
    ],
)
def test_a_slip_of_a_company_s_name_is_heard_and_said(text: str, slug: str) -> None:
    reading = town_reader().read(text)
    assert isinstance(reading, Ask)
    assert reading.operands[0].guide == f"{slug}/product-manager"
    assert any("Read" in said for said in reading.assumptions)


@pytest.mark.parametrize(
    "text", ["what does a goggle cost a PM", "what is compress to a PM", "the spottily paid PM"]
)
def test_a_slip_of_an_english_word_is_no_company(text: str) -> None:
    assert companies(text) == set()


@pytest.mark.parametrize(
    ("text", "component"),
    [
        ("how much equity does a google PM get", "stock"),
        ("google PM rsus?", "stock"),
        ("what is the base for a google PM", "base"),
        ("google PM basic salary", "base"),
        ("what bonus do google PMs get", "bonus"),
        ("variable pay of a google PM", "bonus"),
        ("google PM signing bonus", "signing"),
        ("is there a joining bonus for a PM at google", "signing"),
        ("total comp of a google PM", None),
        ("base and equity of a google PM", None),
        ("what does google pay a PM", None),
    ],
    ids=str,
)
def test_the_part_of_pay_asked_for_is_kept(text: str, component: str | None) -> None:
    reading = town_reader().read(text)
    assert isinstance(reading, Ask)
    assert reading.component == component


@pytest.mark.parametrize(
    ("word", "slips"),
    [("money", 0), ("mony", 1), ("moeny", 1), ("moenyy", 2), ("zzyzxq", 3), ("", 3), ("a", 0)],
)
def test_how_far_a_word_is_from_english(word: str, slips: int) -> None:
    english: English = town_reader().spoken().english
    assert english.slip(word) == slips


@pytest.mark.parametrize(
    ("text", "terse"),
    [("box sa sf", True), ("google pm", True), ("what does google pay a PM here", False)],
)
def test_hardly_a_word_of_a_terse_message_is_talk(text: str, terse: bool) -> None:
    assert heard(text).terse is terse


@pytest.mark.parametrize(
    "text", ["GOOGLE PM IN LONDON PLEASE TELL ME", "google pm", "Please Google"]
)
def test_every_word_has_a_verdict_and_a_reason_unless_it_is_talk(text: str) -> None:
    hearing = heard(text)
    for verdict, why in zip(hearing.verdicts, hearing.why, strict=True):
        assert verdict == "talk" or why
