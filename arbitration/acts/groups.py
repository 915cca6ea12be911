"""Which acts are folded away on the case page, and under which heading: the ordinary course stands in front."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from casework.registry import ActType

GROUPS = {
    _("Parties and claims"): (
        "join_party", "leave_party", "succeed_party", "elect_representatives", "request_change", "accept_change",
        "turn_down_change", "withdraw_claims", "join_cases", "split_case",
    ),
    _("Jurisdiction and limitation"): (
        "object_jurisdiction", "decide_jurisdiction", "transfer", "dispute_transfer", "designate_jurisdiction", "designate", "revoke",
        "record_interruption", "remind_promise", "remind_supplement",
    ),
    _("Evidence"): (
        "submit_evidence", "decide_late_evidence", "request_evidence_period", "decide_evidence_period", "record_exchange",
        "give_opinion", "see_originals", "weigh_evidence", "request_evidence_order", "order_evidence",
        "end_evidence_order", "request_appraisal", "entrust_appraisal", "refuse_appraisal", "return_appraisal",
        "request_investigation", "decide_investigation", "investigate",
    ),
    _("Clock and procedure"): ("suspend", "resume", "extend_award", "convert_track", "shorten_answer"),
    _("Decisions beside the award"): (
        "draft_partial_award", "approve_side_decision", "return_side_decision", "make_side_decision",
        "declare_partial_effective", "request_preliminary_execution", "draft_preliminary_execution",
        "refuse_preliminary_execution", "send_preliminary_execution", "conciliate_part", "repudiate_part",
        "repudiate_conciliation", "find_error", "draft_correction", "draft_supplement", "record_deliberation",
    ),
    _("Ending without an award"): ("deem_withdrawn", "deem_one_withdrawn", "terminate"),
    _("Courts and payment"): (
        "note_suit", "end_of_suit", "request_set_aside", "note_set_aside_ruling", "note_partial_suit",
        "end_partial_suit", "request_partial_set_aside", "note_partial_ruling", "interrupt_enforcement",
        "note_nonenforcement", "note_preservation", "lift_preservation", "note_payment_order", "follow_payment_order", "plan_instalments",
        "pay_instalment",
    ),
    _("Tribunal"): (
        "close_to_public", "request_recusal", "decide_recusal", "take_urgent_measure", "replace_member", "dissolve_tribunal", "request_postponement",
        "decide_postponement",
    ),
}  # fmt: skip


def in_groups(acts: Iterable[ActType]) -> Iterator[ActType]:
    """The acts with their headings, those of a group behind each other in the group's order."""
    known = {act.name.partition(".")[2]: act for act in acts}
    grouped = {name: heading for heading, names in GROUPS.items() for name in names}
    yield from (act for name, act in known.items() if name not in grouped)
    for heading, names in GROUPS.items():
        yield from (replace(known[name], group=heading) for name in names if name in known)
