"""How far each invented dispute has come, and when. Every step is the real act, done on its own day by its own person."""

import json
import random
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from arbitration.models import Arbitration
from arbitration.services.awards.approve_award import approve_award
from arbitration.services.awards.award_draft import draft_award, material, proposed
from arbitration.services.awards.conciliate import conciliate
from arbitration.services.awards.make_award import make_award
from arbitration.services.awards.submit_award import submit_award
from arbitration.services.clock.suspend import GROUNDS, suspend
from arbitration.services.filing.accept import accept
from arbitration.services.filing.forward_answer import forward_answer
from arbitration.services.filing.receive import receive
from arbitration.services.filing.receive_answer import receive_answer
from arbitration.services.filing.request_supplement import request_supplement
from arbitration.services.filing.suggest_mediation import suggest_mediation
from arbitration.services.hearings.form_tribunal import form_tribunal
from arbitration.services.hearings.hold_hearing import hold_hearing
from arbitration.services.hearings.schedule_hearing import schedule_hearing
from arbitration.services.outcome.close import close
from arbitration.services.outcome.declare_effective import declare_effective
from arbitration.services.outcome.record_performance import record_performance
from arbitration.services.outcome.refer_enforcement import refer_enforcement
from arbitration.services.questions import fast_track_decision
from casework.actor import Actor
from casework.clock import SHANGHAI, today
from casework.models import CaseFile, Claim, ElementFinding, ElementStatement, Party, Room
from casework.services.refer import offer
from law.workdays import calendar
from legalaid.services.accept_assignment import accept_assignment
from legalaid.services.assign_lawyer import assign_lawyer
from legalaid.services.deciding.state_means import state_means
from legalaid.services.exemption import exemption_decision
from legalaid.services.grant import grant
from legalaid.services.receive import receive_referral
from legalaid.services.sign_mandate import sign_mandate
from mediation.models import Mediation
from portal.demo.disputes import answer_elements
from portal.demo.offices import Stage
from portal.demo.paperwork import HEARING, NOTICES, RESULTS, issue_and_serve


@dataclass
class Tale:
    """One dispute on its way: its file, its people, the rooms already taken, and the day reached."""

    stage: Stage
    case_file: CaseFile
    tribunal: str
    day: date
    serial: int
    chance: random.Random
    arbitration: Arbitration | None = None
    mediation: Mediation | None = None
    notes: dict[str, Any] = field(default_factory=dict)

    def by(self, username: str) -> Actor:
        return Actor.staff(self.stage.people[username])

    @property
    def clerk(self) -> Actor:
        return self.by("lian" if self.tribunal == "GZ-ARB" else "szlian")

    @property
    def arbitrator(self) -> Actor:
        names = ("zhongcai", "zhongcai2") if self.tribunal == "GZ-ARB" else ("szlian",)
        return self.by(names[self.serial % len(names)])

    @property
    def row(self) -> Arbitration:
        assert self.arbitration is not None
        self.arbitration.refresh_from_db()
        return self.arbitration

    def claims(self) -> list[Claim]:
        return list(Claim.objects.filter(case_file=self.case_file))


def receive_it(tale: Tale) -> None:
    tale.arbitration = receive(
        actor=tale.clerk,
        case_file=tale.case_file,
        tribunal=tale.stage.offices[tale.tribunal],
        channel="portal",
    )


def ask_for_more(tale: Tale) -> None:
    request_supplement(tale.row, actor=tale.clerk, items=["身份证复印件", "被申请人工商登记信息"])


def to_mediation(tale: Tale) -> None:
    suggest_mediation(tale.row, actor=tale.clerk, body=tale.stage.offices["GZ-GHT"])


def take_it(tale: Tale) -> None:
    decision = fast_track_decision(tale.row)
    promised = ["考勤记录"] if tale.serial % 5 == 0 else []
    accept(
        tale.row,
        actor=tale.clerk,
        fast=decision["answer"] == "yes",
        reasons=decision["reasons"],
        promise_items=promised,
        promise_due=calendar().add_workdays(today(), 8) if promised else None,
    )


def answer_it(tale: Tale) -> None:
    respondent = tale.case_file.parties.get(side=Party.Side.RESPONDENT)
    answer_elements(tale.case_file)
    receive_answer(tale.row, actor=tale.clerk, party=respondent, text="演示答辩：对欠付数额有异议。")


def serve_it(tale: Tale) -> None:
    issue_and_serve(tale.row, NOTICES, actor=tale.clerk)


def forward_it(tale: Tale) -> None:
    forward_answer(tale.row, actor=tale.clerk)


def tell_hearing(tale: Tale) -> None:
    issue_and_serve(tale.row, HEARING, actor=tale.clerk)


def hand_out(tale: Tale) -> None:
    issue_and_serve(tale.row, RESULTS, actor=tale.clerk)


def form_it(tale: Tale) -> None:
    recorder = tale.stage.people["lian"]
    assert tale.arbitrator.user is not None
    form_tribunal(
        tale.row,
        actor=tale.clerk,
        arbitrators=[tale.arbitrator.user],
        recorder=recorder,
        choice_reason="演示：由固定的演示仲裁员办理",
    )


