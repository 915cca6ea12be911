"""Ending aid because the means have changed (法律援助法 48 (四)): on a new statement, with its facts on the page."""

from datetime import date

import pytest

from casework.errors import RuleRefused
from casework.models import OrganisationSetting
from legalaid.services.deciding.state_means import state_means
from legalaid.services.deciding.terminate import terminate
from tests.factories import staff
from tests.legalaid.steps import engaged, fresh


def test_changed_means_end_the_aid_only_when_they_are_stated_anew(client, city, case_file):
    aid = engaged(city, case_file)
    type(aid).objects.filter(pk=aid.pk).update(exempt=False)
    OrganisationSetting.objects.create(
        organisation=city.centre, key="legal_aid.means_line_monthly", effective_from=date(2026, 1, 1),
        value={"value": "3000"}, source="演示通知",
    )  # fmt: skip
    clerk, facts = staff(city.aid_clerk), "受援人取得遗产，家庭收入明显增加"
    stated = {"household_size": 1, "valuable_assets": False}
    state_means(fresh(aid), actor=clerk, stated=stated | {"household_income": "6000"})
    with pytest.raises(RuleRefused):
        terminate(fresh(aid), actor=clerk, ground="4", facts=facts)

    state_means(fresh(aid), actor=clerk, stated=stated | {"household_income": "60000"})
    terminate(fresh(aid), actor=clerk, ground="4", facts=facts)

    client.force_login(city.aid_clerk, backend="django.contrib.auth.backends.ModelBackend")
    assert facts in client.get(f"/cases/{aid.pk}/").content.decode()
