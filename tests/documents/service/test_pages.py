"""The pages of service: the envelope, the list of what waits, the sheet, the address, the proofs."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image, ImageFile

from casework.actor import Actor
from casework.errors import BadInput
from documents.models import AddressConfirmation, Paper, Service, ServiceBatch, ServiceProof
from documents.services.keep_proofs import check_proofs
from documents.services.serve_envelope import Envelope, serve_envelope
from documents.services.serve_many import Choice, serve_next, start_serving
from documents.services.service_sheet import service_sheet, sheet_data
from documents.services.waiting_papers import waiting_papers
from tests.documents.service.conftest import DAY, PHOTOS
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


def big_picture():
    out = io.BytesIO()
    Image.effect_noise((200, 200), 90).convert("RGB").save(out, "JPEG")
    return out.getvalue()


WHOLE = big_picture()


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("receipt", b"\xff\xd8\xff<script>alert(1)</script>"), ("receipt", WHOLE[: len(WHOLE) // 2]), ("slip", b""),
        ("slip", b"\x89PNG\r\n\x1a\n" + b"0" * 99), ("screen", b"%PDF-1.7 <html>"), ("video", WHOLE),
        ("door", b"%PDF-1.7 %%EOF"), ("receipt", b"\xff\xd8\xff" + b"0" * (10 * 1024 * 1024)),
    ],
)  # fmt: skip
def test_what_only_begins_like_a_photo_is_no_proof(kind, content, monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint leaves it
    with pytest.raises(BadInput):
        check_proofs([(kind, SimpleUploadedFile("p.jpg", content, "image/jpeg"))])


def test_a_whole_photo_and_a_whole_scan_are_and_no_more_than_twelve():
    scan = SimpleUploadedFile("s.pdf", b"%PDF-1.7\n1 0 obj\n%%EOF\n")
    kept = check_proofs([("receipt", SimpleUploadedFile("p.jpg", WHOLE)), ("slip", scan)])
    assert [one.content_type for one in kept] == ["image/jpeg", "application/pdf"]
    with pytest.raises(BadInput):
        check_proofs([("other", SimpleUploadedFile(f"{n}.jpg", WHOLE + bytes([n]))) for n in range(13)])


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
    assert shown["X-Content-Type-Options"] == "nosniff" and "no-store" in shown["Cache-Control"]
    assert shown["Content-Security-Policy"].startswith("sandbox") and "inline" in shown["Content-Disposition"]
    ServiceProof.objects.filter(pk=proof.pk).update(content_type="video/mp4")
    saved = desk.get(f"/service-proofs/{proof.pk}/")
    assert "attachment" in saved["Content-Disposition"] and saved.getvalue()
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


def test_many_are_ordered_watched_and_tried_again_on_pages(desk, many):
    page = f"/cases/{many.pk}/service/many/"
    assert desk.get(page).content.decode().count('name="party"') == 6
    answers = {"which": "all", "method": "post", "outcome": "sent", "on": "2026-10-12"}
    wrong = desk.post(page, answers | {"tracking": "EX1\nEX2"})
    assert wrong.status_code == 400 and "共有6个信封" in wrong.content.decode()
    assert "EX1" in wrong.content.decode() and not ServiceBatch.objects.exists()
    refused = desk.post(page, answers | {"method": "direct", "outcome": "served"})
    assert refused.status_code == 409 and "两名送达人" in refused.content.decode()
    few = [str(pk) for pk in many.case_file.parties.values_list("pk", flat=True)[:2]]
    ordered = desk.post(page, answers | {"which": "ticked", "party": few, "proof": picture("red")})
    batch = ServiceBatch.objects.get()
    assert ordered["Location"] == f"/servings/{batch.pk}/" and batch.rows.count() == 2
    assert batch.proof_kind == "slip"
    while serve_next(batch):
        pass
    shown = desk.get(f"/servings/{batch.pk}/").content.decode()
    assert 'max="2"' in shown and 'value="2"' in shown
    assert 'id="progress"' in desk.get(f"/servings/{batch.pk}/", headers={"HX-Request": "1"}).content.decode()
    assert desk.post(f"/servings/{batch.pk}/retry/").status_code == 302


@pytest.mark.parametrize("many", [3], indirect=True)
def test_the_pages_of_many_ask_as_much_for_three_as_for_two(desk, many, city):
    actor = Actor.staff(city.clerk)
    way = Envelope("electronic", "served", DAY)
    batch = start_serving(many, actor=actor, envelope=way, choice=Choice())
    counts = []
    for _turn in range(2):
        taken = []
        for page in (f"/cases/{many.pk}/service/many/", f"/servings/{batch.pk}/", f"/cases/{many.pk}/forms/"):
            desk.get(page)
            with CaptureQueriesContext(connection) as asked:
                assert desk.get(page).status_code == 200
            taken.append(len(asked))
        counts.append(taken)
        paper = waiting_papers(many.pk, batch.rows.first().addressee).first()
        if paper is not None:
            serve_envelope(
                [paper], addressee=paper.addressee, envelope=Envelope("post", "served", DAY), actor=actor
            )
        serve_next(batch)
    assert counts[0] == counts[1]


def test_the_texts_are_offered_where_they_are_needed(desk, notices, numbered, employer, send):
    send(notices, "direct", "failed", failure_kind="absent", reason="无人")
    send(notices, "post", "failed", failure_kind="unknown", reason="查无此人")
    page = f"/cases/{numbered.pk}/service/"
    assert f"/service/{employer.pk}/notice/" in desk.get(page).content.decode()
    assert desk.post(f"{page}{employer.pk}/notice/").status_code == 302
    drawn = Paper.objects.get(kind="A41G")
    assert f"/papers/{drawn.pk}/" in desk.get(page).content.decode()
    assert desk.get(f"/papers/{drawn.pk}/").content.startswith(b"%PDF")
    assert desk.get(f"{page}{employer.pk}/slip/").content.startswith(b"%PDF")
    sent = send(notices, "post", tracking_no="EX1")
    assert desk.get(f"/services/{sent[0].pk}/slip/").content.startswith(b"%PDF")


def test_forms_are_drafted_from_their_page(desk, numbered, employer):
    page = f"/cases/{numbered.pk}/forms/"
    assert desk.get(page).content.decode().count('value="A44I"') == 1
    answers = {"kind": "A44I", "addressee": employer.pk, "back": "forms"}
    assert desk.post(f"/cases/{numbered.pk}/papers/", answers)["Location"] == page
    assert Paper.objects.get(kind="A44I").context["representative"] == "演示李四"
    assert "法定代表人（主要负责人）身份证明书" in desk.get(f"/cases/{numbered.pk}/").content.decode()


def test_a_stranger_finds_no_texts(client, many):
    client.force_login(make_user("nobody", "演示外人"), backend=BACKEND)
    party = many.case_file.parties.first()
    for path in ("service/many/", "forms/", f"service/{party.pk}/slip/"):
        assert client.get(f"/cases/{many.pk}/{path}").status_code == 404
    assert client.post(f"/cases/{many.pk}/service/{party.pk}/notice/").status_code == 404
