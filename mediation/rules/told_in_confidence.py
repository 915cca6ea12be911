"""令17第24条: whether a text that others read repeats what one side told the mediator in confidence. Plain text, no Django."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

RUN = 12  # so many signs in a row, figures and punctuation apart, are no coincidence
LEAST = Decimal(100)  # smaller figures are days, counts and places of a list far more often than offers
# Figures that count something else: 2026年, 15日, 3次. “8千” and “1.2万” are sums.
_FIGURE = re.compile(r"(?<![\d.])(\d[\d,]*(?:\.\d+)?)\s*([万千])?(?![\d年月日时分天期号人次单])")
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS, _PLACES = "零一二三四五六七八九", ("", "十", "百", "千")
_CAPITALS = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_TIMES = {"万": 10_000, "千": 1_000, "": 1}


@dataclass(frozen=True)
class Confidences:
    """What was told in confidence: its words and its sums in yuan; what is public beside it is no secret."""

    words: tuple[str, ...] = ()
    sums: tuple[Decimal, ...] = ()
    public_words: tuple[str, ...] = ()
    public_sums: tuple[Decimal, ...] = ()


def repeated(text: str, told: Confidences) -> list[str]:
    """The pieces of a text that repeat a confidence: sums as they are written, and runs of words."""
    return [*_sums(text, told), *_runs(text, told)]


def _sums(text: str, told: Confidences) -> list[str]:
    public = {sum_ for words in told.public_words for _piece, sum_ in _figures(words)} | set(told.public_sums)
    secret = {one for one in told.sums if one >= LEAST} - public
    plain = unicodedata.normalize("NFKC", text)
    found = [piece for piece, sum_ in _figures(plain) if sum_ in secret]
    spelt = {words for one in secret for words in _spelt(one)}
    return found + [words for words in sorted(spelt) if re.search(rf"(?<![{_SIGNS}]){words}(?![{_SIGNS}])", plain)]  # fmt: skip


def _figures(text: str) -> list[tuple[str, Decimal]]:
    """The sums in a text, as written and in yuan."""
    return [
        (found[0].strip(), Decimal(found[1].replace(",", "")) * _TIMES[found[2] or ""])
        for found in _FIGURE.finditer(unicodedata.normalize("NFKC", text))
    ]


def _spelt(sum_: Decimal) -> tuple[str, ...]:
    """The whole yuan in Chinese numerals: 12000 → 一万二千, 壹万贰仟."""
    whole = int(sum_)
    if whole >= 10**8:
        return ()
    high, low = divmod(whole, 10_000)
    text = (f"{_section(high)}万" if high else "") + (
        ("零" if high and 0 < low < 1000 else "") + _section(low) if low else ""
    )
    return text, text.translate(_CAPITALS)


def _section(number: int) -> str:
    """Four places: 2050 → 二千零五十."""
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + _PLACES[place]
        gap = not digit
    return text


_SIGNS = _DIGITS + "十百千万" + "壹贰叁肆伍陆柒捌玖拾佰仟"


def _runs(text: str, told: Confidences) -> list[str]:
    secret = _pieces(told.words) - _pieces(told.public_words)
    letters = _letters(text)
    at = next((one for one in range(len(letters) - RUN + 1) if letters[one : one + RUN] in secret), None)
    return [] if at is None else [letters[at : at + RUN]]


def _pieces(texts: Iterable[str]) -> set[str]:
    """Every run of RUN signs of some texts."""
    return {
        letters[at : at + RUN]
        for letters in (_letters(text) for text in texts)
        for at in range(len(letters) - RUN + 1)
    }


def _letters(text: str) -> str:
    """A text without blanks, punctuation and figures, so that neither hides a copy."""
    return "".join(_LETTERS.findall(unicodedata.normalize("NFKC", text)))
