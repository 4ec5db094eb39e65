"""How does Slack sign a request, and in which ways can a request be wrong?"""

from __future__ import annotations

import enum
import hashlib
import hmac

SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
OVERSIZE_BYTES = 1024 * 1024
"""What is added to a body to make it longer than one MiB."""


class Flaw(enum.Enum):
    """One way in which a request is not a good one from Slack."""

    BAD_SIGNATURE = "signed with another secret"
    STALE_TIMESTAMP = "well signed, six minutes ago"
    NON_NUMERIC_TIMESTAMP = "well signed over a timestamp that is no number"
    UNSIGNED = "no signature headers at all"
    OVERSIZE_BODY = "well signed, over one MiB long"


def signature(secret: str, timestamp: str, body: str) -> str:
    """Return Slack's v0 signature."""
    message = f"v0:{timestamp}:{body}".encode()
    return "v0=" + hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()


def signed(body: str, now: float, flaw: Flaw | None = None) -> dict[str, str]:
    """Return the signature headers for `body`, spoilt by `flaw`."""
    if flaw is Flaw.UNSIGNED:
        return {}
    timestamp = str(int(now) - (360 if flaw is Flaw.STALE_TIMESTAMP else 0))
    if flaw is Flaw.NON_NUMERIC_TIMESTAMP:
        timestamp = "yesterday"
    secret = "not-the-secret" if flaw is Flaw.BAD_SIGNATURE else SIGNING_SECRET
    return {
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": signature(secret, timestamp, body),
    }
