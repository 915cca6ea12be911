"""The data of the limits hold together, and computing keeps its promises for every one of them."""

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from law import limits as book
from law.limit_rule import events
from law.limits import LimitError, NotInForce, compute, limits
from law.loader import LAW, LawDataError
from law.organisation import load_organisations, organisations
from law.parameter import parameters
from law.periods import Unit
from law.workdays import calendar

ONE_DAY = dt.timedelta(days=1)
PATIENT = settings(deadline=None)  # a busy machine is no wrong date
AWARD = limits()["arbitration.award"]
DAYS = st.dates(dt.date(2024, 2, 1), dt.date(2028, 12, 31))
SPANS = st.lists(st.tuples(DAYS, st.integers(0, 40)).map(lambda p: (p[0], p[0] + ONE_DAY * p[1])), max_size=4)
# A day that was agreed or ordered is no period: nothing is counted, so nothing can be left out of it.
AGREED_DAYS = {
    rule.key for rule in limits().values() if rule.versions and not any(v.length for v in rule.versions)
}
FORWARD = [rule for rule in limits().values() if not rule.counts_back and rule.key not in AGREED_DAYS]


def region_of(rule):
    return None if rule.versions else next(iter(rule.regions))


@PATIENT
@given(st.sampled_from(FORWARD), DAYS, SPANS)
def test_exclusions_only_move_a_limit_later_and_never_end_it_on_a_left_out_day(rule, start, spans):
    region = region_of(rule)

    plain = compute(rule, start, region=region)
    paused = compute(rule, start, exclusions=spans, region=region)

    assert plain.due <= paused.due
    assert calendar().is_workday(paused.due)
    assert not any(first <= paused.due <= last for first, last in spans if last > start)


@PATIENT
@given(DAYS, SPANS)
def test_days_that_count_add_up_to_the_length(start, spans):
    result = compute(AWARD, start, exclusions=spans)

    days = (start + ONE_DAY * n for n in range(1, (result.raw_due - start).days + 1))
    assert sum(not any(a <= day <= b for a, b in spans) for day in days) == 45


@PATIENT
@given(DAYS, SPANS)
def test_working_days_that_count_add_up_to_the_length(start, spans):
    result = compute(limits()["arbitration.answer"], start, exclusions=spans)

    days = (start + ONE_DAY * n for n in range(1, (result.raw_due - start).days + 1))
    left = [day for day in days if not any(a <= day <= b for a, b in spans)]
    assert sum(calendar().is_workday(day) for day in left) == 10


@PATIENT
@given(DAYS, SPANS, st.integers(0, 60))
def test_a_restart_is_the_same_as_a_start_on_that_day(start, spans, later):
    again = start + ONE_DAY * later

    restarted = compute(AWARD, start, exclusions=spans, restart=again)

    assert (restarted.raw_due, restarted.due) == (
        (fresh := compute(AWARD, again, exclusions=spans)).raw_due,
        fresh.due,
    )


@PATIENT
@given(DAYS, SPANS)
def test_the_order_of_exclusions_does_not_matter(start, spans):
    assert compute(AWARD, start, exclusions=spans).due == compute(AWARD, start, exclusions=spans[::-1]).due


@pytest.mark.parametrize("rule", limits().values(), ids=lambda rule: rule.key)
def test_every_limit_computes_and_cites(rule):
    result = compute(rule, dt.date(2026, 3, 2), region=region_of(rule))

    assert result.article and result.rule and result.steps
    assert result.rule_version == rule.rule_version and len(result.rule_version) == 12
    assert result.calendar_version == calendar().version
    assert re.search(r"[\u4e00-\u9fff]", rule.title["zh"])


@pytest.mark.parametrize("rule", limits().values(), ids=lambda rule: rule.key)
def test_every_limit_ends_somehow(rule):
    assert rule.met_by, "nothing keeps this limit"
    assert rule.on_expiry or rule.kind == "prompt" or rule.actor == "court"


