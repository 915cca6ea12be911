"""Opening, previewing and verifying papers."""

import hashlib

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from documents.services.issue_paper import issue_paper
from documents.services.render_paper import render_paper
from documents.services.void_paper import void_paper
from documents.views.verify import normalised
from tests.documents.services.test_papers import notice, refusal  # noqa: F401  fixtures


def test_draft_is_previewed_with_its_watermark(client, city, refusal):  # noqa: F811
    client.force_login(city.clerk)

    answer = client.get(reverse("documents:paper", args=[refusal.pk]))

    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF")
    assert "演示" not in answer["Content-Disposition"]


def test_issued_paper_is_downloaded_as_it_was_made(client, city, refusal, clerk):  # noqa: F811
    paper = render_paper(issue_paper(refusal, actor=clerk).pk)
    client.force_login(city.clerk)

    answer = client.get(reverse("documents:paper", args=[paper.pk]))

    assert hashlib.sha256(answer.getvalue()).hexdigest() == paper.sha256


def test_stranger_gets_the_same_answer_as_for_no_paper(client, city, refusal):  # noqa: F811
    client.force_login(city.lawyer)

    assert client.get(reverse("documents:paper", args=[refusal.pk])).status_code == 404
    assert client.get(reverse("documents:paper", args=[refusal.pk + 999])).status_code == 404


def test_nobody_signed_in_is_sent_to_the_door(client, refusal):  # noqa: F811
    assert client.get(reverse("documents:paper", args=[refusal.pk])).status_code == 302


def test_public_verification_names_no_party(client, refusal, clerk):  # noqa: F811
    paper = render_paper(issue_paper(refusal, actor=clerk).pk)
    page = client.get(reverse("documents:verify", args=[paper.verification_code])).content.decode()

    assert paper.number in page
    assert paper.sha256 in page
    assert "演示张三" not in page
    assert "演示建筑劳务有限公司" not in page


def test_uploaded_file_is_compared(client, refusal, clerk):  # noqa: F811
    paper = render_paper(issue_paper(refusal, actor=clerk).pk)
    address = reverse("documents:verify", args=[paper.verification_code])
    with paper.file.open("rb") as file:
        true = file.read()

    same = client.post(address, {"file": SimpleUploadedFile("a.pdf", true)})
    other = client.post(address, {"file": SimpleUploadedFile("a.pdf", true[:-1] + b"x")})

    assert same.context["matches"] is True
    assert other.context["matches"] is False


def test_void_paper_says_so(client, refusal, clerk):  # noqa: F811
    paper = issue_paper(refusal, actor=clerk)
    void_paper(paper, actor=clerk, reason="有误")

    answer = client.get(reverse("documents:verify", args=[paper.verification_code]))

    assert answer.context["paper"].state == "void"


def test_unknown_code_is_not_found_and_typing_is_forgiven(client, refusal, clerk):  # noqa: F811
    paper = issue_paper(refusal, actor=clerk)

    assert client.get(reverse("documents:verify", args=["2222-2222-2222"])).status_code == 404
    typed = client.get(
        reverse("documents:verify_form"), {"code": paper.verification_code.lower().replace("-", " ")}
    )
    assert typed.status_code == 302
    assert paper.verification_code in typed["Location"]
    assert normalised("短") == ""
