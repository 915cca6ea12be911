"""The later life of legal aid in the demonstration: means, refusal and objection, work, replacement, closing, peers, subsidies."""

from datetime import date
from decimal import Decimal

from casework.actor import Actor
from casework.clock import today
from casework.models import Membership, OrganisationSetting, Role
from legalaid.models import AidRequest, LegalAidCase, Provider, QualityAssessment, Subsidy
from legalaid.services.closing.assess import MARKS, assess, draw_assessment
from legalaid.services.closing.file_check import ITEMS
from legalaid.services.closing.report import file_report, review_report
from legalaid.services.closing.subsidy import approve_batch, make_batch, pay_batch
from legalaid.services.closing.voices import record_visit
from legalaid.services.conclude import conclude
from legalaid.services.conduct.ask import ask_question
from legalaid.services.conduct.expenses import claim_expense, decide_expense
from legalaid.services.conduct.record_work import record_meeting, record_work, report_progress
from legalaid.services.conduct.replace import replace_lawyer, request_replacement
from legalaid.services.deciding.state_means import state_means
from legalaid.services.objecting.objections import decide_objection, receive_objection
from legalaid.services.refuse import refuse
from portal.demo.offices import Stage
from portal.demo.story import Tale

SETTINGS = {
    "legalaid.subsidy_base": {"arbitration": "1200", "settled": "900", "litigation": "1500", "advice": "200", "collective": "400"},
    "legalaid.subsidy_factors": {"excellent": "1.2", "good": "1.1", "fail": "0.5"},
    "legal_aid.means_line_monthly": {"value": "3400.00"},
    "legal_aid.asset_line": {"value": "50000.00"},
}  # fmt: skip
PROFILES = {
    "lvshi": ("劳动争议、工伤", "普通话、粤语", "440106", "92.00"),
    "lvshi2": ("劳动争议", "普通话、客家话", "440103", "86.50"),
    "lvshi3": ("劳动争议、婚姻家庭", "普通话、潮汕话", "440106,440104", "78.00"),
    "lvshi4": ("工伤、交通事故", "普通话、粤语、湘语", "440112", None),
}


def equip_centre(stage: Stage) -> None:
    """The centre's own figures, marked as the demonstration's, and what it keeps of its lawyers."""
    centre = stage.offices["GZ-FY"]
    for key, value in SETTINGS.items():
        OrganisationSetting.objects.create(
            organisation=centre,
            key=key,
            value=value,
            effective_from=date(2024, 1, 1),
            source="演示设置，不是公布的标准",
        )
    for username, (specialities, languages, areas, quality) in PROFILES.items():
        held = Membership.objects.get(user=stage.people[username], role=Role.LAWYER)
        held.specialities, held.languages, held.areas = specialities, languages, areas
        held.save()
        Provider.objects.create(
            membership=held,
            licence=f"1440120200000{held.pk:04d}",
            quality=Decimal(quality) if quality else None,
            bank_account=f"演示账户 622200000000{held.pk:04d}",
        )


def row_of(tale: Tale) -> LegalAidCase:
    return LegalAidCase.objects.select_related("organisation", "case_file").get(pk=tale.notes["aid"].pk)


def lawyer_of(tale: Tale) -> Actor:
    lawyer = row_of(tale).lawyer
    assert lawyer is not None
    return Actor.staff(lawyer)


def tell_means(tale: Tale) -> None:
    stated = {
        "household_income": str(40000 + tale.serial * 2750 % 90000),
        "household_size": 1 + tale.serial % 4,
        "valuable_assets": False,
        "asset_value": "8000",
    }
    state_means(row_of(tale), actor=tale.by("fayuan"), stated=stated)


def turn_down(tale: Tale) -> None:
    refuse(row_of(tale), actor=tale.by("fayuan"), reason="演示：申请时未提交身份证明材料，经济状况高于标准。")


def object_to_it(tale: Tale) -> None:
    row = row_of(tale)
    tale.notes["objection"] = receive_objection(
        row,
        actor=Actor.side(row.recipient),
        text="演示：我是进城务工人员，讨要工资，应当免予核查经济困难状况。",
    )


def put_right(tale: Tale) -> None:
    decide_objection(
        tale.notes["objection"],
        actor=tale.by("sifa"),
        correct=True,
        findings="演示：异议人属于免予核查的进城务工人员，原决定应予改正。",
    )


