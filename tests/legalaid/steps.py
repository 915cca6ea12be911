"""A legal-aid case brought as far as a test needs it, by the acts themselves."""

from datetime import date
from decimal import Decimal

from casework.models import OrganisationSetting, Party
from legalaid.services.accept_assignment import accept_assignment
from legalaid.services.assign_lawyer import assign_lawyer
from legalaid.services.closing.file_check import ITEMS
from legalaid.services.closing.report import file_report, review_report
from legalaid.services.conclude import conclude
from legalaid.services.grant import grant
from legalaid.services.receive import Application, receive
from legalaid.services.sign_mandate import sign_mandate
from tests.factories import staff, wage_case

PAPERS = ({"name": "法律援助申请表"}, {"name": "身份证明"})


def applied(city, case_file=None, **said):
    file = case_file or wage_case()
    worker = file.parties.filter(side=Party.Side.APPLICANT).first()
    application = Application(**{"materials": PAPERS, **said})
    return receive(
        actor=staff(city.aid_clerk),
        case_file=file,
        recipient=worker,
        centre=city.centre,
        application=application,
    )


def fresh(aid):
    """The row as it stands now."""
    return type(aid).objects.select_related("organisation", "case_file").get(pk=aid.pk)


def granted(city, case_file=None, **said):
    aid = applied(city, case_file, **said)
    grant(aid, actor=staff(city.aid_clerk), exempt=True, reasons=[], exemption="migrant_worker")
    return fresh(aid)


def assigned(city, case_file=None, **more):
    aid = granted(city, case_file)
    assign_lawyer(aid, actor=staff(city.aid_clerk), **more)
    return fresh(aid)


def engaged(city, case_file=None, **more):
    aid = assigned(city, case_file, **more)
    accept_assignment(aid, actor=staff(aid.lawyer))
    sign_mandate(fresh(aid), actor=staff(aid.lawyer), powers=["参加调解"])
    return fresh(aid)


def concluded(city, case_file=None):
    aid = engaged(city, case_file)
    report = {
        "kind": "partly",
        "result": "裁决支付工资",
        "work": "会见、开庭",
        "won": "12000",
        "received": "8000",
    }
    conclude(aid, actor=staff(aid.lawyer), report=report)
    return fresh(aid)


def reported(city, case_file=None):
    aid = concluded(city, case_file)
    file_report(aid, actor=staff(aid.lawyer), items=list(ITEMS), days=Decimal("3.5"))
    return fresh(aid)


def reviewed(city, case_file=None):
    set_standard(city)
    aid = reported(city, case_file)
    review_report(aid, actor=staff(city.aid_clerk), category="arbitration")
    return fresh(aid)


def set_standard(city) -> None:
    """The centre's subsidy standard and factors, as it would enter them."""
    for key, value in {
        "legalaid.subsidy_base": {"arbitration": "1200", "settled": "900", "collective": "400"},
        "legalaid.subsidy_factors": {"excellent": "1.2", "good": "1.1", "fail": "0.5"},
    }.items():
        OrganisationSetting.objects.get_or_create(
            organisation=city.centre,
            key=key,
            effective_from=date(2026, 1, 1),
            defaults={"value": value, "source": "演示"},
        )
