"""结案报告、退回和审查 (法律援助法 arts 50, 52; LA-14, LA-15)."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Event
from casework.services.act import act
from legalaid.models import LegalAidCase
from legalaid.services.assigning.ledger import end_entry
from legalaid.services.closing.file_check import ITEMS, defects_of
from legalaid.services.closing.subsidy import compute_subsidy


def file_report(
    aid: LegalAidCase,
    *,
    actor: Actor,
    items: Sequence[str],
    days: Decimal,
    received: Decimal | None = None,
    version: int | None = None,
) -> Event:
    """The lawyer files copies of the decisions, the report and what else belongs to the file, and the days it took."""
    errors = {}
    if not set(items) <= set(ITEMS):
        errors["items"] = _("Choose one of the list.")
    if not Decimal(0) < days < Decimal(1000):
        errors["days"] = _("Enter the days of work, more than none.")
    if errors:
        raise BadInput(errors)
    with act("legalaid.file_report", actor=actor, proceeding=aid, version=version) as it:
        row = it.proceeding
        row.file_report()
        row.report_items, row.work_days = sorted({*items, "report"}), days
        if received is not None:
            row.received_money = received
        row.reported_on = today()
        return it.record("legalaid.case.reported", data={"items": row.report_items})


def return_report(
    aid: LegalAidCase, *, actor: Actor, defects: Sequence[str], version: int | None = None
) -> Event:
    """Return the file with all its defects at once; the lawyer's days start anew."""
    wanted = [one.strip()[:120] for one in defects if one.strip()]
    if not wanted:
        raise BadInput({"defects": _("Name at least one defect.")})
    with act("legalaid.return_report", actor=actor, proceeding=aid, version=version) as it:
        it.proceeding.return_report()
        it.proceeding.defects = wanted
        return it.record("legalaid.closing.returned", data={"defects": wanted})


def review_report(
    aid: LegalAidCase,
    *,
    actor: Actor,
    category: str,
    waived: Sequence[str] = (),
    version: int | None = None,
) -> Event:
    """The file is in order: the subsidy is computed and falls due. A defect that doesn't matter here is waived by name."""
    with act("legalaid.review_report", actor=actor, proceeding=aid, version=version) as it:
        row = it.proceeding
        left = [one for one in defects_of(row) if one not in waived]
        if left:
            raise RuleRefused(
                _("The file is not complete: return it, or waive what doesn't matter."), reasons=left
            )
        row.review_report()
        row.defects, row.reviewed_on = [], today()
        row.handler = row.handler or actor.user
        end_entry(row)
        subsidy = compute_subsidy(row, category)
        data = {"category": category, "amount": str(subsidy.amount), "waived": list(waived)}
        return it.record("legalaid.case.reviewed", data=data)
