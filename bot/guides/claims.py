"""Which sentences of a script claim an offer or an experience the person may not have.

A guide's scripts are written for anyone, with offers and deeds made up. Whoever repeats one that
is not theirs is bluffing, so every such sentence is marked where it is shown. In doubt a sentence
is a claim: a mark too many costs a glance, one too few may cost the offer.
"""

from __future__ import annotations

import re

from bot.guides.sentences import sentences
from bot.guides.suppositions import claimed_part

MARK = "(only if true for you)"

_MOST = 2_000
"""Characters of a sentence that are looked at; one longer is a claim."""

# The patterns are texts, compiled by `re` when first used: a start should not wait for them.

# Somebody else's money: offers, counters, other employers who pay more.
_OFFER = (
    r"\bcompet(?:ing|itive|itor'?s?)\s+(?:\S+\s+){0,4}?"
    r"(?:offers?|packages?|bids?|proposals?|TC|comp(?:ensation)?|processes|opportunit(?:y|ies))\b"
    r"|\b(?:other|another|outside|rival|external|existing|alternative|written|verbal|current"
    r"|parallel|multiple|several|two|three|both|pending|strong(?:er)?|my|his|her|their)\s+"
    r"(?:\S+\s+){0,3}?offers?\b"
    r"|\b(?:an?|the)\s+(?:\S+\s+){0,5}?offers?\s+(?:from|at|with|in hand|for|of)\b"
    r"|\boffers?\s+(?:from|at|in hand|on the table|elsewhere)\b"
    r"|\b(?:I|we|you|who|candidate|she|he|they)(?:'ve|’ve| have| has| had| hold| holds| received"
    r"| got| already have)\b[^.;]{0,80}\boffers?\b"
    r"|\b\w+['’]s\s+(?:\S+\s+){0,3}?offers?\b"
    r"|\b(?:is|are|was|were|has|have)\s+offer(?:ing|ed)\b"
    r"|\boffer(?:s|ed|ing)?\s+(?:me|you|them)\b"
    r"|\bcounter-?offer(?:s|ed)?\s+(?:from|by)\b|\b(?:my|the|other|both|these)\s+alternatives?\b"
    r"|\b(?:other|competing|rival)\s+(?:compan(?:y|ies)|firms?|employers?|teams?|processes"
    r"|bidders?|conversations?|discussions?)\b"
    r"|\b(?:both|other|competing|their|those)\s+packages?\b"
)
_OFFERED_SUM = r"\boffer(?:s|ed)?\b.{0,120}?(?:[$£€¥₹₪]|\[|\d\d)"
# Two employers with a sum each are a list of offers, whatever the verb: "Acme at $210K and …".
_PRICED = (
    r"(?<![\w-])(?!(?:Accept|Open|Anchor|Target|Start|Counter|Aim|Push|Settle|Land|Enter|Ask|Begin"
    r"|Negotiate|Close|Walk|In|For|At|Base|RSUs?|TC|Year|Total|Top|Equity|Bonus|Signing)\b)"
    r"[A-Z][\w.&-]*(?:\s+\(?[A-Z\d][\w()/+-]*){0,4}\s+\(?(?:at\s+|for\s+)?"
    r"(?:[A-Z]{0,3}[$£€¥₹₪]|CHF\s?)\[?\d"
)
_IN_TALKS = (
    r"\b(?:interview(?:s|ing|ed)?\s+(?:with|at)|final\s+(?:round|stage|interview)s?|in\s+talks"
    r"|(?:came|come|comes|coming)\s+in\s+at|has\s+me\s+at|(?:recruiter|recruiters)\s+(?:at|from)"
    r"|been\s+(?:approached|contacted|recruited)|approached\s+by|in\s+hand\b|on\s+the\s+table"
    r"|matched?\s+(?:by|at)|valued\s+me|reached\s+out)"
)
# "… or Google's liquid equity wins": an alternative that only an offer makes.
_ELSEWHERE = (
    r"\b(?:below|under|beneath|without)\s+(?:that|this|it|which|\$)[^.]{0,120}?\b(?:win|wins|sense"
    r"|rational|attractive|stronger?|better|choice|choose|take|taking|go|stay|accept|decline|leave"
    r"|instead|compelling|trade-?off|justify|offers?|equity)\b"
    r"|\b(?:otherwise|or else)\b[^.]{0,80}\b(?:take|accept|go|choose|join|stay)\b"
    r"|\b(?:turn(?:ing)?\s+down|declin(?:e|ing)|pass(?:ing)?\s+(?:on|up)|over)\s+"
    r"(?:\[|an?\s|the\s|my\s|[A-Z])[^.]{0,60}?\b(?:offers?|package|equity|RSUs?|TC|comp)\b"
)

