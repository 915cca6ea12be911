"""Bundles and the front file on the phone: linked where the access rule gives them, and nowhere else (法 38; 规则 22)."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from casework.clock import now
from documents.models import ArchiveVolume, EvidenceBundle, Paper
from documents.services.prepare_papers import issue_prepared, prepare_due
from tests.arbitration.hearings.steps import accepted, hearing_set
from tests.factories import staff
from tests.portal.case import enter, exchange, hand_in

HOMES = ("/p/case/", "/p/unit/")


@pytest.fixture
def row(city, case_file):
    return hearing_set(city, case_file)


def bound(row, side, *items):
    made = EvidenceBundle(
        proceeding_id=row.pk, side=side, status="ready", ordered_at=now(), bound_at=now(), pages=3,
        index=[{"item": one.pk, "first": 1, "last": 1} for one in items],
    )  # fmt: skip
    made.file.save("b.pdf", ContentFile(b"%PDF-1"))
    return made


def volume(row, part):
    made = ArchiveVolume(
        proceeding_id=row.pk, part=part, status="ready", ordered_at=now(), keep_years=30, pages=9
    )
    made.file.save("v.pdf", ContentFile(b"%PDF-2"))
    return made


def test_ones_own_bundle_and_the_others_after_the_exchange(row, city):
    item = hand_in(row, city, 0, "演示工资条")
    bound(row, "applicant", item)
    made = bound(row, "applicant", item)
    worker, unit = enter(row, 0), enter(row, 1)
    address = f"/p/bundles/{made.pk}/"
    home = worker.get(HOMES[0]).content.decode()
    assert home.count("/p/bundles/") == 1 and address in home, "the newest counts"
    assert b"".join(worker.get(address)) == b"%PDF-1"
    assert address not in unit.get(HOMES[1]).content.decode() and unit.get(address).status_code == 404
    exchange(row, city, item)
    assert address in unit.get(HOMES[1]).content.decode()
    assert b"".join(unit.get(address)) == b"%PDF-1"
    late = bound(row, "applicant", item, hand_in(row, city, 0, "演示新证据"))
    assert unit.get(f"/p/bundles/{late.pk}/").status_code == 404


def test_the_front_file_and_never_the_inner_one(row):
    front, inner = volume(row, "main"), volume(row, "inner")
    for side in (0, 1):
        phone = enter(row, side)
        home = phone.get(HOMES[side]).content.decode()
        assert f"/p/volumes/{front.pk}/" in home and f"/p/volumes/{inner.pk}/" not in home
        assert b"".join(phone.get(f"/p/volumes/{front.pk}/")) == b"%PDF-2"
        assert phone.get(f"/p/volumes/{inner.pk}/").status_code == 404
    for kind in ("papers", "bundles", "volumes", "evidence"):
        assert Client().get(f"/p/{kind}/{front.pk}/").url == "/p/back/"


def test_the_address_form_and_the_notice_of_rights_stand_among_the_papers(city, case_file):
    """A07 (where papers reach the party) and A11 (its rights and duties) are read on the phone once they are issued."""
    row = accepted(city, case_file)
    phone = enter(row, 0)
    for draft in prepare_due(row, actor=staff(city.clerk)):
        issue_prepared(draft, actor=staff(city.clerk))
    worker = case_file.parties.get(side="applicant")
    mine = Paper.objects.filter(addressee=worker, kind__in=("A07", "A11"))
    assert {one.kind for one in mine} == {"A07", "A11"}
    for one in mine:
        one.file.save("p.pdf", ContentFile(b"%PDF-3"))
    home = phone.get(HOMES[0]).content.decode()
    other = enter(row, 1)
    for one in mine:
        assert f"/p/papers/{one.pk}/" in home
        assert b"".join(phone.get(f"/p/papers/{one.pk}/")) == b"%PDF-3"
        assert other.get(f"/p/papers/{one.pk}/").status_code == 404
