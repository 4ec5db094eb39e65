"""Which currencies a sign may stand for: `£` one, a bare `$` many, `¥` two."""

from __future__ import annotations

import re
from functools import lru_cache

_DOLLARS = frozenset(("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP"))
_ISO = (
    "AED ARS AUD BDT BGN BHD BRL CAD CHF CLP CNY COP CRC CZK DKK EGP EUR GBP GEL GHS HKD HUF IDR "
    "ILS INR ISK JPY KES KRW KWD KZT LKR MAD MXN MYR NGN NOK NZD OMR PEN PHP PKR PLN QAR RON RSD "
    "SAR SEK SGD THB TND TRY TWD UAH USD UYU VND ZAR"
)  # fmt: skip
_ONLY = {
    "US$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD", "S$": "SGD", "SG$": "SGD",
    "HK$": "HKD", "NZ$": "NZD", "NT$": "TWD", "MX$": "MXN", "R$": "BRL", "£": "GBP", "€": "EUR",
    "₪": "ILS", "NIS": "ILS", "₹": "INR", "₩": "KRW", "RMB": "CNY", "CN¥": "CNY", "JP¥": "JPY",
    "zł": "PLN", "Rp": "IDR", "₫": "VND", "₱": "PHP", "฿": "THB", "₺": "TRY", "₦": "NGN",
    "RM": "MYR",
}  # fmt: skip
SIGNS: dict[str, frozenset[str]] = {
    **{code: frozenset((code,)) for code in _ISO.split()},
    **{sign: frozenset((code,)) for sign, code in _ONLY.items()},
    "$": _DOLLARS,
    "¥": frozenset(("JPY", "CNY")),
    "Rs": frozenset(("INR", "PKR", "LKR")),
    "kr": frozenset(("SEK", "NOK", "DKK", "ISK")),
}
"""Every sign and code that is read, with the currencies it may mean."""

RUPEES = SIGNS["₹"]
RUPIAH = SIGNS["Rp"]

_CODE = re.compile(r"\b[A-Z]{3}\b")
# Whose ¥ it is, only the place tells.
_CHINA = re.compile(
    r"\b(?:china|hangzhou|beijing|shanghai|shenzhen|guangzhou|chengdu|nanjing|wuhan|suzhou|xi'?an)\b",
    re.I,
)


@lru_cache(maxsize=1024)
def narrowed(codes: frozenset[str], label: str) -> frozenset[str]:
    """The currencies a sign may mean beside this region label: `$` in "Toronto (CAD)" is CAD."""
    if len(codes) == 1:
        return codes
    if codes == SIGNS["¥"]:
        return frozenset(("CNY",)) if _CHINA.search(label) else codes
    return codes & frozenset(_CODE.findall(label)) or codes


def likeliest(codes: frozenset[str]) -> str:
    """The one currency meant; where a sign is many countries', the one that needs no letter."""
    for code in ("USD", "JPY", "INR"):
        if code in codes:
            return code
    return min(codes)
