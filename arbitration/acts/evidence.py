"""Evidence: handed in, late, exchanged, answered, seen, weighed, ordered, appraised, looked for."""

from django.utils.translation import gettext_lazy as _

from arbitration.acts.grants import ARBITRATOR, CLERK, HEAD, TRIBUNAL, arbitration_act
from arbitration.models import PENDING, State
from casework.registry import APPLICANT, RESPONDENT, THIRD, Grant

SIDES = (Grant("party", APPLICANT), Grant("party", RESPONDENT))
DESK = (*CLERK, *ARBITRATOR)
ASKED_BY = (*DESK, *SIDES)
WITH_TRIBUNAL = (State.TRIBUNAL_FORMED, State.HEARING_SET, State.HEARD)

ACTS = (
    arbitration_act(
        "submit_evidence", _("take evidence in"), DESK, "调解仲裁法第39条；办案规则第15条", PENDING
    ),
    arbitration_act(
        "decide_late_evidence", _("decide on late evidence"), ARBITRATOR, "办案规则第15条", WITH_TRIBUNAL
    ),
    arbitration_act(
        "request_evidence_period",
        _("take a request for a longer evidence period in"),
        ASKED_BY,
        "办案规则第15条",
        PENDING,
    ),
    arbitration_act(
        "decide_evidence_period", _("decide on the evidence period"), (*TRIBUNAL, *HEAD), "办案规则第15条"
    ),
    arbitration_act(
        "record_exchange", _("record an exchange of evidence"), TRIBUNAL, "调解仲裁法第38条", PENDING
    ),
    arbitration_act(
        "give_opinion",
        _("note an opinion on evidence"),
        (*TRIBUNAL, *SIDES, Grant("party", THIRD)),
        "调解仲裁法第38条",
        PENDING,
    ),
    arbitration_act("see_originals", _("note that originals were seen"), TRIBUNAL, "办案规则第18条", PENDING),
    arbitration_act(
        "weigh_evidence", _("weigh evidence"), ARBITRATOR, "调解仲裁法第38条、第39条", WITH_TRIBUNAL
    ),
    arbitration_act(
        "request_evidence_order",
        _("take a request for an order to produce evidence in"),
        ASKED_BY,
        "调解仲裁法第39条",
        PENDING,
    ),
    arbitration_act(
        "order_evidence", _("order evidence to be produced"), ARBITRATOR, "调解仲裁法第39条", WITH_TRIBUNAL
    ),
    arbitration_act(
        "end_evidence_order",
        _("note the outcome of an order to produce"),
        TRIBUNAL,
        "调解仲裁法第39条",
        WITH_TRIBUNAL,
    ),
    arbitration_act(
        "request_appraisal", _("take a request for an appraisal in"), ASKED_BY, "办案规则第40条", PENDING
    ),
    # The head suspends (规则 47), so the head entrusts: the two are one step.
    arbitration_act("entrust_appraisal", _("entrust an appraisal"), HEAD, "办案规则第40条、第47条", PENDING),
    arbitration_act(
        "refuse_appraisal", _("refuse an appraisal"), (*ARBITRATOR, *HEAD), "办案规则第40条", PENDING
    ),
    arbitration_act(
        "return_appraisal",
        _("take the appraiser's opinion in"),
        CLERK,
        "办案规则第40条、第47条",
        (State.SUSPENDED, *PENDING),
    ),
    arbitration_act(
        "request_investigation",
        _("take a request to collect evidence in"),
        ASKED_BY,
        "办案规则第16条",
        PENDING,
    ),
    arbitration_act(
        "decide_investigation",
        _("decide whether the tribunal collects evidence"),
        (*ARBITRATOR, *HEAD),
        "办案规则第16条",
        PENDING,
    ),
    arbitration_act("investigate", _("record an investigation"), TRIBUNAL, "办案规则第17条", PENDING),
)
