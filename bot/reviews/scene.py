"""What the worker looks at besides the database: the guides, their owners, the settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.chat.reviewing import Standing
from bot.reviews.freshness import Dated, Thresholds
from bot.reviews.owners import Owners


def _nobody(_workspace: str) -> Sequence[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Scene:
    """The guides as they are now, by id, and whom to ask about them."""

    guides: Callable[[], Mapping[str, Dated]]
    """Cheap to ask for: made once for each load of the guides."""
    owners: Callable[[], Owners] = Owners
    limits: Thresholds = field(default_factory=Thresholds)
    maintainers: Callable[[str], Sequence[str]] = _nobody
    """Of a workspace, by the platform's user ids."""

    def owner_of(
        self, workspace: str, standings: Mapping[str, Standing]
    ) -> Callable[[str], str | None]:
        """Who looks after a guide in the workspace, by the owner's key."""
        guides, owners = self.guides(), self.owners()
        platform = workspace.partition(":")[0]

        def of(guide: str) -> str | None:
            standing, dated = standings.get(guide), guides.get(guide)
            assigned = standing.owner if standing else ""
            named = owners.of(guide, dated.owner if dated else None, assigned, platform)
            return named.key if named else None

        return of
