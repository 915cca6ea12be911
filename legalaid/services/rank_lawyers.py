"""Whom to ask: furthest below the fair share first, then fit, load, continuity; each part is shown."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q

from casework.clock import today
from casework.models import Membership, Organisation, Party, Role
from casework.services.conflict_grounds import Grounds
from legalaid.models import LegalAidCase, State


@dataclass(frozen=True)
class Candidate:
    """One lawyer with the figures that place him; a reason in `out` takes him out of the list."""

    user: int
    firm: int
    name: str
    firm_name: str
    share_gap: str
    fits: bool
    open_cases: int
    knows_client: bool
    out: str = ""

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


def rank_lawyers(aid: LegalAidCase) -> list[Candidate]:
    """Lawyers of the city's firms in order; those who can't be asked come last, each with the reason."""
    members = _pool(aid)
    loads, history = _figures(members, aid)
    total = sum(history.values()) or 1
    weights = sum((m.weight for m in members), Decimal(0)) or Decimal(1)
    declined = set(
        aid.events.filter(name="legalaid.provider.declined").values_list("data__lawyer", flat=True)
    )
    grounds = Grounds(aid.case_file, [m.user for m in members], Role.LAWYER)
    clients = _earlier_lawyers(aid.recipient)
    candidates = [
        _candidate(
            m, loads, history, total, weights, m.user_id in clients, _why_not(m, loads, declined, grounds)
        )
        for m in members
    ]
    return sorted(
        candidates,
        key=lambda c: (
            bool(c.out),
            not c.knows_client,
            -Decimal(c.share_gap),
            not c.fits,
            c.open_cases,
            c.user,
        ),
    )


def _pool(aid: LegalAidCase) -> list[Membership]:
    return list(
        Membership.objects.filter(
            role=Role.LAWYER,
            active=True,
            user__is_active=True,
            organisation__kind=Organisation.Kind.LAW_FIRM,
            organisation__region__startswith=aid.region[:4],
        )
        .select_related("user", "organisation")
        .order_by("user_id")
    )


def _figures(members: list[Membership], aid: LegalAidCase) -> tuple[Mapping[int, int], Mapping[int, int]]:
    """Open cases and cases of the last year, by lawyer, in one query."""
    since = today().replace(month=1, day=1)
    rows = (
        LegalAidCase.objects.filter(lawyer__in=[m.user_id for m in members])
        .values("lawyer")
        .annotate(
            running=Count("pk", filter=Q(state__in=(State.ASSIGNED, State.ENGAGED))),
            year=Count("pk", filter=Q(assigned_on__gte=since)),
        )
        .values_list("lawyer", "running", "year")
    )
    found = list(rows)
    return {row[0]: row[1] for row in found}, {row[0]: row[2] for row in found}


def _candidate(
    member: Membership,
    loads: Mapping[int, int],
    history: Mapping[int, int],
    total: int,
    weights: Decimal,
    knows_client: bool,
    out: str,
) -> Candidate:
    """Share gap: the part of the year's cases that his weight gives him, less the part he had; positive is due more."""
    load, had = loads.get(member.user_id, 0), history.get(member.user_id, 0)
    gap = (member.weight / weights - Decimal(had) / Decimal(total)).quantize(Decimal("0.0001"))
    return Candidate(
        user=member.user_id,
        firm=member.organisation_id,
        name=member.user.full_name,
        firm_name=member.organisation.short_name,
        share_gap=str(gap),
        fits="劳动" in member.specialities,
        open_cases=load,
        knows_client=knows_client,
        out=out,
    )


def _earlier_lawyers(recipient: Party) -> set[int]:
    """The lawyers who have had this recipient before, by ID number."""
    if not recipient.id_index:
        return set()
    had = LegalAidCase.objects.filter(recipient__id_index=recipient.id_index, lawyer__isnull=False)
    return {pk for pk in had.values_list("lawyer", flat=True) if pk is not None}


def _why_not(member: Membership, loads: Mapping[int, int], declined: set[int], grounds: Grounds) -> str:
    load = loads.get(member.user_id, 0)
    if member.user_id in declined:
        return "已谢绝本案指派"
    if member.on_leave_until and member.on_leave_until >= today():
        return f"休假至{member.on_leave_until}"
    if load >= member.cap:
        return f"在办{load}件，已达上限{member.cap}件"
    forbids = [c for c in grounds.against(member.user) if c.forbids]
    return f"利益冲突（{forbids[0].article}）" if forbids else ""
