"""Effect by worker, suits, setting aside, enforcement, preservation, instalments (AWD-8 to AWD-11, AWD-16 to AWD-19, AWD-24, AWD-25)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from arbitration.models import CourtMatter, Instalment, State, WorkerEffect
from arbitration.services.outcome.court_matters import (
    end_of_suit,
    note_set_aside_ruling,
    request_set_aside,
)
from arbitration.services.outcome.declare_effective import declare_effective
from arbitration.services.outcome.enforcement import (
    interrupt_enforcement,
    lift_preservation,
    note_nonenforcement,
    note_preservation,
)
from arbitration.services.outcome.instalments import pay_instalment, plan_instalments
from arbitration.services.outcome.note_suit import note_suit
from arbitration.services.outcome.refer_enforcement import refer_enforcement
from casework.clock import today
from casework.errors import BadInput, NotPermitted, RuleRefused
from casework.models import Event, WorkItem
from casework.services.climb import record_miss
from tests.arbitration.decisions.steps import big_double_wage, limits, serve_award, to_award
from tests.arbitration.hearing_path import parties, to_heard
from tests.factories import staff

COURT = "演示区人民法院"
MIDDLE = "演示市中级人民法院"


@pytest.fixture
def final(city, case_file, clock):
    row = to_award(city, to_heard(city, case_file, clock))
    serve_award(city, row)
    return row


@pytest.fixture
def mixed(city, case_file, clock):
    big_double_wage(case_file)
    row = to_award(city, to_heard(city, case_file, clock))
    serve_award(city, row)
    return row


def matter(row, kind="suit"):
    return CourtMatter.objects.get(arbitration=row, kind=kind)


def test_a_final_award_is_effective_for_the_worker_from_the_day_it_was_made(final):
    """AWD-1, AWD-11."""
    effect = WorkerEffect.objects.get(arbitration=final)
    assert effect.final and effect.effective_on == final.made_on and effect.served_on == today()


def test_a_suit_on_a_part_stops_the_whole_nonfinal_award_and_its_withdrawal_lets_it_stand(city, mixed):
    """AWD-11, 法释 16: the final one beside it stays effective."""
    worker, employer = parties(mixed.case_file)
    note_suit(mixed, actor=staff(city.clerk), party=employer, on=today(), court=COURT, final=False)
    mixed.refresh_from_db()
    sued = WorkerEffect.objects.get(arbitration=mixed, final=False)
    assert sued.sued_on == today() and mixed.state == State.DELIVERED
    assert not [one for one in limits(mixed, "suit_nonfinal") if one.party_id == employer.pk]

    end_of_suit(mixed, actor=staff(city.clerk), matter=matter(mixed), outcome="withdrawn", on=today())

    sued.refresh_from_db()
    assert sued.effective_on == today()
    assert Event.objects.filter(proceeding=mixed, name="arbitration.suit.ended", party=employer).exists()


def test_a_suit_on_one_of_two_awards_must_say_which(city, mixed):
    worker, _employer = parties(mixed.case_file)
    with pytest.raises(BadInput):
        note_suit(mixed, actor=staff(city.clerk), party=worker, on=today(), court=COURT)
    with pytest.raises(NotPermitted):
        note_suit(mixed, actor=staff(city.mediator), party=worker, on=today(), court=COURT, final=True)
    assert not CourtMatter.objects.exists()


def test_the_employer_has_thirty_days_anew_after_the_workers_suit_was_dismissed(city, final):
    """AWD-8, AWD-9, AWD-25: worker sued too; the request says so; then a fresh limit for the employer."""
    worker, employer = parties(final.case_file)
    note_suit(final, actor=staff(city.clerk), party=worker, on=today(), court=COURT)
    final.refresh_from_db()
    assert final.state == State.SUED
    request_set_aside(
        final, actor=staff(city.clerk), party=employer, court=MIDDLE, grounds=["law"], on=today()
    )
    asked = Event.objects.get(proceeding=final, name="arbitration.set_aside.requested")
    assert asked.data["worker_sued"] is True and asked.data["waits_for_nonfinal"] is False

    end_of_suit(final, actor=staff(city.clerk), matter=matter(final), outcome="dismissed", on=today())

    final.refresh_from_db()
    fresh = limits(final, "set_aside_after_worker_suit")
    assert final.state == State.EFFECTIVE and [one.party_id for one in fresh] == [employer.pk]
    assert fresh[0].due == today() + timedelta(days=30)


def test_a_suit_not_accepted_because_the_award_is_final_opens_the_way_to_the_middle_court(city, final):
    """AWD-6."""
    _worker, employer = parties(final.case_file)
    note_suit(final, actor=staff(city.clerk), party=employer, on=today(), court=COURT)
    end_of_suit(final, actor=staff(city.clerk), matter=matter(final), outcome="not_accepted", on=today())
    assert [one.party_id for one in limits(final, "set_aside_after_refusal")] == [employer.pk]


def test_an_award_set_aside_gives_each_party_fifteen_days_of_his_own(city, final, clock):
    """AWD-9, AWD-10: one of the six grounds; a worker can't ask."""
    worker, employer = parties(final.case_file)
    clerk = staff(city.clerk)
    with pytest.raises(BadInput):
        request_set_aside(final, actor=clerk, party=employer, court=MIDDLE, grounds=[], on=today())
    with pytest.raises(RuleRefused):
        request_set_aside(final, actor=clerk, party=worker, court=MIDDLE, grounds=["law"], on=today())
    request_set_aside(final, actor=clerk, party=employer, court=MIDDLE, grounds=["forged"], on=today())
    held = matter(final, "set_aside")
    clock.shift(timedelta(days=30))
    note_set_aside_ruling(final, actor=clerk, matter=held, granted=True, party=employer, on=today())
    clock.shift(timedelta(days=2))
    note_set_aside_ruling(final, actor=clerk, matter=held, granted=True, party=worker, on=today())

    final.refresh_from_db()
    dues = {one.party_id: one.started_on for one in limits(final, "suit_after_set_aside")}
    assert final.state == State.SET_ASIDE and len(dues) == 2
    assert dues[worker.pk] - dues[employer.pk] == timedelta(days=2)
    assert WorkerEffect.objects.get(arbitration=final).fallen_on is not None


