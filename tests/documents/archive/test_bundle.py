"""The evidence of one side as one numbered file; the other side reads it once it has been exchanged."""

import pytest
from pypdf import PdfReader

from casework.clock import today
from casework.errors import BadInput, NotNow
from casework.models import Evidence, Party
from documents.models import EvidenceBundle
from documents.services.bind_bundle import bind_bundle, bundles_for_party, draw_bundle, keep_bundle
from tests.arbitration.hearing_path import parties
from tests.documents.archive.test_archive import row  # noqa: F401  the case with evidence
from tests.factories import City, staff


@pytest.fixture
def bundle(city, row):  # noqa: F811
    ordered = bind_bundle(row, actor=staff(city.clerk), side=Party.Side.APPLICANT)
    keep_bundle(draw_bundle({"bundle": ordered.pk}))
    return EvidenceBundle.objects.get(pk=ordered.pk)


def test_a_list_in_front_and_every_page_numbered(bundle):
    with bundle.file.open("rb") as file:
        text = [page.extract_text() for page in PdfReader(file).pages]

    assert "工资条照片" in text[0] and "录音" in text[0]
    assert (bundle.items, bundle.pages, bundle.status) == (2, 1, "ready")
    assert [(one["first"], one["last"]) for one in bundle.index] == [(1, 1), (0, 0)]
    assert "1" in text[1].split()


def test_the_other_side_reads_it_after_the_exchange_of_all_that_is_in_it(city, row, bundle, case_file):  # noqa: F811
    """调解仲裁法 art 38: an exchange opens the items it names, not what was bound beside them."""
    worker, employer = parties(case_file)
    assert bundles_for_party(worker).exists() and not bundles_for_party(employer).exists()
    first, second = Evidence.objects.filter(pk__in=[one["item"] for one in bundle.index])
    Evidence.objects.filter(pk=first.pk).update(exchanged_on=today())
    assert not bundles_for_party(employer).exists()
    Evidence.objects.filter(pk=second.pk).update(exchanged_on=today())

    assert bundles_for_party(employer).get() == bundle


def test_nothing_to_bind_and_one_at_a_time(city, row):  # noqa: F811
    with pytest.raises(BadInput):
        bind_bundle(row, actor=staff(city.clerk), side=Party.Side.RESPONDENT)
    bind_bundle(row, actor=staff(city.clerk), side=Party.Side.APPLICANT)
    with pytest.raises(NotNow):
        bind_bundle(row, actor=staff(city.clerk), side=Party.Side.APPLICANT)


def test_nobody_outside_opens_it(client, city, bundle):
    backend = "django.contrib.auth.backends.ModelBackend"
    for user, status in ((city.clerk, 200), (City("440300", "深演示").clerk, 404), (city.mediator, 404)):
        client.force_login(user, backend=backend)
        answer = client.get(f"/bundles/{bundle.pk}/")
        answer.getvalue()
        assert answer.status_code == status
