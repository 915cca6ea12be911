"""先行裁决分别生效 (法释〔2020〕26号 arts 16, 17; AWD-11, AWD-12): a collective partial award takes effect worker by worker."""

from datetime import timedelta
from decimal import Decimal

import pytest

from arbitration.models import CourtMatter
from arbitration.services.decisions.partial_award import draft_partial_award
from arbitration.services.outcome.declare_effective import declare_partial_effective
from arbitration.services.outcome.partial_effects import open_items
from arbitration.services.outcome.partial_matters import end_partial_suit, note_partial_suit
from casework.clock import today
from casework.errors import NotNow, RuleRefused
from casework.models import Claim, Event, Party
from tests.arbitration.decisions.steps import approve_and_make, big_double_wage, claim, issue, serve
from tests.arbitration.hearing_path import to_heard
from tests.factories import staff

COURT = "演示区人民法院"
FACTS = {"facts": "演示事实清楚。", "reasons": "演示理由。"}


@pytest.fixture
def row(city, case_file, clock):
    big_double_wage(case_file)
    found = to_heard(city, case_file, clock)
    other = Party.objects.create(case_file=case_file, side="applicant", nature="person", name="演示工人乙")
    Claim.objects.create(
        case_file=case_file, party=other, ordinal=1, code="C4", kind="double_wage",
        title="演示二倍工资", claimed=Decimal("71500.00"),
    )  # fmt: skip
    return found


@pytest.fixture
def held(city, row):
    """A partial award on both workers' second wage; each has an item of 71,500 yuan, so it is not final."""
    awarded = {one.pk: Decimal("71500") for one in Claim.objects.filter(case_file=row.case_file, code="C4")}
    draft_partial_award(row, actor=staff(city.arbitrator), awarded=awarded, **FACTS)
    return approve_and_make(city, row, "partial_award")


def workers(row):
    return list(Party.objects.filter(case_file=row.case_file, side="applicant").order_by("pk"))


def effects(held):
    held.refresh_from_db()
    return [bool(item.get("effective_on")) for item in held.items]


def declare(city, row, held):
    declare_partial_effective(row, actor=staff(city.clerk), decision=held)


def test_who_was_served_later_has_his_effect_later(city, row, held, clock):
    papers = issue(city, row, "A35")
    late = [one for one in papers if one.addressee == workers(row)[1]]
    serve(city, [one for one in papers if one not in late])
    clock.shift(timedelta(days=17))
    declare(city, row, held)
    assert effects(held) == [True, False]
    with pytest.raises(RuleRefused):
        declare(city, row, held)

    serve(city, late)
    clock.shift(timedelta(days=17))
    declare(city, row, held)
    assert effects(held) == [True, True] and not open_items(held)
    told = Event.objects.filter(name="arbitration.partial_award.effective").order_by("sequence")
    assert [one.data["workers"] for one in told] == [[worker.pk] for worker in workers(row)]
    with pytest.raises(NotNow):
        declare(city, row, held)


def test_one_worker_sues_and_the_others_award_takes_effect(city, row, held, clock):
    serve(city, issue(city, row, "A35"))
    first, _second = workers(row)
    note_partial_suit(row, actor=staff(city.clerk), decision=held, party=first, on=today(), court=COURT)
    clock.shift(timedelta(days=17))
    declare(city, row, held)
    assert effects(held) == [False, True]

    matter = CourtMatter.objects.get(decision=held)
    end_partial_suit(row, actor=staff(city.clerk), matter=matter, outcome="judged", on=today())
    held.refresh_from_db()
    assert held.items[0]["fallen_on"] and not held.items[1].get("fallen_on")
    assert held.fallen_on is None and held.effective_on is not None


def test_an_employer_sues_against_one_worker_only(city, row, held, clock):
    serve(city, issue(city, row, "A35"))
    _first, second = workers(row)
    employer = Party.objects.get(case_file=row.case_file, side="respondent")
    note_partial_suit(
        row, actor=staff(city.clerk), decision=held, party=employer, on=today(), court=COURT, workers=[second]
    )
    clock.shift(timedelta(days=17))
    declare(city, row, held)
    assert effects(held) == [True, False]

    matter = CourtMatter.objects.get(decision=held)
    end_partial_suit(row, actor=staff(city.clerk), matter=matter, outcome="withdrawn", on=today())
    assert effects(held) == [True, True]


def test_a_final_item_is_effective_from_the_day_it_is_made(city, row):
    draft_partial_award(
        row, actor=staff(city.arbitrator), awarded={claim(row, "C2").pk: Decimal("9000")}, **FACTS
    )
    made = approve_and_make(city, row, "partial_award")
    assert made.final and effects(made) == [True] and made.effective_on == today()
