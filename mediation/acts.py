"""Who may do which act in a mediation."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.models import Role
from casework.registry import (
    ANY_OFFICE,
    APPLICANT,
    ASSIGNED,
    INVITED,
    LINKED,
    OFFICE,
    RESPONDENT,
    SEATED,
    SYSTEM,
    THIRD,
    ActType,
    Grant,
)
from mediation.models.states import BINDING, ENDED, OPEN, State

OFFICE_OF = (Grant(Role.MEDIATOR, OFFICE), Grant(Role.HEAD, OFFICE))
MACHINE = (Grant(Role.SYSTEM, SYSTEM),)
WORKER = (Grant("party", APPLICANT),)
PARTIES = (*WORKER, Grant("party", RESPONDENT))
# A guarantor or a general contractor paying first who is no party comes by his link alone.
SIGNERS = (*PARTIES, Grant("party", THIRD), Grant("guarantor", LINKED))
PRIVATE = (Grant(Role.MEDIATOR, ASSIGNED), Grant(Role.HEAD, OFFICE))
DELEGATES = (Role.DELEGATE, Role.MEDIATOR, Role.HEAD)
AT_TABLE = tuple(Grant(role, SEATED) for role in DELEGATES)
ASKED_TO_TABLE = tuple(Grant(role, INVITED) for role in DELEGATES)
ALIVE = (State.APPLIED, *OPEN)
UNDER_WAY = (*ALIVE, *BINDING)

COMING_IN, TALKS, TABLE, COURT, AFTER = (
    _("Coming in"), _("The talks"), _("Joint table"), _("Ways through the court"), _("Afterwards"),
)  # fmt: skip


def _act(
    name: str,
    title: str | Promise,
    grants: tuple[Grant, ...],
    article: str,
    states: tuple[str, ...] = (),
    group: str | Promise = "",
) -> ActType:
    return ActType(
        name=f"mediation.{name}",
        title=title,
        grants=grants,
        article=article,
        kind="mediation",
        from_states=tuple(str(state) for state in states),
        group=group,
    )


INTAKE = (
    _act("receive", _("receive an application"), (Grant(Role.MEDIATOR, ANY_OFFICE), *PARTIES, *MACHINE), "调解仲裁法第12条；令17第21条"),
    _act("accept", _("accept"), OFFICE_OF, "令17第22条", (State.APPLIED,)),
    _act("decline", _("decline"), OFFICE_OF, "令17第22条", (State.APPLIED,)),
    _act("note_consent", _("note consent or refusal"), (*OFFICE_OF, *PARTIES), "令17第22条、第29条", UNDER_WAY, COMING_IN),
    _act("transfer", _("hand over to another body"), OFFICE_OF, "深圳矛盾纠纷多元化解条例第45条", (State.APPLIED,), COMING_IN),
    _act("assign_mediator", _("assign or change the mediator"), OFFICE_OF, "人民调解法第19条", UNDER_WAY, COMING_IN),
    _act("propose_negotiation", _("note a proposal to negotiate"), OFFICE_OF, "令17第8条、第10条", ALIVE, COMING_IN),
    _act("answer_negotiation", _("note the answer to the proposal"), OFFICE_OF, "令17第10条", ALIVE, COMING_IN),
    _act("note_silence", _("note silence as unwillingness"), MACHINE, "令17第10条、第31条"),
    _act("record_interruption", _("note what interrupted limitation"), OFFICE_OF, "令17第31条；调解仲裁法第27条", UNDER_WAY, COMING_IN),
    _act("set_platform_work", _("note the facts of platform work"), OFFICE_OF, "人社厅发〔2024〕4号", ALIVE, COMING_IN),
    _act("add_worker", _("add a worker to the dispute"), OFFICE_OF, "调解仲裁法第7条", ALIVE, COMING_IN),
    _act("elect_representatives", _("note the elected representatives"), OFFICE_OF, "调解仲裁法第7条", ALIVE, COMING_IN),
)  # fmt: skip
WORK = (
    _act("schedule_session", _("set a session"), OFFICE_OF, "人民调解法第20条", OPEN),
    _act("begin_session", _("begin a session now"), OFFICE_OF, "人民调解法第20条", OPEN),
    _act("hold_session", _("write the session's record"), OFFICE_OF, "令17第24条", OPEN),
    _act("call_off_session", _("call the session off"), OFFICE_OF, "人民调解法第20条", OPEN, TALKS),
    _act("note_elements", _("note the elements as the sides state them"), OFFICE_OF, "令17第24条", OPEN, TALKS),
    _act("write_note", _("write a note"), (*OFFICE_OF, *AT_TABLE), "令17第24条"),
    _act("read_private", _("read private talks and offers in confidence"), PRIVATE, "令17第24条"),
    _act("make_offer", _("note an offer"), OFFICE_OF, "人民调解法第22条", OPEN, TALKS),
    _act("tell_offer", _("tell an offer to the other side"), OFFICE_OF, "人民调解法第22条", OPEN, TALKS),
    _act("answer_offer", _("note the answer to an offer"), OFFICE_OF, "人民调解法第22条", OPEN, TALKS),
    _act("decide_clash", _("decide between two versions"), OFFICE_OF, "令17第24条", OPEN, TALKS),
    _act("extend", _("extend the period by agreement"), OFFICE_OF, "令17第29条", OPEN, TALKS),
)  # fmt: skip
AGREEING = (
    _act("draft_agreement", _("write the agreement"), OFFICE_OF, "令17第26条", OPEN),
    _act("read_back", _("read the agreement back"), OFFICE_OF, "人民调解法第22条", OPEN),
    _act("give_signature", _("sign"), (*OFFICE_OF, *SIGNERS), "调解仲裁法第14条", (*OPEN, *BINDING, *ENDED)),
    _act("sign_agreement", _("put the signed agreement into force"), OFFICE_OF, "调解仲裁法第14条", OPEN),
    _act("record_oral", _("record an oral agreement"), OFFICE_OF, "人民调解法第28条、第30条", OPEN, TALKS),
    _act("fail", _("end without agreement"), OFFICE_OF, "令17第30条", OPEN),
    _act("expire", _("note that the time has run out"), (*OFFICE_OF, *MACHINE), "令17第29条；调解仲裁法第14条"),
    _act("open_way", _("open the way to arbitration"), MACHINE, "调解仲裁法第14条", OPEN),
    _act("withdraw", _("take a withdrawal in"), (*OFFICE_OF, *WORKER), "人民调解法第23条", ALIVE),
)  # fmt: skip
OUTCOME = (
    _act("apply_review", _("hand over a joint application for review"), OFFICE_OF, "办案规则第74条", (State.AGREED, State.IN_DEFAULT)),
    _act("confirm", _("note the confirmation"), (*OFFICE_OF, *MACHINE), "办案规则第77条；民事诉讼法第205条", (State.AGREED, State.IN_DEFAULT)),
    _act("request_confirmation", _("ask the court for confirmation"), OFFICE_OF, "民事诉讼法第205条", (State.AGREED, State.IN_DEFAULT), COURT),
    _act("refuse_confirmation", _("note that the court refused to confirm"), OFFICE_OF, "民事诉讼法第206条", (State.AGREED, State.IN_DEFAULT), COURT),
    _act("request_payment_order", _("note a request for a payment order"), OFFICE_OF, "调解仲裁法第16条", (State.AGREED, State.IN_DEFAULT), COURT),
    _act("follow_payment_order", _("note the next step of the payment order"), OFFICE_OF, "民事诉讼法第226条至第228条", BINDING, COURT),
    _act("note_suit", _("note a direct suit"), OFFICE_OF, "法释〔2020〕26号第13条、第51条", (State.AGREED, State.IN_DEFAULT), COURT),
    _act("request_enforcement", _("note a request for enforcement"), OFFICE_OF, "调解仲裁法第51条；民事诉讼法第227条", (State.AGREED, State.CONFIRMED, State.IN_DEFAULT), COURT),
    _act("pay_instalment", _("note a payment"), (*OFFICE_OF, *WORKER), "人民调解法第31条", (*OPEN, *BINDING)),
    _act("miss_instalment", _("note a missed payment"), MACHINE, "调解仲裁法第16条"),
    _act("remind_instalment", _("remind the payer"), OFFICE_OF, "人民调解法第31条", (*OPEN, *BINDING)),
    _act("note_default", _("note a default"), OFFICE_OF, "调解仲裁法第15条", (State.AGREED, State.CONFIRMED)),
    _act("record_performance", _("record performance"), OFFICE_OF, "人民调解法第31条", BINDING),
    _act("record_visit", _("note a follow-up visit"), OFFICE_OF, "人民调解法第31条", (*BINDING, *ENDED), AFTER),
    _act("refer_to_aid", _("hand the worker on to legal aid"), OFFICE_OF, "法律援助法第31条、第42条", (*UNDER_WAY, *ENDED), AFTER),
    _act("close", _("close the file"), OFFICE_OF, "人民调解法第27条；令17第30条", (*ENDED, State.CONFIRMED, State.IN_DEFAULT, State.IN_ENFORCEMENT)),
)  # fmt: skip
JOINT = (
    _act("invite_body", _("invite a body to the table"), OFFICE_OF, "人社厅发〔2024〕4号", ALIVE, TABLE),
    _act("answer_seat", _("answer the invitation"), ASKED_TO_TABLE, "人社厅发〔2024〕4号"),
    _act("read_table", _("read the joint table"), (*OFFICE_OF, *AT_TABLE), "人社厅发〔2024〕4号"),
    _act("close_table", _("close the joint table"), OFFICE_OF, "人社厅发〔2024〕4号", (*BINDING, *ENDED), TABLE),
)  # fmt: skip
ACTS = (*INTAKE, *WORK, *AGREEING, *OUTCOME, *JOINT)
