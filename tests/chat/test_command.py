"""One declaration per command, and the registry menus derive from."""

from __future__ import annotations

import pytest

from bot.chat.command import Parameter, Registry
from tests.chat.kit import command, saying

BAND = command("band", saying(), Parameter("company", "x"), Parameter("region", "y", False))
HELP = command("help", saying())


def test_a_registry_keeps_menu_order() -> None:
    registry = Registry([HELP, BAND])
    assert (list(registry), len(registry)) == ([HELP, BAND], 2)
    assert [shape.name for shape in registry.shapes()] == ["help", "band"]


def test_commands_are_found_by_name() -> None:
    registry = Registry([HELP, BAND])
    assert (registry.get("band"), registry.get("Band"), registry.get("")) == (BAND, None, None)


def test_two_commands_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two commands are called 'band'"):
        Registry([BAND, HELP, command("band", saying("other"))])


@pytest.mark.parametrize(("made", "hint"), [(BAND, "<company> [region]"), (HELP, "")])
def test_a_hint_names_the_parameters(made: object, hint: str) -> None:
    assert made in (BAND, HELP)
    assert getattr(made, "hint") == hint  # noqa: B009 - the parameter is typed as an object


def test_a_shape_is_what_the_reader_needs() -> None:
    shape = BAND.shape
    assert (shape.name, shape.needs, shape.least, shape.most) == ("band", "text", 0, 1)
