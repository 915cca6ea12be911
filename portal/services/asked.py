"""已提出的申请: what a party has asked for, what was decided, and what follows from it."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from arbitration.models import PartyRequest
from arbitration.services.evidence.order_evidence import NOT_PRODUCED, PRODUCED
from casework.models import Party


@dataclass(frozen=True)
class Asked:
    """One request as its own party sees it: where it stands, with what reasons, and lines of what follows."""

    row: PartyRequest
    lines: list[str] = field(default_factory=list)


def asked_of(party: Party, kind: str = "") -> list[Asked]:
    """The party's own requests, newest first, in whatever state the case is now (办案规则 arts 10–12, 15, 38, 40); one query."""
    rows = PartyRequest.objects.filter(party=party, arbitration__case_file=party.case_file_id)
    mine = rows.filter(kind=kind) if kind else rows
    return [Asked(one, _lines(one)) for one in mine.order_by("-id")]


def _lines(asked: PartyRequest) -> list[str]:
    data = asked.data
    lines = [] if asked.in_time else [_("It came late.")]
    if asked.kind == PartyRequest.Kind.EVIDENCE_ORDER:
        lines += [_("Records: %(items)s") % {"items": "、".join(data.get("items") or [])}]
        outcome = {PRODUCED: _("They were handed over."), NOT_PRODUCED: _("They were not handed over.")}
        lines += [outcome[data["outcome"]]] if data.get("outcome") in outcome else _due(data.get("due"))
    elif asked.kind == PartyRequest.Kind.INVESTIGATION:
        lines += [_("To be collected: %(items)s") % {"items": "、".join(data.get("items") or [])}]
        if data.get("made_on"):
            lines += [_("The tribunal went on %(day)s.") % {"day": date.fromisoformat(data["made_on"])}]
    elif asked.kind == PartyRequest.Kind.APPRAISAL:
        lines += [_("Question: %(question)s") % {"question": data.get("question", "")}]
        if data.get("body"):
            words = _("Entrusted to %(body)s; you advance the fee of %(fee)s yuan.")
            lines += [words % {"body": data["body"], "fee": data["fee"]}]
            came = _("The opinion came on %(day)s.")
            lines += (
                [came % {"day": data["returned_on"]}] if data.get("returned_on") else _due(data.get("due"))
            )
    return lines


def _due(day: str | None) -> list[str]:
    return [_("Expected by %(day)s.") % {"day": date.fromisoformat(day)}] if day else []
