"""利益冲突, asked the other way round: who of anybody can't act in this case; a fixed number of queries, however many lawyers.

The kernel's own check, person by person, is made again for whoever is chosen.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Q

from casework.models import Assignment, CaseFile, Membership, Party, Representation, Role
from casework.services.conflict_grounds import ARBITRATION, FIRMS, LAWYERS


def opposed(case_file: CaseFile) -> dict[int, str]:
    """The people who may not act for the applicants, each with the article (律师法 39)."""
    parties = list(
        Party.objects.filter(case_file=case_file).values(
            "id", "side", "nature", "id_index", "credit_code", "name_index", "account_id"
        )
    )
    found = {one["account_id"]: ARBITRATION for one in parties if one["account_id"]}
    other_roles = Assignment.objects.filter(proceeding__case_file=case_file).exclude(
        role__in=(Role.LAWYER, "assessor")
    )
    found |= dict.fromkeys(other_roles.values_list("user", flat=True), ARBITRATION)
    firm_users = set()
    for user, until, held in _representing(parties):
        for party in parties:
            if not _same(held, party) or party["side"] == Party.Side.APPLICANT:
                continue
            if until is None or held["case_file_id"] == case_file.pk:
                found.setdefault(user, LAWYERS)
            if until is None and party["side"] == Party.Side.RESPONDENT:
                firm_users.add(user)
    for colleague in _colleagues(firm_users):
        found.setdefault(colleague, FIRMS)
    return found


def _representing(parties: Sequence[Mapping[str, Any]]) -> list[tuple[int, object, Mapping[str, Any]]]:
    """Everybody who acts or acted for one of these people or employers, in any case."""
    ids = {one["id_index"] for one in parties if one["id_index"]}
    codes = {one["credit_code"] for one in parties if one["credit_code"]}
    names = {one["name_index"] for one in parties if one["nature"] == Party.Nature.UNIT and one["name_index"]}
    same = Q(party__id_index__in=ids) | Q(party__credit_code__in=codes)
    same |= Q(party__nature=Party.Nature.UNIT, party__name_index__in=names)
    rows = Representation.objects.filter(same).exclude(user=None)
    columns = ("id_index", "credit_code", "nature", "name_index", "case_file_id")
    return [
        (row[0], row[1], dict(zip(columns, row[2:], strict=True)))
        for row in rows.values_list("user", "until", *(f"party__{name}" for name in columns))
    ]


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """As the kernel says: ID number or credit code decide; a name alone counts only for employers."""
    for name in ("id_index", "credit_code"):
        if one[name] and other[name]:
            return one[name] == other[name]
    units = one["nature"] == other["nature"] == Party.Nature.UNIT
    return bool(units) and one["name_index"] == other["name_index"]


def _colleagues(users: Iterable[int]) -> list[int]:
    firms = Membership.objects.filter(user__in=list(users), role=Role.LAWYER, active=True)
    return list(
        Membership.objects.filter(organisation__in=firms.values("organisation"), active=True).values_list(
            "user", flat=True
        )
    )
