"""Checks of identity numbers and credit codes by their own check digits; nothing is looked up anywhere."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECK = "10X98765432"
_PROVINCES = frozenset(
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "81",
        "82",
        "83",
    ]
)
_CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_IGNORED = re.compile(r"[\s\-\u00b7\u200b-\u200f\ufeff]")
_FIRST_BIRTH_YEAR = 1880


def clean(number: str) -> str:
    """The number in half-width capitals without spaces, hyphens or invisible characters."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", number)).upper()


def id_check_digit(first_17: str) -> str:
    """The 18th character of a resident identity number (GB 11643-1999)."""
    total = sum(int(digit) * weight for digit, weight in zip(first_17, _ID_WEIGHTS, strict=True))
    return _ID_CHECK[total % 11]


def upgrade_id(number: str) -> str:
    """A 15-digit number in its 18-character form; any other number unchanged."""
    if not re.fullmatch(r"[0-9]{15}", number):
        return number
    longer = number[:6] + "19" + number[6:]
    return longer + id_check_digit(longer)


def id_birth_date(number: str) -> date | None:
    """The birth date written in an 18-character number, or None if it is no date."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def id_sex(number: str) -> str | None:
    """男 or 女 from the 17th digit of a valid 18-character number, else None."""
    if id_errors(number):
        return None
    return "男" if int(upgrade_id(clean(number))[16]) % 2 else "女"


def id_errors(number: str) -> list[str]:
    """What is wrong with a resident identity number (GB 11643-1999); empty if nothing."""
    cleaned = upgrade_id(clean(number))
    if not re.fullmatch(r"[0-9]{17}[0-9X]", cleaned):
        return ["身份证号码应为18位（末位可为X），请核对位数和字符"]
    errors = []
    if cleaned[:2] not in _PROVINCES:
        errors.append("身份证号码前两位不是有效的地区代码")
    born = id_birth_date(cleaned)
    if born is None or born.year < _FIRST_BIRTH_YEAR:
        errors.append("身份证号码第7至14位不是有效的出生日期")
    if id_check_digit(cleaned[:17]) != cleaned[17]:
        errors.append("身份证号码校验位不符，请核对是否抄错")
    return errors


def credit_code_check_digit(first_17: str) -> str:
    """The 18th character of a unified social credit code (GB 32100-2015)."""
    total = sum(_CODE_ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(first_17))
    return _CODE_ALPHABET[-total % 31]


def credit_code_errors(code: str) -> list[str]:
    """What is wrong with a unified social credit code (GB 32100-2015); empty if nothing."""
    cleaned = clean(code)
    if len(cleaned) != 18 or any(char not in _CODE_ALPHABET for char in cleaned):
        return ["统一社会信用代码应为18位数字或大写字母（不含I、O、S、V、Z）"]
    if credit_code_check_digit(cleaned[:17]) != cleaned[17]:
        return ["统一社会信用代码校验位不符，请核对是否抄错"]
    return []
