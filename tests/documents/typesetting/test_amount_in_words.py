"""大写 amounts, by the test vectors."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.typesetting.amount_in_words import amount_in_words, figure_with_words

VECTORS = {
    "0.05": "伍分",
    "0.50": "伍角整",
    "10.00": "壹拾元整",
    "325.04": "叁佰贰拾伍元零肆分",
    "1409.50": "壹仟肆佰零玖元伍角整",
    "1680.32": "壹仟陆佰捌拾元叁角贰分",
    "6007.14": "陆仟零柒元壹角肆分",
    "16409.02": "壹万陆仟肆佰零玖元零贰分",
    "30000.00": "叁万元整",
    "107000.53": "壹拾万零柒仟元伍角叁分",
    "1000000.00": "壹佰万元整",
    "10005000.00": "壹仟万零伍仟元整",
    "100000001.00": "壹亿零壹元整",
}


@pytest.mark.parametrize(("figure", "words"), VECTORS.items())
def test_amount_in_words_as_vouchers_write_it(figure, words):
    assert amount_in_words(Decimal(figure)) == words


@pytest.mark.parametrize("figure", ["0", "0.004", "-1", "10000000000000000"])
def test_a_sum_without_words_is_refused(figure):
    with pytest.raises(ValueError):
        amount_in_words(Decimal(figure))


def test_words_and_figures_stand_together():
    assert figure_with_words(Decimal("14287.36")) == "人民币壹万肆仟贰佰捌拾柒元叁角陆分（¥14287.36）"


@given(st.integers(min_value=1, max_value=10**14))
def test_words_read_back_give_the_sum(fen):
    assert _read(amount_in_words(Decimal(fen) / 100)) == fen


def _read(words):
    """An independent reader of 大写."""
    digits = {sign: n for n, sign in enumerate("零壹贰叁肆伍陆柒捌玖")}
    places = {"拾": 10, "佰": 100, "仟": 1000}
    total = group = digit = 0
    for sign in words:
        if sign in digits:
            digit = digits[sign]
        elif sign in places:
            group, digit = group + digit * places[sign], 0
        elif sign == "亿":
            total, group, digit = (total + group + digit) * 10**8, 0, 0
        elif sign == "万":
            total, group, digit = total + (group + digit) * 10**4, 0, 0
        elif sign == "元":
            total, group, digit = (total + group + digit) * 100, 0, 0
        elif sign in "角分":
            total, digit = total + digit * {"角": 10, "分": 1}[sign], 0
    return total
