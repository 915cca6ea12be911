"""What fills the papers of closing (L21, L32–L34)."""

from typing import Any

from legalaid.models import LegalAidCase, QualityAssessment
from legalaid.papers.case_facts import clerk, lawyer, provider, recipients, stage
from legalaid.papers.conduct import note_row
from legalaid.rules.subsidy import CATEGORIES, GRADES
from legalaid.services.closing.assess import MARKS
from legalaid.services.closing.file_check import ITEMS
from legalaid.services.deciding.auxiliary import agreed

MOST_NOTES = 30


def report(row: LegalAidCase) -> dict[str, Any]:
    subsidy = getattr(row, "subsidy", None)
    notes = row.notes.order_by("on", "id")[:MOST_NOTES]
    auxiliary = agreed(row)
    return {
        "number": row.number,
        "aid_form": row.aid_form,
        "stage": stage(row),
        "handler": lawyer(row),
        "firm": provider(row)["name"],
        "assigned_on": row.assigned_on,
        "concluded_on": row.concluded_on,
        "days": row.work_days,
        "work": [note_row(one) for one in notes],
        "summary": row.work_done or row.result_words,
        "result": row.result or "other",
        "result_words": row.result_words,
        "won": row.won,
        "received": row.received_money,
        "fee": auxiliary.fee if auxiliary else None,
        "fee_steps": [one["text"] for one in auxiliary.steps] if auxiliary else [],
        "attached": [ITEMS[one] for one in row.report_items if one in ITEMS],
        "reported_on": row.reported_on,
        "subsidy": subsidy.amount if subsidy and subsidy.amount else None,
        "reviewer": clerk(row) if row.reviewed_on else None,
    }


def visit(row: LegalAidCase) -> dict[str, Any]:
    held = row.visits.select_related("by").order_by("-id").first()
    assert held is not None
    return {
        "number": row.number,
        "handler": lawyer(row),
        "on": held.on,
        "method": held.method,
        "satisfied": held.satisfied,
        "asked_money": held.asked_money,
        "said": held.text,
        "visitor": held.by.full_name if held.by else clerk(row),
    }


def assessment(row: LegalAidCase) -> dict[str, Any]:
    held = (
        row.assessments.filter(state=QualityAssessment.State.DONE)
        .select_related("assessor")
        .order_by("-done_on", "-id")
        .first()
    )
    assert held is not None
    return {
        "number": row.number,
        "handler": lawyer(row),
        "firm": provider(row)["name"],
        "drawn_on": held.drawn_on,
        "seed": held.seed,
        "assessor": held.assessor.full_name,
        "marks": [
            {"matter": words, "most": most, "given": held.marks[name]}
            for name, (words, most) in MARKS.items()
        ],
        "total": held.total,
        "remark": held.comment or None,
        "done_on": held.done_on,
    }


def subsidy_sheet(row: LegalAidCase) -> dict[str, Any]:
    held = row.subsidy
    assert held.batch is not None
    return {
        "number": row.number,
        "handler": held.user.full_name,
        "firm": held.firm.name,
        "category": CATEGORIES[held.category],
        "grade": GRADES[held.grade],
        "base": held.base,
        "expenses": held.expenses,
        "amount": held.amount,
        "steps": [step["text"] for step in held.steps],
        "batch": held.batch.number,
        "paid_on": held.batch.paid_on,
    }


BUILDERS = {
    "L21": recipients(report, applies=lambda row: row.reported_on is not None and bool(row.report_items)),
    "L32": recipients(visit),
    "L33": recipients(assessment),
    "L34": recipients(
        subsidy_sheet, applies=lambda row: bool(getattr(row, "subsidy", None)) and row.subsidy.amount > 0
    ),
}
