"""A text that repeats a confidence is known by its figures, however they are written, and by copied words."""

from decimal import Decimal

import pytest

from mediation.rules.told_in_confidence import Confidences, repeated

TOLD = Confidences(
    words=("工人说家里老人住院，急等用钱，最低八千元就肯签字。",),
    sums=(Decimal("8123.45"), Decimal(12000), Decimal(30)),
    public_words=("要求支付工资14287.36元",),
    public_sums=(Decimal("14287.36"),),
)


@pytest.mark.parametrize(
    "text",
    [
        "申请人最低8123.45元",
        "申请人最低８１２３．４５元",
        "约8,123.45元",
        "1.2万即可",
        "12千元",
        "一万二千元以上",
        "人民币壹万贰仟元整",
        "家里老人住院 急等用钱，最低也可签",
    ],
)
def test_what_repeats_is_found(text):
    assert repeated(text, TOLD)


@pytest.mark.parametrize(
    "text",
    [
        "双方差距过大，未达成协议。",
        "要求支付工资14287.36元",
        "2026年12月30日前再谈，共30人",
        "案号演工调〔2026〕12000号",
        "一万二千五百元",
        "112000元",
        "家里老人住院",
    ],
)
def test_what_is_no_confidence_passes(text):
    assert repeated(text, TOLD) == []


def test_what_a_side_said_openly_is_no_secret_any_more():
    told = Confidences(sums=(Decimal(8000),), public_words=("申请人当面提出8000元",))
    assert repeated("申请人提出8000元", told) == []
