"""笔录重新制作 (HRG-12): later signatures and corrections are drawn into the paper; elements are signed for with the words."""

from datetime import timedelta

import pytest

from arbitration.models import PartyRequest
from arbitration.papers.hearing import record, signatures, signed_foot
from arbitration.services.elements.compared import element_table
from arbitration.services.hearings.correct_record import decide_correction, request_correction
from arbitration.services.hearings.record_text import record_digest
from arbitration.services.hearings.sign_record import refuse_signature, sign_record
from casework.actor import Actor
from casework.clock import now
from casework.errors import RuleRefused
from casework.models import ElementStatement, Hearing
from documents.models import Paper
from documents.services.due_papers import due_papers
from documents.services.prepare_papers import issue_prepared, prepare_due, prepare_paper
from tests.arbitration.hearing_path import parties, to_heard
from tests.factories import staff


def state(case_file, party, value, stance=""):
    worker = parties(case_file)[0]
    return ElementStatement.objects.create(
        case_file=case_file,
        party=party,
        subject=worker,
        code="E-12",
        value=value,
        stance=stance,
        stated_at=now(),
    )


@pytest.fixture
def row(city, case_file, clock):
    worker, employer = parties(case_file)
    state(case_file, worker, "演示钢筋工")
    state(case_file, employer, "", stance="denied")
    return to_heard(city, case_file, clock)


@pytest.fixture
def hearing(row):
    return Hearing.objects.get()


def later(clock, minutes=10):
    clock.move_to(now() + timedelta(minutes=minutes))


def sign(row, hearing, side=0, name="演示张三"):
    actor = Actor.side(parties(row.case_file)[side])
    return sign_record(row, actor=actor, hearing=hearing, name=name, method="typed", role="party")


def due(row):
    return [one.draft for one in due_papers(row) if one.kind.code == "A27"]


def drawn(row, city):
    made = [one for one in prepare_due(row, actor=staff(city.clerk)) if one.kind == "A27"]
    return issue_prepared(made[0], actor=staff(city.clerk))


def test_a_later_signature_draws_the_record_anew_in_its_place(row, hearing, city, clock):
    sign(row, hearing)
    assert due(row) == [None]
    later(clock)
    first = drawn(row, city)
    assert due(row) == []

    later(clock)
    sign(row, hearing, side=1, name="演示李四")
    assert due(row) == [None]
    later(clock)
    second = drawn(row, city)

    first.refresh_from_db()
    assert (first.state, first.replaced_by) == (Paper.State.VOID, second)
    assert [one["name"] for one in second.context["signatures"]] == ["演示张三", "演示李四"]
    assert first.title in second.context["replaces"] and due(row) == []


def test_a_correction_and_a_refusal_do_so_too(row, hearing, city, clock):
    later(clock)
    drawn(row, city)
    worker, employer = parties(row.case_file)
    later(clock)
    request_correction(row, actor=Actor.side(worker), hearing=hearing, text="演示漏记")
    assert due(row) == []
    decide_correction(
        row, actor=staff(city.arbitrator), request=PartyRequest.objects.get(kind="record_correction"),
        granted=True, reason="", correction="演示补记",
    )  # fmt: skip
    assert due(row) == [None]
    later(clock)
    assert "演示补记" in str(drawn(row, city).context["corrections"])

    later(clock)
    refuse_signature(
        row,
        actor=staff(city.clerk),
        hearing=hearing,
        party=employer,
        name="演示经理",
        role="agent",
        reason="称需请示",
    )
    later(clock)
    assert drawn(row, city).context["signed_foot"] == [
        "演示经理 拒绝签名 " + f"{signed_at(row, hearing):%m-%d %H:%M}"
    ]
    assert Paper.objects.filter(kind="A27", state=Paper.State.ISSUED).count() == 1


def signed_at(row, hearing):
    return signatures(row, hearing)[-1]["signed_at"]


def test_a_draft_from_before_the_signature_is_not_issued(row, hearing, city, clock):
    later(clock)
    stale = prepare_paper("A27", proceeding=row, actor=staff(city.clerk))
    later(clock)
    sign(row, hearing)
    with pytest.raises(RuleRefused):
        issue_prepared(stale, actor=staff(city.clerk))
    later(clock)
    drawn(row, city)
    stale.refresh_from_db()
    assert stale.state == Paper.State.VOID


def test_the_arbitrator_who_issues_it_voids_the_one_before(row, hearing, city, clock):
    later(clock)
    first = drawn(row, city)
    later(clock)
    sign(row, hearing)
    later(clock)
    issue_prepared(
        prepare_paper("A27", proceeding=row, actor=staff(city.arbitrator)), actor=staff(city.arbitrator)
    )
    first.refresh_from_db()
    assert first.state == Paper.State.VOID


def test_the_elements_are_signed_for_and_stay_as_they_were(row, hearing):
    table = hearing.record["element_table"]
    one = next(row for row in table if row["code"] == "E-12")
    assert (one["code"], one["worker"], one["confirmed"]) == ("E-12", "演示钢筋工", "争议")
    before = record_digest(row, hearing)
    assert record(row, None)["elements"] == table

    ElementStatement.objects.filter(party=parties(row.case_file)[1]).update(stance="accepted")
    assert {"E-12": "双方一致"}.items() <= {
        one["code"]: one["confirmed"] for one in element_table(row)
    }.items()
    assert record_digest(row, hearing) == before and record(row, None)["elements"] == table

    one["confirmed"] = "双方一致"
    assert record_digest(row, hearing) != before


def test_the_phone_shows_the_elements_before_one_signs(client, row, hearing, city):
    from arbitration.services.hearings.signing_link import make_link

    worker = parties(row.case_file)[0]
    token = make_link(
        row, actor=staff(city.clerk), hearing=hearing, party=worker, role="party", name="演示张三"
    )
    assert "要素核对 E-12" in client.get(f"/p/sign/{token}/").content.decode()


def test_the_foot_names_so_many_as_fit(row, hearing):
    signed = [{"name": f"演示{n}", "method": "typed", "signed_at": now(), "void": False} for n in range(7)]
    foot = signed_foot([*signed, {**signed[0], "name": "演示作废", "void": True}])
    assert len(foot) == 6 and foot[-1] == "等7人，见末页" and "作废" not in str(foot)
