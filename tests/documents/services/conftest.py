"""A received and an accepted arbitration with its people, and files kept in a temporary folder."""

from datetime import date

import pytest
from django.urls import include, path

from arbitration.models import Arbitration
from arbitration.services.receive import receive
from casework.actor import Actor
from casework.models import Party
from config import urls as site_urls

# the site's addresses, with the papers' own whether or not the site has included them already
urlpatterns = [*site_urls.urlpatterns, path("", include("documents.urls"))]
if not any(getattr(one, "namespace", None) == "portal" for one in site_urls.urlpatterns):
    # the public frame links to the portal's first page
    urlpatterns.append(path("", include(([path("start/", lambda request: None, name="home")], "portal"))))


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.ROOT_URLCONF = __name__
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
