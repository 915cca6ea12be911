"""Names and numbers brought to one form for the conflict check, and masked for lists.

Keys are for comparing only; what a person wrote is kept as written.
"""

from __future__ import annotations

import re
import unicodedata

from law.identifiers import clean, upgrade_id

_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_DOTS = re.compile(r"[\u00b7\u2022\u2027\u2219\u22c5\u30fb\uff65\uff0e.]")
_SPACES = re.compile(r"\s+")
_NOT_NAME = re.compile(r"[^\w]|_")
_HAN_GAP = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_BRACKET_GAP = re.compile(r"\s*([（）])\s*")
_COMPANY_SUFFIXES = (
    ("股份有限责任公司", "股份有限公司"),
    ("有限责任公司", "有限公司"),
    ("股份公司", "股份有限公司"),
)
_STEM_SUFFIXES = ("集团股份有限公司", "股份有限公司", "集团有限公司", "有限公司", "集团公司", "公司", "集团")


def _plain(text: str) -> str:
    """Half-width, without invisible characters, single spaces, none at the ends."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))).strip()


def normalise_person(name: str) -> str:
    """A person's name in one written form: no gaps between Chinese characters, one kind of middle dot."""
    return _HAN_GAP.sub("", _DOTS.sub("·", _plain(name))).replace(" ·", "·").replace("· ", "·")


def person_key(name: str) -> str:
    """What two spellings of one person's name share: no spaces, dots or case."""
    return _NOT_NAME.sub("", _plain(name)).casefold()


def normalise_company(name: str) -> str:
    """A company's name in one written form: Chinese brackets, no spaces between Chinese characters."""
    bracketed = _BRACKET_GAP.sub(r"\1", _plain(name).replace("(", "（").replace(")", "）"))
    return _HAN_GAP.sub("", bracketed)


def company_key(name: str) -> str:
    """What two spellings of one company's name share: no brackets, spaces, case; one form of the suffix."""
    key = _NOT_NAME.sub("", _plain(name)).casefold()
    for long, short in _COMPANY_SUFFIXES:
        if key.endswith(long):
            return key[: -len(long)] + short
    return key


def company_stem(name: str) -> str:
    """The name without its kind of company, to point out near matches; never proof of identity."""
    key = company_key(name)
    for suffix in _STEM_SUFFIXES:
        if key.endswith(suffix) and len(key) > len(suffix) + 1:
            return key[: -len(suffix)]
    return key


def id_key(number: str) -> str:
    """An identity number for comparing: half-width, capital X, 15 digits brought to 18."""
    return upgrade_id(clean(number))


def credit_code_key(code: str) -> str:
    """A unified social credit code for comparing: half-width capitals without gaps."""
    return clean(code)


def phone_key(phone: str) -> str:
    """A phone number's digits without the country code 86 of a mobile number."""
    digits = re.sub(r"[^0-9]", "", unicodedata.normalize("NFKC", phone))
    match = re.fullmatch(r"(?:00)?86(1[0-9]{10})", digits)
    return match[1] if match else digits


def mask_name(name: str) -> str:
    """A person's name for lists: 张三 → 张*, 张小三 → 张*三, longer names keep the first and last character."""
    shown = normalise_person(name)
    if len(shown) <= 1:
        return "*" * len(shown)
    if len(shown) == 2:
        return shown[0] + "*"
    return shown[0] + "*" * (len(shown) - 2) + shown[-1]


def mask_phone(phone: str) -> str:
    """A phone number for lists: 13800000000 → 138****0000; short numbers show their last two digits."""
    digits = phone_key(phone)
    if len(digits) < 7:
        return "*" * max(len(digits) - 2, 0) + digits[-2:] if len(digits) > 2 else "*" * len(digits)
    return digits[:3] + "*" * (len(digits) - 7) + digits[-4:]


def mask_id(number: str) -> str:
    """An identity number for lists: the first three and last four characters of 18; shorter ones only the last two."""
    key = clean(number)
    if len(key) < 15:
        return "*" * max(len(key) - 2, 0) + key[-2:] if len(key) > 2 else "*" * len(key)
    return key[:3] + "*" * (len(key) - 7) + key[-4:]
