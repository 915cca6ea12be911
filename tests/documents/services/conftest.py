"""A received and an accepted arbitration with its people, and files kept in a temporary folder."""

from datetime import date

import pytest

from arbitration.models import Arbitration
from arbitration.services.filing.receive import receive
from casework.actor import Actor
from casework.models import Party


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}


@pytest.fixture
def clerk(city):
    return Actor.staff(city.clerk)


@pytest.fixture
def received(city, case_file, clerk):
    return receive(actor=clerk, case_file=case_file, tribunal=city.tribunal, received_on=date(2026, 10, 12))


@pytest.fixture
def numbered(received):
    """An arbitration with a case number, whatever the track's way to it."""
    Arbitration.objects.filter(pk=received.pk).update(number="穗演示劳人仲案〔2026〕7号")
    return Arbitration.objects.get(pk=received.pk)


@pytest.fixture
def worker(case_file):
    return Party.objects.get(case_file=case_file, side=Party.Side.APPLICANT)


@pytest.fixture
def employer(case_file):
    return Party.objects.get(case_file=case_file, side=Party.Side.RESPONDENT)


@pytest.fixture
def refused_case(received):
    """The received arbitration with the reason of its refusal on record, so that its notice can be made anew."""
    refusal = {"explanation": "申请人请求的款项与劳动关系无关。", "ground": "scope"}
    Arbitration.objects.filter(pk=received.pk).update(refusal=refusal)
    return Arbitration.objects.get(pk=received.pk)
