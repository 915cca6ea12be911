"""Each kind of mediation is whole: what its file names exists, and what it must have is there."""

import pytest

from casework.models import Organisation
from documents.catalogue.kinds import catalogue
from mediation.kinds import KINDS, MediationKind, kinds_led_by
from mediation.services.statistics.columns import COLUMNS

EVERY_KIND = [pytest.param(kind, id=key) for key, kind in KINDS.items()]
AGREEMENT = "M08"


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_what_a_kind_names_exists(kind: MediationKind) -> None:
    assert kind.led_by
    assert kind.led_by <= set(Organisation.Kind.values)
    assert set(kind.statistics) <= set(COLUMNS)
    assert set(kind.papers) <= set(catalogue())
    assert AGREEMENT in kind.papers


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_a_kind_says_its_article_its_seal_and_a_way_to_enforce(kind: MediationKind) -> None:
    assert "法" in kind.article or "号" in kind.article or "令" in kind.article
    assert kind.seal.endswith(("章", "印章"))
    assert kind.review or kind.court
    assert not kind.court_only_payment or kind.court


def test_a_body_leads_its_own_kind_first_and_only_the_bureau_the_table() -> None:
    own = {
        "peoples_mediation": "peoples",
        "union_mediation": "union",
        "industry": "industry",
        "bureau": "bureau",
    }
    assert {body: kinds_led_by(body)[0].key for body in own} == own
    assert kinds_led_by("bureau")[-1].table
    assert kinds_led_by("platform") == []
    assert {body for kind in KINDS.values() if kind.table for body in kind.led_by} == {"bureau"}
