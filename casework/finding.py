"""查找案件: by name, number, initials, identity number or phone, among what the person may see, page by page.

Names, identity numbers and phones are found through their blind indexes; nothing is unsealed to search.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from casework import access
from casework.models import CaseFile, Party, Proceeding, User
from casework.personal_data import blind_index
from casework.registry import registry
from casework.rules.names import company_key, id_key, normalise_company, person_key, phone_key

PAGE = 25
LONGEST = 120
_BRACKETS = str.maketrans(dict.fromkeys("[【(（〔", "〔") | dict.fromkeys("]】)）〕", "〕"))
_INITIALS = re.compile(r"[A-Za-z][A-Za-z0-9]{1,59}")
_ID = re.compile(r"[0-9]{17}[0-9Xx]|[0-9]{15}")
_PHONE = re.compile(r"(?:\+?86)?1[0-9]{10}")
_NUMBER = re.compile(r"LD[0-9]{4,}|.*[0-9].*号?")


@dataclass(frozen=True)
class Found:
    """Some proceedings, newest first, and the cursor of the rest."""

    rows: list[Proceeding]
    after: str


def is_private(text: str) -> bool:
    """Whether the text is an identity or phone number, which must not stand in an address."""
    plain = re.sub(r"[\s\-]", "", unicodedata.normalize("NFKC", text))
    return bool(_ID.fullmatch(plain) or _PHONE.fullmatch(plain))


def normalise_number(text: str) -> str:
    """A case number with the brackets and widths of the official form: 穗劳人仲案[2026]12号 → 穗劳人仲案〔2026〕12号."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).translate(_BRACKETS)


def find(user: User, text: str, *, after: str = "") -> Found:
    """By a person's exact name, an employer's name from its beginning, a number, or pinyin initials."""
    plain = text.strip()[:LONGEST]
    if not plain or is_private(plain):
        return Found([], "")
    if _INITIALS.fullmatch(plain) and not plain.upper().startswith("LD"):
        parties = Party.objects.filter(initials__startswith=plain.lower())
        return _page(user, Q(case_file__in=parties.values("case_file_id")), after)
    if _NUMBER.fullmatch(plain):
        return _page(user, _by_number(plain), after)
    keys = {blind_index("name", person_key(plain)), blind_index("name", company_key(plain))} - {""}
    named = Party.objects.filter(name_index__in=keys).values("case_file_id")
    employers = CaseFile.objects.filter(employer_index__startswith=normalise_company(plain)).values("pk")
    return _page(user, Q(case_file__in=named) | Q(case_file__in=employers), after)


def find_private(user: User, *, id_number: str = "", phone: str = "", after: str = "") -> Found:
    """By a full identity number, its last four characters, or a full phone number."""
    parties = Party.objects.none()
    number, digits = id_key(id_number), phone_key(phone)
    if len(number) == 4:
        parties = Party.objects.filter(id_tail=number)
    elif number:
        parties = Party.objects.filter(id_index=blind_index("id", number))
    elif digits:
        parties = Party.objects.filter(phone_index=blind_index("phone", digits))
    else:
        return Found([], "")
    return _page(user, Q(case_file__in=parties.values("case_file_id")), after)


def _by_number(text: str) -> Q:
    number = normalise_number(text)
    condition = Q(number=number) | Q(case_file__number=number.upper())
    for kind, model in registry.models.items():
        if any(field.name == "receipt_number" for field in model._meta.get_fields()):
            condition |= Q(**{f"{model._meta.model_name}__receipt_number": number, "kind": kind})
    return condition


def _page(user: User, condition: Q, after: str) -> Found:
    rows: Any = access.visible_proceedings(user).filter(condition).select_related("organisation", "case_file")
    if after.isdigit() and len(after) < 19:
        rows = rows.filter(pk__lt=int(after))
    found = list(rows.order_by("-pk")[: PAGE + 1])
    more = len(found) > PAGE
    return Found(found[:PAGE], str(found[PAGE - 1].pk) if more else "")