def test_a_request_that_is_refused_changes_nothing(city, final):
    """AWD-9: no fifteen days start."""
    _worker, employer = parties(final.case_file)
    clerk = staff(city.clerk)
    request_set_aside(final, actor=clerk, party=employer, court=MIDDLE, grounds=["law"], on=today())
    held = matter(final, "set_aside")
    note_set_aside_ruling(final, actor=clerk, matter=held, granted=False, party=employer, on=today())
    final.refresh_from_db()
    assert final.state == State.DELIVERED and not limits(final, "suit_after_set_aside")


def test_setting_aside_beside_a_pending_suit_on_the_nonfinal_award_is_noted(city, mixed):
    """AWD-24: each remedy is taken for itself, and the final part falls alone."""
    _worker, employer = parties(mixed.case_file)
    clerk = staff(city.clerk)
    note_suit(mixed, actor=clerk, party=employer, on=today(), court=COURT, final=False)
    request_set_aside(mixed, actor=clerk, party=employer, court=MIDDLE, grounds=["law"], on=today())
    asked = Event.objects.get(proceeding=mixed, name="arbitration.set_aside.requested")
    assert asked.data["waits_for_nonfinal"] is True
    held = matter(mixed, "set_aside")
    note_set_aside_ruling(mixed, actor=clerk, matter=held, granted=True, party=employer, on=today())
    mixed.refresh_from_db()
    assert mixed.state != State.SET_ASIDE
    assert WorkerEffect.objects.get(arbitration=mixed, final=True).fallen_on == today()


def test_preserved_assets_are_watched_after_the_award(city, final):
    """AWD-18, AWD-19: three months after the effect; lifted, nothing is watched."""
    worker, _employer = parties(final.case_file)
    clerk = staff(city.clerk)
    note_preservation(final, actor=clerk, party=worker, court=COURT, on=today())
    assert not limits(final, "preservation_filing")
    declare_effective(final, actor=clerk)
    assert len(limits(final, "preservation_enforcement")) == 1
    lift_preservation(final, actor=clerk, matter=matter(final, "preservation"), on=today())
    assert not limits(final, "preservation_enforcement")


def test_two_years_start_anew_on_an_interruption_and_a_ruling_not_to_enforce_opens_a_suit(city, final, clock):
    """AWD-16, AWD-17."""
    worker, _employer = parties(final.case_file)
    clerk = staff(city.clerk)
    declare_effective(final, actor=clerk)
    clock.shift(timedelta(days=40))
    interrupt_enforcement(final, actor=clerk, ground="demand", on=today())
    assert limits(final, "enforcement")[0].due >= date(today().year + 2, today().month, today().day)
    refer_enforcement(final, actor=clerk)
    note_nonenforcement(final, actor=clerk, party=worker, court=COURT, on=today())
    opened = limits(final, "suit_after_nonenforcement")
    assert [one.due for one in opened] == [today() + timedelta(days=30)]


def test_instalments_are_watched_missed_paid_and_then_performed(city, final, clock):
    """AWD-16: a missed one leaves work for a person, nothing else."""
    clerk = staff(city.clerk)
    declare_effective(final, actor=clerk)
    first, second = today() + timedelta(days=10), today() + timedelta(days=42)
    with pytest.raises(BadInput):
        plan_instalments(final, actor=clerk, instalments=[(first, Decimal("1.00"))])
    parts = [(first, Decimal("20000.00")), (second, Decimal("4037.36"))]
    plan_instalments(final, actor=clerk, instalments=parts)
    watched = limits(final, "instalment")
    assert [one.due for one in watched] == [first]

    clock.shift(timedelta(days=12))
    record_miss(watched[0])

    one, two = Instalment.objects.filter(arbitration=final)
    assert one.missed_on == today() and two.missed_on is None
    assert WorkItem.objects.filter(proceeding=final, node="follow_missed_instalment", done_at=None).exists()
    assert [limit.due for limit in limits(final, "instalment")] == [second]
    pay_instalment(final, actor=clerk, instalment=one)
    final.refresh_from_db()
    assert final.state == State.EFFECTIVE
    pay_instalment(final, actor=clerk, instalment=two)
    final.refresh_from_db()
    assert final.state == State.PERFORMED and not limits(final, "instalment")


def test_limits_of_promises_and_changes_end_with_the_award(final):
    """No promise and no change of claims is waited for after an award."""
    assert not limits(final, "promise_supply") and not limits(final, "claim_change")
