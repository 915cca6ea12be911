"""状态机图: the states and transitions of a kind of proceeding, read off the code, laid out in layers as SVG.

The picture is an aid; the table beside it says the same in words, each transition with its article.
"""

import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from django.db.models import Model
from django_fsm import GET_STATE, FSMFieldMixin

BOX_WIDTH, BOX_HEIGHT, GAP_X, GAP_Y, EDGE = 150, 34, 34, 64, 34
INK, LINE, FILL = "#1d2733", "#7d8b99", "#e7f4ee"
CITATION = re.compile(
    r"(?P<law>[^\s;:,.]*[\u4e00-\u9fff][^\s;:,.]*) arts? (?P<articles>\d+(?:\(\d+\))?(?:(?:, |–)\d+(?:\(\d+\))?)*)"
    r"|(?P<order>令\d+)(?=[.;:]|$)"
)


@dataclass(frozen=True)
class Move:
    """One transition from one state to another, with its article from the code."""

    number: int
    name: str
    source: str
    target: str
    article: str


@dataclass(frozen=True)
class Machine:
    """States with their Chinese or English words, in layers from the first one, and the moves between them."""

    title: str
    labels: dict[str, str]
    layers: tuple[tuple[str, ...], ...]
    moves: tuple[Move, ...]


def machine_of(model: type[Model], *, field: str = "state", states: Any = None, title: str = "") -> Machine:
    """Read the machine of a model. `states` is its TextChoices; without it the values stand for themselves."""
    machine_field: Any = model._meta.get_field(field)
    assert isinstance(machine_field, FSMFieldMixin)
    rows = sorted(
        (str(one.source), target, one.name, article_of(one.method.__doc__))
        for one in machine_field.get_all_transitions(model)
        for target in _targets(one.target)
    )
    labels = _labels(rows, states)
    order = list(labels)
    rows.sort(key=lambda row: (order.index(row[0]), order.index(row[1]), row[2]))
    moves = tuple(
        Move(number, name, source, target, article)
        for number, (source, target, name, article) in enumerate(rows, start=1)
    )
    return Machine(title or str(model._meta.verbose_name), labels, _layers(order, moves), moves)


def _targets(target: Any) -> list[str]:
    """The states a transition leads to: one, or those that a function of the row chooses among."""
    if isinstance(target, GET_STATE):
        return [str(state) for state in target.allowed_states]
    return [] if target is None else [str(target)]


def article_of(text: str | None) -> str:
    """The articles that a transition's docstring names, as they are cited in Chinese; empty when it names none."""
    cited = CITATION.finditer(" ".join((text or "").split()))
    return "；".join(one["order"] or one["law"] + _articles(one["articles"]) for one in cited)


def _articles(numbers: str) -> str:
    """ "46(2)" is 第46条第2项, "43, 46" is 第43、46条, "48–50" is 第48至50条."""
    alone = re.fullmatch(r"(\d+)\((\d+)\)", numbers)
    if alone:
        return f"第{alone[1]}条第{alone[2]}项"
    return "第" + numbers.replace(", ", "、").replace("–", "至") + "条"


def _labels(rows: Iterable[Sequence[str]], states: Any) -> dict[str, str]:
    known = {str(one.value): str(one.label) for one in states} if states else {}
    used = {state for row in rows for state in row[:2]}
    return {value: label for value, label in known.items() if value in used} | {
        state: state for state in sorted(used - known.keys())
    }


def _layers(order: Sequence[str], moves: Sequence[Move]) -> tuple[tuple[str, ...], ...]:
    """Breadth first from the states that nothing leads to, or else from the first."""
    targets = {move.target for move in moves}
    rank = {state: 0 for state in order if state not in targets} or {order[0]: 0}
    rank.setdefault(order[0], 0)
    waiting = deque(rank)
    while waiting:
        state = waiting.popleft()
        for move in moves:
            if move.source == state and move.target not in rank:
                rank[move.target] = rank[state] + 1
                waiting.append(move.target)
    depth = max(rank.values())
    layers = [tuple(state for state in order if rank.get(state) == level) for level in range(depth + 1)]
    rest = tuple(state for state in order if state not in rank)
    return tuple([*layers, rest] if rest else layers)


