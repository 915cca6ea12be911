"""利益冲突的查找: what speaks against people taking a role in a case; read for many people with a fixed number of queries.

The finding names rules and sides, never a case file, a party or an office that the asker may not see.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from casework.models import Assignment, CaseFile, Membership, Party, Representation, Role, User
from casework.personal_data import blind_index
from casework.rules.names import person_key

ARBITRATION, LAWYERS, FIRMS = "调解仲裁法第33条", "律师法第39条", "律师执业行为规范（试行）第51条"


@dataclass(frozen=True)
class Conflict:
    """One ground: what kind, in words, under which article, and whether it forbids or only warns."""

    code: str
    text: str
    article: str
    forbids: bool
    elsewhere: bool


class Grounds:
    """What is known of some people and one case: parties, whom they and their colleagues act for, roles held."""

    def __init__(self, case_file: CaseFile, users: Iterable[User], role: str) -> None:
        self.case_file, self.role = case_file, role
        people = list(users)
        self.parties = list(Party.objects.filter(case_file=case_file))
        self.firms, colleagues = _firms(people) if role == Role.LAWYER else ({}, {})
        ids = {user.pk for user in people}.union(*colleagues.values())
        self.acts_for: dict[int, list[Representation]] = defaultdict(list)
        for held in Representation.objects.filter(user__in=ids).select_related("party"):
            if held.user_id is not None:
                self.acts_for[held.user_id].append(held)
        self.colleagues = colleagues
        self.roles: dict[int, set[str]] = defaultdict(set)
        for user_id, other in Assignment.objects.filter(
            user__in=[user.pk for user in people], proceeding__case_file=case_file
        ).values_list("user", "role"):
            self.roles[user_id].add(other)

    def against(self, user: User) -> list[Conflict]:
        """The grounds against this person (调解仲裁法 art 33; 律师法 art 39)."""
        return [
            *self._own_party(user),
            *self._represents(user),
            *self._other_roles(user),
            *self._same_firm(user),
        ]

    def _own_party(self, user: User) -> Iterator[Conflict]:
        name, phone = blind_index("name", person_key(user.full_name)), blind_index("phone", user.phone)
        for party in self.parties:
            if party.account_id == user.pk or (phone and party.phone_index == phone):
                yield Conflict("is_party", _("This person is a party of the case."), ARBITRATION, True, False)
            elif name == party.name_index:
                text = _("A party of the case has the same name. Find out whether they are one person.")
                yield Conflict("same_name", text, ARBITRATION, False, False)

    def _represents(self, user: User) -> Iterator[Conflict]:
        """Has he acted for one of these people or employers, in this case or in any other?"""
        lawyer = self.role == Role.LAWYER
        for held in self.acts_for.get(user.pk, ()):
            for party in self.parties:
                here = held.party.case_file_id == party.case_file_id
                own_client = lawyer and party.side == Party.Side.APPLICANT
                if not _same(held.party, party) or own_client:
                    continue
                where = _("this case") if here else _("another case")
                yield Conflict(
                    "acts_for" if held.until is None else "acted_for",
                    _("This person acts or acted for the %(side)s in %(where)s.")
                    % {"side": party.get_side_display(), "where": where},
                    LAWYERS if lawyer else ARBITRATION,
                    held.until is None or here,
                    not here,
                )

    def _other_roles(self, user: User) -> Iterator[Conflict]:
        for other in sorted(self.roles.get(user.pk, set()) - {self.role}):
            text = _("This person has another role in the same dispute: %(role)s.") % {
                "role": _role_label(other)
            }
            yield Conflict("other_role", text, ARBITRATION, True, False)

    def _same_firm(self, user: User) -> Iterator[Conflict]:
        for colleague in sorted(self.colleagues.get(user.pk, ())):
            for held in self.acts_for.get(colleague, ()):
                for party in self.parties:
                    if (
                        held.until is None
                        and party.side == Party.Side.RESPONDENT
                        and _same(held.party, party)
                    ):
                        text = _("A lawyer of the same firm acts for the other side.")
                        elsewhere = held.party.case_file_id != party.case_file_id
                        yield Conflict("firm_acts_for_other_side", text, FIRMS, True, elsewhere)


def _firms(people: list[User]) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """The firms of each person, and the colleagues of each in them, with two queries."""
    firms: dict[int, set[int]] = defaultdict(set)
    own = Membership.objects.filter(user__in=people, role=Role.LAWYER, active=True)
    for user_id, firm in own.values_list("user", "organisation"):
        firms[user_id].add(firm)
    members: dict[int, set[int]] = defaultdict(set)
    wanted = set().union(*firms.values()) if firms else set()
    for user_id, firm in Membership.objects.filter(organisation__in=wanted, active=True).values_list(
        "user", "organisation"
    ):
        members[firm].add(user_id)
    return firms, {
        user: set().union(*(members[firm] for firm in held)) - {user} for user, held in firms.items()
    }


def _role_label(role: str) -> str:
    """The word for a role in a case; 书记员 is held by a clerk or an arbitrator and is no role of membership."""
    return str({**dict(Role.choices), "recorder": _("recorder")}.get(role, role))


def _same(one: Party, other: Party) -> bool:
    """ID number or credit code decide; a name alone counts only for employers."""
    if one.id_index and other.id_index:
        return one.id_index == other.id_index
    if one.credit_code and other.credit_code:
        return one.credit_code == other.credit_code
    return one.nature == other.nature == Party.Nature.UNIT and one.name_index == other.name_index
