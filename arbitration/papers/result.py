"""Papers after the result: conciliation document, effect certificate, enforcement letter, catalogue (A32, A42, ENF, CAT)."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from arbitration.models import Arbitration, Instalment
from arbitration.papers.case_facts import handler_name, tribunal_record
from arbitration.papers.settled import payment, total_of, worker_rows
from arbitration.services.outcome.declare_effective import perform_by, settled_whole
from arbitration.services.outcome.instalments import ordinals_of_parts
from arbitration.services.outcome.owing import owed
from casework.clock import today
from casework.models import Claim, Event, Party
from documents.builders import Builder
from documents.checks import Facts
from documents.models import Paper, Service
from documents.typesetting.dates import arabic_date
from law.limits import compute, limits

FINAL, NON_FINAL = ("A34", "A37-1"), ("A33", "A37-2")
RESULT_KINDS = ("A32", "A33", "A34", "A37-1", "A37-2")


def _whole_instalments(row: Arbitration) -> QuerySet[Instalment]:
    """Those of this agreement: a part that was settled first has its own, in its own document (办案规则 art 73)."""
    rows = Instalment.objects.filter(arbitration=row, dropped=False)
    return rows.exclude(ordinal__in=ordinals_of_parts(row))


def conciliation(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    """What both sides agreed on, in one sum or in instalments (A32)."""
    terms = row.draft.get("terms", {})
    claims = list(_settled_claims(row, terms))
    pay_by = date.fromisoformat(terms["pay_by"])
    total = total_of(claims)
    parts = [
        {"seq": seq, "due_on": one.due_on, "amount": one.amount}
        for seq, one in enumerate(_whole_instalments(row), start=1)
    ]
    text = [
        payment(claims, terms, pay_by, parts=len(parts)),
        "申请人自愿放弃其他仲裁请求，双方就本案争议再无其他纠纷。",
    ]
    if terms.get("default_clause"):
        text.insert(1, terms["default_clause"])
    return {
        "accepted_on": row.accepted_on,
        "tribunal": tribunal_record(row),
        "terms": text,
        "amount": total,
        "instalments": parts or [{"seq": 1, "due_on": pay_by, "amount": total}],
        "workers": worker_rows(claims),
        "remaining_claims": [],
    }


def _settled_claims(row: Arbitration, terms: dict[str, Any]) -> Any:
    settled = Claim.objects.standing(row.case_file_id).filter(outcome=Claim.Outcome.SETTLED)
    named = terms.get("claims")
    return (settled.filter(pk__in=named) if named else settled).select_related("party")


def certificate(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    award = _award(row)
    return {
        "made_on": row.made_on,
        "award_number": "、".join(_numbers(row, *RESULT_KINDS)),
        "award_title": award.title,
        "services": services(row),
        "no_suit": _no_suit(row),
        "effective_on": row.effective_on,
    }


def _numbers(row: Arbitration, *kinds: str) -> list[str]:
    issued = Paper.objects.filter(proceeding=row, kind__in=kinds, state=Paper.State.ISSUED).order_by("number")
    return list(dict.fromkeys(issued.values_list("number", flat=True)))


def _no_suit(row: Arbitration) -> str:
    """Why the result is effective: a final award from the day it was made, any other because nobody sued in time."""
    final, open_ones = _numbers(row, *FINAL), _numbers(row, *NON_FINAL)
    if final and open_ones and row.made_on:
        return (
            f"其中{final[0]}为终局裁决，自{arabic_date(row.made_on)}作出之日起发生法律效力；"
            f"各方当事人均未在法定期间内就{open_ones[0]}提起诉讼，"
        )
    if final:
        return "该裁决为终局裁决，自作出之日起发生法律效力，"
    return "各方当事人均未在法定期间内提起诉讼，" if open_ones else ""


def certificate_facts(row: Arbitration, addressee: Party | None) -> Facts:
    done = Service.objects.filter(paper__proceeding=row, paper__kind__in=RESULT_KINDS, state="completed")
    return Facts(notice_served_to=tuple(sorted({service.addressee.name for service in done})))


def services(row: Arbitration) -> list[dict[str, Any]]:
    """How the result was served on each party."""
    done = Service.objects.filter(
        paper__proceeding=row, paper__kind__in=RESULT_KINDS, state=Service.State.COMPLETED
    ).select_related("addressee")
    lines = {
        (one.addressee_id, one.method, one.effective_on): {
            "addressee": one.addressee.name,
            "method": "direct" if one.method == "simple" else one.method,
            "dated": one.effective_on,
            "receipt": one.tracking_no or None,
        }
        for one in done
    }
    return list(lines.values())


def _award(row: Arbitration) -> Paper:
    issued = Paper.objects.filter(proceeding=row, kind__in=RESULT_KINDS, state=Paper.State.ISSUED)
    return issued.earliest("id")


def has_served_result(row: Arbitration) -> bool:
    return Service.objects.filter(
        paper__proceeding=row, paper__kind__in=RESULT_KINDS, state=Service.State.COMPLETED
    ).exists()


def enforcement(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    award = _award(row)
    assert row.effective_on is not None
    referred = Event.objects.filter(proceeding=row, name="arbitration.enforcement.referred").latest("id")
    last_day = perform_by(row, row.effective_on)
    left = sum((owed(c) - c.paid for c in Claim.objects.standing(row.case_file_id)), Decimal(0))
    return {
        "court": referred.data["court"],
        "award_number": award.number,
        "award_title": award.title,
        "effective_on": row.effective_on,
        "performance_due": last_day,
        "amount": left,
        "preliminary": False,
        "enforcement_until": compute(limits()["arbitration.enforcement"], last_day).due,
        "attachments": ["裁决书正本一份", "送达回证复印件一份", "裁决生效证明一份"],
    }


def has_result(row: Arbitration) -> bool:
    return Paper.objects.filter(proceeding=row, kind__in=RESULT_KINDS, state=Paper.State.ISSUED).exists()


def catalogue(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    """The list of the main file in the order in which its papers were made; page numbers are written at binding."""
    papers = Paper.objects.filter(proceeding=row, state=Paper.State.ISSUED, inner=False).order_by(
        "issued_on", "id"
    )
    return {
        "part": "main",
        "rows": [
            {
                "seq": place,
                "title": paper.title,
                "number": paper.number or None,
                "author": row.organisation.short_name,
                "dated": paper.issued_on,
                "pages": "／",
            }
            for place, paper in enumerate(papers, start=1)
        ],
        "keep_years": 10 if row.made_on and not settled_whole(row) else 5,
        "filed_by": handler_name(row),
        "filed_on": today(),
    }


def has_papers(row: Arbitration) -> bool:
    return Paper.objects.filter(proceeding=row, state=Paper.State.ISSUED, inner=False).exists()


RESULT = {
    "A32": Builder(conciliation, applies=settled_whole, issue_day=lambda row: row.made_on),
    "A42": Builder(certificate, applies=has_served_result, facts=certificate_facts),
    "ENF": Builder(enforcement, applies=has_result),
    "CAT": Builder(catalogue, applies=has_papers),
}
