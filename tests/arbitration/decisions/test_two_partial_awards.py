"""Two partial awards of one case: each has its own time, suit and effect, while the case goes on (AWD-12)."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from arbitration.models import CourtMatter, SideDecision, State
from arbitration.services.decisions.partial_award import draft_partial_award
from arbitration.services.outcome.court_matters import end_of_suit
from arbitration.services.outcome.declare_effective import declare_partial_effective
from arbitration.services.outcome.partial_matters import (
    end_partial_suit,
    note_partial_ruling,
    note_partial_suit,
    request_partial_set_aside,
)
from casework.clock import today
from casework.errors import NotNow, NotPermitted, RuleRefused
from casework.models import Claim, TimeLimit
from tests.arbitration.decisions.steps import approve_and_make, claim, issue, limits, serve
from tests.arbitration.hearing_path import parties, to_heard
from tests.factories import staff

COURT = "演示区人民法院"
MIDDLE = "演示市中级人民法院"
FACTS: dict[str, Any] = {"facts": "双方没有争议。", "reasons": "该部分事实已经清楚。"}


def decide_part(city, row, pk, amount) -> SideDecision:
    draft_partial_award(row, actor=staff(city.arbitrator), awarded={pk: Decimal(amount)}, **FACTS)
    held = approve_and_make(city, row, SideDecision.Kind.PARTIAL_AWARD)
    serve(city, issue(city, row, "A35"))
    row.refresh_from_db()
    return held


@pytest.fixture
def row(city, case_file, clock):
    """A heard case with two claims above the ceiling and a third that stays."""
    worker, _employer = parties(case_file)
    Claim.objects.filter(case_file=case_file, code="C6").update(
        code="C4", kind="double_wage", title="二倍工资差额", claimed=Decimal("71500.00")
    )
    Claim.objects.create(
        case_file=case_file, party=worker, ordinal=9, code="C4", kind="double_wage",
        title="另一段二倍工资差额", claimed=Decimal("65000.00"),
    )  # fmt: skip
    return to_heard(city, case_file, clock)


@pytest.fixture
def both(city, row, clock):
    first, second = Claim.objects.filter(case_file=row.case_file, code="C4").order_by("ordinal")
    one = decide_part(city, row, first.pk, "71500")
    clock.shift(timedelta(days=10))
    return one, decide_part(city, row, second.pk, "65000")


def test_each_partial_award_has_its_own_time_to_sue(city, row, both, clock):
    """AWD-12: the first takes effect while the second's time still runs."""
    one, two = both
    running = limits(row, "partial_suit_nonfinal")
    assert sorted(limit.about for limit in running) == sorted([str(one.pk), str(two.pk)] * 2)
    assert len({limit.due for limit in running}) == 2

    clock.shift(timedelta(days=7))
    declare_partial_effective(row, actor=staff(city.clerk), decision=one)
    with pytest.raises(RuleRefused):
        declare_partial_effective(row, actor=staff(city.clerk), decision=two)

    one.refresh_from_db()
    two.refresh_from_db()
    assert one.effective_on is not None and two.effective_on is None


def test_a_suit_on_one_of_them_leaves_the_other_and_the_case_alone(city, row, both, clock):
    """AWD-11, AWD-12: the case goes on before the tribunal."""
    one, two = both
    _worker, employer = parties(row.case_file)
    clerk = staff(city.clerk)
    note_partial_suit(row, actor=clerk, decision=two, party=employer, on=today(), court=COURT)
    row.refresh_from_db()
    assert row.state == State.HEARD
    met = TimeLimit.objects.filter(proceeding=row, key="arbitration.partial_suit_nonfinal", status="met")
    assert [(limit.party_id, limit.about) for limit in met] == [(employer.pk, str(two.pk))]

    clock.shift(timedelta(days=40))
    declare_partial_effective(row, actor=clerk, decision=one)
    with pytest.raises(NotNow):
        declare_partial_effective(row, actor=clerk, decision=two)

    suit = CourtMatter.objects.get(arbitration=row)
    with pytest.raises(NotNow):
        end_of_suit(row, actor=clerk, matter=suit, outcome="withdrawn", on=today())
    end_partial_suit(row, actor=clerk, matter=suit, outcome="withdrawn", on=today())
    two.refresh_from_db()
    assert two.effective_on == today() and two.fallen_on is None


def test_a_judgment_takes_the_place_of_the_partial_award(city, row, both):
    """法释〔2020〕26号 16."""
    one, _two = both
    worker, _employer = parties(row.case_file)
    note_partial_suit(row, actor=staff(city.clerk), decision=one, party=worker, on=today(), court=COURT)
    suit = CourtMatter.objects.get(arbitration=row)
    end_partial_suit(row, actor=staff(city.clerk), matter=suit, outcome="judged", on=today())
    one.refresh_from_db()
    assert one.fallen_on == today() and one.effective_on is None
    with pytest.raises(NotNow):
        end_partial_suit(row, actor=staff(city.clerk), matter=suit, outcome="judged", on=today())


def test_only_a_final_partial_award_can_be_set_aside_and_only_by_the_employer(city, row, both):
    """AWD-9: refused, nothing changes."""
    one, _two = both
    worker, employer = parties(row.case_file)
    common = {"decision": one, "court": MIDDLE, "grounds": ["law"], "on": today()}
    with pytest.raises(RuleRefused):
        request_partial_set_aside(row, actor=staff(city.clerk), party=employer, **common)
    with pytest.raises(RuleRefused):
        request_partial_set_aside(row, actor=staff(city.clerk), party=worker, **common)
    with pytest.raises(NotPermitted):
        request_partial_set_aside(row, actor=staff(city.mediator), party=employer, **common)
    assert not CourtMatter.objects.exists()


def test_a_final_partial_award_set_aside_falls_and_opens_fifteen_days(city, row):
    """AWD-9, AWD-10, AWD-12."""
    held = decide_part(city, row, claim(row, "C2").pk, "14287.36")
    assert held.final and len(limits(row, "partial_set_aside")) == 1
    worker, employer = parties(row.case_file)
    clerk = staff(city.clerk)
    request_partial_set_aside(
        row, actor=clerk, decision=held, party=employer, court=MIDDLE, grounds=["forged"], on=today()
    )
    assert not limits(row, "partial_set_aside")
    asked = CourtMatter.objects.get(arbitration=row)

    for party in (employer, worker):
        note_partial_ruling(row, actor=clerk, matter=asked, granted=True, party=party, on=today())

    held.refresh_from_db()
    row.refresh_from_db()
    fresh = limits(row, "partial_suit_after_set_aside")
    assert held.fallen_on == today() and row.state == State.HEARD
    assert {limit.party_id for limit in fresh} == {worker.pk, employer.pk}
    assert {limit.due for limit in fresh} == {today() + timedelta(days=15)}
    note_partial_suit(row, actor=clerk, decision=held, party=worker, on=today(), court=COURT)
    assert [limit.party_id for limit in limits(row, "partial_suit_after_set_aside")] == [employer.pk]
