"""Anybody may upload a file: genuine, void, replaced, changed, or not ours; nothing personal is said."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfReader, PdfWriter

from documents.sealing.keys import open_key
from documents.sealing.sign import seal_pdf
from documents.services.issue_paper import issue_paper
from documents.services.render_paper import paper_pdf, render_paper
from documents.services.replace_paper import replace_paper
from documents.services.verify_file import Verdict, verify_file
from documents.services.void_paper import void_paper
from tests.documents.sealing.certificates import PASSPHRASE, certificate_file
from tests.documents.services.test_papers import refusal  # noqa: F401  fixture


@pytest.fixture
def paper(refusal, refused_case, clerk):  # noqa: F811
    return render_paper(issue_paper(refusal, actor=clerk).pk)


@pytest.fixture
def content(paper):
    with paper.file.open("rb") as file:
        return file.read()


def test_the_issued_file_is_genuine(paper, content):
    found = verify_file(content)

    assert (found.verdict, found.paper, found.sealed) == (Verdict.GENUINE, paper, True)


def test_a_changed_byte_an_added_part_and_a_lost_seal_are_changes(paper, content):
    broken = bytearray(content)
    broken[2500] ^= 1

    assert verify_file(bytes(broken)).verdict is Verdict.CHANGED
    added = verify_file(content + b"\n%%EOF\n")
    assert (added.verdict, added.paper) == (Verdict.CHANGED, paper)
    assert verify_file(paper_pdf(paper)).verdict is Verdict.CHANGED, "without its seal it is not the paper"


def test_a_page_added_with_another_program_is_a_change(paper, content):
    writer = PdfWriter(clone_from=io.BytesIO(content))
    writer.add_blank_page(200, 200)
    out = io.BytesIO()
    writer.write(out)

    assert verify_file(out.getvalue()).verdict is Verdict.CHANGED


def test_foreign_files_and_foreign_seals_are_not_ours(paper):
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    out = io.BytesIO()
    writer.write(out)
    foreign = open_key(certificate_file("演示外人"), PASSPHRASE)

    assert verify_file(out.getvalue()).verdict is Verdict.FOREIGN
    assert verify_file(seal_pdf(out.getvalue(), foreign, holder="演示外人")).verdict is Verdict.FOREIGN
    assert verify_file(b"GIF89a").verdict is Verdict.NO_PDF
    assert verify_file(b"%PDF-1.7" + b" " * (20 * 1024 * 1024)).verdict is Verdict.NO_PDF


def test_void_paper_is_void_whatever_its_seal_says(paper, content, clerk):
    void_paper(paper, actor=clerk, reason="有误")

    found = verify_file(content)

    assert (found.verdict, found.paper, found.sealed) == (Verdict.VOID, paper, True)


def _sent(client, content):
    return client.post(reverse("documents:verify_form"), {"file": SimpleUploadedFile("a.pdf", content)})


def test_page_says_the_verdict_and_names_nobody(client, paper, content):
    answer = _sent(client, content)

    page = answer.content.decode()
    assert answer.context["found"].verdict is Verdict.GENUINE
    assert paper.number in page and paper.sha256 in page
    assert "演示张三" not in page and "演示建筑劳务有限公司" not in page
    foreign = _sent(client, b"GIF89a")
    assert foreign.context["found"].verdict is Verdict.NO_PDF
    assert client.post(reverse("documents:verify_form")).context["found"] is None
    assert "found" in foreign.context and paper.number not in foreign.content.decode()


def test_replaced_paper_names_its_successor_by_code_and_by_file(client, paper, content, clerk):
    new = replace_paper(paper, actor=clerk, reason="收到日期有误")

    by_code = client.get(reverse("documents:verify", args=[paper.verification_code])).content.decode()
    by_file = _sent(client, content)

    assert by_file.context["found"].verdict is Verdict.VOID
    for page in (by_code, by_file.content.decode()):
        assert new.number in page and paper.number in page
        assert "收到日期有误" not in page


def test_the_new_paper_prints_whom_it_replaces(paper, clerk):
    new = render_paper(replace_paper(paper, actor=clerk, reason="收到日期有误").pk)

    with new.file.open("rb") as file:
        text = "".join(page.extract_text() for page in PdfReader(file).pages).replace("\n", "")
    assert f"本件替换2026年10月12日制作的{paper.number}《不予受理通知书》" in text


def test_number_of_queries_of_the_upload_is_fixed(client, paper, content, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        _sent(client, content)
