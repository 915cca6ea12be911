"""轮候的事实: what the pool of a tribunal is on the day of forming, read with a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Max, Q

from arbitration.models import Arbitration
from arbitration.rules.tribunal_pool import Candidate, Need, Standing, Weights, proposal, rank, topics_of
from casework.clock import now, today
from casework.models import Absence, Assignment, Hearing, Membership, Organisation, Role, User
from casework.services.conflict_grounds import Grounds
from casework.services.settings import setting_at

YEAR, AHEAD = timedelta(days=365), timedelta(days=30)
SEPARATORS = str.maketrans(dict.fromkeys("，、；;/ ", ","))


@dataclass(frozen=True)
class Pool:
    """Everybody in order, who is proposed, for how many seats, and the seed of the draw."""

    ranked: list[Standing]
    chosen: tuple[int, ...]
    size: int
    tripartite: bool
    seed: str
    language: str

    def as_data(self) -> dict[str, Any]:
        """What the event keeps, so that the choice can be checked later: ids and points, no names."""
        return {
            "proposed": list(self.chosen),
            "seed": self.seed,
            "order": [
                {
                    "user": one.candidate.key,
                    "able": one.able,
                    "points": one.points,
                    "parts": {part.code: part.points for part in one.parts if part.of},
                    "excluded": [part.code for part in one.parts if part.excludes],
                }
                for one in self.ranked
            ],
        }


def wants_tripartite(row: Arbitration) -> bool:
    """规则 65: a dispute over a collective contract is heard by a tripartite tribunal."""
    return "集体合同" in row.case_file.cause


def tribunal_pool(
    row: Arbitration, *, size: int | None = None, language: str = "", leaving_out: Iterable[int] = ()
) -> Pool:
    """The pool in its order for one case (组织规则 13, 14; HRG-9, HRG-10); without `size`, as many as the law asks for."""
    tripartite = wants_tripartite(row) and size is None
    seats = size or (3 if tripartite or row.case_file.collective else 1)
    absent = set(leaving_out)
    members = [one for one in pool_members(row.organisation_id) if one.user_id not in absent]
    flags = {
        name: getattr(row.case_file, name) for name in ("collective", "migrant_worker", "new_employment")
    }
    need = Need(topics_of(row.case_file.cause, flags), language)
    setting = setting_at(row.organisation, "tribunal.pool_weights", today(), {})
    known = {key: int(value) for key, value in setting.items() if key in Weights.__dataclass_fields__}
    seed = row.number or f"{row.case_file.number}/{row.pk}"
    grounds = Grounds(row.case_file, [member.user for member in members], Role.ARBITRATOR)
    ranked = rank(candidates(members, grounds), need, weights=Weights(**known), seed=seed)
    return Pool(ranked, proposal(ranked, seats, tripartite=tripartite), seats, tripartite, seed, language)


def pool_members(organisation_id: int) -> list[Membership]:
    """The arbitrators of a tribunal who are not deactivated, in the order of their names."""
    held = Membership.objects.filter(
        organisation_id=organisation_id, role=Role.ARBITRATOR, active=True, user__is_active=True
    )
    return list(held.select_related("user", "organisation").order_by("user__full_name", "user"))


def candidates(members: list[Membership], grounds: Grounds | None = None) -> list[Candidate]:
    """The facts of each member as of today: four queries, whatever their number."""
    ids = [member.user_id for member in members]
    offices = {member.organisation_id for member in members}
    counts, hearings, away = _assignments(ids, offices), _hearings(ids), _away(ids)
    found = []
    for member in members:
        held = counts.get(member.user_id, {})
        against = grounds.against(member.user) if grounds is not None else []
        found.append(
            Candidate(
                key=member.user_id,
                name=str(member.user),
                formed=held.get("formed", 0),
                weight=member.weight,
                open_cases=held.get("open", 0),
                hearings=hearings.get(member.user_id, 0),
                cap=member.cap,
                specialities=words(member.specialities),
                languages=words(member.languages),
                bench=member.bench,
                away_until=_later(away.get(member.user_id), member.on_leave_until),
                last_formed=held.get("last"),
                forbidding=tuple(f"{one.text}（{one.article}）" for one in against if one.forbids),
                warnings=tuple(f"{one.text}（{one.article}）" for one in against if not one.forbids),
            )
        )
    return found


def languages_of(members: Iterable[Membership]) -> list[str]:
    """The languages and dialects that somebody in the pool speaks."""
    return sorted({word for member in members for word in words(member.languages)})


def words(text: str) -> tuple[str, ...]:
    """The words of a list typed with any separator."""
    return tuple(word.strip() for word in text.translate(SEPARATORS).split(",") if word.strip())


def _later(absence: date | None, leave: date | None) -> date | None:
    days = [day for day in (absence, leave if leave and leave >= today() else None) if day]
    return max(days, default=None)


def _assignments(ids: list[int], offices: set[int]) -> dict[int, dict[str, Any]]:
    """How many cases each has open, how many tribunals of the office formed in a year, and when the last."""
    here = Q(proceeding__organisation__in=offices)
    rows = (
        Assignment.objects.filter(user__in=ids, role=Role.ARBITRATOR)
        .values("user")
        .annotate(
            open=Count("id", filter=Q(until=None, proceeding__closed_on=None)),
            formed=Count("id", filter=here & Q(since__gt=today() - YEAR)),
            last=Max("since", filter=here),
        )
        .order_by()
    )
    return {row["user"]: dict(row) for row in rows}


def _hearings(ids: list[int]) -> dict[int, int]:
    rows = (
        Hearing.objects.filter(
            status=Hearing.Status.SET,
            starts_at__gte=now(),
            starts_at__lt=now() + AHEAD,
            proceeding__assignments__user__in=ids,
            proceeding__assignments__role=Role.ARBITRATOR,
            proceeding__assignments__until=None,
        )
        .values("proceeding__assignments__user")
        .annotate(count=Count("id", distinct=True))
        .order_by()
    )
    return {row["proceeding__assignments__user"]: row["count"] for row in rows}


def _away(ids: list[int]) -> dict[int, date]:
    rows = Absence.objects.filter(user__in=ids, since__lte=today(), until__gte=today())
    return dict(rows.values("user").annotate(last=Max("until")).order_by().values_list("user", "last"))


def member_of(organisation: Organisation, user: User) -> Membership | None:
    """The arbitrator's membership of a tribunal, or None."""
    return next((one for one in pool_members(organisation.pk) if one.user_id == user.pk), None)
