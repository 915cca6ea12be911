"""A worker's lawyer takes no fee that depends on the result (深圳经济特区和谐劳动关系促进条例 57): the mandate's form asks, the service refuses."""

import pytest

from casework.errors import RuleRefused
from legalaid.models import State
from legalaid.services.accept_assignment import accept_assignment
from legalaid.services.sign_mandate import sign_mandate
from legalaid.views.assigning_forms import MandateForm
from tests.factories import City, staff, wage_case
from tests.legalaid.steps import assigned, fresh


def accepted(city, file):
    aid = assigned(city, file)
    accept_assignment(aid, actor=staff(aid.lawyer))
    return fresh(aid)


def test_in_shenzhen_the_form_asks_and_the_service_refuses(db, clock):
    city = City("440300", "深演示")
    aid = accepted(city, wage_case(region="440300"))
    actor = staff(aid.lawyer)
    form = MandateForm({"powers": []}, proceeding=aid, actor=actor)
    assert not form.is_valid() and "no_contingency" in form.errors
    assert MandateForm({"powers": [], "no_contingency": "on"}, proceeding=aid, actor=actor).is_valid()
    with pytest.raises(RuleRefused) as refused:
        sign_mandate(aid, actor=actor, contingency=True)

    assert any("第五十七条" in one for one in refused.value.reasons)
    assert fresh(aid).state == State.ASSIGNED


def test_elsewhere_nothing_is_asked(city, case_file):
    aid = accepted(city, case_file)

    assert "no_contingency" not in MandateForm(proceeding=aid, actor=staff(aid.lawyer)).fields