def uphold(tale: Tale) -> None:
    decide_objection(
        tale.notes["objection"],
        actor=tale.by("sifa"),
        correct=False,
        findings="演示：原决定认定事实清楚，适用法律正确，予以维持。",
    )


def meet(tale: Tale) -> None:
    record_meeting(
        row_of(tale),
        actor=lawyer_of(tale),
        on=today(),
        minutes=50,
        place="律所会议室",
        text="演示：核对工资单和考勤，告知仲裁风险。",
    )


def report_on(tale: Tale) -> None:
    report_progress(row_of(tale), actor=lawyer_of(tale), text="演示：已提交证据，等待开庭通知。")


def report_again(tale: Tale) -> None:
    text = "演示：已与单位沟通调解，单位愿意先付一半；继续准备开庭。"
    report_progress(row_of(tale), actor=lawyer_of(tale), text=text)


def spend(tale: Tale) -> None:
    claim_expense(
        row_of(tale),
        actor=lawyer_of(tale),
        title="调查取证交通费",
        amount=Decimal("86.50"),
        on=today(),
        voucher="演示票据1张",
    )


def allow(tale: Tale) -> None:
    row = row_of(tale)
    decide_expense(row, actor=tale.by("fayuan"), expense=row.expenses.get(), allow=True)


def attend(tale: Tale) -> None:
    record_work(
        row_of(tale),
        actor=lawyer_of(tale),
        kind="hearing",
        on=today(),
        minutes=120,
        text="演示：出庭，发表代理意见。",
    )


def wonder(tale: Tale) -> None:
    row = row_of(tale)
    ask_question(row, actor=Actor.side(row.recipient), text="演示：请问什么时候开庭？")


def want_another(tale: Tale) -> None:
    request_replacement(
        row_of(tale), actor=lawyer_of(tale), ground="illness", text="演示：住院治疗，不能继续办理。"
    )


def change_lawyer(tale: Tale) -> None:
    row = row_of(tale)
    asked = row.requests.get(kind=AidRequest.Kind.REPLACEMENT)
    replace_lawyer(row, actor=tale.by("fayuan"), request=asked, answer="演示：同意更换。")


def finish_work(tale: Tale) -> None:
    report = {
        "kind": "partly",
        "result": "演示：裁决支付工资和经济补偿。",
        "work": "演示：会见、取证、出庭、代理意见。",
        "won": "16400.00",
        "received": "16400.00" if tale.serial % 2 else "9000.00",
    }
    conclude(row_of(tale), actor=lawyer_of(tale), report=report)


def hand_papers_in(tale: Tale) -> None:
    file_report(row_of(tale), actor=lawyer_of(tale), items=list(ITEMS), days=Decimal("3.5"))


def draw_peers(tale: Tale) -> None:
    draw_assessment(row_of(tale), actor=tale.by("fayuan"))


def mark(tale: Tale) -> None:
    for one in QualityAssessment.objects.filter(aid=row_of(tale)).order_by("id"):
        less = tale.serial % 4
        marks = {name: most - less for name, (_words, most) in MARKS.items()}
        assess(row_of(tale), actor=Actor.staff(one.assessor), marks=marks, comment="演示：卷宗规范。")


def check_papers(tale: Tale) -> None:
    review_report(row_of(tale), actor=tale.by("fayuan"), category="arbitration")


def call_back(tale: Tale) -> None:
    record_visit(
        row_of(tale),
        actor=tale.by("fayuan"),
        on=today(),
        method="电话",
        satisfied=True,
        text="演示：钱已收到，表示满意。",
    )


def pay_subsidies(stage: Stage) -> None:
    """One batch is paid, what is left waits."""
    centre, clerk, head = (
        stage.offices["GZ-FY"],
        Actor.staff(stage.people["fayuan"]),
        Actor.staff(stage.people["fyzhuren"]),
    )
    due = list(
        Subsidy.objects.filter(centre=centre, state=Subsidy.State.DUE)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    if len(due) > 1:
        batch = make_batch(centre, actor=clerk, chosen=due[: len(due) // 2])
        pay_batch(approve_batch(batch, actor=head), actor=clerk, reference="演示付款凭证001")
