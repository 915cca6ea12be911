"""Coming back with a code: drafts, parties, wrong codes, and the wait after ten of them."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse

from casework.clock import today
from casework.models import Reading
from casework.services.access_code import make_code
from portal.models import CodeAttempt, Draft
from portal.services.drafts import sweep_drafts
from tests.portal.walk import Walk, photo


def test_a_draft_is_resumed_on_another_phone_where_it_stopped(phone):
    phone.walk(until="job")
    other = Walk(Client())

    response = other.enter(phone.code.lower().replace("-", " "))

    assert response.url == other.page("hours")
    assert "钢筋工" in other.client.get(other.page("job")).content.decode()


def test_forged_codes_are_refused_and_ten_of_them_lock_the_address(phone, clock):
    phone.post("who")
    good = phone.code or ""
    from tests.portal.walk import code_on

    good = code_on(phone.client.get(reverse("portal:code")))
    for forged in ["2222-2222-2222", "", "x" * 40, "' OR 1=1 --", "2" * 11] + ["3333-3333-3333"] * 10:
        assert phone.enter(forged).status_code in (200, 429)
    assert phone.enter(good).status_code == 429
    assert phone.enter(good, address="10.1.1.1").status_code == 302
    clock.shift(timedelta(minutes=16))
    assert phone.enter(good).status_code == 302
    assert not any("127.0.0.1" in row.address for row in CodeAttempt.objects.all())


def test_a_draft_is_deleted_with_its_photos_after_ninety_days(phone, clock, settings):
    phone.walk(until="leaving")
    phone.client.post(phone.page("proof"), {"E-48.exists": "no", "files": photo()})
    row = Draft.objects.get().files.get()
    path = row.file.path
    clock.shift(timedelta(days=91))

    assert phone.enter(phone.code).status_code == 200
    assert sweep_drafts() == 1
    assert not Draft.objects.exists() and not __import__("pathlib").Path(path).exists()


def test_a_saved_page_puts_the_expiry_off(phone, clock):
    phone.post("who")
    clock.shift(timedelta(days=60))
    phone.client.post(phone.page("home"), {})
    phone.enter(phone.code) if phone.code else None

    assert Draft.objects.get().expires_on == today() + timedelta(days=30)


def test_the_code_of_the_draft_opens_the_case_once_sent(sent):
    other = Walk(Client())

    assert other.enter(sent.code).url == reverse("portal:status")
    assert other.client.get(reverse("portal:status")).status_code == 200
    assert Reading.objects.filter(capacity="worker").exists()


def test_a_session_ends_after_twelve_hours_and_when_the_code_is_revoked(sent, clock):
    party = Draft.objects.get().filed_as
    assert sent.client.get(reverse("portal:status")).status_code == 200
    make_code(party)
    assert sent.client.get(reverse("portal:status")).url == reverse("portal:back")
    fresh = Walk(Client())
    fresh.enter(make_code(party))
    clock.shift(timedelta(hours=12, minutes=1))
    assert fresh.client.get(reverse("portal:status")).url == reverse("portal:back")


def test_leaving_forgets_everything(sent):
    sent.client.post(reverse("portal:leave"))

    assert sent.client.get(reverse("portal:status")).url == reverse("portal:back")
    assert sent.client.get(reverse("portal:filed")).url == reverse("portal:back")


def test_the_root_leads_staff_to_work_and_others_to_the_portal(city, client):
    assert "portal/home.html" in [one.name for one in client.get("/").templates]
    client.force_login(city.clerk)
    assert client.get("/").url == reverse("workbench")


def test_the_first_page_is_light_and_needs_no_script(db, client):
    import gzip
    from pathlib import Path

    page = client.get(reverse("portal:home")).content
    assert b"<script" not in page and b"style=" not in page
    css = Path("static/css/portal.css").read_bytes() + Path("static/icon.svg").read_bytes()
    assert len(gzip.compress(page)) + len(css) < 150 * 1024
