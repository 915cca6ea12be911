"""What must hold of legal aid's questions beyond the worked examples."""

from hypothesis import given
from hypothesis import strategies as st

from law.facts import read
from law.questions import Answer
from legalaid.rules import QUESTIONS


def ask(name, **facts):
    return QUESTIONS[name].function(read(QUESTIONS[name].fields, facts))


@given(
    st.lists(st.sampled_from(["wages", "injury", "relation", "other"]), min_size=1),
    st.booleans(),
    st.booleans(),
)
def test_a_migrant_worker_is_exempt_for_wages_or_injury_with_proof(claims, migrant, proof):
    decision = ask("legal_aid_exemption", claims=claims, migrant_worker=migrant, status_proof=proof)

    exempt = migrant and proof and bool({"wages", "injury"} & set(claims))
    assert decision.answer is (Answer.YES if exempt else Answer.NO)


@given(st.integers(0, 200_000), st.integers(1, 8))
def test_means_go_by_income_per_head_and_month(income, heads):
    decision = ask(
        "legal_aid_means", household_income=income, household_size=heads, valuable_assets=False,
        region="442000", on="2023-06-01",
    )  # fmt: skip

    assert (decision.answer is Answer.YES) == (income < 2592 * 6 * heads)


def test_no_aid_is_not_what_no_means():
    """Not exempt means only that means are looked at."""
    decision = ask("legal_aid_exemption", claims=["relation"], migrant_worker=True, status_proof=True)

    assert decision.findings["check"] == "means_test"
