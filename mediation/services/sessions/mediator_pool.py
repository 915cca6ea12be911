"""调解员名册: the mediators of a body with load, leave and conflicts, in the order in which they fit a case; six queries."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, Q

from casework.clock import today
from casework.models import Absence, Assignment, Membership, Organisation, Role, User
from casework.services.conflict_grounds import Grounds
from law.regions import district_name
from mediation.models import Mediation
from mediation.rules.mediator_order import Mediator, Part, Place, Wanted, order

SEPARATORS = str.maketrans(dict.fromkeys("，、；;/ ", ","))
MOST_TOPICS = 60
TOPICS = (
    ("new_employment", "新就业形态"), ("collective", "集体"), ("migrant_worker", "农民工"),
)  # fmt: skip


@dataclass(frozen=True)
class Standing:
    """One mediator of the roster in his place, with his membership."""

    user: User
    membership: Membership
    place: Place

    @property
    def out(self) -> bool:
        return self.place.out

    @property
    def points(self) -> int:
        return self.place.points

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(part for part in self.place.parts if part.most or part.out)


def pool_of(row: Mediation) -> list[Standing]:
    """The body's mediators for one case, best first; each with what speaks for and against him."""
    members = members_of(row.organisation)
    grounds = Grounds(row.case_file, [one.user for one in members], Role.MEDIATOR)
    facts = _facts(members, grounds)
    wanted = Wanted(_topics(row), district_name(row.case_file.region), row.language)
    by_key = {one.user_id: one for one in members}
    return [
        Standing(by_key[place.mediator.key].user, by_key[place.mediator.key], place)
        for place in order(facts, wanted)
    ]


def members_of(body: Organisation) -> list[Membership]:
    """The body's active mediators by name."""
    rows = Membership.objects.filter(organisation=body, role=Role.MEDIATOR, active=True, user__is_active=True)
    return list(rows.select_related("user", "organisation").order_by("user__full_name", "user"))


def roster(body: Organisation) -> list[tuple[Membership, Mediator]]:
    """The body's mediators with their load and leave, apart from any case."""
    members = members_of(body)
    return list(zip(members, _facts(members, None), strict=True))


def _topics(row: Mediation) -> tuple[str, ...]:
    flags = tuple(words for name, words in TOPICS if getattr(row.case_file, name))
    claims = dict.fromkeys(row.case_file.claims.values_list("title", flat=True)[:MOST_TOPICS])
    return ("劳动争议", row.case_file.cause, *claims, *flags)


def _facts(members: list[Membership], grounds: Grounds | None) -> list[Mediator]:
    ids = [one.user_id for one in members]
    held = {row["user"]: row for row in _assignments(ids)}
    away = _away(ids)
    return [
        Mediator(
            key=one.user_id,
            open_cases=held.get(one.user_id, {}).get("open", 0),
            cap=one.cap,
            specialities=words(one.specialities),
            areas=words(one.areas),
            languages=words(one.languages),
            away_until=_later(away.get(one.user_id), one.on_leave_until),
            forbidding=tuple(
                f"{found.text}（{found.article}）"
                for found in (grounds.against(one.user) if grounds else ())
                if found.forbids
            ),
            last_assigned=held.get(one.user_id, {}).get("last"),
        )
        for one in members
    ]


def _assignments(ids: list[int]) -> Any:
    rows = Assignment.objects.filter(user__in=ids, role=Role.MEDIATOR).values("user")
    still = Q(until=None, proceeding__closed_on=None)
    return rows.annotate(open=Count("id", filter=still), last=Max("since")).order_by()


def _away(ids: list[int]) -> dict[int, date]:
    rows = Absence.objects.filter(user__in=ids, since__lte=today(), until__gte=today())
    return dict(rows.values("user").annotate(last=Max("until")).order_by().values_list("user", "last"))


def _later(absence: date | None, leave: date | None) -> date | None:
    days = [day for day in (absence, leave if leave and leave >= today() else None) if day]
    return max(days, default=None)


def words(text: str) -> tuple[str, ...]:
    """The words of a list typed with any separator."""
    return tuple(word.strip() for word in text.translate(SEPARATORS).split(",") if word.strip())
