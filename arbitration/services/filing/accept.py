"""受理: the application is accepted, also with papers missing against a written promise (容缺)."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from arbitration.services.filing.checklist import ticks
from arbitration.services.filing.numbers import case_number
from arbitration.services.filing.refuse import GROUNDS
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Claim, Event, Proceeding
from casework.services.act import act
from casework.services.open_case_file import refresh_summary
from law.filing_checklist import by_text

GROUNDS_OF_JURISDICTION = ("performance", "seat")


def accept(
    arbitration: Arbitration,
    *,
    actor: Actor,
    fast: bool,
    reasons: Sequence[Mapping[str, Any]] = (),
    promise_items: Sequence[str] = (),
    promise_due: date | None = None,
    jurisdiction: str = "performance",
    given: Collection[str] | None = None,
    debtors: Collection[str] = (),
    turned_down: Collection[int] = (),
    refusal: Mapping[str, str] | None = None,
    version: int | None = None,
) -> Event:
    """Accept the application (调解仲裁法 art 29; 办案规则 art 30; ACC-4, FAST-5). The 45 days start here (CLK-0).

    The case number is given now, and the ground of jurisdiction is kept (办案规则 art 8: later changes don't matter).
    `given` are the codes of the checklist that are there, `debtors` the facts that propose further parties.
    `turned_down` are claims (ids) that are not accepted, with `refusal` {"ground", "explanation"} for their own notice (A12).
    Papers that arrive later than the acceptance don't restart the 45 days.
    """
    items = list(dict.fromkeys(item.strip() for item in promise_items if item.strip()))
    _check_promise(items, promise_due)
    if jurisdiction not in GROUNDS_OF_JURISDICTION:
        raise BadInput({"jurisdiction": _("Say on which ground this commission is competent.")})
    with act("arbitration.accept", actor=actor, proceeding=arbitration, version=version) as it:
        row = it.proceeding
        row.accept()
        row.accepted_on = today()
        row.track = Proceeding.Track.FAST if fast else Proceeding.Track.ORDINARY
        row.fast_reasons = [dict(reason) for reason in reasons]
        row.promise_items, row.promise_due = items, promise_due if items else None
        row.jurisdiction = jurisdiction
        row.checklist = ticks(row.checklist, given) | (
            {"debtors": dict.fromkeys(debtors, True)} if debtors else {}
        )
        row.handler = row.handler or actor.user
        row.number = case_number(row)
        refused = _turn_down(row, turned_down, dict(refusal or {}))
        told = {"fast": fast, "jurisdiction": jurisdiction, "refused_claims": refused}
        promised = {"promised": bool(items), "promise_items": items, "promise_due": row.promise_due}
        return it.record("arbitration.application.accepted", data={"number": row.number, **told, **promised})


def _turn_down(row: Arbitration, claims: Collection[int], refusal: dict[str, str]) -> list[int]:
    """Part of the claims is not accepted (办案规则 arts 30, 31): they leave this case with a notice of their own."""
    if not claims:
        return []
    asked = set(Claim.objects.standing(row.case_file).values_list("pk", flat=True))
    if not set(claims) < asked:
        raise BadInput(
            {"turned_down": _("Choose part of the claims; when none is accepted, refuse the application.")}
        )
    if refusal.get("ground") not in GROUNDS or len(refusal.get("explanation", "").strip()) < 10:
        raise BadInput({"explanation": _("Explain the refusal in at least ten characters.")})
    Claim.objects.filter(pk__in=claims).update(outcome=Claim.Outcome.NOT_ACCEPTED)
    row.refusal = {**refusal, "claims": sorted(claims)}
    refresh_summary(row.case_file)
    return sorted(claims)


def _check_promise(items: list[str], due: date | None) -> None:
    needed = [one.text for one in map(by_text, items) if one is not None and not one.promise]
    if needed:
        raise BadInput(
            {
                "promise_items": _("This can't follow later, it is the application itself: %(items)s")
                % {"items": "、".join(needed)}
            }
        )
    if items and due is None:
        raise BadInput({"promise_due": _("Enter the day by which the missing papers are promised.")})
    if items and due is not None and due <= today():
        raise BadInput({"promise_due": _("The promised day must be in the future.")})
