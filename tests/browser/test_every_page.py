"""Every main page on the phone and on the desk: it fits, is labelled, shows the focus, and can be read."""

import pytest

from arbitration.services.filing.accept import accept
from arbitration.services.filing.receive import receive
from arbitration.services.parties.join_party import join_party
from casework.actor import Actor
from casework.models import Organisation, User
from casework.services.access_code import make_code
from casework.services.open_case_file import NewParty
from casework.services.refer import offer
from legalaid.services.receive import receive_referral
from mediation.services.intake.accept import accept as accept_mediation
from mediation.services.intake.receive import receive as take_in
from portal.demo.joint import open_joint_case
from portal.demo.offices import build_offices
from tests.browser.conftest import DESK, PHONE
from tests.browser.people import Person
from tests.factories import wage_case
from tests.mediation.talks import sitting, talk

STAFF = (
    "/work/", "/calendar/", "/search/?q=演示", "/law/", "/law/calculator/", "/law/rules/", "/law/limits/arbitration.award/",
    "/machines/", "/notices/", "/organisations/", "/arbitration/receive/", "/arbitration/rosters/",
    "/cases/{case}/", "/cases/{case}/acts/arbitration.form_tribunal/", "/cases/{case}/acts/arbitration.refuse/",
    "/arbitration/{case}/elements/", "/cases/{case}/acts/arbitration.join_party/",
    "/cases/{case}/acts/arbitration.request_change/", "/cases/{case}/acts/arbitration.convert_track/",
    "/cases/{case}/acts/arbitration.elect_representatives/", "/arbitration/pool/", "/arbitration/schedules/",
    "/calendar/door/", "/calendar/feed/", "/arbitration/{case}/upload/?party={worker}",
    "/cases/{case}/parties/{worker}/code/", "/cases/{case}/acts/arbitration.request_investigation/",
)  # fmt: skip
HEAD = (
    "/oversight/",
    "/oversight/?list=still",
    "/arbitration/pool/",
    "/cases/{case}/acts/arbitration.suspend/",
)
MEDIATOR = (
    "/mediation/today/", "/mediation/receive/", "/mediation/board/", "/mediation/referrals/", "/mediation/referrals/?way=out",
    "/mediation/roster/", "/mediation/tables/", "/cases/{mediation}/", "/mediation/{mediation}/session/",
    "/mediation/{mediation}/agreement/", "/mediation/{mediation}/signing/?session=1", "/cases/{mediation}/acts/mediation.make_offer/",
    "/cases/{mediation}/acts/mediation.assign_mediator/", "/cases/{mediation}/acts/mediation.note_consent/",
    "/cases/{mediation}/acts/mediation.record_oral/",
)  # fmt: skip
LEAD = ("/mediation/{joint}/table/", "/cases/{joint}/", "/cases/{joint}/acts/mediation.invite_body/", "/cases/{joint}/acts/mediation.set_platform_work/")  # fmt: skip
DELEGATE = ("/work/", "/mediation/tables/", "/mediation/{joint}/table/")
CENTRE = ("/work/", "/legal-aid/receive/", "/legal-aid/board/", "/legal-aid/standard/?line=3600", "/legal-aid/distribution/",
          "/legal-aid/providers/", "/legal-aid/subsidies/", "/legal-aid/assessments/", "/cases/{aid}/",
          "/cases/{aid}/acts/legalaid.grant/", "/cases/{aid}/acts/legalaid.state_means/",
          "/cases/{aid}/acts/legalaid.provide_urgent_aid/")  # fmt: skip
OPEN = ("/p/", "/p/back/", "/p/privacy/", "/p/form/who/", "/accounts/login/", "/verify/")
WORKER = ("/p/case/", "/p/case/evidence/", "/p/case/withdraw/{case}/", "/p/case/claims/", "/p/opinions/",
          "/p/case/ask/evidence_period/", "/p/case/ask/evidence_order/", "/p/case/ask/appraisal/",
          "/p/case/ask/investigation/", "/p/case/aid/{aid}/question/", "/p/case/aid/{aid}/means/",
          "/p/case/aid/{aid}/needs/")  # fmt: skip
EMPLOYER = ("/p/unit/", "/p/unit/counter/", "/p/unit/answer/", "/p/unit/address/", "/p/unit/evidence/", "/p/unit/sheet/{worker}/",
            "/p/unit/sheet/{worker}/G5/")  # fmt: skip
THIRD = ("/p/third/", "/p/third/evidence/", "/p/opinions/")

# Names of inputs that nobody could name aloud.
UNLABELLED = """[...document.querySelectorAll('input, select, textarea')]
  .filter(one => one.type !== 'hidden' && one.type !== 'submit' && !one.labels?.length
    && !one.getAttribute('aria-label') && !one.getAttribute('aria-labelledby'))
  .map(one => one.name || one.id)"""