# What I did, have, know or leave.
_MINE = (
    r"\b(?:my|our)\s+(?:\S+\s+){0,5}?(?:experience|expertise|background|track\s+record|skills?"
    r"|portfolio|contributions?|publications?|papers?|patents?|clients?|customers?|network|book"
    r"|certifications?|credentials?|clearance|degree|phd|tenure|history|achievements?|results?"
    r"|accomplishments?|impact|ability|abilities|mastery|knowledge|understanding"
    r"|insights?|proficiency|fluency|familiarity"
    r"|depth|specialization|specialty|capabilit(?:y|ies)|qualifications?|performance|reputation"
    r"|leadership|research|years|employer|teams?|company|work|projects?|systems?|pipelines?|models?"
    r"|designs?|architectures?|infrastructure|platforms?|tools?|products?|code|algorithms?"
    r"|decisions?|programs?|launches?|output|engineering|analys[ei]s|frameworks?|solutions?)\b"
    r"|\b(?:my|our)\s+(?:current|present|previous|prior|last|former|existing|unvested|recent|past"
    r"|demonstrated|proven|own|deferred|outstanding|accrued|year-end)\b"
    r"|\bmy\s+(?!(?:\S+\s+){0,2}?(?:target|floor|ask|minimum|expected|proposed|number)\b)"
    r"(?:\S+\s+){0,3}?(?:equity|RSUs?|base|bonus|salary|comp(?:ensation)?|package|TC|grant)\s+"
    r"(?:is|are|was|were)\b"
    r"|\b(?:puts?|places?|makes?)\s+me\s+(?:among|one|in\s+the\s+top|an?|the)\b"
)
_PAST_WORK = (
    r"\b(?:at|from|with|leaving|left|joining from|for)\s+(?:my\s+)?"
    r"(?:\[(?:current|previous|prior|past|last|former|company|employer|firm)[^\]]*\]"
    r"|(?:current|previous|prior|past|former)\s+(?:company|companies|employers?|firms?|roles?|jobs?"
    r"|teams?))"
    r"|\b(?:unvested|forfeit\w*|leaving\s+behind|leav(?:e|ing)\s+(?:\S+\s+){0,4}on\s+the\s+table"
    r"|walk(?:ing)?\s+away\s+from|giving\s+up|give\s+up)\b"
    r"|\b(?:having|after|since)\s+(?:\w+ly\s+)?(?:built|led|shipped|run|designed|owned|worked"
    r"|managed|scaled|launched|delivered|architected|spent)\b"
    r"|\bas\s+(?:someone|an?\s+\w+(?:\s+\w+){0,3})\s+(?:who|with)\b"
    r"|\bwith\s+(?:over\s+|more\s+than\s+)?(?:\d+|\[[^\]]*\]|X|N)\+?\s*(?:-\s*\d+\s*)?years?\b"
    r"|\b\d+\+?\s*(?:-\s*\d+\s*)?years?\s+of\s+(?:\S+\s+){0,4}?experience\b"
    r"|\b(?:I|you)['’]?(?:ve)?\s+(?:\w+ly\s+)?(?:earn|make|currently|bring|combine|specialize)\b"
)
_STANCES = (
    "want|wants|need|expect|believe|think|feel|hope|wish|prefer|appreciate|propose|ask|request"
    "|look|recogni[sz]e|accept|agree|commit|sign|say|mean|intend|plan|aim|trust|suggest"
    "|welcome|value|love|like|respect|anticipate|require|realize|remain|admire|care|see|find"
    "|join|start|do|do\\s+not|don['’]t|didn['’]t|know|hear|heard|understand|seek|target|position"
    "|am\\s+not|demonstrate\\s+value|assume|consider|choose|get|receive|consult|raise|come\\s+back"
)
# Said of oneself, but a wish, a plan or a courtesy.
_STANCE = (
    r"(?:really\s+|also\s+|just\s+|genuinely\s+|truly\s+|fully\s+|strongly\s+|still\s+|sincerely\s+"
    r"|only\s+|simply\s+|therefore\s+|respectfully\s+|certainly\s+|completely\s+)*"
    rf"(?:{_STANCES})\b"
)
_MODAL = (
    r"(?:will|would|['’]ll|['’]d|can|could|should|may|might|must|shall|won['’]t|wouldn['’]t|can['’]t"
    r"|couldn['’]t|cannot)\b"
)
_MODAL_CLAIM = (
    r"(?:['’]d|would|will|['’]ll)\s+(?:also\s+|still\s+)?(?:be\s+)?(?:have\s+to\s+)?"
    r"(?:leav|forfeit|giv\w*\s+up|walk\w*\s+away|turn\w*\s+down|los|sacrific|forgo|go\b)"
)
_BEING = (
    r"(?:am|['’]m)\s+(?:\w+ly\s+|also\s+|very\s+|so\s+|not\s+|still\s+|really\s+)*"
    r"(?:targeting|asking|looking|requesting|seeking|proposing|hoping|expecting|excited|thrilled"
    r"|happy|glad|pleased|eager|keen|ready|prepared|open|flexible|confident|willing|enthusiastic"
    r"|grateful|committed|interested|passionate|honou?red|delighted|inclined|able|comfortable"
    r"|convinced|wondering|aiming|anchoring|thinking|joining|going|accepting|signing|choosing"
    r"|sure|aware|close|optimistic|drawn|energized|motivated|inspired|serious|sold|bullish|trying|asking"
    r"|impressed|attracted|curious|hopeful|certain|fully|prioritizing|focused|here|not)\b"
)
_I = (
    r"(?:\b((?i:can|could|would|should|may|might|will|shall|do))\s+)?"
    r"(?<![\w/])(?:I|we|We)(?=['’ ])\s*"
)
"""The speaker as subject, with the word before it that makes it a question or a condition."""

