"""Aid by stage (深圳市法律援助条例 17): the award ends the stage there, nothing is typed again, the lawyer stays; elsewhere aid goes on."""

from datetime import date, timedelta

import pytest
from django.test import Client

from casework.actor import Actor
from casework.errors import BadInput, NotPermitted, RuleRefused
from casework.models import Event, Notice, OrganisationSetting, Proceeding, Role, TimeLimit, WorkItem
from casework.registry import registry
from casework.services.access_code import make_code
from legalaid.models import LegalAidCase, MeansStatement, State
from legalaid.services.assign_lawyer import assign_lawyer
from legalaid.services.close import close
from legalaid.services.deciding.state_means import state_means
from legalaid.services.grant import grant
from legalaid.services.my_cases import my_cases
from legalaid.services.rank_lawyers import rank_lawyers
from legalaid.services.stages.apply_next import apply_next_stage, must_apply
from legalaid.services.stages.end_stage import award_served
from legalaid.services.stages.judgment import note_appeal, note_judgment
from legalaid.views.at_hand import appeal_to_note, judgment_to_note
from legalaid.views.panels import fill_stage
from tests.factories import City, make_user, staff, wage_case
from tests.legalaid.steps import PAPERS, concluded, engaged, fresh, set_standard

TOLD = {
    "language": "客家话",
    "needs": "轮椅通道",
    "groups": ["disabled_without_income"],
    "proofs": ["残疾人证"],
}
# What an application says; everything else of the row is the course of the case before.
SAID = ("recipient_id", "matter", "groups", "proofs", "language", "needs", "by_agreement", "organisation_id", "case_file_id", "title")  # fmt: skip


@pytest.fixture
def shenzhen(db, clock):
    return City("440300", "深演示")


def in_shenzhen(city, **said):
    from tests.legalaid import steps

    file = wage_case(region="440300")
    aid = steps.granted(city, file, **said)
    assign_lawyer(aid, actor=staff(city.aid_clerk))
    from legalaid.services.accept_assignment import accept_assignment
    from legalaid.services.sign_mandate import sign_mandate

    accept_assignment(fresh(aid), actor=staff(fresh(aid).lawyer))
    sign_mandate(fresh(aid), actor=staff(fresh(aid).lawyer), powers=[])
    return fresh(aid)


def serve_award(city, aid, due=date(2026, 10, 27)):
    """The award reaches the recipient: its event, and the worker's days to sue."""
    body = Proceeding.objects.create(
        case_file=aid.case_file, kind="arbitration", organisation=city.tribunal, region=city.tribunal.city,
        state="served", title=aid.title, opened_on=date(2026, 9, 1),
    )  # fmt: skip
    started_by = aid.events.order_by("-id").first()
    TimeLimit.objects.create(
        started_by=started_by,
        proceeding=body, key="arbitration.suit_final_worker", party=aid.recipient, actor="worker", started_on=date(2026, 10, 12),
        due=due, raw_due=due, warn_on=due, length=15, unit="days", status=TimeLimit.Status.OPEN,
    )  # fmt: skip
    event = Event(
        case_file=aid.case_file, proceeding=body, party=aid.recipient, name="arbitration.award.served"
    )
    award_served(event, body, Actor.machine())
    return fresh(aid)


def test_the_award_ends_the_stage_and_all_three_are_told(shenzhen):
    aid = serve_award(shenzhen, in_shenzhen(shenzhen))

    assert aid.stage == LegalAidCase.Stage.ARBITRATION and aid.apply_by == date(2026, 10, 27)
    assert aid.state == State.ENGAGED and aid.lawyer is not None, "nothing granted is taken away"
    items = WorkItem.objects.filter(proceeding=aid, node__startswith="next_stage", done_at=None)
    assert {(one.role, one.due) for one in items} == {
        (Role.LEGAL_AID_CLERK, date(2026, 10, 27)),
        (Role.LAWYER, date(2026, 10, 27)),
    }
    told = Notice.objects.filter(kind="legalaid.next_stage")
    assert {(one.user_id, one.party_id) for one in told} == {(aid.lawyer_id, None), (None, aid.recipient_id)}


