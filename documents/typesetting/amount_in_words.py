"""Sums in formal Chinese characters (大写) as money papers print them beside the figures."""

from decimal import ROUND_HALF_UP, Decimal

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")
_LIMIT = Decimal(10) ** 16


def amount_in_words(yuan: Decimal) -> str:
    """Return the sum in 大写, e.g. 325.04 -> 叁佰贰拾伍元零肆分.

    `yuan` is rounded half up to the fen. Raises ValueError for zero, negative or too large sums:
    such a sum is never printed in words.
    """
    rounded = yuan.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    if not 0 < rounded < _LIMIT:
        raise ValueError("only a positive sum below ten thousand trillion yuan has words")
    whole, fen_total = divmod(int(rounded * 100), 100)
    jiao, fen = divmod(fen_total, 10)
    head = f"{_whole_in_words(whole)}元" if whole else ""
    return head + _tail_in_words(jiao, fen, after_yuan=bool(whole))


def figure_with_words(yuan: Decimal) -> str:
    """Return words and figures together: 人民币壹拾元整（¥10.00）."""
    return f"人民币{amount_in_words(yuan)}（¥{yuan.quantize(Decimal('0.01'), rounding=ROUND_HALF_UP)}）"


def _tail_in_words(jiao: int, fen: int, *, after_yuan: bool) -> str:
    if not jiao and not fen:
        return "整"
    if not fen:
        return f"{_DIGITS[jiao]}角整"
    if jiao:
        return f"{_DIGITS[jiao]}角{_DIGITS[fen]}分"
    return f"{'零' if after_yuan else ''}{_DIGITS[fen]}分"


def _whole_in_words(whole: int) -> str:
    words, gap = "", False
    for index in range(len(_GROUPS) - 1, -1, -1):
        group = whole // 10_000**index % 10_000
        if not group:
            gap = gap or bool(words)
            continue
        if words and (gap or group < 1000):
            words += "零"
        words += _group_in_words(group) + _GROUPS[index]
        gap = group % 10 == 0 and index > 0
    return words


def _group_in_words(group: int) -> str:
    words, gap = "", False
    for place in range(3, -1, -1):
        digit = group // 10**place % 10
        if digit:
            words += ("零" if gap and words else "") + _DIGITS[digit] + _PLACES[place]
            gap = False
        else:
            gap = True
    return words