# The same, told to or of the person: "Mention your offer", "the candidate has shipped …".
_YOURS = (
    r"\b(?:your|his|her|their|the\s+candidate['’]s)\s+(?:\S+\s+){0,4}?(?:offers?|experience"
    r"|expertise|background|track\s+record|skills?|portfolio|alternatives?|unvested|years|current"
    r"|previous|prior|contributions?|achievements?|accomplishments?|results|publications?|clearance"
    r"|certifications?|impact|leadership|work|credentials?|knowledge|options\s+elsewhere)\b"
    r"|\b(?:you|she|he|they|candidate)(?:['’]ve|\s+have|\s+has|\s+hold|\s+holds)\s+"
    r"(?:\w+ly\s+|already\s+|been\s+|also\s+)*(?:\w+(?:ed|ing|en)\b|built|led|run|made|done|shipped"
    r"|an?\b|\d|multiple|several|deep|strong|direct|proven|prior|other|extensive)"
    r"|\b(?:this|the)\s+candidate\s+(?:has|holds|is|was|brings|built|led|shipped|currently)\b"
    r"|\b(?:mention|cite|leverage|present|show|reference|highlight|use|quote|bring|lead\s+with"
    r"|point\s+to|emphasi[sz]e|quantify|document|signal|disclose|name|share)\b[^.]{0,80}"
    r"\b(?:offers?|experience|track\s+record|background|portfolio|counteroffers?|expertise"
    r"|alternatives?)\b"
)


def is_claim(sentence: str) -> bool:
    """Whether the sentence claims an offer, an experience or a present employment."""
    if len(sentence) > _MOST:
        return True
    sentence = claimed_part(sentence)
    found = (_OFFER, _IN_TALKS, _ELSEWHERE, _MINE, _PAST_WORK, _YOURS, _OFFERED_SUM)
    if any(re.search(pattern, sentence, re.I) for pattern in found) or _speaks_of_deeds(sentence):
        return True
    return len(re.findall(_PRICED, sentence)) > 1


def marked_sentences(text: str) -> tuple[str, ...]:
    """The text's sentences, each that is a claim followed by its mark."""
    return tuple(f"{each} {MARK}" if is_claim(each) else each for each in sentences(text))


def _speaks_of_deeds(sentence: str) -> bool:
    """Whether the speaker says of themselves anything but a wish, a plan or a courtesy."""
    return any(
        _is_deed(sentence[subject.end() :])
        for subject in re.finditer(_I, sentence)
        if subject[1] is None
    )


def _is_deed(predicate: str) -> bool:
    if re.match(_MODAL, predicate, re.I):
        return re.match(_MODAL_CLAIM, predicate, re.I) is not None
    return re.match(_STANCE, predicate, re.I) is None and re.match(_BEING, predicate, re.I) is None
