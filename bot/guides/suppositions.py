"""What of a sentence is only asked, supposed or still to come, and so claims nothing.

Each pattern takes as little as it can: what is left is judged as it was, so an offer or a deed
named beside it is still found.
"""

from __future__ import annotations

import re

# Texts, compiled by `re` when first used: a start of the program should not wait for them.

_FIRST_PERSON = r"\bI\b|\b(?i:my|me|mine|we|our|ours|us)\b"
# "Push for …", "Then counter …": what to ask for. To cite or to show something is to have it.
_ASKING = (
    r"(?i)^\W*(?:(?:then|also|always|finally|next|first|and|or)[,\s]\s*)?"
    r"(?:push|counter|ask|request|negotiate|open|anchor|accept|target|start|frame|position|demand"
    r"|insist|aim|secure|seek|reject|refuse|decline|hold)\b"
)
_ASKED = (
    # The employer's own offer, as long as it is not one "from" or "at" somebody.
    r"(?i)\b(?:any|the|their|its|an?|[\w.]+['’]s(?=\s+(?:initial|opening)))\s+"
    r"(?:(?:initial|first|opening|starting|standard|lower?)\s+){0,2}"
    r"offers?\b(?!\s+(?:from|at|in\s+hand|elsewhere))"
    # "to offset unvested equity": whose, and how much, it does not say.
    r"|\bto\s+(?:help\s+)?(?:offset|cover|replace|recover|compensate\s+for|make\s+up\s+for)\s+"
    r"(?:(?:any|the|your|an?)\s+)?(?:unvested|forfeited)\s+\w+"
    r"(?:\s+at\s+(?:an?|your|the)\s+(?:past|previous|prior|current)\s+employer)?"
    # Work for the new employer; experience and offers stay.
    r"|\byour\s+(?:\w+\s+)?(?:contributions?|impact|work|leadership|results)\b"
)
# "If you have a competing offer, …": a clause without a name or a figure.
_SUPPOSED = (
    r"^\W*(?:If\s+(?:I|you|they|(?:the|a)\s+candidate)|When\s+you)(?:['’](?:ve|re|m))?\s+"
    r"(?:(?:already|currently|also|are|have|has|am)\s+)*"
    r"(?:receive[ds]?|get|gets|hold|holds|have|has|leaving|leave|forfeiting)\s+"
    r"(?:an?|any|another|other|multiple|several|competing|prior|relevant|unvested|significant)\b"
    r"(?:(?!\b(?:my|at\s+[A-Z]|from\s+[A-Z]))[^,$£€\[\d]){0,90},\s*"
)
_IF_I_DO = r"\b[Ii]f\s+(?:I|we)\s+(?!have\b|had\b|led\b|built\b|ran\b|won\b|made\b|\w+ed\b)[a-z]+\b"
_JUDGED = r"\b(?:determined|decided|concluded|judged)\s+(?:that\s+)?I['’]m\b"
# What a person already has stays a claim, whatever it will do.
_HELD = (
    r"(?:at|from|with|since|on|for|of|current|present|previous|prior|last|former|existing|unvested"
    r"|recent|past|demonstrated|proven|own|experience|expertise|background|track|skill|portfolio"
    r"|publication|paper|patent|client|customer|network|book|certif|credential|clearance|degree|phd"
    r"|tenure|history|achieve|results|accomplish|abilit|mastery|knowledge|understanding|insight"
    r"|proficien|fluen|familiar|depth|special|capabilit|qualif|reputation|years|employer|company"
    r"|leadership|alternative|offer|compet|other|deferred|domain|research|outstanding)"
)
_TO_COME = (
    rf"(?i:\b(?:my|our))\s+(?:(?!(?i:{_HELD}))[\w'’/&-]+\s+){{1,6}}?(?:will|would)\s+"
    r"(?!have\s|also\s+have\s)"
)
_THIS_OFFER = r"(?i)\bmy\s+offer\s+(?:to|should|must|needs?\s+to)\b"
# What the employer owes, and what anyone in the role does.
_GENERAL = (
    r"(?i)\bcompetitive\s+(?:\w+\s+){0,2}(?:comp|compensation|pay)\b(?!\s+(?:offer|package))"
    r"|\b(?:must|should|needs?\s+to|has\s+to)\s+offer\b"
    r"|\btheir\s+(?:own\s+)?(?:work|impact|contributions?|results)\b"
    r"|^\W*(?:walk-?away|accept-at)\s+floors:\s+"
    r"(?:[A-Z][\w. ]{1,30}\s[$£€][\d,.]+[KM]?(?:\s+TC)?(?:,\s+(?:or\s+)?|\.?$))+"
)
_EVERYWHERE = (_GENERAL, _SUPPOSED, _IF_I_DO, _JUDGED, _TO_COME, _THIS_OFFER)


def only_asks(sentence: str) -> bool:
    """Whether it tells what to ask for, and nobody speaks of themselves."""
    return bool(re.match(_ASKING, sentence)) and not re.search(_FIRST_PERSON, sentence)


def claimed_part(sentence: str) -> str:
    """The sentence without what it only asks, supposes or expects."""
    patterns = (*_EVERYWHERE, _ASKED) if only_asks(sentence) else _EVERYWHERE
    for pattern in patterns:
        sentence = re.sub(pattern, " ", sentence)
    return sentence
