"""组庭 (HRG-1, HRG-9…11, COL-4): the pool's order is shown, kept and followed, or left with a reason."""

from datetime import date

import pytest

from arbitration.models import State
from arbitration.services.hearings.form_tribunal import form_tribunal
from arbitration.services.hearings.pool import tribunal_pool
from casework.errors import BadInput, RuleRefused
from casework.models import Absence, CaseFile, Event, Membership, Party, Role
from tests.arbitration.hearings.steps import accepted, formed, last_event, more_arbitrators, sign_in
from tests.factories import City, make_user, staff, wage_case


def chosen(city, row):
    return [one.candidate.key for one in tribunal_pool(row).ranked if one.able]


def fresh(row):
    return type(row).objects.select_related("organisation", "case_file").get(pk=row.pk)


def test_rotation_moves_the_turn_on(city, case_file):
    second, _third = more_arbitrators(city)
    formed(city, wage_case(id_number="110101199003078574"), arbitrators=[second])
    row = accepted(city, case_file)

    assert tribunal_pool(row).chosen[0] != second.pk
    assert chosen(city, row)[-1] == second.pk


def test_against_the_proposal_only_with_a_reason_and_it_is_kept(city, case_file):
    more_arbitrators(city)
    row = accepted(city, case_file)
    other = [one for one in tribunal_pool(row).ranked if one.candidate.key not in tribunal_pool(row).chosen]
    person = type(city.clerk).objects.get(pk=other[0].candidate.key)
    said = {"arbitrators": [person], "recorder": city.other_clerk}

    with pytest.raises(BadInput):
        form_tribunal(row, actor=staff(city.clerk), **said)
    row.refresh_from_db()
    assert row.state == State.ACCEPTED
    form_tribunal(row, actor=staff(city.clerk), choice_reason="熟悉同一工地的案件", **said)

    data = last_event(row, "arbitration.tribunal.formed").data
    assert data["against_proposal"] and data["choice_reason"] == "熟悉同一工地的案件"
    assert data["pool"]["proposed"] != [person.pk] and len(data["pool"]["order"]) == 3
    row.refresh_from_db()
    assert row.composition == "sole"


def test_leave_takes_the_turn_away(city, case_file):
    more_arbitrators(city, 1)
    row = accepted(city, case_file)
    (first,) = tribunal_pool(row).chosen
    Absence.objects.create(
        user_id=first, organisation=city.tribunal, since=date(2026, 10, 12), until=date(2026, 10, 16)
    )
    assert tribunal_pool(row).chosen != (first,)


def test_ten_workers_need_three_or_the_exception(city, case_file):
    """HRG-9, HRG-10: 组织规则 13; 规则 56, 62."""
    people = more_arbitrators(city)
    CaseFile.objects.filter(pk=case_file.pk).update(collective=True)
    row = accepted(city, CaseFile.objects.get(pk=case_file.pk))

    assert len(tribunal_pool(row).chosen) == 3
    with pytest.raises(RuleRefused, match="56|五十六|article"):
        form_tribunal(
            row,
            actor=staff(city.clerk),
            arbitrators=[city.arbitrator],
            recorder=city.other_clerk,
            choice_reason="演示",
        )
    form_tribunal(
        row, actor=staff(city.clerk), arbitrators=[city.arbitrator, *people], recorder=city.other_clerk
    )
    row.refresh_from_db()
    assert row.composition == "three"
    assert row.assignments.get(user=city.arbitrator).reason == "presiding"


def test_a_collective_contract_needs_the_three_benches(city, case_file):
    """COL-4: 规则 65."""
    people = more_arbitrators(city)
    CaseFile.objects.filter(pk=case_file.pk).update(cause="履行集体合同")
    row = accepted(city, CaseFile.objects.get(pk=case_file.pk))
    three = {"arbitrators": [city.arbitrator, *people], "recorder": city.other_clerk}

    with pytest.raises(RuleRefused):
        form_tribunal(row, actor=staff(city.clerk), **three)
    benches = zip(three["arbitrators"], ("government", "union", "employers"), strict=True)
    for person, bench in benches:
        Membership.objects.filter(user=person).update(bench=bench)
    form_tribunal(row, actor=staff(city.clerk), **three)

    row.refresh_from_db()
    assert row.composition == "tripartite"


def test_a_recorder_is_no_arbitrator_and_a_party_sits_nowhere(city, case_file):
    """HRG-11: 组织规则 14; 法 33."""
    row = accepted(city, case_file)
    with pytest.raises(BadInput):
        form_tribunal(row, actor=staff(city.clerk), arbitrators=[city.arbitrator], recorder=city.arbitrator)
    Party.objects.filter(case_file=case_file, side="applicant").update(account=city.arbitrator)
    standing = tribunal_pool(row).ranked[0]
    assert not standing.able and any("33" in part.text for part in standing.parts if part.excludes)


def test_the_page_shows_why_and_preselects(client, city, case_file):
    more_arbitrators(city, languages="粤语、客家话")
    row = accepted(city, case_file)
    sign_in(client, city.clerk)
    url = f"/cases/{row.pk}/acts/arbitration.form_tribunal/"
    text = client.get(url).content.decode()

    first = tribunal_pool(row).chosen[0]
    assert f'value="{first}" selected' in text and "近一年组庭" in text and "粤语" in text
    sent = {"version": row.version, "presiding": first, "recorder": city.other_clerk.pk}
    assert client.post(url, sent).status_code == 302
    assert Event.objects.filter(proceeding=row, name="arbitration.tribunal.formed").count() == 1


def test_a_stranger_forms_nothing(client, city, case_file):
    row = accepted(city, case_file)
    sign_in(client, City("440300", "深演示").clerk)
    assert client.get(f"/cases/{row.pk}/acts/arbitration.form_tribunal/").status_code == 404
    sign_in(client, city.arbitrator)
    assert client.get(f"/cases/{row.pk}/acts/arbitration.form_tribunal/").status_code == 404


def test_the_pool_costs_the_same_whatever_its_size(city, case_file, django_assert_num_queries):
    row = accepted(city, case_file)
    with django_assert_num_queries(9):
        tribunal_pool(fresh(row))
    for number in range(12):
        make_user(f"many{number}", f"演示众{number}", (city.tribunal, Role.ARBITRATOR))
    with django_assert_num_queries(9):
        assert len(tribunal_pool(fresh(row)).ranked) == 13
