"""Logging that cannot give away what people asked, tokens, or response_urls."""

from __future__ import annotations

import logging
import re

_SECRET = re.compile(
    r"xox[a-z]-[\w-]+|xapp-[\w-]+|https?://hooks\.slack\.com/\S+|/commands/T\S+|ticket=[\w%-]+"
)
_NOISE = (
    # Bolt warns of SLACK_BOT_TOKEN in the environment, which is where ours comes from.
    "As you gave `client` as well",
    "As `installation_store` or `authorize`",
)

_library_log = logging.getLogger("bot.platforms.slack.library")


class Redacted(logging.Filter):
    """Takes secrets out of a record, and drops records that say nothing."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether to keep the record; rewrites it."""
        message = record.getMessage()
        if message.startswith(_NOISE):
            return False
        record.msg, record.args = _SECRET.sub("[redacted]", message), None
        # A traceback quotes the error's message, which may quote a request.
        record.exc_info = record.exc_text = None
        return True


def library_logger() -> logging.Logger:
    """The logger given to slack_bolt and slack_sdk.

    Below WARNING they log whole bodies and tokens, so below WARNING they are not heard.
    """
    if not _library_log.filters:
        _library_log.addFilter(Redacted())
    _library_log.setLevel(logging.WARNING)
    return _library_log
