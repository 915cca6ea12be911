"""Mediations at the points from which the tests go on."""

import pytest

from casework.actor import Actor
from mediation.models import Mediation
from mediation.services.intake.accept import accept
from mediation.services.intake.receive import receive
from tests.factories import staff
from tests.mediation.talks import fresh


@pytest.fixture
def mediator(city) -> Actor:
    return staff(city.mediator)


@pytest.fixture
def applied(city, case_file, mediator) -> Mediation:
    return receive(actor=mediator, case_file=case_file, body=city.union)


@pytest.fixture
def accepted(applied, mediator) -> Mediation:
    accept(applied, actor=mediator, other_side="phone")
    return fresh(applied)
