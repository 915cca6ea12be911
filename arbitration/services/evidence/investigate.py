"""调查、勘验: two persons at least, who show who they are, and a record of it."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, Investigation, PartyRequest
from arbitration.services.evidence.awaited import answer_request, awaited_investigations
from casework.actor import Actor
from casework.clock import legal_day, now
from casework.errors import BadInput, RuleRefused
from casework.models import Event, Membership, User
from casework.services.act import act
from law.parameter import parameters


def investigate(
    arbitration: Arbitration,
    *,
    actor: Actor,
    kind: str,
    investigators: Iterable[User],
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    text: str,
    recorder: User | None = None,
    asked: str = "",
    asked_id: str = "",
    relation: str = "",
    request: PartyRequest | None = None,
    version: int | None = None,
) -> Event:
    """Keep the record of an investigation or inspection (办案规则 art 17; HRG-14): two persons, with ID and letter.

    `request`: the granted request of a party that it answers (art 16).
    """
    people = {person.pk: person for person in investigators}
    _check(kind, place, text, starts_at, ends_at)
    with act("arbitration.investigate", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        _check_people(it.proceeding, people, legal_day(starts_at))
        made = Investigation.objects.create(
            arbitration=it.proceeding, kind=kind, starts_at=starts_at, ends_at=ends_at, place=place.strip(),
            recorder=recorder, asked=asked.strip(), asked_id=asked_id.strip(), relation=relation.strip(),
            text=text.strip(),
        )  # fmt: skip
        made.investigators.set(people.values())
        if request is not None:
            answer_request(it.proceeding, request, made)
        return it.record(
            "arbitration.investigation.made",
            on=legal_day(starts_at),
            data={
                "investigation": made.pk,
                "kind": kind,
                "investigators": sorted(people),
                "request": request.pk if request else None,
                "remaining": awaited_investigations(it.proceeding).count(),
            },
        )


def _check_people(row: Arbitration, people: dict[int, User], on: date) -> None:
    least = int(parameters()["arbitration.investigators_min"].at(on).value)
    if len(people) < least:
        raise RuleRefused(
            _("At least %(count)s persons investigate.") % {"count": least},
            reasons=["办案规则第17条（HRG-14）"],
        )
    known = Membership.objects.filter(organisation_id=row.organisation_id, active=True, user__in=people)
    if set(known.values_list("user_id", flat=True)) != set(people):
        raise BadInput({"investigators": _("Choose people of this tribunal.")})


def _check(kind: str, place: str, text: str, starts_at: datetime, ends_at: datetime) -> None:
    errors = {}
    if kind not in Investigation.Kind.values:
        errors["kind"] = _("Choose one of the list.")
    if not place.strip():
        errors["place"] = _("Name the place.")
    if not text.strip():
        errors["text"] = _("Write down what was said or seen.")
    if ends_at <= starts_at or starts_at > now():
        errors["starts_at"] = _("It begins before it ends, and not in the future.")
    if errors:
        raise BadInput(errors)
