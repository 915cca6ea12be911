"""An employer's committee: its own employer's disputes, whole; nobody else's, neither received nor sent there."""

from datetime import date

import pytest

from casework.errors import BadInput
from casework.models import OrganisationSetting, Role
from casework.services.add_organisation import add_organisation
from mediation.models import Mediation, State
from mediation.services.intake.accept import accept
from mediation.services.intake.own_employer import SETTING
from mediation.services.intake.receive import receive
from mediation.services.intake.transfer import transfer
from tests.factories import EMPLOYER_CODE, City, make_user, staff
from tests.mediation.talks import fresh

OTHER_CODE = "91440112MA5YTDM008"


def committee(**employer: str):
    body = add_organisation(
        code="Q1", name="演示企业调委会", short_name="企调", kind="enterprise", region="440101", number_prefix="企"
    )  # fmt: skip
    if employer:
        OrganisationSetting.objects.create(
            organisation=body, key=SETTING, value=employer, effective_from=date(2020, 1, 1), source="演示"
        )
    return body


def test_its_own_employers_dispute_is_received_and_accepted(case_file, clock):
    body = committee(name="演示另写的名称", credit_code=EMPLOYER_CODE)
    mediator = staff(make_user("qiye", "演示企业调解员", (body, Role.MEDIATOR)))

    row = receive(actor=mediator, case_file=case_file, body=body)
    accept(row, actor=mediator, other_side="phone")

    assert (fresh(row).state, row.mediation_kind) == (State.ACCEPTED, "enterprise")


@pytest.mark.parametrize(
    "employer", [{}, {"name": "演示别家有限公司", "credit_code": OTHER_CODE}, {"name": "演示别家有限公司"}]
)
def test_another_employers_dispute_is_refused_with_words(case_file, employer):
    body = committee(**employer)
    mediator = staff(make_user("qiye", "演示企业调解员", (body, Role.MEDIATOR)))
    if employer == {"name": "演示别家有限公司"}:
        case_file.parties.filter(nature="unit").update(credit_code="")

    with pytest.raises(BadInput) as refused:
        receive(actor=mediator, case_file=case_file, body=body)

    assert list(refused.value.errors) == ["body"]
    assert not Mediation.objects.exists()


def test_nothing_is_transferred_to_another_employers_committee(applied, mediator, city: City):
    body = committee(name="演示别家有限公司", credit_code=OTHER_CODE)

    with pytest.raises(BadInput):
        transfer(applied, actor=mediator, body=body, reason="属于该企业")

    assert fresh(applied).state == State.APPLIED
    assert not applied.case_file.referrals.exists()
