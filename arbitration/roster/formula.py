"""Formulas whose result the file does not store: sums, differences and products of cells, and nothing else."""

from __future__ import annotations

import re
from decimal import Decimal, DivisionByZero, InvalidOperation
from typing import Any

from arbitration.roster.values import BadValue, amount

_TOKEN = re.compile(
    r"\s*(?:(?P<call>SUM|ROUND)\(|(?P<range>\$?[A-Z]{1,3}\$?\d{1,5}:\$?[A-Z]{1,3}\$?\d{1,5})"
    r"|(?P<cell>\$?[A-Z]{1,3}\$?\d{1,5})|(?P<number>\d+(?:\.\d+)?)|(?P<sign>[-+*/(),]))"
)
_MOST_TOKENS = 60
_MOST_CELLS = 5_000


class NotComputable(ValueError):
    """The formula uses more than sums, differences, products and rounding of cells."""


def evaluate(formula: str, grid: list[list[Any]]) -> Decimal:
    """The number a formula such as =L5-M5 or =SUM(H5:K5)*G5 comes to, from the grid. Raises NotComputable."""
    tokens = _tokens(formula.removeprefix("=").upper())
    reader = _Reader(tokens, grid)
    try:
        value = reader.sum()
    except (BadValue, InvalidOperation, DivisionByZero, IndexError, RecursionError) as error:
        raise NotComputable(formula[:1]) from error
    if reader.place != len(tokens):
        raise NotComputable("trailing")
    return value


def _tokens(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    place = 0
    text = text.rstrip()
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None or len(found) >= _MOST_TOKENS:
            raise NotComputable("token")
        kind = str(match.lastgroup)
        found.append((kind, match[kind]))
        place = match.end()
    return found


class _Reader:
    """Recursive descent over at most 60 tokens; no name is ever looked up, no other file is ever opened."""

    def __init__(self, tokens: list[tuple[str, str]], grid: list[list[Any]]) -> None:
        self.tokens, self.grid, self.place = tokens, grid, 0

    def sum(self) -> Decimal:
        total = self.product()
        while self._next() in ("+", "-"):
            plus = self._take()[1] == "+"
            part = self.product()
            total = total + part if plus else total - part
        return total

    def product(self) -> Decimal:
        value = self.factor()
        while self._next() in ("*", "/"):
            times = self._take()[1] == "*"
            part = self.factor()
            value = value * part if times else value / part
        return value

    def factor(self) -> Decimal:
        kind, text = self._take()
        if kind == "number":
            return Decimal(text)
        if kind == "cell":
            return _number(self._cell(text))
        if kind == "call":
            return self._call(text)
        if text == "-":
            return -self.factor()
        if text == "(":
            value = self.sum()
            self._expect(")")
            return value
        raise NotComputable("factor")

    def _call(self, name: str) -> Decimal:
        parts: list[Decimal] = []
        while True:
            if self._kind() == "range":
                parts += [_number(value) for value in self._range(self._take()[1])]
            else:
                parts.append(self.sum())
            if self._next() != ",":
                break
            self._take()
        self._expect(")")
        if name == "SUM":
            return sum(parts, Decimal(0))
        if len(parts) != 2 or not 0 <= parts[1] <= 6:
            raise NotComputable("ROUND")
        return round(parts[0], int(parts[1]))

    def _next(self) -> str:
        return self.tokens[self.place][1] if self.place < len(self.tokens) else ""

    def _kind(self) -> str:
        return self.tokens[self.place][0] if self.place < len(self.tokens) else ""

    def _take(self) -> tuple[str, str]:
        token = self.tokens[self.place]
        self.place += 1
        return token

    def _expect(self, text: str) -> None:
        if self._take()[1] != text:
            raise NotComputable(text)

    def _cell(self, reference: str) -> Any:
        row, column = _position(reference)
        return self.grid[row][column] if row < len(self.grid) and column < len(self.grid[row]) else None

    def _range(self, reference: str) -> list[Any]:
        (top, left), (bottom, right) = (_position(part) for part in reference.split(":"))
        if (bottom - top + 1) * (right - left + 1) > _MOST_CELLS:
            raise NotComputable("range")
        return [
            self.grid[row][column]
            for row in range(top, min(bottom + 1, len(self.grid)))
            for column in range(left, min(right + 1, len(self.grid[row])))
        ]


def _position(reference: str) -> tuple[int, int]:
    plain = reference.replace("$", "")
    letters = plain.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    row = int(plain[len(letters) :])
    if row < 1:
        raise NotComputable("row")
    return row - 1, column - 1


def _number(value: Any) -> Decimal:
    return Decimal(0) if value is None or value == "" else amount(value) or Decimal(0)
