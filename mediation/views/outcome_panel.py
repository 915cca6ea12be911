"""The panel of what was agreed and what follows: agreements, payments, the ways with the days left, visits."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from casework.actor import Actor
from casework.clock import today
from casework.models import CaseFile, Proceeding
from mediation.models import Agreement, Mediation
from mediation.rules import ways_open
from mediation.services.agreement.missing_signatures import missing_signatures
from mediation.services.agreement.words import clauses
from mediation.services.outcome.due_next import left_open
from mediation.services.outcome.ways import ways_of

TITLES = {
    ways_open.REVIEW: _("arbitration review"),
    ways_open.CONFIRMATION: _("confirmation by the court"),
    ways_open.ORDER: _("payment order"),
    ways_open.SUIT: _("direct suit"),
    ways_open.ENFORCEMENT: _("enforcement"),
}
ACTS = {
    ways_open.REVIEW: "mediation.apply_review",
    ways_open.CONFIRMATION: "mediation.request_confirmation",
    ways_open.ORDER: "mediation.request_payment_order",
    ways_open.SUIT: "mediation.note_suit",
    ways_open.ENFORCEMENT: "mediation.request_enforcement",
}


def fill_outcome(case_file: CaseFile, proceeding: Proceeding, actor: Actor) -> dict[str, Any] | None:
    """Agreements with their clauses and payments, and what the law allows now."""
    if not isinstance(proceeding, Mediation):
        return None
    row = proceeding
    rows = list(row.agreements.exclude(state=Agreement.State.DROPPED).prefetch_related("instalments"))
    if not rows:
        return None
    signed = [one for one in rows if one.state == Agreement.State.SIGNED]
    draft = next((one for one in rows if one.state == Agreement.State.DRAFT), None)
    return {
        "proceeding": row,
        "signed": [(one, clauses(one), _payments(one)) for one in signed],
        "draft": draft,
        "missing": missing_signatures(draft) if draft and draft.read_back_digest else [],
        "ways": [(one, TITLES[one.name], ACTS[one.name]) for one in ways_of(row)] if signed else [],
        "left": left_open(row) if signed else None,
        "steps": list(row.court_steps.select_related("party")),
        "visits": list(row.visits.select_related("party", "user")),
    }


def _payments(agreement: Agreement) -> list[tuple[Any, str]]:
    """Each payment with its light: green paid, red overdue, grey to come."""
    return [
        (one, "green" if one.paid_on else "red" if one.due_on < today() else "grey")
        for one in agreement.instalments.all()
    ]
