"""Which sentences claim an offer or an experience. The sentences are made up for this table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guides.claims import MARK, is_claim, marked_sentences

CLAIMS = (
    # offers of others, spoken by the person
    "I have a competing offer at Acme for $210K.",
    "I hold offers from two other firms.",
    "I've received an offer from [company] at $[X].",
    "Another offer on the table is $40K higher.",
    "My other offer pays £95K.",
    "Acme's offer comes with liquid stock.",
    "Acme is offering me L5 at $250K.",
    "The team at Acme has offered a sign-on of $30K.",
    "I am weighing two offers this week.",
    "With a written offer in hand, I need an answer by Friday.",
    "I'm in final rounds at a rival lab.",
    "I am interviewing with three other companies.",
    "They came in at $310K total.",
    "Both packages are liquid.",
    "Acme at $210K base and Globex at $215K base.",
    "Google L5 ($280K / $300K RSU), Meta E5 ($275K / $310K RSU).",
    "Below that, the other package wins.",
    "My floor is $200K; under that, taking the bank's stock makes more sense.",
    "Otherwise I would have to accept the role at Acme.",
    "My other conversations are at $300K.",
    "Thank you for the offer of $150K base and $60K stock.",
    "I'd be turning down Acme's offer for this.",
    "The competing packages are all in cash.",
    "A recruiter from Acme reached out last week.",
    # deeds, knowledge and possessions, spoken by the person
    "I've shipped three billing systems.",
    "I built the search index at my last job.",
    "I led a team of nine.",
    "I have six years of Kafka behind me.",
    "I currently run the on-call rota.",
    "We cut the cloud bill by half.",
    "At [previous company], latency fell by 40%.",
    "My experience with payments is rare.",
    "My background in compilers carries over.",
    "My track record speaks for itself.",
    "My current base is $180K.",
    "My designs are used by millions.",
    "I'm leaving $90K of unvested stock behind.",
    "I would forfeit my annual bonus by moving.",
    "I'd be walking away from $50K.",
    "I hold an active clearance.",
    "I am an expert in query planners.",
    "I bring a network of enterprise buyers.",
    "I specialise in fraud models.",
    "I own the roadmap of three products.",
    "I am building the ranking stack.",
    "As someone who has run a data centre, I see the risk.",
    "As an engineer with deep Rust knowledge, the gap is plain.",
    "Having led two migrations, I can start at once.",
    "With 8 years in the field, L6 fits.",
    "10+ years of distributed systems experience support L6.",
    "Our last launch doubled revenue.",
    "I understand the regulator, and my papers on it are cited.",
    # told to the person, or said of them
    "Tell them you have another offer from Acme at $300K.",
    "Mention your offer from a competitor.",
    "Present competing offers from Acme ($400K).",
    "Lead with your track record in sales.",
    "The candidate has an offer from Acme.",
    "This candidate has shipped two products.",
    "She holds a competing offer of €90K.",
    "Your experience with audits is worth a premium.",
    "Cite your current unvested stock.",
    "You have built what they need.",
)
PLAIN = (
    "I'm targeting $200K base.",
    "I would like $30K as a sign-on.",
    "I'd accept today at $210K.",
    "I will build the new platform.",
    "I'll sign this week.",
    "I am excited about the mission.",
    "I'm really looking forward to this.",
    "I need the base at £90K.",
    "I believe that is fair.",
    "I want a guaranteed first-year bonus.",
    "I expect refreshers every year.",
    "I appreciate the transparency.",
    "I can start in two weeks.",
    "I'm asking for the top of the band.",
    "My floor is $270K.",
    "My target is $310K in total.",
    "My compensation should reflect that.",
    "Can we move the base to $220K?",
    "Could I see the vesting schedule?",
    "Should we discuss the level first?",
    "At $295K I will accept.",
    "Open at $180,000 base with $60,000 in stock.",
    "Accept at $170K+ base and $90K+ RSUs.",
    "Accept-at floor: $240,000 total comp.",
    "Walk away below $165K base.",
    "For London, anchor at £95K.",
    "They will counter at $185K–$195K.",
    "The market for this role is tight.",
    "Staff engineers here set direction for years.",
    "Acme has 40 million users and $2B in revenue.",
    "Engineers who can do this are scarce.",
    "This platform is what the company sells.",
    "Refresh grants of $130K a year from year two.",
    "Signing bonuses are the easiest lever.",
    "The company processes six terabytes a day.",
    "Push for $25K more at signing.",
    "Base, equity and title can all move.",
)

# Asked of the person, supposed, or still to come: they claim nothing.
ASKS = (
    "Counter any first offer under $180K by writing:",
    "Counter the initial offer of $150K with $170K.",
    "Push for a sign-on of $20K to offset unvested equity.",
    "Negotiate a signing bonus to cover any unvested stock.",
    "Ask for $25K to replace the unvested grant at a past employer.",
    "Request a bonus of $40K to compensate for forfeited equity.",
    "Open at $300K to leave room above the offer.",
    "Anchor above their opening offer by 15%.",
    "Reject a first offer below £90K at once.",
    "Push for stock that reflects your contribution to the platform.",
    "Frame your impact in points of margin.",
    "Position your work as revenue, not cost.",
    "Ask that your leadership of the migration be paid as such.",
    "Negotiate the level first: their initial offer sets the rest at $200K.",
    "Then push for $30K at signing to cover unvested shares.",
    "Secure a grant that mirrors your results.",
    "Demand the offer in writing at $210K.",
    "If I've received an offer, the panel has decided I'm above the bar.",
    "If I receive an offer, I will answer within a day.",
    "If I have an offer by Friday, I can sign on Monday.",
    "If you are leaving unvested equity at your current employer, negotiate a signing bonus.",
    "If you receive an offer, ask for two days.",
    "If you hold a competing offer, say so early.",
    "If you have prior experience in payments, ask for L5.",
    "If I close three accounts in the first year, the role pays for itself.",
    "When you have multiple offers, take your time.",
    "There's no ladder to climb here — I demonstrate value and pay follows.",
    "My designs will reach millions of people.",
    "My models would run in every branch.",
    "My team's work will show within two quarters.",
    "My contributions will be felt across the firm.",
    "I want my offer to match that scope.",
    "My offer should sit at the top of the band.",
    "Acme must offer $20K more to keep its engineers.",
    "Competitive pay is owed to designers of such tools.",
    "The premium reflects how rare their work is.",
    "Walk-away floors: Leeds £70K TC, York £65K TC.",
)
STILL_CLAIMS = (
    # asked, but with an offer or an experience named
    "Push to the top of the band with your competing offers.",
    "Counter at $330K, citing competing offers from Acme at $650K TC.",
    "Ask for $30K more, using your offer from Globex.",
    "Negotiate from your track record in audits.",
    "Counter Acme's offer of $300K with this.",
    "Counter with your Globex offer of $300K.",
    "Open with your ten years of experience.",
    "Push for a sign-on: I am leaving unvested equity behind.",
    "Request $40K to offset my unvested stock.",
    "Anchor on Acme at $210K and Globex at $220K.",
    "Demand parity with an offer from Acme.",
    "Ask what they pay, for I have led such teams.",
    "Position your background in compilers first.",
    "Request $60K because your current employer owes you a bonus.",
    # supposed, but with what must already be true
    "If I turn down Acme's offer, I lose $40K.",
    "If I leave now, I walk away from $90K of unvested stock.",
    "If we settle today, my competing offer falls away.",
    "If I have an offer from Acme at $300K, match it.",
    "If you hesitate, I have another offer.",
    "If you cite your track record, they listen.",
    "If I've built this twice, I can build it again.",
    "If they open at $275K, counter at $330K citing competing offers.",
    "If you receive an offer, mention your experience in payments.",
    "When I built the ledger, it halved the queue.",
    # still to come, but resting on what was done
    "My experience will shorten the ramp.",
    "My track record would carry the launch.",
    "My expertise in fraud will pay for itself.",
    "My designs reach millions of people.",
    "My current team will notice the gap.",
    "I will bring my network of buyers.",
    "Walk-away floors: Leeds £70K TC, for I have an offer there.",
    "Acme must offer more than my other offer.",
    "A competitive compensation offer from Globex is in my inbox.",
    # missed before
    "I'd like $50K to cover my deferred compensation.",
    "That puts me in the top 5% of candidates.",
    "My year-end bonus is due in March.",
    "My outstanding grants vest in June.",
    "Such depth makes me one of a few.",
)


@pytest.mark.parametrize("sentence", [*CLAIMS, *STILL_CLAIMS])
def test_a_sentence_that_claims_is_marked(sentence: str) -> None:
    assert is_claim(sentence)


@pytest.mark.parametrize("sentence", [*PLAIN, *ASKS])
def test_a_wish_a_plan_or_a_fact_of_the_company_is_not(sentence: str) -> None:
    assert not is_claim(sentence)


def test_the_mark_stands_right_after_its_sentence() -> None:
    said = marked_sentences("I like the team. I have an offer from Acme at $1.2M. I need $90K.")
    assert said == (
        "I like the team.",
        f"I have an offer from Acme at $1.2M. {MARK}",
        "I need $90K.",
    )


def test_a_sentence_too_long_to_judge_is_a_claim() -> None:
    assert is_claim("the " * 1_000)


@given(st.text(max_size=400))
def test_any_text_is_judged(text: str) -> None:
    assert isinstance(is_claim(text), bool)
    assert all(marked_sentences(text))