# Texts whose colour differs too little from what lies behind them (WCAG 2.1, 1.4.3).
PALE = """(() => {
  const brush = Object.assign(document.createElement('canvas'), {width: 1, height: 1})
    .getContext('2d', {willReadFrequently: true});
  const parse = colour => {
    brush.clearRect(0, 0, 1, 1); brush.fillStyle = colour; brush.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = brush.getImageData(0, 0, 1, 1).data; return [r, g, b, a / 255];
  };
  const over = (top, under) => top.slice(0, 3).map((c, i) => c * top[3] + under[i] * (1 - top[3]));
  const behind = node => {
    const layers = [];
    for (; node; node = node.parentElement) layers.unshift(parse(getComputedStyle(node).backgroundColor));
    return layers.reduce((under, top) => over(top, under), [255, 255, 255]);
  };
  const light = c => { const [r, g, b] = c.map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b; };
  const found = [];
  for (const node of document.querySelectorAll('body *')) {
    const text = [...node.childNodes].filter(one => one.nodeType === 3).map(one => one.data.trim()).join('');
    const box = node.getBoundingClientRect();
    if (!text || !box.width || !box.height || node.closest('svg, [disabled], .visually-hidden')) continue;
    const style = getComputedStyle(node), ground = behind(node), ink = over(parse(style.color), ground);
    const [dark, bright] = [light(ink), light(ground)].sort((a, b) => a - b);
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const ratio = (bright + .05) / (dark + .05);
    if (ratio < (large ? 3 : 4.5)) found.push(`${ratio.toFixed(2)} ${node.className || node.tagName}: ${text.slice(0, 20)}`);
  }
  return [...new Set(found)];
})()"""

FOCUS = """(() => { const style = getComputedStyle(document.activeElement);
  return document.activeElement !== document.body
    && (style.outlineStyle !== 'none' && style.outlineWidth !== '0px' || style.boxShadow !== 'none'); })()"""


def faults(person: Person, path: str) -> list[str]:
    """What is wrong with a page, beyond what opening it already asks (status, one h1, no overflow)."""
    page = person.open(path).page
    found = [f"not labelled: {name}" for name in page.evaluate(UNLABELLED)]
    found += [f"too pale: {text}" for text in page.evaluate(PALE)]
    if not page.evaluate("document.documentElement.lang"):
        found.append("no language")
    for _step in range(3):
        page.keyboard.press("Tab")
        if not page.evaluate(FOCUS):
            found.append("the focus can't be seen")
    return [f"{path}: {text}" for text in found]


def talking(case_file):
    """A mediation of the same dispute with one session behind it and another begun."""
    actor = Actor.staff(User.objects.get(username="gonghui"))
    row = take_in(actor=actor, case_file=case_file, body=Organisation.objects.get(code="GZ-GHT"))
    accept_mediation(row, actor=actor, other_side="phone")
    talk(row, actor)
    sitting(row, actor)
    return row


@pytest.fixture
def stage(transactional_db):
    """An accepted case with its offices, and the ids that the addresses need."""
    held = build_offices()
    case_file = wage_case()
    clerk = Actor.staff(User.objects.get(username="lian"))
    row = receive(actor=clerk, case_file=case_file, tribunal=Organisation.objects.get(code="GZ-ARB"))
    accept(row, actor=clerk, fast=True)
    worker, employer = case_file.parties.order_by("pk")
    third = NewParty(side="third", nature="unit", name="演示第三人公司")
    join_party(row, actor=clerk, new=third, ground="third_interest")
    centre = Organisation.objects.get(code="GZ-FY")
    referral = offer(case_file=case_file, source=row, target_kind="legal_aid", target=centre, party=worker)
    mediation, joint = talking(case_file), open_joint_case(held)
    aid = receive_referral(referral, actor=Actor.staff(User.objects.get(username="fayuan")))
    return {
        "ids": {
            "case": row.pk,
            "worker": worker.pk,
            "aid": aid.pk,
            "mediation": mediation.pk,
            "joint": joint.pk,
        },
        "worker": make_code(worker),
        "employer": make_code(employer),
        "third": make_code(case_file.parties.get(side="third")),
    }


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_staff_pages_are_well_made(people, stage, size):
    found = []
    clerk = people("lian", size)
    for path in STAFF:
        found += faults(clerk, path.format(**stage["ids"]))
    head = people("yuanzhang", size)
    for path in HEAD:
        found += faults(head, path.format(**stage["ids"]))
    aid_clerk, lawyer = people("fayuan", size), people("lvshi", size)
    for path in CENTRE:
        found += faults(aid_clerk, path.format(**stage["ids"]))
    found += faults(lawyer, "/legal-aid/mine/")

    assert found == [], "\n".join(found)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_mediation_pages_are_well_made(people, stage, size):
    found = []
    for name, paths in (("gonghui", MEDIATOR), ("renshe", LEAD), ("pingtai", DELEGATE)):
        person = people(name, size)
        for path in paths:
            found += faults(person, path.format(**stage["ids"]))

    assert found == [], "\n".join(found)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_portal_pages_are_well_made(people, stage, size):
    found = []
    for code, paths in (
        ("", OPEN),
        (stage["worker"], WORKER),
        (stage["employer"], EMPLOYER),
        (stage["third"], THIRD),
    ):
        person = people(size=size)
        if code:
            person.open("/p/back/").fill({"code": code}).send()
        for path in paths:
            found += faults(person, path.format(**stage["ids"]))

    assert found == [], "\n".join(found)
