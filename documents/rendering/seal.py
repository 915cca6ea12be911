"""The drawn round seal of demonstration papers; a real seal is applied by the body's own signing device."""

import math

_RADIUS = 58.0
_STAR = 17.0


def demo_seal_svg(name: str, words: str = "") -> str:
    """Return an SVG of a red round seal: the body's name on the arc, below the star 演示章, above that what the seal is for."""
    spread = min(225.0 if words else 270.0, 26.0 * max(len(name) - 1, 1))
    step = spread / max(len(name) - 1, 1)
    size = min(17.0, 2 * math.pi * 45 * step / 360 * 1.02)
    letters = "".join(_letter(sign, -spread / 2 + step * place, size) for place, sign in enumerate(name))
    return (
        '<svg class="seal" xmlns="http://www.w3.org/2000/svg" viewBox="-62 -62 124 124">'
        f'<circle r="{_RADIUS}" fill="none" stroke="#d40000" stroke-width="3"/>'
        f'<polygon points="{_star_points()}" fill="#d40000"/>{letters}'
        f"{_line(words, 31, min(9.0, 84 / max(len(words), 1))) if words else ''}"
        f"{_line('演示章', 46 if words else 38, 9 if words else 12, spacing=2)}</svg>"
    )


def _line(words: str, height: float, size: float, *, spacing: int = 0) -> str:
    wide = f'letter-spacing="{spacing}" ' if spacing else ""
    return (
        f'<text x="0" y="{height:g}" text-anchor="middle" font-size="{size:.3g}" {wide}fill="#d40000" '
        f"font-family=\"'Case Hei','Noto Sans CJK SC'\">{''.join(map(_escaped, words))}</text>"
    )


def _letter(sign: str, angle: float, size: float) -> str:
    return (
        f'<g transform="rotate({angle:.2f})"><text x="0" y="-39" text-anchor="middle" font-size="{size:.1f}" '
        f"fill=\"#d40000\" font-family=\"'Case Song','Noto Serif CJK SC'\">{_escaped(sign)}</text></g>"
    )


def _star_points() -> str:
    points = []
    for corner in range(10):
        radius = _STAR if corner % 2 == 0 else _STAR * 0.382
        turn = math.pi * corner / 5
        points.append(f"{radius * math.sin(turn):.2f},{-radius * math.cos(turn):.2f}")
    return " ".join(points)


def _escaped(sign: str) -> str:
    return {"<": "&lt;", "&": "&amp;"}.get(sign, sign)
