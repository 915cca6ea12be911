"""Parties and claims that move."""

from django.utils.translation import gettext_lazy as _

from arbitration.acts.grants import CLERK, HEAD, TRIBUNAL, arbitration_act
from arbitration.models import PENDING, State
from casework.registry import APPLICANT, RESPONDENT, Grant

OPEN = (*PENDING, State.SUSPENDED)
PARTIES = (Grant("party", APPLICANT), Grant("party", RESPONDENT))
OFFICE = (*TRIBUNAL, *HEAD)

ACTS = (
    arbitration_act("join_party", _("join a party or third person"), OFFICE, "办案规则第46条第1项", OPEN),
    arbitration_act("leave_party", _("let a party leave"), OFFICE, "办案规则第35条", OPEN),
    arbitration_act("succeed_party", _("put a successor in place of a party"), OFFICE, "办案规则第47条", OPEN),
    arbitration_act("elect_representatives", _("record the representatives"), CLERK, "办案规则第63条", (State.RECEIVED, *OPEN)),
    arbitration_act("request_change", _("take in a change of claims"), (*CLERK, *PARTIES), "办案规则第44条、第36条", OPEN),
    arbitration_act("accept_change", _("accept the change of claims"), OFFICE, "办案规则第44条、第36条", OPEN),
    arbitration_act("turn_down_change", _("leave the change to another case"), OFFICE, "办案规则第44条、第36条", OPEN),
    arbitration_act("withdraw_claims", _("take part of the claims back"), (*CLERK, Grant("party", APPLICANT)), "办案规则第35条", OPEN),
    arbitration_act("join_cases", _("hear together with another case"), OFFICE, "民事诉讼法第55条", PENDING),
    arbitration_act("split_case", _("hear apart again"), OFFICE, "民事诉讼法第55条", PENDING),
    arbitration_act("schedule_joined", _("set down with the leading case"), TRIBUNAL, "调解仲裁法第35条", (State.TRIBUNAL_FORMED,)),
)  # fmt: skip
