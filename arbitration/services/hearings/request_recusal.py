"""申请回避: a party asks that somebody of the tribunal leave it; he steps aside until it is decided."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from arbitration.models import Arbitration, PartyRequest, State
from arbitration.services.hearings.seats import SITTING
from arbitration.services.requesting import asking_party
from casework.actor import Actor
from casework.clock import now, today
from casework.errors import BadInput, RuleRefused
from casework.models import Assignment, Event, Hearing, Membership, Party, Role, User
from casework.services.act import act

GROUNDS = {
    "relative": "是本案当事人或者当事人、代理人的近亲属",
    "interest": "与本案有利害关系",
    "relation": "与本案当事人、代理人有其他关系，可能影响公正裁决",
    "meeting": "私自会见当事人、代理人，或者接受当事人、代理人的请客送礼",
}
ARTICLE = "调解仲裁法第33条；办案规则第10条、第11条"


def request_recusal(
    arbitration: Arbitration,
    *,
    actor: Actor,
    about: User,
    ground: str,
    text: str,
    party: Party | None = None,
    received_on: date | None = None,
    learned_later: bool = False,
    orally: bool = False,
    version: int | None = None,
) -> Event:
    """Take a recusal request in (调解仲裁法 art 33; 办案规则 arts 10, 11; HRG-4).

    Before the hearing, or until the end of the debate when the ground was learned later. Meanwhile the person steps
    aside; he may do urgent acts only.
    """
    if ground not in GROUNDS or not text.strip():
        raise BadInput({"text" if ground in GROUNDS else "ground": _("Name the ground and say why.")})
    with act("arbitration.request_recusal", actor=actor, proceeding=arbitration, version=version) as it:
        row = it.proceeding
        asking = asking_party(row, actor, party)
        held = Assignment.objects.select_for_update().filter(
            proceeding=row, user=about, role__in=SITTING, until=None
        )
        if not held:
            raise BadInput({"about": _("Choose somebody who sits in this case.")})
        hearing = row.hearings.filter(status=Hearing.Status.SET).first()
        begun = hearing is not None and hearing.starts_at <= now()
        _refuse_late(row, begun=begun, learned_later=learned_later)
        asked = _keep(
            row, asking, about, hearing if begun else None, text.strip(), received_on or today(),
            {"ground": ground, "orally": orally, "learned_later": learned_later},
        )  # fmt: skip
        held.update(aside_since=today())
        return it.record(
            "arbitration.recusal.requested",
            on=asked.received_on,
            party=asking,
            data={
                "request": asked.pk,
                "about": about.pk,
                "ground": ground,
                "orally": orally,
                "decided_by": asked.data["decided_by"],
            },
            article=ARTICLE,
        )


def _keep(
    row: Arbitration,
    asking: Party,
    about: User,
    hearing: Hearing | None,
    text: str,
    on: date,
    data: dict[str, Any],
) -> PartyRequest:
    """The request as it is kept, with who has to decide it."""
    return PartyRequest.objects.create(
        arbitration=row,
        kind=PartyRequest.Kind.RECUSAL,
        party=asking,
        about=about,
        hearing=hearing,
        text=text,
        received_on=on,
        data={**data, "decided_by": decided_by(row, about)},
    )


def decided_by(row: Arbitration, about: User) -> str:
    """办案规则 art 12: the head decides; on the head himself the commission does."""
    heads = Membership.objects.filter(
        user=about, organisation_id=row.organisation_id, role=Role.HEAD, active=True
    )
    return "commission" if heads.exists() else "head"


def _refuse_late(row: Arbitration, *, begun: bool, learned_later: bool) -> None:
    over = row.state == State.HEARD or (begun and _debate_over(row))
    if over or (begun and not learned_later):
        raise RuleRefused(
            _("The debate is over: a recusal can no longer be asked for.")
            if over
            else _("The hearing has begun: only a ground that was learned later can still be raised."),
            reasons=["办案规则第11条（HRG-4）"],
        )


def _debate_over(row: Arbitration) -> bool:
    hearing = row.hearings.filter(status=Hearing.Status.SET).first()
    return bool(hearing and (hearing.record.get("final_opinions") or hearing.record.get("debate_ended")))
