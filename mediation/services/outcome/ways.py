"""协议的出路: what the law now allows for each agreement, put to the rule, with the days left."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.clock import today
from law.questions import ask
from mediation.kinds import KINDS
from mediation.models import Agreement, CourtStep, Mediation, State
from mediation.rules import ways_open
from mediation.services.outcome.due_next import waiting_instalments

Way, Stage = CourtStep.Way, CourtStep.Stage
WAGES = frozenset({"C2", "C3", "C9", "C12", "C14"})
# 法 art 16: wages, medical cost of a work injury, severance, compensation.
ORDER_MATTERS = WAGES | {"C4", "C5", "C6", "C7", "C8", "C10", "C13"}
WITHOUT_MONEY = frozenset({"C1", "C15", "C16", "N5"})


@dataclass(frozen=True)
class OpenWay:
    """One way for one agreement: the rule's answer, its reasons, and the last day where there is one."""

    name: str
    agreement: Agreement
    answer: str
    reasons: list[dict[str, Any]]
    last_day: date | None
    days_left: int | None

    @property
    def is_open(self) -> bool:
        return self.answer == "yes"


def ways_of(row: Mediation) -> list[OpenWay]:
    """Every way for every agreement in force, in the order of the law (MED-5, MED-8, MED-9, MED-11); open or not."""
    agreements = row.agreements.filter(state=Agreement.State.SIGNED).prefetch_related("amounts__claim")
    steps = list(CourtStep.objects.filter(mediation=row))
    return [_way(row, one, name, steps) for one in agreements for name in ways_open.ARTICLES]


def way_open(row: Mediation, agreement: Agreement, name: str) -> OpenWay:
    """One way for one agreement."""
    return _way(row, agreement, name, list(CourtStep.objects.filter(mediation=row)))


def _way(row: Mediation, agreement: Agreement, name: str, steps: list[CourtStep]) -> OpenWay:
    said = ask("agreement_ways", _facts(row, agreement, name, steps)).as_data()
    last = said["findings"].get("last_day")
    return OpenWay(
        name,
        agreement,
        said["answer"],
        said["reasons"],
        date.fromisoformat(last) if last else None,
        said["findings"].get("days_left"),
    )


def _facts(row: Mediation, agreement: Agreement, name: str, steps: list[CourtStep]) -> dict[str, Any]:
    kind = KINDS[row.mediation_kind]
    codes = {one.claim.code for one in agreement.amounts.all()}
    mine = [one for one in steps if one.agreement_id == agreement.pk]
    orders = [one for one in mine if one.way == Way.PAYMENT_ORDER]
    late = waiting_instalments(row).filter(agreement=agreement, due_on__lt=today()).exists()
    return {
        "way": name,
        "effective_on": agreement.signed_on,
        "today": today(),
        "kind_allows": bool(kind.court if name == ways_open.CONFIRMATION else kind.review),
        "payment_only": not codes & WITHOUT_MONEY,
        "court_only_payment": kind.court_only_payment,
        "confirms_relation": "C1" in codes,
        "order_matter": bool(codes) and codes <= ORDER_MATTERS,
        "wages_only": bool(codes) and codes <= WAGES,
        "overdue": late,
        "confirmed": _confirmed(row, agreement, mine),
        "order_in_force": any(_in_force(one) for one in orders),
        "order_ended": any(one.stage in (Stage.OBJECTED, Stage.REFUSED) for one in orders),
        "under_way": _under_way(row, name, mine),
    }


def _confirmed(row: Mediation, agreement: Agreement, mine: list[CourtStep]) -> bool:
    if any(one.way == Way.CONFIRMATION and one.stage == Stage.GRANTED for one in mine):
        return True
    reviewed = row.events.filter(name="mediation.agreement.confirmed", data__by="arbitration")
    return row.state == State.CONFIRMED or reviewed.exists()


def _in_force(order: CourtStep) -> bool:
    """A payment order that was served, neither objected to nor paid within its fifteen days (民诉法 art 227)."""
    from law.limits import compute, limits

    if order.stage != Stage.SERVED:
        return False
    return compute(limits()["mediation.payment_order_performance"], order.moved_on).due < today()


def _under_way(row: Mediation, name: str, mine: list[CourtStep]) -> bool:
    if name == ways_open.REVIEW:
        applied = row.events.filter(name="mediation.review.applied")
        return applied.exists()
    return any(one.way == name and not one.is_over for one in mine)
