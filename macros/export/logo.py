"""A fork's logo as Office shows it: a PNG, whatever it was drawn in."""

from __future__ import annotations

from functools import cache

from macros.playbook.organisation import Logo

from .fonts import compiler

#: Sharp on paper at the 8 mm that a head has, and still small.
_PIXELS = 300
_PICTURE = """
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#image(bytes(json(bytes(sys.inputs.data))), format: "svg", height: 16mm)
"""


@cache
def office_picture(logo: Logo) -> bytes:
    """Return the logo as PNG."""
    if logo.kind == "png":
        return logo.data
    data = str(list(logo.data))
    drawn = compiler(input=_PICTURE.encode()).compile(format="png", ppi=_PIXELS, sys_inputs={"data": data})
    assert isinstance(drawn, bytes)
    return drawn
