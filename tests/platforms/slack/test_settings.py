"""The environment, read once: good values, and one sentence for each bad one."""

from __future__ import annotations

import pytest

from bot.errors import SettingsError
from bot.platforms.slack.settings import API_URL, SlackSettings, from_env

TOKENS = {
    "SLACK_BOT_TOKEN": "xoxb-secret-1",
    "SLACK_APP_TOKEN": "xapp-secret-2",
    "SLACK_SIGNING_SECRET": "secret-3",
}


def test_an_empty_environment_gives_the_defaults() -> None:
    assert from_env({"SLACK_BOT_TOKEN": " "}) == SlackSettings()
    assert from_env({}).api_url == API_URL


def test_everything_is_read() -> None:
    env = TOKENS | {
        "SLACK_API_URL": "http://localhost:8000/api",
        "SLACK_TABLES": "text",
        "SLACK_COMMANDS": "all",
        "SLACK_COMMAND_PREFIX": "bs-",
        "PORT": "8080",
        "BANDSTAND_HOST": "127.0.0.1",
    }
    read = from_env(env)
    assert read.need_bot_token() == "xoxb-secret-1"
    assert read.need_app_token() == "xapp-secret-2"
    assert read.need_signing_secret() == "secret-3"
    assert (read.api_url, read.tables) == ("http://localhost:8000/api/", "text")
    assert (read.commands, read.prefix) == ("all", "bs-")
    assert (read.host, read.port) == ("127.0.0.1", 8080)


def test_secrets_do_not_show() -> None:
    assert "secret" not in repr(from_env(TOKENS)).replace("signing_secret", "")


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SLACK_BOT_TOKEN", "xapp-oops-12", "SLACK_BOT_TOKEN does not start with xoxb-"),
        ("SLACK_APP_TOKEN", "xoxb-oops-12", "SLACK_APP_TOKEN does not start with xapp-"),
        ("SLACK_API_URL", "slack.com", "SLACK_API_URL is not a web address"),
        ("SLACK_API_URL", "http://slack.example/api/", "over plain http"),
        ("SLACK_TABLES", "ascii", "SLACK_TABLES is 'ascii'"),
        ("SLACK_COMMANDS", "some", "SLACK_COMMANDS is 'some'"),
        ("SLACK_COMMAND_PREFIX", "BS_", "SLACK_COMMAND_PREFIX is 'BS_'"),
        ("SLACK_COMMAND_PREFIX", "a-prefix-much-too-long", "SLACK_COMMAND_PREFIX is"),
        ("PORT", "http", "PORT is 'http'"),
        ("PORT", "70000", "PORT is '70000'"),
        ("PORT", "\u0664", "PORT is"),
    ],
)
def test_a_bad_value_is_named_in_one_sentence(name: str, value: str, sentence: str) -> None:
    with pytest.raises(SettingsError) as caught:
        from_env({name: value})
    assert sentence in caught.value.problem
    assert caught.value.problem.count(". ") == 0
    assert caught.value.remedy
    assert "oops-12" not in str(caught.value)
