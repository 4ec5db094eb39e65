"""A strict fake of Slack for tests: it refuses what Slack refuses."""

from tests.fakes.slack.blocks import problems as block_problems
from tests.fakes.slack.check import Json, Problem
from tests.fakes.slack.client import Http, Sender, Socket
from tests.fakes.slack.host import serve_bolt
from tests.fakes.slack.manifest import problems as manifest_problems
from tests.fakes.slack.records import Ack, Call, Posted, Violation
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.signing import Flaw, signature
from tests.fakes.slack.views import problems as view_problems
from tests.fakes.slack.workspace import APP_TOKEN, BOT_TOKEN, CHANNEL, TEAM, USER

__all__ = [
    "APP_TOKEN",
    "BOT_TOKEN",
    "CHANNEL",
    "TEAM",
    "USER",
    "Ack",
    "Call",
    "FakeSlack",
    "Flaw",
    "Http",
    "Json",
    "Posted",
    "Problem",
    "Sender",
    "Socket",
    "Violation",
    "block_problems",
    "manifest_problems",
    "serve_bolt",
    "signature",
    "view_problems",
]
