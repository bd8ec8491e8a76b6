"""Who sent a mail, told by the end of the host alone. A right address proves nothing: addresses can be forged."""

from __future__ import annotations

import re
from collections.abc import Iterator

_COUPANG = ("coupang.com", "coupangcorp.com")
_NAME = "coupang"
_BRACKETED = re.compile(r"<([^<>]*)>[^<>]*$")
_LINK = re.compile(r"(?:https?://|www\.)([^\s/?#<>\"'()]+)", re.I)
_READ_AS = str.maketrans("01q", "olg")


def address_of(sender: str) -> str:
    """Return the address of `Name <address>`, or the text itself. The name before it is nobody's proof."""
    found = _BRACKETED.search(sender)
    return (found[1] if found else sender).strip()


def host_of(address: str) -> str:
    """Return what stands behind the last `@`, in lower case; empty where there is none."""
    return address.rpartition("@")[2].strip().lower() if "@" in address else ""


def is_coupang(host: str) -> bool:
    """Tell whether a host is Coupang's: one of its two names, or below one."""
    return any(host == name or host.endswith(f".{name}") for name in _COUPANG)


def looks_like_coupang(host: str) -> bool:
    """Tell whether a host that is not Coupang's is made to be taken for it."""
    if is_coupang(host):
        return False
    if not host.isascii() or any(label.startswith("xn--") for label in host.split(".")):
        return True
    joined = host.replace("-", "").replace("rn", "m")
    if _NAME in joined or _NAME in joined.translate(_READ_AS):
        return True
    return any(_one_off(label) for label in re.split(r"[.-]", host))


def _one_off(label: str) -> bool:
    """Tell whether a label is the name with one letter changed, added, left out, or two neighbours exchanged."""
    a, b = label, _NAME
    if abs(len(a) - len(b)) > 1 or a == b:
        return a == b
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    rest_a, rest_b = a[start:], b[start:]
    return (
        rest_a[1:] == rest_b[1:]
        or rest_a[1:] == rest_b
        or rest_a == rest_b[1:]
        or (rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:])
    )


def misleads(shown: str, address: str) -> str:
    """Return where a link leads, if it leads elsewhere than to Coupang and says or looks otherwise; else nothing."""
    host = next((host for _, _, host in links(address)), "")
    written = next((host for _, _, host in links(shown)), re.split(r"[/?#]", shown.strip().lower())[0])
    return host if host and not is_coupang(host) and (looks_like_coupang(host) or is_coupang(written)) else ""


def links(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the place and the host of every link in a text; what stands before an `@` in it is no host."""
    for found in _LINK.finditer(text):
        host = found[1].rpartition("@")[2].lower().partition(":")[0].rstrip(".,;")
        yield found.start(), found.end(), host