def test_the_index_finds_limits_by_event():
    def keys(found):
        return {rule.key for rule in found}

    assert "arbitration.award" in keys(book.starting_on("arbitration.application.accepted"))
    assert "arbitration.award" in keys(book.restarting_on("arbitration.party.joined"))
    assert "arbitration.award" not in keys(book.restarting_on("arbitration.promise.fulfilled"))
    assert "arbitration.award" not in keys(book.restarting_on("arbitration.supplement.received"))
    assert "arbitration.award" in keys(book.pausing_on("arbitration.proceeding.suspended"))
    assert "arbitration.award" in keys(book.resuming_on("arbitration.public_notice.completed"))
    assert "arbitration.award" not in keys(book.pausing_on("arbitration.mediation.entrusted"))
    assert "arbitration.award" in keys(book.met_by("arbitration.award.made"))
    assert "arbitration.award" in keys(book.cancelled_by("arbitration.application.withdrawn"))
    assert book.starting_on("nothing.at.all") == ()


def test_an_organisation_may_only_touch_what_the_rule_leaves_open():
    with pytest.raises(LimitError, match="length 由法律规定"):
        compute(AWARD, dt.date(2026, 3, 2), override={"length": 60})

    faster = compute(AWARD, dt.date(2026, 3, 2), override={"target": {"length": 20, "unit": "days"}})

    assert (faster.target_due, faster.due) == (dt.date(2026, 3, 23), dt.date(2026, 4, 16))


def test_the_unit_of_the_answer_period_may_be_set_by_a_commission():
    rule = limits()["arbitration.answer"]

    result = compute(rule, dt.date(2026, 3, 2), override={"unit": "days"})

    assert (result.unit, result.due) == (Unit.DAYS, dt.date(2026, 3, 12))


@pytest.mark.parametrize("length", [0, 16, -1, True, 1.5])
def test_an_extension_beyond_the_law_is_refused(length):
    with pytest.raises(LimitError, match="不得超过15日"):
        compute(AWARD, dt.date(2026, 3, 2), extension=length)


def test_a_city_rule_holds_in_its_districts_and_nowhere_else():
    rule = limits()["mediation.general_period"]

    assert compute(rule, dt.date(2026, 3, 4), region="440305").region == "440300"
    with pytest.raises(NotInForce, match="仅适用于 440300"):
        compute(rule, dt.date(2026, 3, 4), region="440100")


def test_authorities_are_warned_on_the_counted_day_and_parties_on_the_legal_end():
    assert AWARD.alarm_on == "raw_due"
    assert limits()["arbitration.suit_nonfinal"].alarm_on == "due"


def test_the_date_far_in_the_future_is_an_error_of_ours():
    with pytest.raises((LimitError, ValueError), match="日历范围"):
        compute(AWARD, dt.date(9999, 12, 20))


def test_organisations_load_and_set_only_open_parts(tmp_path):
    assert organisations()["SZ-ARB"].region == "440300"
    assert organisations()["GZ-ARB"].override("arbitration.promise_supply", dt.date(2025, 12, 31)) == {}
    good = (LAW / "organisations" / "GZ-ARB.yaml").read_text(encoding="utf-8")
    (tmp_path / "X.yaml").write_text(good.replace("promise_supply", "award"), encoding="utf-8")

    with pytest.raises(LawDataError, match="may not be overridden"):
        load_organisations(tmp_path, limits())


def test_every_event_has_a_title_and_its_track_is_its_first_word():
    for name, event in events().items():
        assert event.zh and event.en
        assert name.split(".")[0] == event.track


@pytest.mark.parametrize("parameter", parameters().values(), ids=lambda parameter: parameter.key)
def test_every_parameter_cites_and_was_checked(parameter):
    for entries in parameter.entries.values():
        for entry in entries:
            assert entry.row["article"] and entry.row["source"]
    assert dt.date(2026, 1, 1) <= parameter.checked_on
    assert parameter.decided_by


def test_all_cities_of_guangdong_have_both_minimum_wages():
    for key in ("wages.minimum_monthly", "wages.minimum_hourly"):
        cities = {code for code in parameters()[key].entries if code}
        assert len(cities) == 21
        for code in cities:
            assert [entry.start.isoformat() for entry in parameters()[key].entries[code]] == [
                "2021-12-01",
                "2025-03-01",
            ]


def test_the_finality_ceilings_of_the_classes():
    wage, times = parameters()["wages.minimum_monthly"], parameters()["arbitration.finality_multiple"]
    on = dt.date(2026, 6, 1)

    found = [
        wage.at(on, code).value * times.at(on, code).value
        for code in ("440100", "440300", "440400", "440500", "440200")
    ]

    assert found == [30000, 30240, 24960, 22200, 21000]
