"""补贴的核定和发放 (法律援助法 art 52; LA-15): by class and quality, in batches, each case once."""

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, NotPermitted, RuleRefused
from casework.models import Event, Organisation
from casework.services.act import act
from casework.services.numbers import next_number
from casework.services.settings import setting_at
from law.questions import ask
from legalaid.models import Expense, LegalAidCase, QualityAssessment, Subsidy, SubsidyBatch
from legalaid.rules.subsidy import CATEGORIES
from legalaid.services.closing.grade import grade_now
from legalaid.services.deciding.standard import require_centre

BASE, FACTORS = "legalaid.subsidy_base", "legalaid.subsidy_factors"


def compute_subsidy(aid: LegalAidCase, category: str) -> Subsidy:
    """The amount with its steps. A step inside the review of the file. Raises RuleRefused where the centre has set no standard."""
    made: Subsidy
    made, _new = Subsidy.objects.get_or_create(aid=aid, defaults=_computed(aid, category))
    return made


def regrade_subsidy(aid: LegalAidCase) -> None:
    """The last mark came after the file was checked: what still waits to be paid follows the grade. A step inside the mark."""
    held = Subsidy.objects.select_for_update().filter(aid=aid.pk, state=Subsidy.State.DUE).first()
    if held is not None:
        Subsidy.objects.filter(pk=held.pk).update(**_computed(aid, held.category))


def _computed(aid: LegalAidCase, category: str) -> dict[str, Any]:
    if category not in CATEGORIES:
        raise BadInput({"category": _("Choose one of the list.")})
    if aid.lawyer is None or aid.firm is None:
        raise RuleRefused(_("Nobody has carried this case."))
    day, grade = today(), grade_now(aid)
    base = setting_at(aid.organisation, BASE, day, {}).get(category)
    factor = setting_at(aid.organisation, FACTORS, day, {}).get(grade or "none", "1")
    spent = aid.expenses.filter(state=Expense.State.ALLOWED).aggregate(sum=Sum("amount"))["sum"] or Decimal(0)
    facts = {"category": category, "grade": grade or "none", "factor": str(factor), "expenses": str(spent)}
    facts |= {"base": str(base)} if base is not None else {}
    decision = ask("legal_aid_subsidy", facts)
    if decision.answer != "yes":
        raise RuleRefused(
            _("The centre has not entered the standard of this class of case."),
            reasons=[
                "法律援助法第五十二条：补贴标准由省司法厅会同财政厅确定，由机构录入（设置项 legalaid.subsidy_base）"
            ],
        )
    steps = json.loads(json.dumps(decision.as_data()["reasons"], cls=DjangoJSONEncoder))
    return {
        "centre": aid.organisation,
        "user": aid.lawyer,
        "firm": aid.firm,
        "category": category,
        "grade": grade,
        "base": Decimal(str(base)),
        "expenses": spent,
        "amount": decision.findings["amount"],
        "steps": steps,
        "computed_on": day,
    }


def make_batch(centre: Organisation, *, actor: Actor, chosen: Iterable[int]) -> SubsidyBatch:
    """Put subsidies that are due into a batch; one that another batch has taken meanwhile is refused."""
    require_centre(actor, centre)
    ids = sorted(set(chosen))
    with transaction.atomic():
        rows = list(Subsidy.objects.select_for_update().filter(centre=centre, pk__in=ids).order_by("pk"))
        if not rows or len(rows) != len(ids) or any(row.state != Subsidy.State.DUE for row in rows):
            raise BadInput(
                {"chosen": _("Choose subsidies that are due; somebody may have taken one of them.")}
            )
        marking = QualityAssessment.objects.filter(
            aid__in=[row.aid_id for row in rows], state=QualityAssessment.State.DRAWN
        )
        if waiting := sorted(set(marking.values_list("aid__number", flat=True))):
            raise RuleRefused(
                _("Peers still have to mark these cases; the amount follows the grade."), reasons=waiting
            )
        serial = next_number(f"legalaid:subsidy:{centre.pk}:{today().year}")
        batch = SubsidyBatch.objects.create(
            centre=centre,
            number=f"{centre.number_prefix}补〔{today().year}〕{serial}号",
            made_on=today(),
            made_by=actor.user,
        )
        for row in rows:
            row.put_in()
            row.batch = batch
            row.save()
    return batch


def approve_batch(batch: SubsidyBatch, *, actor: Actor) -> SubsidyBatch:
    """Four eyes: whoever made the batch doesn't approve it."""
    require_centre(actor, batch.centre)
    with transaction.atomic():
        held = SubsidyBatch.objects.select_for_update().get(pk=batch.pk)
        if held.made_by_id == (actor.user.pk if actor.user else None):
            raise NotPermitted(_("Whoever made the batch can't approve it."))
        _only(held, SubsidyBatch.State.DRAFTED)
        held.approve()
        held.approved_by, held.approved_on = actor.user, today()
        held.save()
    return held


def dissolve_batch(batch: SubsidyBatch, *, actor: Actor) -> SubsidyBatch:
    """Take an unpaid batch apart; its cases are due again."""
    require_centre(actor, batch.centre)
    with transaction.atomic():
        held = SubsidyBatch.objects.select_for_update().get(pk=batch.pk)
        _only(held, SubsidyBatch.State.DRAFTED, SubsidyBatch.State.APPROVED)
        held.dissolve()
        held.save()
        for row in held.rows.select_for_update().order_by("pk"):
            row.take_out()
            row.batch = None
            row.save()
    return held


def pay_batch(batch: SubsidyBatch, *, actor: Actor, reference: str) -> list[Event]:
    """Note the payment of an approved batch: all its cases, each an act of its own, or none."""
    require_centre(actor, batch.centre)
    if len(reference.strip()) < 2:
        raise BadInput({"reference": _("Enter the reference of the payment.")})
    with transaction.atomic():
        held = SubsidyBatch.objects.select_for_update().get(pk=batch.pk)
        _only(held, SubsidyBatch.State.APPROVED)
        held.pay()
        held.paid_on, held.reference = today(), reference.strip()[:60]
        held.save()
        rows = list(held.rows.select_related("aid__organisation", "aid__case_file").order_by("pk"))
        return [pay(row.aid, actor=actor, batch=held) for row in rows]


def pay(aid: LegalAidCase, *, actor: Actor, batch: SubsidyBatch) -> Event:
    """Note that a case's subsidy was paid (法律援助法 art 52); a second time is refused by state and database."""
    with act("legalaid.pay", actor=actor, proceeding=aid) as it:
        it.require_state()
        row = Subsidy.objects.select_for_update().filter(aid=aid.pk, batch=batch).first()
        if row is None or row.state != Subsidy.State.BATCHED or batch.state != SubsidyBatch.State.PAID:
            raise RuleRefused(_("This subsidy is not to be paid with this batch."))
        row.pay()
        row.save()
        return it.record("legalaid.case.paid", data={"batch": batch.pk, "amount": str(row.amount)})


def _only(batch: SubsidyBatch, *states: str) -> None:
    if batch.state not in states:
        raise RuleRefused(_("This batch is %(state)s.") % {"state": SubsidyBatch.State(batch.state).label})
