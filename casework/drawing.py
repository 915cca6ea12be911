"""手写签名: a name drawn on a screen, as strokes that can hold nothing but moves and lines."""

import base64
import re

from django.utils.translation import gettext as _

from casework.errors import BadInput

# One stroke: where the pen goes down, then where it goes. Nothing else than moves and lines can stand in it.
STROKES = re.compile(r"(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})*)+")
WIDTH, HEIGHT = 600, 200
LONGEST, FEWEST = 20_000, 8


def drawing_uri(path: str) -> str:
    """The drawn signature as a picture that carries itself."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<path d="{path}" fill="none" stroke="#111" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/></svg>'
    )
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def check_drawing(path: str) -> str:
    """The drawn strokes as sent by the page. Raises BadInput for what is no drawing, too long, or a mere dot."""
    if len(path) > LONGEST or not STROKES.fullmatch(path) or path.count("L") < FEWEST:
        raise BadInput({"drawing": _("Draw your name again, or type it.")})
    return path