def set_hearing(tale: Tale) -> None:
    rooms = list(Room.objects.filter(organisation=tale.row.organisation).order_by("pk"))
    day = calendar().add_workdays(today(), 6 + tale.serial % 3)
    starts = datetime.combine(day, time(9 + tale.serial * 2 % 8, 0), tzinfo=SHANGHAI)
    tale.notes["hearing"] = starts
    schedule_hearing(
        tale.row,
        actor=tale.clerk,
        room=rooms[tale.serial % len(rooms)],
        starts_at=starts,
        ends_at=starts + timedelta(minutes=90),
    )


def hear_it(tale: Tale) -> None:
    parties = tale.case_file.parties.all()
    record = {
        "presence": [{"party": party.pk, "state": "present"} for party in parties],
        "rights_read": True,
        "recusal": "双方均不申请回避。",
        "investigation": "申：请求与申请书一致。\n被：对欠付数额有异议，但未带来支付凭证。",
        "final_opinions": "申：坚持仲裁请求。\n被：请求依法裁决。",
        "conciliation": {"outcome": "failed", "text": ""},
    }
    hold_hearing(tale.row, actor=tale.arbitrator, record=record)


def draft_it(tale: Tale) -> None:
    worker = tale.case_file.parties.get(side=Party.Side.APPLICANT)
    owed = ElementStatement.objects.get(party=worker, code="E-47")
    ElementFinding.objects.create(
        case_file=tale.case_file,
        subject=worker,
        code="E-47",
        status="disputed",
        value=owed.value,
        basis="举证责任",
        reason="被申请人未提交工资支付凭证，应承担不利后果。",
    )
    facts = material(tale.row)
    texts = {f"reason-{place}": "按本裁决认定的要素计算。" for place in (1, 2)}
    draft = draft_award(facts, texts=texts, amounts={})
    awarded = {claim.pk: proposed(facts, claim) for claim in facts.claims}
    plain = json.loads(json.dumps(draft, cls=DjangoJSONEncoder))
    submit_award(tale.row, actor=tale.arbitrator, awarded=awarded, reasons=plain)


def approve_it(tale: Tale) -> None:
    approve_award(tale.row, actor=tale.by("yuanzhang"))


def award_it(tale: Tale) -> None:
    make_award(tale.row, actor=tale.arbitrator)


def settle_it(tale: Tale) -> None:
    agreed = {
        claim.pk: ((claim.claimed or Decimal(0)) * Decimal("0.9")).quantize(Decimal("0.01"))
        for claim in tale.claims()
    }
    terms = {
        "pay_by": (today() + timedelta(days=10)).isoformat(),
        "account": "银行转账",
        "default_clause": "",
    }
    conciliate(tale.row, actor=tale.arbitrator, agreed=agreed, terms=terms)


def take_effect(tale: Tale) -> None:
    declare_effective(tale.row, actor=tale.clerk)


def pay_it(tale: Tale) -> None:
    paid = {claim.pk: claim.awarded for claim in tale.claims() if claim.awarded}
    record_performance(tale.row, actor=tale.clerk, paid=paid)


def enforce_it(tale: Tale) -> None:
    refer_enforcement(tale.row, actor=tale.clerk)


def close_it(tale: Tale) -> None:
    close(tale.row, actor=tale.clerk)


def suspend_it(tale: Tale) -> None:
    suspend(tale.row, actor=tale.by("yuanzhang"), ground=GROUNDS[5])


def ask_for_aid(tale: Tale) -> None:
    worker = tale.case_file.parties.get(side=Party.Side.APPLICANT)
    offer(
        case_file=tale.case_file,
        source=tale.arbitration,
        target_kind="legal_aid",
        target=tale.stage.offices["GZ-FY"],
        party=worker,
        reason="劳动者在手机端同时申请法律援助",
        data={"groups": [], "status_proof": True},
    )


def take_aid(tale: Tale) -> None:
    referral = tale.case_file.referrals.get(target_kind="legal_aid")
    tale.notes["aid"] = receive_referral(referral, actor=tale.by("fayuan"))


def grant_aid(tale: Tale) -> None:
    aid = tale.notes["aid"]
    decision = exemption_decision(aid)
    if decision["answer"] != "yes":
        stated = {"household_income": "48000", "household_size": 4, "valuable_assets": False}
        state_means(aid, actor=tale.by("fayuan"), stated=stated)
    grant(aid, actor=tale.by("fayuan"), exempt=decision["answer"] == "yes", reasons=decision["reasons"])


def appoint(tale: Tale) -> None:
    assign_lawyer(tale.notes["aid"], actor=tale.by("fayuan"))


def take_mandate(tale: Tale) -> None:
    aid = tale.notes["aid"]
    aid.refresh_from_db()
    accept_assignment(aid, actor=Actor.staff(aid.lawyer))
    sign_mandate(aid, actor=Actor.staff(aid.lawyer), powers=["代收法律文书"])
