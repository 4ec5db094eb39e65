"""A library whose names are as awkward as real ones."""

from __future__ import annotations

import pytest

from bot.data_files import data_folder
from bot.guides.library import Library
from bot.language.reading import Reader, reader
from bot.wiring import registry
from tests import making


@pytest.fixture(scope="package")
def crowd() -> Library:
    """Companies that share words, places that cover each other, and specialties."""
    us = ("San Francisco", "New York", "Remote US")
    return making.library(
        *making.company("snowflake", us),
        *making.company("snowflake-ai", us),
        *making.company("brex", us),
        *making.company("brex-ai", us),
        *making.company("hugging-face", ("Paris",)),
        *making.company("huggingface-enterprise", ("Paris", "New York")),
        *making.company("morgan-stanley", ("New York", "London", "Hong Kong")),
        *making.company("microsoft", ("Seattle",), "copilot-ai-platform-engineer"),
        *making.company("micron", ("Boise",)),
        *making.company("square", us),
        *making.company("linear", ("Remote US",)),
        *making.company("starling-bank", ("London (HQ)", "Cardiff", "Southampton")),
        *making.company("zuora", ("US (Redwood City / Bay Area)", "India (Bangalore/Chennai)")),
        *making.company("akamai", ("Cambridge (MA)",), "api-security-platform-engineer"),
        *making.company("wandb", ("San Francisco", "London"), "mlops-platform-engineer"),
        *making.company("zendesk", ("NYC / New Jersey", "Europe", "Other US")),
    )


@pytest.fixture(scope="package")
def read(crowd: Library) -> Reader:
    """The reader of that library."""
    return reader(crowd, registry().shapes(), data_folder())
