"""What the reminders' worker looks at."""

from __future__ import annotations

from contextlib import closing

from bot.cli.reminding import scene
from bot.data_files import data_folder
from bot.wiring import build


def test_people_and_user_groups_of_slack_are_asked_about_nobodys_guides() -> None:
    env = {"BANDSTAND_MAINTAINERS": "U012AB3CD,S045EF6GH,123456789012345678"}
    with closing(build(data_folder() / "guides", cache=False)) as desk:
        assert scene(desk, env).maintainers("slack:T1") == ("S045EF6GH", "U012AB3CD")
