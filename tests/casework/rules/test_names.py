"""Names and numbers in one form, and masked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.rules.names import (
    company_key,
    company_stem,
    credit_code_key,
    id_key,
    mask_id,
    mask_name,
    mask_phone,
    normalise_company,
    normalise_person,
    person_key,
    phone_key,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("演示 甲", "演示甲"),
        ("演示\u3000甲\u200b", "演示甲"),
        ("演示买买提·艾力", "演示买买提艾力"),
        ("演示买买提•艾力", "演示买买提.艾力"),
        ("ＤＥＭＯ Li", "demo li"),
    ],
)
def test_spellings_of_one_person(one, other):
    assert person_key(one) == person_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("演示（广州）建筑有限公司", "演示(广州)建筑有限责任公司"),
        ("演 示 建 筑 有 限 公 司", "演示建筑有限公司"),
        ("演示科技股份公司", "演示科技股份有限公司"),
        ("演示ＡＢＣ有限公司", "演示abc有限公司"),
    ],
)
def test_spellings_of_one_company(one, other):
    assert company_key(one) == company_key(other)


def test_different_companies_stay_apart():
    assert company_key("演示建筑有限公司") != company_key("演示建设有限公司")
    assert company_key("演示建筑有限公司") != company_key("演示建筑股份有限公司")
    assert company_stem("演示建筑有限公司") == company_stem("演示建筑股份有限公司") == "演示建筑"


def test_written_forms():
    assert normalise_person(" 演示 买买提 • 艾力 ") == "演示买买提·艾力"
    assert normalise_company("演示(广州) 有限公司") == "演示（广州）有限公司"


def test_numbers_in_one_form():
    assert id_key("１１０１０５ 19491231 002x") == id_key("110105491231002") == "11010519491231002X"
    assert credit_code_key(" 9144 0101-ma00 ") == "91440101MA00"
    assert phone_key("+86 138-0000-0000") == phone_key("008613800000000") == "13800000000"


@pytest.mark.parametrize(
    ("name", "masked"),
    [("", ""), ("张", "*"), ("张三", "张*"), ("张小三", "张*三"), ("买买提·艾力", "买****力")],
)
def test_masked_names(name, masked):
    assert mask_name(name) == masked


def test_masked_numbers():
    assert mask_phone("13800000000") == "138****0000"
    assert mask_id("11010519491231002X") == "110***********002X"
    assert mask_phone("110") == "*10" and mask_id("H1234567") == "******67"


@given(st.text(max_size=40))
def test_masks_and_keys_take_anything(text):
    for key in (person_key, company_key):
        assert key(key(text)) == key(text)
    assert len(mask_id(text)) <= len(text) * 18 or not text
    mask_name(text), mask_phone(text), normalise_company(text)
