"""HTTP mode: who is let in, and what a load balancer is told."""

from __future__ import annotations

import io
import logging
import socket
import time
from collections.abc import AsyncIterator
from dataclasses import replace

import aiohttp
import httpx
import pytest

from bot.errors import SettingsError
from bot.platforms._shared.shutdown import Inflight
from bot.platforms.slack.http import MOST_BYTES, listen, run_http, web_app
from tests.fakes.slack import FakeSlack, Flaw
from tests.fakes.slack.signing import signed
from tests.platforms.slack.kit import Served, Stub, clock, served, settings_for


@pytest.mark.parametrize(
    "flaw",
    [Flaw.BAD_SIGNATURE, Flaw.STALE_TIMESTAMP, Flaw.NON_NUMERIC_TIMESTAMP, Flaw.UNSIGNED],
)
async def test_a_request_that_is_not_slacks_is_refused_and_not_logged(
    slack: FakeSlack, flaw: Flaw, caplog: pytest.LogCaptureFixture
) -> None:
    stub = Stub()
    with caplog.at_level(logging.DEBUG):
        async with served(slack, stub, "http") as bot:
            ack = await slack.http(bot.url, flaw=flaw).command("/band", "my-salary")
    assert ack.status == 401
    assert stub.calls == []
    assert "my-salary" not in caplog.text


async def _post(bot: Served, body: bytes, headers: dict[str, str]) -> int:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{bot.url}/slack/events", data=io.BytesIO(body), headers=headers) as response,
    ):
        return response.status


async def test_a_body_that_is_no_text_is_refused(slack: FakeSlack) -> None:
    async with served(slack, Stub(), "http") as bot:
        assert await _post(bot, b"\xff\xfe", signed("", time.time())) == 401


async def test_a_signed_body_that_is_no_json_is_refused(slack: FakeSlack) -> None:
    async with served(slack, Stub(), "http") as bot:
        headers = signed("{oops", time.time()) | {"Content-Type": "application/json"}
        assert await _post(bot, b"{oops", headers) == 400


async def test_a_signed_body_over_one_mebibyte_is_refused(slack: FakeSlack) -> None:
    body = "x" * (MOST_BYTES + 1)
    async with served(slack, Stub(), "http") as bot:
        assert await _post(bot, body.encode(), signed(body, time.time())) == 413


async def test_a_body_of_undeclared_size_is_cut_off(slack: FakeSlack) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(2 * MOST_BYTES // 65536):
            yield b"x" * 65536

    web = web_app(Stub(), settings_for(slack), clock)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(web), base_url="http://x") as asker:
        answer = await asker.post("/slack/events", content=endless())
    assert answer.status_code == 413


async def test_slack_can_verify_the_address(slack: FakeSlack) -> None:
    async with served(slack, Stub(), "http") as bot:
        assert (await slack.http(bot.url).url_verification("abc")).body in (
            "abc",
            {"challenge": "abc"},
        )


async def _get(url: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return response.status, await response.text()


async def test_alive_and_ready_differ(slack: FakeSlack) -> None:
    stub = Stub()
    async with served(slack, stub, "http") as bot:
        assert await _get(f"{bot.url}/healthz") == (200, "ok")
        assert (await _get(f"{bot.url}/readyz"))[0] == 200
        stub.broken = OSError("no folder")
        status, reason = await _get(f"{bot.url}/readyz")
        assert (status, "the guides are not loaded" in reason) == (503, True)
        assert (await _get(f"{bot.url}/healthz"))[0] == 200
        assert (await _get(f"{bot.url}/slack/events"))[0] == 405


async def test_not_ready_while_shutting_down(slack: FakeSlack) -> None:
    inflight = Inflight()
    web = web_app(Stub(), settings_for(slack), clock, inflight=inflight)
    inflight.draining = True
    async with httpx.AsyncClient(transport=httpx.ASGITransport(web), base_url="http://x") as asker:
        answer = await asker.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"ready": False, "reason": "shutting down"}


async def test_it_does_not_start_without_a_signing_secret(slack: FakeSlack) -> None:
    settings = replace(settings_for(slack), signing_secret=None)
    with pytest.raises(SettingsError, match="SLACK_SIGNING_SECRET is not set"):
        await run_http(Stub(), settings, clock)
    assert slack.calls == []


async def test_a_bad_bot_token_is_named_at_once(slack: FakeSlack) -> None:
    slack.revoke()
    with pytest.raises(SettingsError, match=r"refuses SLACK_BOT_TOKEN \(token_revoked\)") as caught:
        await run_http(Stub(), settings_for(slack), clock)
    assert slack.bot_token not in str(caught.value)


async def test_a_taken_port_is_named(slack: FakeSlack) -> None:
    with listen(settings_for(slack)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=f"Port {port} at 127.0.0.1 cannot be used"):
            listen(replace(settings_for(slack), port=port))


async def test_answers_do_not_wait_for_the_kernel_to_fill_a_packet(slack: FakeSlack) -> None:
    with listen(settings_for(slack)) as sock, socket.create_connection(sock.getsockname()):
        accepted, _ = sock.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
