"""The commands' descriptions in other languages, as far as somebody wrote them down."""

from __future__ import annotations

import os
from collections.abc import Mapping

import discord
import yaml
from discord import app_commands
from discord.app_commands import TranslationContextTypes, locale_str

FILE = "discord_locales.yaml"
"""In the data folder: {locale: {English sentence: its translation}}."""
Sentences = Mapping[str, Mapping[str, str]]


def read_translations(folder: str | os.PathLike[str]) -> Sentences:
    """The sentences of the data folder; none where there is no such file."""
    try:
        with open(os.path.join(folder, FILE), encoding="utf-8") as file:
            return dict(yaml.safe_load(file) or {})
    except FileNotFoundError:
        return {}


class Translations(app_commands.Translator):
    """Tells Discord what a description is in the person's language."""

    def __init__(self, sentences: Sentences) -> None:
        self._sentences = sentences

    async def translate(
        self, string: locale_str, locale: discord.Locale, _context: TranslationContextTypes
    ) -> str | None:
        """The translation; None where there is none, and Discord shows the English."""
        return self._sentences.get(locale.value, {}).get(string.message)