def test_nothing_is_typed_again(shenzhen):
    aid = in_shenzhen(shenzhen, **TOLD)
    state_means(
        aid,
        actor=staff(shenzhen.aid_clerk),
        stated={"household_income": "36000", "household_size": 4, "valuable_assets": False},
    )
    aid = serve_award(shenzhen, fresh(aid))
    page = registry.pages["legalaid.apply_next_stage"]
    form = page.form(proceeding=aid, actor=staff(shenzhen.aid_clerk))
    assert list(form.fields) == ["stage"]
    form = page.form({"stage": "first_instance"}, proceeding=aid, actor=staff(shenzhen.aid_clerk))
    assert form.is_valid()

    page.run(aid, staff(shenzhen.aid_clerk), form.cleaned_data, aid.version)

    new = LegalAidCase.objects.get(follows=aid)
    assert new.state == State.APPLIED and new.stage == "first_instance"
    assert new.aid_form == LegalAidCase.Form.LITIGATION
    assert {name: getattr(new, name) for name in SAID} == {name: getattr(aid, name) for name in SAID}
    assert [one.name for one in new.materials.all()] == [one["name"] for one in PAPERS]
    assert (
        new.means.facts == aid.means.facts and new.means.answer == MeansStatement.objects.get(aid=aid).answer
    )
    assert not WorkItem.objects.filter(proceeding=aid, node__startswith="next_stage", done_at=None).exists()
    assert not must_apply(fresh(aid))


@pytest.mark.parametrize("who", ["recipient", "lawyer", "clerk"])
def test_recipient_lawyer_and_centre_may_apply_and_only_once(shenzhen, who):
    aid = serve_award(shenzhen, in_shenzhen(shenzhen))
    actors = {
        "recipient": Actor.side(aid.recipient),
        "lawyer": staff(aid.lawyer),
        "clerk": staff(shenzhen.aid_clerk),
    }

    new = apply_next_stage(aid, actor=actors[who])

    assert new.channel == ("portal" if who == "recipient" else "window")
    with pytest.raises(RuleRefused):
        apply_next_stage(fresh(aid), actor=actors[who])
    with pytest.raises(NotPermitted):
        apply_next_stage(fresh(aid), actor=staff(shenzhen.clerk))
    assert LegalAidCase.objects.filter(follows=aid).count() == 1


def test_the_lawyer_of_before_is_first_in_the_order(shenzhen):
    firm = shenzhen._office("F2", "law_firm", "演示第二律所", "440300", "", None)
    for number in range(3):
        make_user(f"other{number}", f"演示律师{number}", (firm, Role.LAWYER))
    aid = serve_award(shenzhen, in_shenzhen(shenzhen))
    new = apply_next_stage(aid, actor=staff(shenzhen.aid_clerk))
    grant(new, actor=staff(shenzhen.aid_clerk), exempt=True, reasons=[], exemption="migrant_worker")

    assert rank_lawyers(fresh(new)).able[0].candidate.key == aid.lawyer_id


def test_elsewhere_the_aid_goes_on_and_the_page_says_so(city, case_file):
    aid = serve_award(city, engaged(city, case_file))

    assert aid.stage_ended_on is None and aid.apply_by is None
    assert not Notice.objects.filter(kind="legalaid.next_stage").exists()
    with pytest.raises(RuleRefused):
        apply_next_stage(aid, actor=staff(city.aid_clerk))
    over = concluded(city, wage_case(id_number="110101199003078574"))
    shown = fill_stage(over.case_file, over, staff(city.aid_clerk))
    assert shown and not shown["waits"]
    assert any("援助继续办理" in one["text"] for one in shown["decision"]["reasons"])


def test_the_end_of_the_work_ends_the_stage_too_once(shenzhen):
    aid = in_shenzhen(shenzhen)
    from legalaid.services.conclude import conclude

    conclude(aid, actor=staff(aid.lawyer), report={"kind": "won", "result": "裁决支付工资", "won": "9000"})
    aid = fresh(aid)
    assert aid.stage_ended_on == date(2026, 10, 12) and aid.apply_by is None
    serve_award(shenzhen, aid)

    assert Event.objects.filter(name="legalaid.stage.ended").count() == 1


def test_a_centre_that_knows_better_puts_the_rule_off(shenzhen):
    OrganisationSetting.objects.create(
        organisation=shenzhen.centre, key="legal_aid.aid_by_stage", value=False, effective_from=date(2026, 1, 1),
        source="演示：本机构已核对条例原文",
    )  # fmt: skip

    assert serve_award(shenzhen, in_shenzhen(shenzhen)).stage_ended_on is None


def test_the_file_may_be_closed_and_the_way_stays_open(shenzhen):
    from tests.legalaid import steps

    set_standard(shenzhen)
    aid = in_shenzhen(shenzhen)
    from legalaid.services.closing.report import file_report, review_report
    from legalaid.services.conclude import conclude

    lawyer = staff(aid.lawyer)
    conclude(aid, actor=lawyer, report={"kind": "won", "result": "裁决支付工资", "won": "9000"})
    file_report(fresh(aid), actor=lawyer, items=list(steps.ITEMS), days=3)
    review_report(fresh(aid), actor=staff(shenzhen.aid_clerk), category="arbitration")
    close(fresh(aid), actor=staff(shenzhen.aid_clerk))

    assert not WorkItem.objects.filter(proceeding=aid, done_at=None).exists()
    new = apply_next_stage(fresh(aid), actor=staff(shenzhen.aid_clerk), stage="enforcement")
    assert new.stage == "enforcement"


