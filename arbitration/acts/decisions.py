"""Decisions beside the award, and endings without one."""

from django.utils.translation import gettext_lazy as _

from arbitration.acts.grants import ARBITRATOR, CLERK, HEAD, MACHINE, TRIBUNAL, arbitration_act
from arbitration.models import ENDED, PENDING, State
from casework.registry import APPLICANT, ASSIGNED, RESPONDENT, Grant

WITH_TRIBUNAL = (State.TRIBUNAL_FORMED, State.HEARING_SET, State.HEARD)
SIDE = (*WITH_TRIBUNAL, State.DRAFTED, State.APPROVED)
AFTER = (State.AWARDED, State.DELIVERED, State.EFFECTIVE, State.IN_ENFORCEMENT, State.SUED)
RESULT = (
    State.AWARDED,
    State.CONCILIATED,
    State.DELIVERED,
    State.EFFECTIVE,
    State.IN_ENFORCEMENT,
    State.SUED,
)
SIDES = (Grant("party", APPLICANT), Grant("party", RESPONDENT))

ACTS = (
    arbitration_act("draft_partial_award", _("draft a partial award"), TRIBUNAL, "办案规则第49条", WITH_TRIBUNAL),
    arbitration_act("approve_side_decision", _("approve a side decision"), HEAD, "办案规则第53条", (*SIDE, *AFTER)),
    arbitration_act("return_side_decision", _("return a side decision"), HEAD, "办案规则第53条", (*SIDE, *AFTER)),
    arbitration_act("make_side_decision", _("make a side decision"), TRIBUNAL, "调解仲裁法第43条、第44条", (*SIDE, *AFTER)),
    arbitration_act("request_preliminary_execution", _("take a request for preliminary execution in"), (*CLERK, Grant("party", APPLICANT)), "调解仲裁法第44条", PENDING),
    arbitration_act("draft_preliminary_execution", _("draft a preliminary execution"), TRIBUNAL, "调解仲裁法第44条", WITH_TRIBUNAL),
    arbitration_act("refuse_preliminary_execution", _("refuse preliminary execution"), ARBITRATOR, "调解仲裁法第44条", SIDE),
    arbitration_act("send_preliminary_execution", _("send the preliminary execution to the court"), CLERK, "调解仲裁法第44条", (*SIDE, *AFTER)),
    arbitration_act("find_error", _("note an error in the award"), (*TRIBUNAL, *HEAD), "办案规则第54条", AFTER),
    arbitration_act("draft_correction", _("draft a correction"), TRIBUNAL, "办案规则第54条", AFTER),
    arbitration_act("draft_supplement", _("draft a supplementary award"), TRIBUNAL, "办案规则第54条", AFTER),
    arbitration_act("declare_partial_effective", _("note that a partial award is effective"), CLERK, "调解仲裁法第50条", (*SIDE, *AFTER)),
    arbitration_act("note_partial_suit", _("note a suit on a partial award"), CLERK, "办案规则第49条", (*SIDE, State.SUSPENDED, *AFTER, *ENDED)),
    arbitration_act("end_partial_suit", _("note the end of a suit on a partial award"), CLERK, "法释〔2020〕26号第16条", (*SIDE, State.SUSPENDED, *AFTER, *ENDED)),
    arbitration_act("request_partial_set_aside", _("note a request to set a partial award aside"), CLERK, "调解仲裁法第49条", (*SIDE, State.SUSPENDED, *AFTER, *ENDED)),
    arbitration_act("note_partial_ruling", _("note the ruling on setting a partial award aside"), CLERK, "调解仲裁法第49条", (*SIDE, State.SUSPENDED, *AFTER, *ENDED)),
    arbitration_act("conciliate_part", _("record a conciliation on part of the claims"), TRIBUNAL, "办案规则第73条", PENDING),
    arbitration_act("repudiate_conciliation", _("a party goes back on the conciliation"), (*TRIBUNAL, *SIDES), "调解仲裁法第42条", (State.CONCILIATED,)),
    arbitration_act("repudiate_part", _("a party goes back on the partial conciliation"), TRIBUNAL, "调解仲裁法第42条", (*PENDING, State.DRAFTED, State.APPROVED)),
    arbitration_act("deem_withdrawn", _("treat as withdrawn"), ARBITRATOR, "调解仲裁法第36条", (State.HEARING_SET,)),
    arbitration_act("deem_one_withdrawn", _("treat one applicant as withdrawn"), ARBITRATOR, "办案规则第39条", (State.HEARING_SET, State.HEARD)),
    arbitration_act("terminate", _("terminate the case"), HEAD, "办案规则第48条", (*PENDING, State.SUSPENDED, State.DRAFTED, State.APPROVED)),
    arbitration_act("record_deliberation", _("record the deliberation"), ARBITRATOR, "调解仲裁法第45条", (State.HEARD, State.DRAFTED, State.APPROVED)),
    # Reading is no step of the case: the page of the notes asks for it.
    arbitration_act("read_deliberation", _("read the notes of the deliberation"), (*HEAD, Grant("arbitrator", ASSIGNED)), "调解仲裁法第45条"),
    arbitration_act("miss_instalment", _("note a missed instalment"), (MACHINE,), "调解仲裁法第51条"),
)  # fmt: skip
