"""案卷页的收件受理栏: what of receipt and acceptance is still open, and where the case came from or went."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from arbitration.models import BEFORE_ACCEPTANCE, PENDING, Arbitration, PartyRequest, State
from arbitration.services.filing.conditions import debtors_decision
from casework import access
from casework.actor import Actor
from casework.models import CaseFile, Organisation, Proceeding, Referral, TimeLimit
from casework.queue import light_of
from casework.registry import registry

JOIN = "arbitration.join_party"
S = State


@dataclass(frozen=True)
class Note:
    """One line: what it is, in which words, by when, under which article."""

    title: str
    text: str = ""
    article: str = ""
    due: date | None = None

    @property
    def light(self) -> str:
        return light_of(self.due) if self.due else "grey"


def fill_filing(case_file: CaseFile, proceeding: Proceeding, actor: Actor) -> dict[str, Any] | None:
    """The panel's context, or None when there is nothing to tell."""
    if not isinstance(proceeding, Arbitration):
        return None
    notes = [*_before(proceeding), *_promised(proceeding), *_objections(proceeding), *_moved(proceeding)]
    proposals = _proposals(proceeding)
    if not notes and not proposals:
        return None
    return {
        "notes": notes,
        "proposals": proposals,
        "proceeding": proceeding,
        "join": _join_act(actor, proceeding) if proposals else None,
    }


def _before(row: Arbitration) -> Iterator[Note]:
    if row.state == S.PRE_APPLIED:
        title = _("Pre-applied online on %(day)s; the receipt isn't confirmed yet") % {
            "day": row.pre_applied_on
        }
        yield Note(title, article="办案规则第29条（ACC-1）")
    if row.state == S.SUPPLEMENT_REQUESTED:
        due = _running(row, "arbitration.supplement_supply")
        yield Note(_("Supplement awaited"), "、".join(row.supplement_items), "办案规则第29条（ACC-2）", due)
    if row.state == S.DEFERRED:
        words = _("when it ends or runs out, end the deferral: acceptance is decided then")
        due = _running(row, "arbitration.deferral")
        yield Note(_("Deferred for mediation until"), words, "办案规则第69条（ACC-8）", due)


def _promised(row: Arbitration) -> Iterator[Note]:
    if row.promise_items and row.state in PENDING:
        words = "、".join(row.promise_items)
        yield Note(
            _("Promised papers still missing, at the latest before the hearing"),
            words,
            "容缺受理（FAST-6）",
            row.promise_due,
        )


def _objections(row: Arbitration) -> Iterator[Note]:
    if row.state in (S.PRE_APPLIED, *BEFORE_ACCEPTANCE):
        return
    asked = PartyRequest.objects.filter(arbitration=row, kind=PartyRequest.Kind.JURISDICTION)
    for one in asked.select_related("party"):
        came = _("received on %(day)s") % {"day": one.received_on}
        words = [str(one.party), came, str(one.get_state_display())]
        if not one.in_time:
            words.append(_("late: without effect"))
        yield Note(_("Jurisdiction objection"), " · ".join(words), "办案规则第10条（ACC-15）")


def _moved(row: Arbitration) -> Iterator[Note]:
    if row.state == S.REDIRECTED:
        yield Note(_("Pointed to the right commission"), _commission(row), "办案规则第31条（ACC-5）")
    if row.state == S.TRANSFERRED:
        taken = Referral.objects.filter(source=row, data__transfer=row.pk).order_by("-id").first()
        state = f" · {taken.get_state_display()}" if taken else ""
        yield Note(_("Transferred to"), _commission(row) + state, "办案规则第9条（ACC-6）")
    if row.transferred_from is not None:
        source = row.transferred_from
        yield Note(
            _("Transferred from"),
            f"{source.organisation.name}（{source.number}）",
            "办案规则第9条、第46条第5项（CLK-5）",
        )


def _commission(row: Arbitration) -> str:
    right = Organisation.objects.filter(pk=row.refusal.get("commission")).first()
    return "，".join(filter(None, (right.name, right.address, right.phone))) if right else ""


def _proposals(row: Arbitration) -> list[dict[str, Any]]:
    if row.state not in PENDING:
        return []
    found: list[dict[str, Any]] = debtors_decision(row)["findings"]["proposals"]
    return found


def _join_act(actor: Actor, row: Arbitration) -> Any:
    """The act that adds a party, where it may be done now."""
    known = registry.acts.get(JOIN)
    if known is None or JOIN not in registry.pages or row.state not in known.from_states:
        return None
    return known if access.capacity(actor, JOIN, proceeding=row) else None


def _running(row: Arbitration, key: str) -> date | None:
    still = TimeLimit.objects.filter(proceeding=row, key=key, status=TimeLimit.Status.OPEN)
    return still.order_by("-due").values_list("due", flat=True).first()
