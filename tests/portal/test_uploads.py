"""Photos and PDFs: taken by content, refused by size and number, without the place where they were taken."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from casework import uploads
from casework.models import Event, Evidence
from casework.uploads import check_upload
from portal.models import Draft, DraftFile
from tests.portal.walk import photo

HTML = b"<html><script>alert(1)</script></html>"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("evil.jpg", HTML),
        ("cut.jpg", b"\xff\xd8\xff\xe0" + b"0" * 200),
        ("a.pdf", b"%PDF-1.7 without an end"),
        ("gif.png", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"),
        ("empty.jpg", b""),
        ("x.exe", b"MZ\x90\x00"),
    ],
)
def test_what_is_no_photo_is_refused_by_name(sent, name, content):
    response = sent.client.post(reverse("portal:evidence"), {"files": SimpleUploadedFile(name, content)})

    assert response.status_code == 422 and "files" in response.context["form"].errors
    assert not Evidence.objects.exists()


def test_too_large_and_too_many_are_refused_whole(sent, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_BYTES", 100)
    assert sent.client.post(reverse("portal:evidence"), {"files": photo()}).status_code == 422
    monkeypatch.setattr(uploads, "MOST_BYTES", 10**7)
    many = [photo(f"{n}.jpg", size=(10 + n, 10)) for n in range(21)]
    assert sent.client.post(reverse("portal:evidence"), {"files": many}).status_code == 422
    assert not Evidence.objects.exists()


def test_a_picture_of_too_many_pixels_is_refused(monkeypatch, sent):
    monkeypatch.setattr(uploads, "MOST_PIXELS", 100)

    assert sent.client.post(reverse("portal:evidence"), {"files": photo()}).status_code == 422


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_place_is_removed_and_the_time_is_kept(db, kind):
    exif = Image.Exif()
    exif[0x0132] = "2026:09:01 10:00:00"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (23.0, 7.0, 30.0)

    checked = check_upload(photo("p", kind, exif=exif))

    kept = Image.open(io.BytesIO(checked.content)).getexif()
    assert 0x8825 not in kept and kept[0x0132] == "2026:09:01 10:00:00"


def test_evidence_is_kept_once_with_one_event_and_its_digest(sent):
    page = reverse("portal:evidence")
    assert sent.client.post(page, {"files": [photo(), photo("again.jpg")], "kind": "其他"}).status_code == 302
    sent.client.post(page, {"files": photo()})

    item = Evidence.objects.get()
    assert item.content_type == "image/jpeg" and len(item.sha256) == 64 and item.size > 0
    assert Event.objects.filter(name="casework.evidence.submitted").count() == 1
    response = sent.client.get(reverse("portal:evidence_file", args=[item.pk]))
    assert response["X-Content-Type-Options"] == "nosniff" and b"".join(response)[:3] == b"\xff\xd8\xff"


def test_a_draft_photo_belongs_to_its_draft(phone, client):
    from django.test import Client

    phone.walk(until="leaving")
    phone.client.post(phone.page("proof"), {"E-48.exists": "no", "files": photo(), "more": "1"})
    row = DraftFile.objects.get()
    address = reverse("portal:draft_file", args=[row.pk])
    assert b"".join(phone.client.get(address))[:3] == b"\xff\xd8\xff"
    assert Client().get(address).status_code == 404
    assert Client().post(reverse("portal:drop_file", args=[row.pk])).status_code == 404
    phone.client.post(reverse("portal:drop_file", args=[row.pk]))
    assert not DraftFile.objects.exists() and Draft.objects.exists()
