"""`run` and `web` as processes: clear refusals, real answers, and a quiet end on SIGTERM."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import ClientConnectionError, ClientSession

from tests.fakes.slack import APP_TOKEN, BOT_TOKEN, FakeSlack

Program = tuple[list[str], dict[str, str]]
PATIENCE = 60
"""Seconds until something that never happens fails the test."""


@asynccontextmanager
async def running(
    program: Program, *args: str, **env: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    command, base = program
    process = await asyncio.create_subprocess_exec(
        *command, *args, env=base | env,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def _refusal(program: Program, *args: str, **env: str) -> tuple[int | None, str]:
    async with running(program, *args, **env) as process:
        _, err = await asyncio.wait_for(process.communicate(), PATIENCE)
        return process.returncode, err.decode()


@pytest.mark.parametrize(
    ("args", "env", "said"),
    [
        pytest.param(("run",), {}, "none of SLACK_BOT_TOKEN, SLACK_APP_TOKEN, DISCORD_TOKEN",
                     id="nothing set"),
        pytest.param(("run",), {"SLACK_BOT_TOKEN": "nonsense"}, "does not start with xoxb-",
                     id="a token of the wrong kind"),
        pytest.param(("run",), {"DISCORD_TOKEN": "nonsense"}, "DISCORD_TOKEN is not a bot token",
                     id="a Discord token of the wrong kind"),
        pytest.param(("discord", "sync"), {}, "DISCORD_TOKEN is not set", id="no Discord token"),
        pytest.param(("web",), {"SLACK_BOT_TOKEN": BOT_TOKEN}, "SLACK_SIGNING_SECRET is not set",
                     id="no signing secret"),
    ],
)  # fmt: skip
async def test_what_cannot_run_says_so_in_a_sentence(
    program: Program, args: tuple[str, ...], env: dict[str, str], said: str
) -> None:
    status, err = await _refusal(program, *args, **env)
    assert status == 2
    assert said in err
    assert "Traceback" not in err


async def test_a_refused_app_token_ends_at_once(program: Program) -> None:
    async with FakeSlack() as slack:
        env = {"SLACK_API_URL": slack.api_url, "SLACK_BOT_TOKEN": BOT_TOKEN}
        status, err = await _refusal(program, "run", SLACK_APP_TOKEN="xapp-1-WRONG", **env)
    assert status == 2
    assert "Traceback" not in err


async def test_run_answers_over_socket_mode_and_ends_quietly(program: Program) -> None:
    async with FakeSlack(patience=PATIENCE) as slack:
        env = {
            "SLACK_API_URL": slack.api_url,
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_APP_TOKEN": APP_TOKEN,
        }
        async with running(program, "run", **env) as process:
            await asyncio.wait_for(slack.until_connected(2), PATIENCE)
            ack = await slack.socket().command("/band", "wandb staff sf")
            assert "$240K–$300K" in str(ack.body)
            process.send_signal(signal.SIGTERM)
            _, err = await asyncio.wait_for(process.communicate(), PATIENCE)
        assert process.returncode == 0
        assert "Traceback" not in err.decode()
        assert slack.violations == []


async def test_web_answers_over_http_and_ends_quietly(program: Program) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    async with FakeSlack(patience=PATIENCE) as slack:
        env = {
            "SLACK_API_URL": slack.api_url,
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_SIGNING_SECRET": slack.signing_secret,
            "PORT": str(port),
            "BANDSTAND_HOST": "127.0.0.1",
        }
        url = f"http://127.0.0.1:{port}"
        async with running(program, "web", **env) as process:
            await asyncio.wait_for(_until_ready(url), PATIENCE)
            ack = await slack.http(url).command("/compare", "wandb staff sf vs london")
            assert ack.status == 200
            assert "£182K–£228K" in str(ack.body)
            process.send_signal(signal.SIGTERM)
            _, err = await asyncio.wait_for(process.communicate(), PATIENCE)
        assert process.returncode == 0
        assert "Traceback" not in err.decode()


async def _until_ready(url: str) -> None:
    async with ClientSession() as session:
        while True:
            try:
                async with session.get(f"{url}/readyz") as answer:
                    if answer.status == 200:
                        return
            except ClientConnectionError:
                await asyncio.sleep(0.05)
