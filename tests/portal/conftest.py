"""A phone that walks through the portal's pages."""

import pytest

from portal.models import Draft
from portal.session import DRAFT_KEY
from tests.portal.walk import Walk


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()


@pytest.fixture
def phone(city, client):
    """A phone at the first page, in a city with all its offices."""
    return Walk(client)


@pytest.fixture
def filled(phone):
    """A phone with every page filled in, at the review."""
    phone.walk()
    assert Draft.objects.count() == 1 and DRAFT_KEY in phone.client.session
    return phone


@pytest.fixture
def sent(filled):
    """A phone whose case was sent to arbitration, mediation and legal aid."""
    filled.send()
    return filled
