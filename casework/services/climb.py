"""What a claimed rung does: warn, escalate, record the miss, open what the law opens. It never takes a right away."""

from typing import Any

from django.db import transaction

from casework import access
from casework.actor import Actor
from casework.clock import now, today
from casework.models import Assignment, Membership, Notice, Proceeding, Role, TimeLimit, User
from casework.registry import registry
from casework.services.act import act
from law.limit_rule import PARTY_ACTORS
from law.limits import limits

CLERKS = (Role.CLERK, Role.LEGAL_AID_CLERK)
# Whose limit it is, by name: the part in the case that its keeper has.
KEEPERS = {"lawyer": Role.LAWYER, "law_firm": Role.LAWYER, "assessor": "assessor"}


def climb(payload: dict[str, Any]) -> None:
    """Run one claimed rung; a limit that was met meanwhile is left alone."""
    limit = TimeLimit.objects.select_related("proceeding__organisation").filter(pk=payload["limit"]).first()
    if limit is None or limit.status != TimeLimit.Status.OPEN:
        return
    rung = payload["rung"]
    if rung == "overdue" and limit.due < today():
        record_miss(limit)
    for user in dict.fromkeys([*_whom(rung, limit.proceeding), *_doers(rung, limit)]):
        Notice.objects.create(
            case_file_id=limit.proceeding.case_file_id,
            proceeding=limit.proceeding,
            user=user,
            kind=f"limit.{rung}",
            context={"limit": limit.key, "due": limit.due.isoformat(), "rule": limit.rule},
            made_at=now(),
        )


def record_miss(limit: TimeLimit) -> None:
    """Record that a limit ran out, and let the tracks open what the law opens on it."""
    with transaction.atomic():
        model = registry.models.get(limit.proceeding.kind, Proceeding)
        proceeding = model.objects.get(pk=limit.proceeding_id)
        with act("casework.limit.miss", actor=Actor.machine(), proceeding=proceeding) as frame:
            missed = TimeLimit.objects.filter(pk=limit.pk, missed_on=None, status=TimeLimit.Status.OPEN)
            changes: dict[str, Any] = {"missed_on": today()}
            if limits()[limit.key].actor in PARTY_ACTORS:
                changes["status"] = TimeLimit.Status.MISSED
            missed.update(**changes)
            frame.record(
                "casework.limit.missed",
                data={"limit": limit.key, "due": limit.due, "rule": limit.rule, "limit_id": limit.pk},
                party=limit.party,
                article=limit.article,
            )


def _whom(rung: str, proceeding: Proceeding) -> list[User]:
    """Handler first, then the head of the office, then the supervisors above it."""
    if rung in ("soon", "due"):
        return [proceeding.handler] if proceeding.handler else _members(proceeding, *CLERKS)
    heads = _members(proceeding, Role.HEAD)
    if rung == "overdue":
        return heads + ([proceeding.handler] if proceeding.handler else [])
    above = [organisation.pk for organisation in access.superiors(proceeding.organisation)]
    held = Membership.objects.filter(organisation_id__in=above, role=Role.SUPERVISOR, active=True)
    return list(User.objects.filter(pk__in=held.values("user"), is_active=True))


def _doers(rung: str, limit: TimeLimit) -> list[User]:
    """The lawyers or the peers of the case, where it is theirs to keep the limit (法律援助法 arts 46, 57); the ladder above is the office's."""
    if rung not in ("soon", "due", "overdue") or limit.actor not in KEEPERS:
        return []
    held = Assignment.objects.filter(proceeding=limit.proceeding_id, role=KEEPERS[limit.actor], until=None)
    return list(User.objects.filter(pk__in=held.values("user"), is_active=True))


def _members(proceeding: Proceeding, *roles: str) -> list[User]:
    held = Membership.objects.filter(organisation_id=proceeding.organisation_id, role__in=roles, active=True)
    return list(User.objects.filter(pk__in=held.values("user"), is_active=True))
