"""旁生待办 of evidence and record: what came late, what was asked for, what is awaited."""

from django.utils.translation import gettext_noop as _

from arbitration.flows.course import COURSE
from casework.models import Role
from casework.services.errands import Errand

A = "arbitration"
OVER = (*COURSE.ends, f"{A}.conciliation.reached")
ERRANDS = (
    Errand(
        "decide_late_evidence",
        Role.ARBITRATOR,
        _("decide on late evidence"),
        ("casework.evidence.submitted",),
        (f"{A}.evidence.late_decided", *OVER),
        when=lambda event: bool(event.data.get("late")),
    ),
    Errand(
        "decide_evidence_period",
        Role.ARBITRATOR,
        _("decide on the evidence period"),
        (f"{A}.evidence_period.requested",),
        (f"{A}.evidence_period.decided", *OVER),
    ),
    Errand(
        "order_evidence",
        Role.ARBITRATOR,
        _("order evidence to be produced"),
        (f"{A}.evidence_order.requested",),
        (f"{A}.evidence.ordered", f"{A}.evidence_order.refused", *OVER),
    ),
    Errand(
        "decide_investigation",
        Role.ARBITRATOR,
        _("decide whether the tribunal collects evidence"),
        (f"{A}.investigation_request.received",),
        (f"{A}.investigation_request.granted", f"{A}.investigation_request.refused", *OVER),
    ),
    Errand(
        "investigate",
        Role.CLERK,
        _("record an investigation"),
        (f"{A}.investigation_request.granted",),
        (f"{A}.investigation.made", *OVER),
    ),
    Errand(
        "entrust_appraisal",
        Role.HEAD,
        _("entrust an appraisal"),
        (f"{A}.appraisal.requested",),
        (f"{A}.appraisal.entrusted", f"{A}.appraisal.refused", *OVER),
    ),
    Errand(
        "return_appraisal",
        Role.CLERK,
        _("take the appraiser's opinion in"),
        (f"{A}.appraisal.entrusted",),
        (f"{A}.appraisal.returned", *OVER),
    ),
    Errand(
        "decide_correction",
        Role.ARBITRATOR,
        _("decide on a correction of the record"),
        (f"{A}.record.correction_requested",),
        (f"{A}.record.correction_decided", *OVER),
    ),
)
