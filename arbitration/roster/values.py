"""Cells as people fill them, brought to plain values: full-width digits, thousands separators, Chinese dates."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

MOST_YUAN = Decimal(10_000_000)
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_DAY = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?(?:\s+00:00(?::00)?)?")
_EXCEL_EPOCH = date(1899, 12, 30)
_EXCEL_DAYS = (20_000, 80_000)
_NAME = re.compile(r"[\u3400-\u9fff·A-Za-z ]{2,40}")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"0\d{9,11}")


class BadValue(ValueError):
    """A cell that can't be read; the message is Chinese and doesn't repeat the value."""


def text(value: Any) -> str:
    """The cell as text: half-width, without invisible characters, no spaces at the ends."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime):
        value = value.date()
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", str(value))).strip()


def amount(value: Any) -> Decimal | None:
    """Yuan (or days) from a number or from text such as ３３，５７５．００ or ¥24,320.00元; None for an empty cell."""
    plain = text(value).replace(",", "").replace(" ", "").strip("¥￥元天")
    if plain in ("", "-", "—", "/"):
        return None
    try:
        number = Decimal(plain)
    except InvalidOperation:
        raise BadValue("不是数字") from None
    if not number.is_finite() or abs(number) > MOST_YUAN:
        raise BadValue("数值过大，请核对")
    return number.quantize(Decimal("0.01")) if isinstance(value, float) else number


def day(value: Any) -> date | None:
    """A date from a date cell, a serial number of Excel, or text with -, /, . or 年月日; None for an empty cell."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    plain = text(value)
    if not plain:
        return None
    if re.fullmatch(r"\d{5}", plain) and _EXCEL_DAYS[0] <= int(plain) <= _EXCEL_DAYS[1]:
        return _EXCEL_EPOCH + timedelta(days=int(plain))
    match = _DAY.fullmatch(plain)
    if match is None:
        raise BadValue("日期应写作 2026-05-11 或 2026年5月11日")
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise BadValue("没有这一天，请核对月和日") from None


def name(value: Any) -> str:
    """A person's name; anything that a spreadsheet could run is refused by its characters."""
    plain = re.sub(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])", "", text(value))
    if not plain:
        raise BadValue("没有填写")
    if not _NAME.fullmatch(plain):
        raise BadValue("含有姓名中不会有的字符")
    return plain


def identity(value: Any) -> str:
    """An ID number as text. A number cell has lost its last digits in Excel and is said so."""
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) >= 10**15:
        raise BadValue("被表格存成了数字，末几位可能已丢失，请照身份证重填")
    return text(value).replace(" ", "").replace("-", "").upper()


def phone_is_odd(plain: str) -> bool:
    """Whether a phone number is neither a mobile nor a landline number of the country."""
    digits = re.sub(r"[\s-]", "", plain).removeprefix("+86")
    return not (_MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(digits))
