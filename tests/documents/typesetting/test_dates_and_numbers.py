"""Dates in Chinese numerals, hearing times, numbers of papers."""

from datetime import date, datetime

import pytest

from documents.typesetting.articles import Article, basis_line
from documents.typesetting.dates import arabic_date, chinese_date, chinese_number, hearing_time, period
from documents.typesetting.names import has_open_numbers, mask_numbers, spaced_name
from documents.typesetting.numbers import NumberPattern, fix_brackets, search_key

PLAIN = NumberPattern("粤", "穗劳人仲", "案")


@pytest.mark.parametrize(
    ("number", "words"), [(10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (30, "三十"), (1, "一")]
)
def test_chinese_numerals(number, words):
    assert chinese_number(number) == words


def test_closing_date_has_the_round_zero():
    assert chinese_date(date(2026, 11, 23)) == "二〇二六年十一月二十三日"
    assert chinese_date(date(2030, 10, 10)) == "二〇三〇年十月十日"


def test_dates_of_the_text_are_not_padded():
    assert arabic_date(date(2026, 3, 8)) == "2026年3月8日"
    assert period(date(2025, 6, 3), date(2026, 9, 15)) == "2025年6月3日至2026年9月15日"


def test_hearing_time_names_the_weekday():
    assert hearing_time(datetime(2026, 3, 11, 9)) == "2026年3月11日（星期三）上午9时"
    assert hearing_time(datetime(2026, 3, 11, 14, 30)) == "2026年3月11日（星期三）14时30分"


def test_number_follows_the_pattern_of_the_series():
    padded = NumberPattern("粤", "人社监", "列决字", pad=4)
    with_di = NumberPattern("", "中原人社劳监令", "字", pad=4, use_di=True)

    assert PLAIN.format(year=2026, serial=123) == "粤穗劳人仲案〔2026〕123号"
    assert PLAIN.format(year=2026, serial=123, sub=2) == "粤穗劳人仲案〔2026〕123-2号"
    assert padded.format(year=2026, serial=1) == "粤人社监列决字〔2026〕0001号"
    assert with_di.format(year=2026, serial=41) == "中原人社劳监令字〔2026〕第0041号"
    assert PLAIN.format_range(year=2026, first=101, last=135) == "粤穗劳人仲案〔2026〕101–135号"


def test_peoples_mediation_puts_the_year_first():
    number = NumberPattern("", "穗演人调", "字", use_di=True, year_first=True).format(year=2026, serial=18)

    assert number == "（2026）穗演人调字第18号"
    assert search_key(number) == search_key("(2026)穗演人调字18号")


def test_number_refuses_zero():
    with pytest.raises(ValueError):
        PLAIN.format(year=2026, serial=0)


@pytest.mark.parametrize(
    "typed",
    [
        "粤穗劳人仲案(2026)123号",
        "粤穗劳人仲案[2026] 123号",
        "粤穗劳人仲案（２０２６）第0123号",
        "粤穗劳人仲案〔2026〕123号",
    ],
)
def test_every_way_of_typing_a_number_finds_it(typed):
    assert search_key(typed) == search_key(PLAIN.format(year=2026, serial=123))


def test_brackets_are_put_right():
    assert fix_brackets("深劳人仲案[2024]1208号") == "深劳人仲案〔2024〕1208号"


def test_two_character_names_are_spread():
    assert spaced_name("张三") == "张\u3000三"
    assert spaced_name("𬱟㛃") == "𬱟\u3000㛃"
    assert spaced_name("演示丁") == "演示丁"


def test_numbers_of_persons_are_hidden():
    text = "证号000000199003080000，电话13800000000，卡6222000000000000000"

    assert has_open_numbers(text)
    assert not has_open_numbers(mask_numbers(text))


def test_basis_line_goes_by_rank_and_number():
    rules = Article("劳动人事争议仲裁办案规则", "ministry_rule", 50)
    act = [Article("中华人民共和国劳动争议调解仲裁法", "law", n) for n in (47, 6)]
    province = Article("广东省工资支付条例", "provincial_regulation", 48)
    contract = Article("中华人民共和国劳动法", "law", 107, 1, 2)

    line = basis_line([rules, province, *act, contract, act[0]])

    assert line == (
        "《中华人民共和国劳动争议调解仲裁法》第六条、第四十七条、《中华人民共和国劳动法》第一百零七条第一款第（二）项、"
        "《广东省工资支付条例》第四十八条、《劳动人事争议仲裁办案规则》第五十条"
    )


def test_judicial_interpretations_stay_out_of_the_basis_line():
    with pytest.raises(ValueError):
        basis_line([Article("解释", "judicial_interpretation", 1)])
