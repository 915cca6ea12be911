"""What interrupts limitation around a mediation (令17 art 31, LIM-4; 调解仲裁法 art 27, LIM-3), and which event shows it."""

from __future__ import annotations

from collections.abc import Mapping

# The eight of 令17 art 31 in their order, then the others of 调解仲裁法 art 27.
KINDS: Mapping[str, str] = {
    "negotiation_unanswered": "提出协商，对方拒绝或五日内未答复",
    "negotiation_stopped": "约定的协商期限内，一方或者双方不同意继续协商",
    "negotiation_failed": "约定的协商期限内未达成一致",
    "negotiation_not_performed": "和解协议约定的期限内不履行",
    "mediation_refused": "申请调解后，对方不同意调解",
    "mediation_stopped": "受理后在调解期限内，一方或者双方不同意调解",
    "mediation_failed": "调解期限内未达成调解协议",
    "mediation_not_performed": "调解协议约定的期限届满未履行",
    "claimed": "向对方主张权利",
    "complaint": "向监察、工会等部门投诉或请求救济",
    "agreed_to_perform": "对方同意履行（如出具欠条）",
}

EVENTS: Mapping[str, str] = {
    "mediation.negotiation.proposed": "claimed",
    "mediation.negotiation.refused": "negotiation_unanswered",
    "mediation.application.received": "mediation",
    "mediation.consent.refused": "mediation_refused",
    "mediation.application.not_accepted": "mediation_refused",
    "mediation.proceeding.failed": "mediation_failed",
    "mediation.proceeding.expired": "mediation_failed",
    "mediation.rest.failed": "mediation_failed",
    "mediation.instalment.missed": "mediation_not_performed",
    "mediation.agreement.defaulted": "mediation_not_performed",
    "mediation.payment_order.requested": "payment_order",
}
