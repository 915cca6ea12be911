"""承办结束: the lawyer reports the end of the work and its result."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput
from casework.models import Event
from casework.services.act import act
from legalaid.models import LegalAidCase
from legalaid.services.deciding.auxiliary import settle_fee


def conclude(
    aid: LegalAidCase, *, actor: Actor, report: Mapping[str, Any], version: int | None = None
) -> Event:
    """Report the end of the work and its result (法律援助法 art 50, LA-14); auxiliary aid's fee is computed from the net gain (LA-21)."""
    words = str(report.get("result", "")).strip()
    if not words:
        raise BadInput({"result": _("Say how the case ended.")})
    kind = str(report.get("kind") or LegalAidCase.Result.OTHER)
    if kind not in LegalAidCase.Result.values:
        raise BadInput({"kind": _("Choose one of the list.")})
    with act("legalaid.conclude", actor=actor, proceeding=aid, version=version) as it:
        row = it.proceeding
        row.conclude()
        row.result, row.result_words = kind, words[:2000]
        row.work_done = str(report.get("work", "")).strip()[:4000]
        row.won, row.received_money = _money(report.get("won")), _money(report.get("received"))
        row.concluded_on = today()
        owed = settle_fee(row, _money(report.get("costs")))
        data = {"result": kind} | ({"fee": str(owed.fee)} if owed else {})
        return it.record("legalaid.case.concluded", party=row.recipient, data=data)


def _money(value: Any) -> Decimal | None:
    return Decimal(str(value)) if value not in (None, "") else None
