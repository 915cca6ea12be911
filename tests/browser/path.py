"""The stretches of a dispute's way, each as its people walk it on the screen."""

import io
from datetime import date, datetime, time
from decimal import Decimal

from PIL import Image

from casework.clock import SHANGHAI
from casework.models import CaseFile, Hearing, Party, Proceeding, Referral, User
from casework.services.access_code import make_code
from law.workdays import calendar
from tests.browser.people import Person
from tests.portal.walk import ANSWERS

PRIMARY = "main form button.btn-primary"


def photo() -> dict[str, object]:
    """A photo as the browser's file chooser hands it over."""
    target = io.BytesIO()
    Image.new("RGB", (60, 40), "navy").save(target, "JPEG")
    return {"name": "contract.jpg", "mimeType": "image/jpeg", "buffer": target.getvalue()}


def file_on_the_phone(worker: Person, send_to: list[str]) -> str:
    """The guided form from the first page to the filed case; the code to come back with."""
    code = ""
    worker.open("/p/").follow('main a[href$="/form/who/"]')
    for key, answers in ANSWERS.items():
        if "/code/" in worker.page.url:
            code = worker.words(".code").strip()
            worker.follow("main a.button")
        assert worker.page.url.endswith(f"/form/{key}/")
        if key == "proof":
            worker.fill({"files": photo()}).send("button[name=more]")
            assert "contract.jpg" in worker.words(), "a photo is kept although the page has an open question"
        worker.fill({name: value for name, value in answers.items() if value != ""}).send()
    worker.fill({"send_to": send_to, "consent": True}).send().follow("main a.button")
    return code


def proceeding_of(kind: str) -> Proceeding:
    """The newest proceeding of a kind."""
    return Proceeding.objects.filter(kind=kind).latest("pk")


def case_of(row: Proceeding) -> str:
    return f"/cases/{row.pk}/"


def take_offer(person: Person, kind: str) -> str:
    """Answer the offer on the workbench; the address of the case that it opens."""
    offer = Referral.objects.get(target_kind=kind, state=Referral.State.OFFERED)
    person.open("/work/").follow(f'a[href$="/referrals/{offer.pk}/"]')
    person.fill({"decision": "accept"}).send(PRIMARY)
    return person.page.url.removeprefix(person.base)


def answer_as_the_employer(employer: Person, case_file: CaseFile) -> str:
    """Address, element sheet and answer by code: the payments of July are disputed, the rest is accepted."""
    code = make_code(case_file.parties.get(side=Party.Side.RESPONDENT))
    employer.open("/p/back/").fill({"code": code}).send()
    employer.follow('main a[href$="/unit/address/"]')
    employer.fill(
        {"address": "演示路9号", "phone": "020-1111222", "person": "演示李四", "electronic": "yes"}
    ).send()
    worker = case_file.parties.get(side=Party.Side.APPLICANT)
    employer.follow(f'main a[href$="/unit/sheet/{worker.pk}/"]').follow("main a.button.plain")
    while "/sheet/" in employer.page.url and not employer.page.url.endswith(f"/sheet/{worker.pk}/"):
        for choice in employer.page.locator('input[value="accepted"]').all():
            choice.check()
        if employer.page.locator('[name="paid.2026-07"]').count():
            employer.fill({"stance.E-47": "denied", "paid.2026-07": "4000"})
        employer.send()
    employer.send()
    employer.follow('main a.button[href$="/unit/answer/"]').fill(
        {"text": "七月另付两千元现金。", "files": photo()}
    )
    employer.send()
    return code


def get_a_lawyer(clerk: Person, lawyer: Person) -> str:
    """Legal aid from the offer to the signed mandate."""
    aid = take_offer(clerk, "legal_aid")
    chosen = {"lawyer": str(User.objects.get(username="lvshi").pk), "reason": "劳动者点名，律师有空"}
    clerk.act(aid, "legalaid.grant").act(aid, "legalaid.assign_lawyer", **chosen).draft_and_issue(aid)
    lawyer.act(aid, "legalaid.accept_assignment").act(aid, "legalaid.sign_mandate", powers=["参加调解"])
    clerk.draft_and_issue(aid)
    return aid


def option(person: Person, name: str, words: str) -> str:
    """The value of the choice that holds the words."""
    found = person.page.locator(f'main [name="{name}"] option', has_text=words).first
    return str(found.get_attribute("value"))


def set_the_hearing(clerk: Person, case: str, day: date) -> None:
    """Form the tribunal, set the hearing, send the notices and record that they arrived."""
    clerk.open(case).follow('.ld-acts a[href$="/acts/arbitration.form_tribunal/"]')
    people = {
        "presiding": option(clerk, "presiding", "仲裁员甲"),
        "recorder": option(clerk, "recorder", "立案员"),
        "choice_reason": "演示：本庭专长相符",
    }
    clerk.fill(people).send(PRIMARY)
    clerk.open(case).follow('.ld-acts a[href$="/acts/arbitration.schedule_hearing/"]')
    clerk.fill({"room": option(clerk, "room", "第一"), "day": day.isoformat(), "begins": "09:00"}).send(
        PRIMARY
    )
    clerk.draft_and_issue(case).serve(case, "开庭通知书")
    assert (
        Hearing.objects.get(proceeding=int(case.split("/")[2])).starts_at.astimezone(SHANGHAI).date() == day
    )


def find_and_hear(arbitrator: Person, row: Proceeding) -> None:
    """Findings on what is disputed, then the hearing on one page, kept while it is typed, then finished."""
    arbitrator.open(f"/arbitration/{row.pk}/elements/")
    arbitrator.fill(
        {"E-47-take": "w", "E-47-basis": "举证责任", "E-47-reason": "被申请人未提交支付凭证。"}
    ).send(PRIMARY)
    worker, employer = row.case_file.parties.order_by("pk")
    evidence = row.case_file.evidence.first()
    assert evidence is not None
    arbitrator.open(f"/arbitration/{row.pk}/hearing/").fill(
        {
            f"presence-{worker.pk}": "agent",
            f"presence-{employer.pk}": "present",
            "rights_read": True,
            "conciliation": "failed",
            "debate": "申：坚持请求。\n被：请求驳回。",
            f"evidence-{evidence.pk}": "被：真实性没有异议。",
        }
    )
    arbitrator.page.locator("#saved .ld-law").wait_for()
    arbitrator.send("button[value=finish]")


def award(arbitrator: Person, head: Person, case: str, number: int) -> None:
    """Draft, submit, approve, make."""
    arbitrator.open(f"/arbitration/{number}/award/")
    for text in arbitrator.page.locator(
        'textarea[name^="text-reason"], textarea[name^="text-finding"]'
    ).all():
        if not text.input_value():
            text.fill("依据双方要素表和庭审陈述认定。")
    arbitrator.send("button[value=submit]")
    head.act(case, "arbitration.approve_award", opinion="同意。")
    arbitrator.act(case, "arbitration.make_award")


def instant(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=SHANGHAI)


def workday_after(day: date, count: int) -> date:
    return calendar().add_workdays(day, count)


def claimed(case_file: CaseFile) -> Decimal:
    return sum((claim.claimed or Decimal(0) for claim in case_file.claims.all()), Decimal(0))
