"""Legal aid of Shenzhen in the demonstration: an application above the means line, and a stage that is over (深圳市法律援助条例 17, 49)."""

import random
from datetime import date, timedelta

from casework.actor import Actor
from casework.clock import today
from casework.models import OrganisationSetting, Party
from legalaid.models import LegalAidCase
from legalaid.services.accept_assignment import accept_assignment
from legalaid.services.assign_lawyer import assign_lawyer
from legalaid.services.conclude import conclude
from legalaid.services.deciding.auxiliary import offer_auxiliary
from legalaid.services.deciding.state_means import state_means
from legalaid.services.exemption import exemption_decision
from legalaid.services.grant import grant
from legalaid.services.receive import Application, receive
from legalaid.services.sign_mandate import sign_mandate
from portal.demo.disputes import open_dispute
from portal.demo.offices import Stage

CITY = "440300"
# Above both lines: the household's, and twice the minimum wage for wage disputes.
STATED = {
    "household_income": "168000", "household_size": 2, "valuable_assets": True,
    "wage_or_injury_dispute": True, "average_wage_6_months": "9200",
}  # fmt: skip


def open_shenzhen_aid(stage: Stage, chance: random.Random, serial: int) -> list[LegalAidCase]:
    """One waits for the applicant's answer to the offer, one for the application for the next stage."""
    OrganisationSetting.objects.create(
        organisation=stage.offices["SZ-FY"],
        key="legal_aid.means_line_monthly",
        value={"value": "3400.00"},
        effective_from=date(2024, 1, 1),
        source="演示设置，不是公布的标准",
    )
    return [_offered(stage, chance, serial), _stage_over(stage, chance, serial + 1)]


def _applied(stage: Stage, chance: random.Random, serial: int, *, migrant: bool) -> LegalAidCase:
    case_file = open_dispute(chance, serial, CITY, ended_on=today() - timedelta(days=40))
    case_file.migrant_worker = migrant
    case_file.save(update_fields=["migrant_worker"])
    papers = ({"name": "法律援助申请表"}, {"name": "身份证明"}, {"name": "劳动合同"})
    return receive(
        actor=Actor.staff(stage.people["szfayuan"]),
        case_file=case_file,
        recipient=case_file.parties.get(side=Party.Side.APPLICANT),
        centre=stage.offices["SZ-FY"],
        application=Application(materials=papers, proofs=["居住证"]),
    )


def _offered(stage: Stage, chance: random.Random, serial: int) -> LegalAidCase:
    clerk = Actor.staff(stage.people["szfayuan"])
    aid = _applied(stage, chance, serial, migrant=False)
    state_means(aid, actor=clerk, stated=STATED)
    offer_auxiliary(_again(aid), actor=clerk)
    return _again(aid)


def _stage_over(stage: Stage, chance: random.Random, serial: int) -> LegalAidCase:
    clerk, lawyer = Actor.staff(stage.people["szfayuan"]), Actor.staff(stage.people["szlvshi"])
    aid = _applied(stage, chance, serial, migrant=True)
    grant(
        aid, actor=clerk, exempt=True, exemption="migrant_worker", reasons=exemption_decision(aid)["reasons"]
    )
    assign_lawyer(_again(aid), actor=clerk)
    accept_assignment(_again(aid), actor=lawyer)
    sign_mandate(_again(aid), actor=lawyer, powers=["代收法律文书"])
    report = {"kind": "partly", "result": "演示：裁决支付部分工资，受援人要起诉。", "won": "9800.00"}
    conclude(_again(aid), actor=lawyer, report=report)
    return _again(aid)


def _again(aid: LegalAidCase) -> LegalAidCase:
    return LegalAidCase.objects.select_related("organisation", "case_file").get(pk=aid.pk)