def drawing(machine: Machine) -> str:
    """The machine as SVG text; every arrow carries its number of the table. No script, no style sheet."""
    widest = max(len(layer) for layer in machine.layers)
    width = EDGE * 2 + widest * BOX_WIDTH + (widest - 1) * GAP_X + 90
    height = EDGE * 2 + len(machine.layers) * BOX_HEIGHT + (len(machine.layers) - 1) * GAP_Y
    places = _places(machine, width)
    parts = [_arrow(move, places, width) for move in machine.moves]
    parts += [_box(places[state], label) for state, label in machine.labels.items()]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label={quoteattr(machine.title)} '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="sans-serif">'
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        f'<path d="M0 0 L8 4 L0 8 z" fill="{LINE}"/></marker></defs>'
    )
    return head + "".join(parts) + "</svg>"


def _places(machine: Machine, width: int) -> dict[str, tuple[int, int]]:
    places = {}
    for level, layer in enumerate(machine.layers):
        row = len(layer) * BOX_WIDTH + (len(layer) - 1) * GAP_X
        left = (width - 90 - row) // 2
        for column, state in enumerate(layer):
            places[state] = (left + column * (BOX_WIDTH + GAP_X), EDGE + level * (BOX_HEIGHT + GAP_Y))
    return places


def _box(place: tuple[int, int], label: str) -> str:
    x, y = place
    return (
        f'<rect x="{x}" y="{y}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="5" fill="{FILL}" stroke="#0b6e4f"/>'
        f'<text x="{x + BOX_WIDTH // 2}" y="{y + 22}" text-anchor="middle" font-size="{13 if len(label) < 18 else 11}" fill="{INK}">{escape(label)}</text>'
    )


def _arrow(move: Move, places: dict[str, tuple[int, int]], width: int) -> str:
    """Down to the next layer straight; back, across and over layers as a bow at a side, so that boxes stay readable."""
    (x1, y1), (x2, y2) = places[move.source], places[move.target]
    middle = BOX_WIDTH // 2
    if y2 - y1 == BOX_HEIGHT + GAP_Y:
        start, end = (x1 + middle, y1 + BOX_HEIGHT), (x2 + middle, y2 - 2)
        bend = ((start[0] * 2 + end[0]) / 3, start[1] + 22), ((start[0] + end[0] * 2) / 3, end[1] - 22)
    elif y2 == y1:
        start, end = (x1 + middle, y1 + BOX_HEIGHT), (x2 + middle, y2 + BOX_HEIGHT + 2)
        depth = 14 + 7 * (move.number % 4)
        bend = (start[0], start[1] + depth), (end[0], end[1] + depth)
    else:
        spread = min(width - 8, max(x1, x2) + BOX_WIDTH + 14 + 6 * (move.number % 9))
        start, end = (
            (x1 + BOX_WIDTH, y1 + 10 + move.number % 14),
            (x2 + BOX_WIDTH + 2, y2 + 8 + move.number % 18),
        )
        bend = (spread, start[1]), (spread, end[1])
    path = f"M{start[0]} {start[1]} C{bend[0][0]:.0f} {bend[0][1]:.0f} {bend[1][0]:.0f} {bend[1][1]:.0f} {end[0]} {end[1]}"
    label = _bezier(start, bend[0], bend[1], end)
    return (
        f'<path d="{path}" fill="none" stroke="{LINE}" stroke-width="1.1" marker-end="url(#tip)"/>'
        f'<text x="{label[0]:.0f}" y="{label[1]:.0f}" font-size="10" fill="#47566b" stroke="#fff" stroke-width="2.5" '
        f'paint-order="stroke" text-anchor="middle">{move.number}</text>'
    )


def _bezier(*points: tuple[float, float]) -> tuple[float, float]:
    """The point halfway along a cubic curve."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = points
    return (ax + 3 * bx + 3 * cx + dx) / 8, (ay + 3 * by + 3 * cy + dy) / 8 + 3
