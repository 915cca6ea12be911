"""Everything that the arbitration offers on the case page: acts with their forms, and panels in their order."""

from arbitration.services.decisions.panel import fill_outcome, fill_side
from arbitration.services.elements.panel import fill_panel
from arbitration.services.evidence.panel import fill_evidence
from arbitration.services.filing.filing_panel import fill_filing
from arbitration.services.hearings.panel import fill_tribunal
from arbitration.views import (
    claim_forms,
    clock_forms,
    court_forms,
    decision_forms,
    deliberation,
    designation,
    evidence_forms,
    filing_forms,
    hearing_forms,
    investigation_forms,
    pages,
    partial_court_forms,
    party_forms,
    proof_forms,
    publicity_forms,
    record,
    result_forms,
    review_forms,
    tribunal_forms,
    upload_code,
)

PAGES = {
    name: page
    for module in (
        filing_forms,
        clock_forms,
        party_forms,
        publicity_forms,
        claim_forms,
        tribunal_forms,
        hearing_forms,
        record,
        evidence_forms,
        proof_forms,
        investigation_forms,
        pages,
        result_forms,
        decision_forms,
        court_forms,
        partial_court_forms,
        deliberation,
        review_forms,
    )
    for name, page in module.PAGES.items()
}
PANELS = (
    ("arbitration/outcome_panel.html", fill_outcome),
    ("arbitration/side_panel.html", fill_side),
    ("arbitration/clock_panel.html", clock_forms.fill_clock),
    ("arbitration/tribunal_panel.html", fill_tribunal),
    ("arbitration/filing_panel.html", fill_filing),
    ("arbitration/elements_panel.html", fill_panel),
    ("arbitration/evidence_panel.html", fill_evidence),
    ("arbitration/upload_panel.html", upload_code.fill_upload),
)
DESKS = (("arbitration/designation_desk.html", designation.desk),)
REVIEW_PANELS = (("arbitration/review_panel.html", review_forms.fill_review),)
