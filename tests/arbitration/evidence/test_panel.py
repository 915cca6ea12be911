"""证据栏 (法 38; 办案规则 arts 13–18): per side what came when, late or not, seen, spoken on; the same queries for any number."""

from datetime import timedelta

import pytest

from arbitration.services.evidence.decide_late_evidence import decide_late_evidence
from arbitration.services.evidence.give_opinion import give_opinion
from arbitration.services.evidence.panel import MOST, fill_evidence
from casework.clock import now, today
from casework.models import Evidence
from tests.arbitration.hearing_path import parties
from tests.arbitration.hearings.steps import hearing_set, sign_in
from tests.factories import City, staff

VIEWS = {"authenticity": "accepted", "legality": "accepted", "relevance": "denied"}


@pytest.fixture
def row(city, case_file):
    return hearing_set(city, case_file)


def item(row, side=0, **more):
    fields = {"name": "演示流水", "proves": "演示欠薪", "submitted_at": now()} | more
    return Evidence.objects.create(case_file=row.case_file, party=parties(row.case_file)[side], **fields)


def panel(row, user):
    return fill_evidence(row.case_file, row, staff(user))


def test_nothing_without_items(row, city):
    assert panel(row, city.arbitrator) is None


def test_each_side_with_lateness_originals_and_opinions(client, row, city):
    mine = item(row, original_seen=True)
    late = item(row, side=1, name="演示工资表", late="waiting", late_due=today(), late_reason="演示刚取得")
    employer = parties(row.case_file)[1]
    give_opinion(
        row, actor=staff(city.clerk), evidence=mine, party=employer, reason="演示与本案无关", **VIEWS
    )

    filled = panel(row, city.arbitrator)
    assert [(one.label, [i.pk for i in one.items]) for one in filled["sides"]] == [
        (str(mine.party.get_side_display()), [mine.pk]),
        (str(late.party.get_side_display()), [late.pk]),
    ]
    sign_in(client, city.arbitrator)
    text = client.get(f"/cases/{row.pk}/").content.decode()
    for words in ("演示流水", "演示刚取得", "演示与本案无关", "arbitration.decide_late_evidence"):
        assert words in text

    decide_late_evidence(
        row, actor=staff(city.arbitrator), evidence=late, decision="admonished", reason="演示训诫后采纳"
    )
    filled = panel(row, city.arbitrator)
    assert filled["decide"] == "" and filled["sides"][1].items[0].late_decision == "演示训诫后采纳"


def test_who_may_not_decide_has_no_button(row, city):
    item(row, late="waiting", late_due=today())
    assert panel(row, city.arbitrator)["decide"] and not panel(row, City("440300", "深演示").clerk)["decide"]


def test_a_later_opinion_stands_alone(row, city):
    mine, employer = item(row), parties(row.case_file)[1]
    for reason in ("演示先前", "演示其后"):
        give_opinion(row, actor=staff(city.clerk), evidence=mine, party=employer, reason=reason, **VIEWS)
    assert [one.reason for one in panel(row, city.arbitrator)["sides"][0].items[0].current] == ["演示其后"]


def test_the_number_of_queries_is_fixed_and_a_long_list_is_cut(row, city, django_assert_num_queries):
    first = item(row)
    with django_assert_num_queries(3):
        panel(row, city.arbitrator)
    Evidence.objects.bulk_create(
        Evidence(case_file=row.case_file, party=first.party, ordinal=n, name=f"演示{n}", submitted_at=now())
        for n in range(2, MOST + 30)
    )
    with django_assert_num_queries(3):
        filled = panel(row, city.arbitrator)
    assert (filled["shown"], filled["count"]) == (MOST, MOST + 29)


def test_a_body_that_handed_the_case_over_sees_what_it_knew(row, city, clock):
    item(row)
    row.handed_over_on = today()
    clock.move_to(now() + timedelta(days=2))
    item(row, name="演示后来的")
    assert panel(row, city.arbitrator)["count"] == 1
