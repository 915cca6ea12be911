"""The panel of coming in: how it came, what both sides said, the two periods, what interrupted limitation."""

from typing import Any

from casework import access
from casework.actor import Actor
from casework.models import Assignment, CaseFile, Event, Party, Proceeding, Role, TimeLimit
from casework.wording import limit_title
from mediation.kinds import KINDS
from mediation.models import Mediation, PlatformWork
from mediation.rules.interruptions import EVENTS
from mediation.rules.interruptions import KINDS as INTERRUPTIONS
from mediation.services.intake.note_consent import sides_agreeing

PERIODS = (
    "mediation.receipt", "mediation.duty", "mediation.new_employment_duty", "mediation.general_period",
)  # fmt: skip
RECORDED = "casework.limitation.interrupted"


def fill_intake(case_file: CaseFile, proceeding: Proceeding, actor: Actor) -> dict[str, Any] | None:
    """What the case page shows of the receipt; a fixed number of queries, whatever the case."""
    if not isinstance(proceeding, Mediation):
        return None
    row = proceeding
    return {
        "proceeding": row,
        "kind": KINDS[row.mediation_kind],
        "consent": _consent(row),
        "mediators": _mediators(row)
        if access.capacity(actor, "mediation.assign_mediator", proceeding=row)
        else [],
        "consents": list(row.consents.filter(superseded=False).select_related("party")[:60]),
        "periods": [
            (one, limit_title(one.key))
            for one in TimeLimit.objects.filter(proceeding=row, key__in=PERIODS).order_by("key", "id")
        ],
        "interruptions": interruptions_of(case_file),
        "platform": PlatformWork.objects.filter(mediation=row).first(),
    }


def _mediators(row: Mediation) -> list[Assignment]:
    """Who has mediated since when, and why just he."""
    return list(
        row.assignments.filter(role=Role.MEDIATOR).select_related("user").order_by("since", "id")[:20]
    )


def _consent(row: Mediation) -> list[tuple[str, bool | str | None]]:
    """Each side by its word, with its answer; who applied agrees by that ("applied")."""
    said = sides_agreeing(row, "mediation")
    return [
        (str(Party.Side(side).label), "applied" if agrees is None and side == row.applying_side else agrees)
        for side, agrees in said.items()
    ]


def interruptions_of(case_file: CaseFile) -> list[tuple[Event, str]]:
    """Every event of the case file that interrupted limitation, with why (LIM-3, LIM-4); an arbitration reads the same."""
    rows = Event.objects.filter(case_file=case_file, name__in=(*EVENTS, RECORDED)).order_by("on", "id")
    return [(event, words) for event in rows if (words := _why(event))]


def _why(event: Event) -> str:
    if event.data.get("unasked"):
        return ""  # the body moved first: nobody has claimed anything yet
    if event.data.get("ground") == "out_of_scope" or event.data.get("about") not in (None, "mediation"):
        return ""
    kind = str(event.data.get("kind") or "") if event.name == RECORDED else EVENTS[event.name]
    return {**INTERRUPTIONS, "mediation": "申请调解", "payment_order": "申请支付令"}.get(kind, "")
