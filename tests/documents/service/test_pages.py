"""The pages of service: the envelope, the list of what waits, the sheet, the address, the proofs."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from documents.models import AddressConfirmation, Service, ServiceProof
from documents.services.service_sheet import service_sheet, sheet_data
from tests.documents.service.conftest import PHOTOS
from tests.factories import make_user

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def desk(client, city):
    client.force_login(city.clerk, backend=BACKEND)
    return client


def picture(colour):
    out = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(out, "JPEG")
    return SimpleUploadedFile("p.jpg", out.getvalue(), "image/jpeg")


def test_one_form_leaves_all_papers_of_an_envelope(desk, notices, numbered, employer):
    page = f"/cases/{numbered.pk}/service/{employer.pk}/"
    assert desk.get(page).content.decode().count('name="papers"') == 2
    answers = {
        "papers": [one.pk for one in notices],
        "addressee": employer.pk,
        "method": "retained",
        "outcome": "sent",
        "on": "2026-10-12",
        "servers": "演示送达员甲、演示送达员乙",
    }
    refused = desk.post(page, answers)
    assert refused.status_code == 409 and "至少三张" in refused.content.decode()
    photos = {
        "proof_door": picture("red"),
        "proof_paper": picture("green"),
        "proof_action": picture("blue"),
    }
    assert desk.post(page, answers | photos).status_code == 302
    listed = desk.get(f"/cases/{numbered.pk}/service/").content.decode()
    assert "2026-10-15" in listed and Service.objects.filter(state="attempted").count() == 2


def test_the_same_photo_three_times_is_no_proof(desk, notices, numbered, employer):
    answers = {"papers": [notices[0].pk], "addressee": employer.pk, "method": "posted", "outcome": "sent"}
    answers |= {"on": "2026-10-12", "servers": "演示甲、演示乙"}
    for name in ("proof_door", "proof_paper", "proof_action"):
        answers[name] = picture("red")
    sent = desk.post(f"/cases/{numbered.pk}/service/{employer.pk}/", answers)
    assert sent.status_code == 400 and not ServiceProof.objects.exists()


def test_a_page_of_html_is_no_proof(desk, notices, numbered, employer):
    answers = {"papers": [notices[0].pk], "addressee": employer.pk, "method": "direct", "outcome": "served"}
    answers |= {"on": "2026-10-12", "signed_by": "演示李四"}
    answers["proof_receipt"] = SimpleUploadedFile("r.pdf", b"<html>", "application/pdf")
    sent = desk.post(f"/cases/{numbered.pk}/service/{employer.pk}/", answers)
    assert sent.status_code == 400 and not Service.objects.exists()


def test_the_list_asks_the_same_number_of_questions_for_any_number_of_papers(
    desk, notices, numbered, send, employer
):
    page = f"/cases/{numbered.pk}/service/"
    desk.get(page)
    with CaptureQueriesContext(
        connection,
    ) as before:
        desk.get(page)
    send(notices, "direct", "failed", failure_kind="refused", reason="拒绝签收")
    with CaptureQueriesContext(connection) as after:
        shown = desk.get(page).content.decode()
    assert len(after) == len(before) and "留置送达并拍照" in shown


def test_a_stranger_finds_none_of_it(client, notices, numbered, employer, send):
    send(notices, "posted", proofs=PHOTOS)
    client.force_login(make_user("nobody", "演示外人"), backend=BACKEND)
    service, proof = Service.objects.first(), ServiceProof.objects.first()
    for path in (
        f"/cases/{numbered.pk}/service/",
        f"/cases/{numbered.pk}/service/{employer.pk}/",
        f"/cases/{numbered.pk}/address/{employer.pk}/",
        f"/services/{service.pk}/sheet/",
        f"/service-proofs/{proof.pk}/",
    ):
        assert client.get(path).status_code == 404


def test_proofs_are_shown_to_the_office_only(client, city, desk, notices, send, numbered):
    send(notices, "posted", proofs=PHOTOS)
    proof = ServiceProof.objects.first()
    shown = desk.get(f"/service-proofs/{proof.pk}/")
    assert shown.getvalue().startswith(b"\xff\xd8")
    client.force_login(city.supervisor, backend=BACKEND)
    assert client.get(f"/service-proofs/{proof.pk}/").status_code == 403


def test_the_sheet_says_what_was_recorded(desk, notices, send):
    """A41 and the record of leaving (papers.md 3.6)."""
    left = send(notices, "retained", proofs=PHOTOS)[0]
    kind, data = sheet_data(left)
    assert (kind, len(data["papers"]), len(data["proofs"]), len(data["servers"])) == ("A41L", 2, 3, 2)
    assert service_sheet(left).startswith(b"%PDF")
    assert desk.get(f"/services/{left.pk}/sheet/")["Content-Type"] == "application/pdf"


def test_the_address_is_confirmed_on_a_page(desk, numbered, employer):
    page = f"/cases/{numbered.pk}/address/{employer.pk}/"
    answers = {"address": "演示路8号", "channel": "form", "electronic_awards": "on"}
    assert desk.post(page, answers).status_code == 400
    assert desk.post(page, answers | {"electronic": "on"}).status_code == 302
    assert AddressConfirmation.objects.get().electronic_awards
    assert "演示路8号" in desk.get(page).content.decode()
