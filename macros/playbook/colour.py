"""Colours: whether two can be told apart by a reader (WCAG 2), and what lies between them."""

from __future__ import annotations

#: What text stands on, in light and in dark: `--paper` and `--sheet` of docs/assets/stylesheets/tokens.css.
GROUNDS = {"light": ("#faf9f6", "#ffffff"), "dark": ("#13181a", "#1b2225")}
#: How much of the accent its soft ground has.
SOFTNESS = {"light": 0.1, "dark": 0.2}
READABLE = 4.5


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rrggbb`: 0 for black, 1 for white."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours: 1 for the same, 21 for black on white."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """Return `share` of `one` with the rest of `other`."""
    mixed = [round(a * share + b * (1 - share)) for a, b in zip(_channels(one), _channels(other), strict=True)]
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def soft(accent: str, mode: str) -> str:
    """Return the soft ground that goes with an accent."""
    return mix(accent, GROUNDS[mode][0], SOFTNESS[mode])


def on(colour: str) -> str:
    """Return the text colour that is read best on `colour`: white or ink."""
    return max(("#ffffff", "#0c1a1d"), key=lambda text: contrast(text, colour))


def least_contrast(accent: str, mode: str) -> float:
    """Return the worst contrast that text in the accent has on the grounds it stands on."""
    return min(contrast(accent, ground) for ground in (*GROUNDS[mode], soft(accent, mode)))