def test_who_decides_and_who_applies_read_which_stage_it_is(shenzhen):
    aid = serve_award(shenzhen, in_shenzhen(shenzhen))
    phone = Client()
    phone.post("/p/back/", {"code": make_code(aid.recipient)})
    assert "民事诉讼一审" in phone.get(f"/p/case/aid/{aid.pk}/next_stage/").content.decode()

    new = apply_next_stage(aid, actor=Actor.side(aid.recipient))

    shown = fill_stage(new.case_file, new, staff(shenzhen.aid_clerk))
    assert shown is not None and shown["aid"].follows_id == aid.pk and not shown["waits"]
    assert "一审" in phone.get("/p/case/").content.decode()


def test_the_lawyers_list_shows_the_last_day_to_sue(shenzhen):
    aid = serve_award(shenzhen, in_shenzhen(shenzhen))

    [mine] = my_cases(aid.lawyer)[0]

    assert mine.to_court is not None and mine.to_court.due == date(2026, 10, 27)
    phone = Client()
    phone.force_login(aid.lawyer, backend="django.contrib.auth.backends.ModelBackend")
    assert "劳动者对终局裁决起诉 2026-10-27" in phone.get("/legal-aid/mine/").content.decode()


def test_the_judgment_starts_the_days_to_appeal_and_ends_the_first_instance(shenzhen, clock):
    aid = in_shenzhen(shenzhen)
    type(aid).objects.filter(pk=aid.pk).update(stage="first_instance")
    lawyer = staff(aid.lawyer)
    clock.shift(timedelta(days=3))
    with pytest.raises(BadInput):
        note_judgment(fresh(aid), actor=lawyer, served_on=date(2026, 10, 16))

    note_judgment(fresh(aid), actor=lawyer, served_on=date(2026, 10, 14))

    limit = TimeLimit.objects.get(proceeding=aid, key="legalaid.appeal")
    assert (limit.due, limit.party) == (date(2026, 10, 29), aid.recipient)
    assert fresh(aid).apply_by == limit.due and must_apply(fresh(aid))
    [mine] = my_cases(aid.lawyer)[0]
    assert mine.to_court == limit
    with pytest.raises(RuleRefused):
        note_judgment(fresh(aid), actor=lawyer, served_on=date(2026, 10, 14))

    note_appeal(fresh(aid), actor=lawyer, filed_on=date(2026, 10, 15))

    limit.refresh_from_db()
    assert limit.status == TimeLimit.Status.MET
    with pytest.raises(RuleRefused):
        note_appeal(fresh(aid), actor=lawyer, filed_on=date(2026, 10, 15))


def test_where_aid_goes_on_the_same_aid_covers_the_judgment(city, case_file):
    aid = engaged(city, case_file)
    assert judgment_to_note(aid) and not appeal_to_note(aid)

    note_judgment(aid, actor=staff(city.aid_clerk), served_on=date(2026, 10, 12))

    row = fresh(aid)
    assert row.stage_ended_on is None and appeal_to_note(row) and not judgment_to_note(row)


def test_arbitration_aid_of_a_place_with_stages_has_no_judgment(client, shenzhen):
    aid = in_shenzhen(shenzhen)
    assert not judgment_to_note(aid)
    with pytest.raises(RuleRefused):
        note_judgment(aid, actor=staff(aid.lawyer), served_on=date(2026, 10, 12))


def test_after_the_next_application_he_may_still_complain_of_the_earlier_lawyer(shenzhen):
    aid = serve_award(shenzhen, in_shenzhen(shenzhen))
    apply_next_stage(aid, actor=Actor.side(aid.recipient))
    phone = Client()
    phone.post("/p/back/", {"code": make_code(aid.recipient)})
    url = f"/p/case/aid/{aid.pk}/complaint/"
    assert url in phone.get("/p/case/").content.decode()

    sent = phone.post(url, {"version": fresh(aid).version, "text": "仲裁阶段的律师没有联系我（演示）"})

    assert sent.status_code == 302
    shown = phone.get("/p/case/").content.decode()
    assert "仲裁阶段的律师没有联系我" in shown and shown.count(aid.number) >= 2
