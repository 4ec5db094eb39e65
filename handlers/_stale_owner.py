"""Who looks after a guide, for the one who asks."""

from __future__ import annotations

from bot.chat.command import Desk
from bot.chat.reply import Person
from bot.chat.reviewing import Owner, Standing
from bot.guides.model import Guide
from bot.language.filtering import ME, NOBODY
from bot.reviews.owners import Owners


def shown(owner: Owner, desk: Desk) -> str | Person:
    """Mentioned where only the asker sees it: a list for all to see rings nobody."""
    return Person(owner.id) if owner.id and not desk.public and desk.who else owner.label


def owner_of(guide: Guide, standing: Standing | None, desk: Desk) -> Owner | None:
    """Who was assigned here, else the file's owner, else the owners' list's."""
    assigned = standing.owner if standing else ""
    owners = desk.owners or Owners()
    return owners.of(guide.id, guide.owner, assigned, desk.platform)


def is_owned_by(owner: Owner | None, wanted: str, desk: Desk) -> bool:
    """Whether a guide of that owner was asked for."""
    if wanted == NOBODY or owner is None:
        return wanted == NOBODY and owner is None
    if wanted == ME:
        return desk.who is not None and owner.id == desk.who.person
    return owner.is_called(wanted)
