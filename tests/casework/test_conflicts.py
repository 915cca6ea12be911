"""Conflict of interest across organisations: found, explained, overridden only with a reason and on record."""

from datetime import date

import pytest

from arbitration.services.filing.receive import receive
from casework.errors import NotPermitted, RuleRefused
from casework.models import ConflictFinding, Party, Representation, Role
from casework.services.assign import assign
from casework.services.check_conflicts import clear, find_for_user
from casework.services.open_case_file import NewParty, add_party
from tests.factories import make_user, staff, wage_case


def test_nothing_is_found_for_a_stranger(city, case_file):
    assert find_for_user(city.arbitrator, case_file, Role.ARBITRATOR) == []


def test_a_party_cannot_decide_its_own_case(city, case_file):
    Party.objects.filter(case_file=case_file, side="applicant").update(account=city.arbitrator)

    assert [c.code for c in find_for_user(city.arbitrator, case_file, Role.ARBITRATOR)] == ["is_party"]


def test_the_same_name_only_warns(city, case_file):
    namesake = make_user("namesake", "演示 张三", (city.tribunal, Role.ARBITRATOR))
    found = find_for_user(namesake, case_file, Role.ARBITRATOR)

    assert [(c.code, c.forbids) for c in found] == [("same_name", False)]


def test_acting_for_the_employer_elsewhere_forbids_without_naming_the_case(city, case_file):
    other = wage_case(id_number="110101199003078574")
    employer = other.parties.get(side="respondent")
    Representation.objects.create(party=employer, user=city.lawyer, name="演示律师", since=date(2026, 1, 1))

    found = find_for_user(city.lawyer, case_file, Role.LAWYER)

    assert any(c.forbids and c.elsewhere for c in found)
    assert all(other.number not in c.text and "建筑" not in c.text for c in found)


def test_a_colleague_on_the_other_side_forbids(city, case_file):
    colleague = make_user("colleague", "演示同事", (city.firm, Role.LAWYER))
    employer = case_file.parties.get(side="respondent")
    Representation.objects.create(party=employer, user=colleague, name="演示同事", since=date(2026, 1, 1))

    assert "firm_acts_for_other_side" in [c.code for c in find_for_user(city.lawyer, case_file, Role.LAWYER)]


def test_overriding_needs_a_reason_and_the_right_and_is_kept(city, case_file):
    arbitration = receive(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    Party.objects.filter(case_file=case_file, side="applicant").update(account=city.arbitrator)
    with pytest.raises(RuleRefused):
        clear(city.arbitrator, arbitration, Role.ARBITRATOR, actor=staff(city.head))
    with pytest.raises(NotPermitted):
        clear(
            city.arbitrator, arbitration, Role.ARBITRATOR, actor=staff(city.clerk), override_reason="人手不足"
        )
    assert not ConflictFinding.objects.exists()

    clear(city.arbitrator, arbitration, Role.ARBITRATOR, actor=staff(city.head), override_reason="人手不足")

    kept = ConflictFinding.objects.get()
    assert (kept.overridden_by, kept.override_reason) == (city.head, "人手不足")
    assert kept.reasons[0]["code"] == "is_party"


def test_a_lawyer_may_act_for_the_applicant_in_both_proceedings(city, case_file):
    worker = case_file.parties.get(side="applicant")
    Representation.objects.create(party=worker, user=city.lawyer, name="演示律师", since=date(2026, 1, 1))

    assert find_for_user(city.lawyer, case_file, Role.LAWYER) == []


def test_a_party_added_later_is_held_against_those_who_already_work_on_the_case(city, case_file):
    arbitration = receive(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    assign(arbitration, city.arbitrator, Role.ARBITRATOR, actor=staff(city.head))

    party = add_party(case_file, NewParty(side="third", nature="person", name=city.arbitrator.full_name))

    kept = ConflictFinding.objects.get()
    assert (kept.party, kept.subject, kept.overridden_by) == (party, city.arbitrator, None)
    assert kept.reasons[0]["code"] == "same_name"
