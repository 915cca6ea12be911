"""Amounts: the worked case, what always holds, and bad facts."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from law.claims import FactError, UnknownKind, compute, describe, formulas, missing_words
from law.claims.result import Working
from law.claims.service_base import severance_months
from law.claims.spans import paid_days, whole_months

GUANGZHOU = "440100"
wages = st.decimals(min_value=0, max_value=200_000, places=2)
days = st.dates(dt.date(2008, 1, 3), dt.date(2026, 12, 31))
recent = st.dates(dt.date(2021, 12, 1), dt.date(2026, 12, 31))
spans = st.tuples(days, days).map(sorted)
recent_spans = st.tuples(recent, recent).map(sorted)


def amount(kind, **facts):
    result = compute(kind, facts)
    assert not result.missing, result.missing
    return result.amount


def severance(wage, first, last, **more):
    return amount(
        "severance", ground="38_2", hired_on=first, last_day=last, average_wage=wage, region=GUANGZHOU,
        local_average_wage="9183", **more,
    )  # fmt: skip


def test_the_worked_wage_case():
    unpaid = {"wage": 6500, "from": "2026-07-01", "to": "2026-09-15"}

    wage = amount("unpaid_wages", **unpaid, months=[{"month": "2026-08", "paid": 2000}])
    overtime = amount("overtime", wage_base=6500, on="2026-08-31", hours_rest_day=16)
    pay = severance("6500", "2025-06-03", "2026-09-15")
    double = amount(
        "double_wage", hired_on="2025-06-03", signed=False, last_day="2026-09-15", monthly_wage=6500
    )

    assert [str(one) for one in (wage, overtime, pay, double)] == [
        "14287.36",
        "1195.40",
        "9750.00",
        "71500.00",
    ]


def test_each_kind_describes_every_field():
    for kind in formulas():
        described = describe(kind)
        assert described["fields"] and described["claim_code"].startswith("C")
        for field in described["fields"]:
            assert field["question"] and {"name", "type", "unit", "required"} <= field.keys()


def test_nothing_given_is_missing_facts_for_each_kind():
    for kind in formulas():
        result = compute(kind, {})
        assert result.amount is None and result.missing, kind


def test_unknown_kind():
    with pytest.raises(UnknownKind, match="severance"):
        compute("severence", {})


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"wage": "NaN"}, "wage"),
        ({"wage": "1e999999"}, "wage"),
        ({"wage": True}, "wage"),
        ({"from": "2026-9-1"}, "from"),
        ({"from": "1449-01-01"}, "from"),
        ({"from": dt.datetime(2026, 9, 1)}, "from"),
        ({"months": {"month": "2026-08"}}, "months"),
        ({"months": [{"month": "2026-13"}]}, "months[0].month"),
        ({"wage_form": "weekly"}, "wage_form"),
        ({"months": [{"monthh": "2026-08"}]}, "months[0].monthh"),
    ],
)
def test_an_unusable_fact_is_named(facts, field):
    with pytest.raises(FactError) as caught:
        compute("unpaid_wages", facts)
    assert caught.value.field == field


def test_facts_that_are_no_mapping():
    with pytest.raises(FactError):
        compute("overtime", ["wage_base"])


@given(wages, wages, recent_spans)
def test_unpaid_wages_never_fall_with_the_wage(one, other, span):
    low, high = sorted((one, other))
    first, last = span

    amounts = [amount("unpaid_wages", **{"wage": str(w), "from": first, "to": last}) for w in (low, high)]

    assert 0 <= amounts[0] <= amounts[1]


@given(wages, spans)
def test_unpaid_wages_lie_between_whole_months(wage, span):
    """Never less than the whole months in the span, never more than all months touched."""
    first, last = span
    touched = (last.year - first.year) * 12 + last.month - first.month + 1

    total = amount("unpaid_wages", **{"wage": str(wage), "from": first, "to": last})

    assert wage * max(touched - 2, 0) <= total <= wage * touched


@given(wages, wages, recent_spans)
def test_severance_never_falls_with_the_wage(one, other, span):
    """Above the cap it may fall through the twelve-year limit, so spans here are short."""
    low, high = sorted((one, other))

    amounts = [severance(str(wage), *span) for wage in (low, high)]

    assert 0 < amounts[0] <= amounts[1]


@given(spans)
def test_severance_goes_by_half_months_and_never_falls_with_time(span):
    first, last = span

    months = severance_months(first, last, Working({}))
    later = severance_months(first, last + dt.timedelta(days=1), Working({}))

    assert months % Decimal("0.5") == 0 and Decimal("0.5") <= months <= later <= months + Decimal("0.5")
    assert (last - first).days / 366 - 1 <= months <= (last - first).days / 365 + 1


@given(wages, recent_spans)
def test_unlawful_termination_is_twice_the_severance(wage, span):
    first, last = span

    twice = amount(
        "unlawful_termination", ended_by="employer", unlawful=True, hired_on=first, last_day=last,
        average_wage=str(wage), region=GUANGZHOU, local_average_wage="9183",
    )  # fmt: skip

    assert abs(twice - 2 * severance(str(wage), first, last)) <= Decimal("0.01")


@given(wages, spans)
def test_double_wage_is_at_most_eleven_months(wage, span):
    first, last = span

    total = amount("double_wage", hired_on=first, signed=False, last_day=last, monthly_wage=str(wage))

    assert 0 <= total <= 11 * wage


@given(
    wages,
    st.decimals(0, 300, places=1),
    st.decimals(0, 300, places=1),
    st.decimals(0, 300, places=1),
    st.dates(dt.date(2010, 1, 1), dt.date(2026, 12, 31)),
)
def test_overtime_is_the_sum_of_its_three_kinds(wage, weekday, rest, holiday, on):
    hours = {"hours_weekday": str(weekday), "hours_rest_day": str(rest), "hours_holiday": str(holiday)}

    whole = amount("overtime", wage_base=str(wage), on=on, **hours)
    parts = [amount("overtime", wage_base=str(wage), on=on, **{name: value}) for name, value in hours.items()]

    assert abs(whole - sum(parts)) <= Decimal("0.02")


@given(
    wages,
    st.dates(dt.date(1990, 1, 1), dt.date(2024, 12, 31)),
    st.integers(2010, 2026),
    st.integers(0, 20),
)
def test_annual_leave_is_at_most_fifteen_days_of_pay(wage, hired, year, taken):
    total = amount(
        "annual_leave", year=year, career_from=hired, hired_on=hired, taken_days=taken, monthly_wage=str(wage)
    )

    assert 0 <= total <= wage * 30 / Decimal("21.75") + Decimal("0.01")


@given(
    st.integers(0, 10),
    wages,
    st.booleans(),
    st.sampled_from(["still_employed", "worker_asked", "contract_ended"]),
)
def test_injury_parts_add_up(grade, wage, insured, ended):
    result = compute(
        "injury_lump_sums",
        {
            "grade": grade, "injured_on": "2025-09-01", "average_wage": str(wage), "region": GUANGZHOU,
            "insured": insured, "ended": ended, "ended_on": "2026-09-01",
        },
    )  # fmt: skip

    assert result.amount == sum(result.parts.values(), Decimal(0))
    assert insured or not result.parts.get("fund")


@settings(max_examples=200)
@given(st.data())
def test_any_subset_of_facts_gives_an_amount_or_names_what_is_missing(data):
    kind = data.draw(st.sampled_from(sorted(formulas())))
    facts = {}
    for field in formulas()[kind].fields:
        if field.type in ("table", "moneys") or data.draw(st.booleans()):
            continue
        facts[field.name] = data.draw(
            {
                "bool": st.booleans(),
                "date": st.just("2026-03-02"),
                "region": st.just(GUANGZHOU),
                "enum": st.sampled_from(sorted(field.choices or {"": ""})),
            }.get(field.type, st.just(max(int(field.low or 0), 8 if field.name != "year" else 2026)))
        )
    try:
        result = compute(kind, facts)
    except FactError as error:
        assert error.field and error.message
        return
    assert (result.amount is None) == bool(result.missing)
    assert result.amount is None or result.amount.as_tuple().exponent == -2


@given(spans)
def test_paid_days_add_up_over_parts(span):
    first, last = span
    middle = first + (last - first) / 2
    rest = middle + dt.timedelta(days=1)

    parts = paid_days(first, middle) + (paid_days(rest, last) if rest <= last else 0)

    assert paid_days(first, last) == parts


def test_paid_days_of_a_year_are_twelve_times_21_75():
    """248 working days and 13 statutory holidays in 2026 are 365 − 104."""
    assert paid_days(dt.date(2026, 1, 1), dt.date(2026, 12, 31)) == 261


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("2025-06-03", "2025-07-02", 1),
        ("2025-06-03", "2025-07-01", 0),
        ("2025-01-31", "2025-02-27", 1),
        ("2024-02-29", "2025-02-27", 12),
    ],
)
def test_whole_months(first, last, months):
    assert whole_months(dt.date.fromisoformat(first), dt.date.fromisoformat(last)) == months


def test_what_is_missing_is_asked_for_in_words():
    result = compute("unpaid_wages", {"from": "2026-07-01", "to": "2026-08-31"})

    assert (result.missing, missing_words(result)) == (("wage",), ["说好的工资标准是多少"])
