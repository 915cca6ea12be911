"""Issued papers are sealed with the body's certificate, else with the installation's own."""

import hashlib

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from casework.actor import Actor
from casework.errors import BadInput, NotNow, NotPermitted
from casework.models import Organisation, Party, Role
from documents.models import Paper, SigningCertificate
from documents.sealing.inspect import seals_of
from documents.sealing.keys import DEMO_NAME, demo_key
from documents.services.add_certificate import add_certificate, withdraw_certificate
from documents.services.issue_paper import issue_paper
from documents.services.render_paper import render_paper
from documents.services.seal_paper import certificate_of, seal_report
from tests.documents.sealing.certificates import PASSPHRASE, certificate_file
from tests.documents.services.test_papers import refusal  # noqa: F401  fixture
from tests.factories import make_user


@pytest.fixture
def administrator(city):
    return Actor.staff(make_user("chief", "演示管理员", (city.tribunal, Role.ADMINISTRATOR)))


@pytest.fixture
def certificate(city, administrator):
    return add_certificate(
        city.tribunal, actor=administrator, content=certificate_file(), passphrase=PASSPHRASE
    )


def content_of(paper):
    with paper.file.open("rb") as file:
        return file.read()


def test_issued_paper_is_sealed_and_its_digest_is_that_of_the_sealed_file(refusal, clerk):  # noqa: F811
    paper = render_paper(issue_paper(refusal, actor=clerk).pk)

    content = content_of(paper)
    assert hashlib.sha256(content).hexdigest() == paper.sha256
    assert [(seal.intact, seal.whole_file) for seal in seals_of(content)] == [(True, True)]
    assert paper.seal_fingerprint == demo_key().fingerprint
    report = seal_report(paper)
    assert report.demo and report.valid and DEMO_NAME in report.subject


def test_the_bodys_own_certificate_seals(refusal, clerk, certificate):  # noqa: F811
    paper = render_paper(issue_paper(refusal, actor=clerk).pk)

    assert paper.seal_certificate == certificate
    assert seal_report(paper).subject == "演示仲裁院电子印章"
    assert not seal_report(paper).demo
    assert seals_of(content_of(paper))[0].fingerprint == certificate.fingerprint


def test_stored_file_that_was_changed_is_seen(refusal, clerk):  # noqa: F811
    paper = render_paper(issue_paper(refusal, actor=clerk).pk)
    content = bytearray(content_of(paper))
    content[3000] ^= 1
    paper.file.save("changed.pdf", ContentFile(bytes(content)), save=True)

    assert not seal_report(paper).valid


def test_issued_paper_never_shows_live_data(refusal, clerk, worker, city):  # noqa: F811
    issued = issue_paper(refusal, actor=clerk)
    Party.objects.filter(pk=worker.pk).update(name="演示改名")
    Organisation.objects.filter(pk=city.tribunal.pk).update(name="演示改名仲裁院")

    paper = render_paper(issued.pk)

    import io

    from pypdf import PdfReader

    text = PdfReader(io.BytesIO(content_of(paper))).pages[0].extract_text()
    assert "演示张三" in text and "改名" not in text


def test_paper_without_a_seal_is_not_signed(received, clerk):
    from documents.services.prepare_papers import issue_prepared, prepare_paper

    sheet = prepare_paper("A01", proceeding=received, actor=clerk)
    paper = render_paper(issue_prepared(sheet, actor=clerk).pk)

    assert paper.sha256 and paper.sealed_at is None
    assert seals_of(content_of(paper)) == []


def test_certificate_lies_encrypted(certificate):
    with connection.cursor() as cursor:
        cursor.execute("select content, passphrase from documents_signingcertificate")
        content, passphrase = cursor.fetchone()

    assert PASSPHRASE not in passphrase
    assert certificate.content not in content


def test_bad_certificates_are_refused_and_nothing_is_kept(city, administrator):
    for content, passphrase in (
        (certificate_file(), "不对"),
        (certificate_file(days=-1), PASSPHRASE),
        (b"x" * 300_000, PASSPHRASE),
    ):
        with pytest.raises(BadInput):
            add_certificate(city.tribunal, actor=administrator, content=content, passphrase=passphrase)

    assert not SigningCertificate.objects.exists()


def test_certificate_is_the_administrators_alone(city, clerk, administrator, certificate):
    for stranger in (clerk, Actor.staff(city.head), Actor.machine()):
        with pytest.raises(NotPermitted):
            add_certificate(city.tribunal, actor=stranger, content=certificate_file(), passphrase=PASSPHRASE)
        with pytest.raises(NotPermitted):
            withdraw_certificate(certificate, actor=stranger)
    with pytest.raises(NotPermitted):
        add_certificate(city.union, actor=administrator, content=certificate_file(), passphrase=PASSPHRASE)
    with pytest.raises(BadInput):
        add_certificate(city.tribunal, actor=administrator, content=certificate.pkcs12, passphrase=PASSPHRASE)


def test_withdrawn_or_expired_certificate_seals_no_more(city, clock, administrator, certificate):
    from datetime import timedelta

    newer = add_certificate(
        city.tribunal, actor=administrator, content=certificate_file(days=30), passphrase=PASSPHRASE
    )
    assert certificate_of(city.tribunal) == newer
    clock.shift(timedelta(days=31))
    assert certificate_of(city.tribunal) == certificate

    gone = withdraw_certificate(certificate, actor=administrator)

    assert certificate_of(city.tribunal) is None
    assert (gone.content, gone.passphrase) == ("", "")
    with pytest.raises(NotNow):
        withdraw_certificate(certificate, actor=administrator)


def test_certificate_page_uploads_and_shows_no_secret(client, city, administrator):
    address = reverse("documents:certificates", args=[city.tribunal.pk])
    client.force_login(administrator.user)

    sent = {"file": SimpleUploadedFile("a.p12", certificate_file()), "passphrase": PASSPHRASE}
    assert client.post(address, sent).status_code == 302
    wrong = client.post(address, {"file": SimpleUploadedFile("a.p12", b"x"), "passphrase": ""})

    page = client.get(address).content.decode()
    assert wrong.status_code == 400 and "证书文件无法打开" in wrong.content.decode()
    assert "演示仲裁院电子印章" in page and PASSPHRASE not in page
    withdrawal = reverse("documents:certificate_withdraw", args=[SigningCertificate.objects.get().pk])
    client.force_login(city.clerk)
    assert client.get(address).status_code == 403
    assert client.post(withdrawal).status_code == 403
    client.force_login(administrator.user)
    assert client.post(withdrawal).status_code == 302
    assert certificate_of(city.tribunal) is None


def test_page_of_a_paper_shows_its_seal(client, city, refusal, clerk, django_assert_max_num_queries):  # noqa: F811
    paper = render_paper(issue_paper(refusal, actor=clerk).pk)
    client.force_login(city.clerk)
    address = reverse("documents:about", args=[paper.pk])
    client.get(address)

    with django_assert_max_num_queries(25):
        page = client.get(address).content.decode()

    assert DEMO_NAME in page and paper.sha256 in page and "演示张三" not in page
    client.force_login(city.lawyer)
    assert client.get(address).status_code == 404
    assert Paper.objects.get(pk=paper.pk).state == "issued"
