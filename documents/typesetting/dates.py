"""Dates and hours as papers print them: Chinese numerals at the foot, Arabic numerals in the text."""

from datetime import date, datetime

_DIGITS = "〇一二三四五六七八九"
_WEEKDAYS = "一二三四五六日"


def chinese_number(number: int) -> str:
    """Return a number from 1 to 99 in Chinese numerals: 11 -> 十一, 20 -> 二十."""
    if not 1 <= number <= 99:
        raise ValueError("only 1 to 99 are set in Chinese numerals")
    tens, ones = divmod(number, 10)
    head = {0: "", 1: "十"}.get(tens, f"{_DIGITS[tens]}十")
    return head + (_DIGITS[ones] if ones else "")


def chinese_date(day: date) -> str:
    """Return the closing date of a notice or award: 二〇二六年三月八日 (〇 is U+3007)."""
    year = "".join(_DIGITS[int(digit)] for digit in f"{day.year:04d}")
    return f"{year}年{chinese_number(day.month)}月{chinese_number(day.day)}日"


def arabic_date(day: date) -> str:
    """Return a date of the text, without padding: 2026年3月8日."""
    return f"{day.year}年{day.month}月{day.day}日"


def period(first: date, last: date) -> str:
    """Return a period with both ends included: 2025年6月3日至2026年9月15日."""
    return f"{arabic_date(first)}至{arabic_date(last)}"


def hearing_time(moment: datetime) -> str:
    """Return the hour of a hearing with its weekday: 2026年3月11日（星期三）上午9时, …14时30分."""
    part = "上午" if moment.hour < 12 else ""
    minutes = f"{moment.minute}分" if moment.minute else ""
    weekday = _WEEKDAYS[moment.weekday()]
    return f"{arabic_date(moment.date())}（星期{weekday}）{part}{moment.hour}时{minutes}"


def clock_time(moment: datetime) -> str:
    """Return an instant to the minute for records: 2026年3月11日9时05分."""
    return f"{arabic_date(moment.date())}{moment.hour}时{moment.minute:02d}分"
