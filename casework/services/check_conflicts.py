"""利益冲突: does somebody who is to be added stand on a side of the case, here or in another office's file?

The finding names rules and dates, never a case file, a party or an office that the asker may not see.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

from casework import access
from casework.actor import Actor
from casework.clock import now
from casework.errors import RuleRefused
from casework.models import Assignment, CaseFile, ConflictFinding, Membership, Party, Representation, Role, User
from casework.personal_data import blind_index
from casework.rules.names import person_key


@dataclass(frozen=True)
class Conflict:
    """One ground: what kind, in words, under which article, and whether it forbids or only warns."""

    code: str
    text: str
    article: str
    forbids: bool
    elsewhere: bool


def find_for_user(user: User, case_file: CaseFile, role: str) -> list[Conflict]:
    """The grounds that speak against this person taking this role in the case (调解仲裁法 art 33; 律师法 art 39)."""
    parties = list(Party.objects.filter(case_file=case_file))
    found = [
        *_own_party(user, parties),
        *_represents(user, parties, role),
        *_other_roles(user, case_file, role),
    ]
    return found + list(_same_firm(user, parties, role))


def _own_party(user: User, parties: list[Party]) -> Iterator[Conflict]:
    name = blind_index("name", person_key(user.full_name))
    phone = blind_index("phone", user.phone)
    for party in parties:
        if party.account_id == user.pk or (phone and party.phone_index == phone):
            yield Conflict(
                "is_party", _("This person is a party of the case."), "调解仲裁法第33条", True, False
            )
        elif name == party.name_index:
            yield Conflict(
                "same_name",
                _("A party of the case has the same name. Find out whether they are one person."),
                "调解仲裁法第33条",
                False,
                False,
            )


def _represents(user: User, parties: list[Party], role: str) -> Iterator[Conflict]:
    """Has he acted for one of these people or employers, in this case or in any other?"""
    mine = Representation.objects.filter(user=user).select_related("party")
    for held in mine:
        for party in parties:
            here = held.party.case_file_id == party.case_file_id
            if not _same(held.party, party):
                continue
            if here and role == "lawyer" and held.until is None:
                continue
            forbids = held.until is None or here
            yield Conflict(
                "acts_for" if held.until is None else "acted_for",
                _("This person acts or acted for the %(side)s in %(where)s.")
                % {"side": party.get_side_display(), "where": _("this case") if here else _("another case")},
                "律师法第39条" if role == "lawyer" else "调解仲裁法第33条",
                forbids,
                not here,
            )


def _other_roles(user: User, case_file: CaseFile, role: str) -> Iterator[Conflict]:
    held = Assignment.objects.filter(user=user, proceeding__case_file=case_file).exclude(role=role)
    for other in held.values_list("role", flat=True).distinct():
        yield Conflict(
            "other_role",
            _("This person has another role in the same dispute: %(role)s.") % {"role": _role_label(other)},
            "调解仲裁法第33条",
            True,
            False,
        )


def _role_label(role: str) -> str:
    """The word for a role in a case; 书记员 is held by a clerk or an arbitrator and is no role of membership."""
    return str({**dict(Role.choices), "recorder": _("recorder")}.get(role, role))


def _same_firm(user: User, parties: list[Party], role: str) -> Iterator[Conflict]:
    if role != "lawyer":
        return
    firms = Membership.objects.filter(user=user, role="lawyer", active=True).values("organisation")
    colleagues = (
        Membership.objects.filter(organisation__in=firms, active=True).exclude(user=user).values("user")
    )
    for held in Representation.objects.filter(user__in=colleagues, until=None).select_related("party"):
        for party in parties:
            if party.side == Party.Side.RESPONDENT and _same(held.party, party):
                yield Conflict(
                    "firm_acts_for_other_side",
                    _("A lawyer of the same firm acts for the other side."),
                    "律师执业行为规范（试行）第51条",
                    True,
                    held.party.case_file_id != party.case_file_id,
                )


def _same(one: Party, other: Party) -> bool:
    """ID number or credit code decide; a name alone counts only for employers."""
    if one.id_index and other.id_index:
        return one.id_index == other.id_index
    if one.credit_code and other.credit_code:
        return one.credit_code == other.credit_code
    return one.nature == other.nature == Party.Nature.UNIT and one.name_index == other.name_index


def clear(
    user: User, case_file: CaseFile, role: str, *, actor: Actor, override_reason: str = ""
) -> list[Conflict]:
    """Refuse when a ground forbids, unless the actor may override and gives a reason; what was found is kept."""
    conflicts = find_for_user(user, case_file, role)
    if not conflicts:
        return []
    forbidding = [c for c in conflicts if c.forbids]
    if forbidding and not override_reason:
        raise RuleRefused(
            _("There is a conflict of interest. Choose somebody else, or give a reason to go on."),
            reasons=[f"{c.text}（{c.article}）" for c in forbidding],
        )
    if forbidding:
        access.require(actor, "casework.conflict.override", case_file=case_file)
    ConflictFinding.objects.create(
        case_file=case_file,
        subject=user,
        role=role,
        reasons=[asdict(c) for c in conflicts],
        found_at=now(),
        overridden_by=actor.user if forbidding else None,
        override_reason=override_reason,
    )
    return conflicts


def find_for_party(party: Party) -> list[tuple[User, Conflict]]:
    """Who already works on the case and has a conflict with a party that has just been added."""
    working = Assignment.objects.filter(proceeding__case_file=party.case_file, until=None).select_related(
        "user"
    )
    return [
        (held.user, conflict)
        for held in working
        for conflict in find_for_user(held.user, party.case_file, held.role)
    ]
