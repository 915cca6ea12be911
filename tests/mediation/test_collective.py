"""Many workers: representatives, a table of amounts, different results."""

from decimal import Decimal

import pytest

from casework.errors import BadInput, RuleRefused
from casework.models import Claim, Party
from casework.services.open_case_file import NewParty, open_case_file
from mediation.services.agreement.missing_signatures import missing_signatures
from mediation.services.agreement.sign_agreement import sign_agreement
from mediation.services.agreement.terms import open_claims
from mediation.services.agreement.words import plain_words
from mediation.services.intake.accept import accept
from mediation.services.intake.elect_representatives import elect_representatives
from mediation.services.intake.receive import receive
from mediation.services.outcome.due_next import spread
from mediation.services.outcome.record_performance import record_performance
from tests.mediation.talks import agree, fresh, signed_draft, terms_of

WORKERS = 35


@pytest.fixture
def many(city, mediator):
    claim = {"code": "C2", "kind": "unpaid_wages", "title": "工资", "claimed": Decimal("1000.00")}
    workers = [NewParty("applicant", "person", f"演示工友{n}", {}, (claim,)) for n in range(1, WORKERS + 1)]
    employer = NewParty("respondent", "unit", "演示建筑劳务有限公司")
    file = open_case_file(
        region="440100", channel="window", cause="追索劳动报酬", parties=[*workers, employer]
    )
    row = receive(actor=mediator, case_file=file, body=city.union)
    accept(row, actor=mediator, other_side="phone")
    return fresh(row)


def workers_of(row) -> list[Party]:
    return list(row.case_file.parties.filter(side="applicant").order_by("ordinal"))


def test_med_13_thirty_five_workers_elect_three(many, mediator):
    everybody = workers_of(many)
    with pytest.raises(BadInput):
        elect_representatives(many, actor=mediator, chosen=everybody[:2], signed=everybody)
    with pytest.raises(RuleRefused):
        elect_representatives(many, actor=mediator, chosen=everybody[:3], signed=everybody[:30])
    elect_representatives(many, actor=mediator, chosen=everybody[:3], signed=everybody)

    assert [party.elected for party in workers_of(many)] == [True] * 3 + [False] * 32


def test_some_agree_first_and_the_others_go_on(many, mediator):
    claims = open_claims(many)
    first = {claim.pk: Decimal(800) for claim in claims[:20]}
    draft = signed_draft(many, mediator, terms_of(many, amounts=first))
    assert missing_signatures(draft) == []
    assert "演示工友7的工资原来要1000.00元，现在同意800.00元" in "".join(plain_words(draft))
    agree_all = {claim.pk: Decimal(1000) for claim in claims[20:]}

    sign_agreement(fresh(many), actor=mediator, agreement=draft)
    assert fresh(many).state == "mediating" and len(open_claims(many)) == 15
    agree(many, mediator, amounts=agree_all)
    assert fresh(many).state == "agreed"
    assert sorted({claim.agreed for claim in Claim.objects.all()}) == [Decimal(800), Decimal(1000)]


@pytest.mark.parametrize("paid", ["0.01", "0.34", "17.00", "999.99", "35000.00"])
def test_a_payment_is_laid_out_to_the_fen(many, mediator, paid):
    made = agree(many, mediator, each="1000.00")
    spread(made, Decimal(paid))

    shares = list(Claim.objects.values_list("paid", flat=True))
    assert sum(shares) == Decimal(paid) and max(shares) - min(shares) <= Decimal("0.35")


def test_performance_pays_everybody(many, mediator):
    agree(many, mediator, each="333.33")
    record_performance(fresh(many), actor=mediator)
    assert {claim.paid for claim in Claim.objects.all()} == {Decimal("333.33")}
