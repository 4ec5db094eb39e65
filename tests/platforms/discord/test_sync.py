"""Registration: what Discord is told of the commands, and that it is told once."""

from __future__ import annotations

from pathlib import Path

import discord
import pytest

from bot.data_files import data_folder
from bot.platforms.discord import limits
from bot.platforms.discord.client import DeskClient
from bot.platforms.discord.settings import DiscordSettings
from bot.platforms.discord.station import Answers, Station
from bot.platforms.discord.sync import fingerprint, sync, sync_at_start
from bot.platforms.discord.translations import Translations, read_translations
from handlers import COMMANDS
from tests.platforms.discord.kit import Json, Town, clock

LOCALES = read_translations(data_folder())
SENTENCES = {said for c in COMMANDS for said in (c.summary, *(p.summary for p in c.parameters))}


def _puts(town: Town) -> list[list[Json]]:
    return town.requests("PUT", "/commands")


def _bot(town: Town) -> DeskClient:
    assert isinstance(town.env.bot, DeskClient)
    return town.env.bot


async def test_every_command_is_registered_everywhere(town: Town) -> None:
    (registered,) = _puts(town)
    made = {command["name"]: command for command in registered}
    assert list(made) == [command.name for command in COMMANDS]
    for command in COMMANDS:
        told = made[command.name]
        assert told["contexts"] == [0, 1, 2]
        assert told["integration_types"] == [0, 1]
        assert told["description"] == command.summary
        assert [(o["name"], o["required"]) for o in told["options"]] == [
            (p.name.replace(" ", "_"), p.required) for p in command.parameters
        ]
        assert all(len(o["description"]) <= 100 for o in told["options"])
        assert all(len(o.get("choices") or []) <= 25 for o in told["options"])
        assert all(o.get("autocomplete") or o.get("choices") for o in told["options"])


async def test_what_did_not_change_is_not_registered_again(town: Town, tmp_path: Path) -> None:
    bot, kept = _bot(town), tmp_path / "new" / "discord.json"
    before = len(_puts(town))
    assert await sync(bot, kept)
    assert not await sync(bot, kept)
    assert len(_puts(town)) == before + 1
    assert await sync(bot, kept, always=True)
    kept.write_text("no json", "utf-8")
    assert await sync(bot, kept)


async def test_a_changed_command_is_registered(town: Town, tmp_path: Path) -> None:
    bot, kept = _bot(town), tmp_path / "discord.json"
    await sync(bot, kept)
    command = bot.tree.get_command("band")
    assert isinstance(command, discord.app_commands.Command)
    command.description = "Something else."
    assert await sync(bot, kept)


async def test_a_translation_is_registered(town: Town) -> None:
    bot = _bot(town)
    before = await fingerprint(bot, None)
    sentence = "Show the pay band of a company's role."
    await bot.tree.set_translator(Translations({"de": {sentence: "Zeigt das Gehaltsband."}}))
    assert await fingerprint(bot, None) != before
    await bot.tree.sync()
    band = next(c for c in _puts(town)[-1] if c["name"] == "band")
    assert band["description_localizations"] == {"de": "Zeigt das Gehaltsband."}


def test_the_bundled_translations_are_of_locales_that_discord_has() -> None:
    assert set(LOCALES) == {"de", "es-ES", "fr", "pt-BR"}
    assert set(LOCALES) <= {locale.value for locale in discord.Locale}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_locale_says_all_that_the_commands_say_and_nothing_else(locale: str) -> None:
    told = LOCALES[locale]
    assert set(told) == SENTENCES
    assert all(0 < len(said) <= limits.DESCRIPTION for said in told.values())
    examples = {said: said.partition("as in: ")[2].rstrip(".") for said in SENTENCES}
    # What is typed is read as English, whoever reads about it.
    assert all(word in told[said] for said, typed in examples.items() for word in typed.split(", "))


async def test_the_bundled_translations_are_registered(town: Town) -> None:
    (registered,) = _puts(town)
    told = [each for command in registered for each in (command, *command["options"])]
    for each in told:
        english = each["description"]
        assert each["description_localizations"] == {
            locale: said[english] for locale, said in LOCALES.items()
        }


async def test_a_refused_registration_is_logged_and_the_bot_goes_on(
    town: Town, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    bot = _bot(town)
    town.env.inject_error(
        "PUT", f"/applications/{bot.application_id}/commands", status=429, code=30034
    )
    await sync_at_start(bot, tmp_path / "discord.json")
    assert "could not be registered" in caplog.text


async def test_in_one_guild_commands_ask_for_no_more_than_a_guild_gives(answers: Answers) -> None:
    settings = DiscordSettings(guild=123456789012345678)
    client = DeskClient(Station(answers, settings, clock))
    made = client.tree.get_commands(guild=discord.Object(123456789012345678))
    assert [command.name for command in made] == [command.name for command in COMMANDS]
    assert not client.tree.get_commands()
    assert all(command.to_dict(client.tree)["contexts"] is None for command in made)
