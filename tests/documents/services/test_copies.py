"""正本、副本、留底 and the copy to edit outside; a body's own measures and titles from their day on."""

import io
from datetime import date

import pytest
from django.urls import reverse
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from casework.actor import Actor
from casework.errors import BadInput, NotNow, NotPermitted, RuleRefused
from casework.models import Assignment, OrganisationSetting, Reading, Role
from documents.rendering.docx import MARK
from documents.services.draft_paper import draft_paper
from documents.services.edit_copy import edit_copy
from documents.services.issue_paper import issue_paper
from documents.services.print_copies import copies_needed, printed_copy
from documents.services.read_paper import require_reader
from documents.services.render_paper import paper_pdf
from tests.documents.services.test_papers import REFUSAL, refusal  # noqa: F401  fixture
from tests.factories import make_user

FINALITY = {"matter": "工资", "category": "money", "amount": "1", "ceiling": "30000", "is_final": True}
BOX = "本件与原本核对无异"


def text_of(pdf):
    return (
        "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
        .replace("\n", "")
        .replace(" ", "")
    )


def set_at(city, key, value, on):
    OrganisationSetting.objects.create(
        organisation=city.tribunal, key=key, value=value, effective_from=on, source="演示"
    )


@pytest.fixture
def paper(refusal, clerk):  # noqa: F811
    return issue_paper(refusal, actor=clerk)


def test_box_for_the_stamp_stands_only_on_the_original_to_be_stamped(paper):
    assert BOX in text_of(printed_copy(paper, "stamp"))
    for pdf in (paper_pdf(paper), printed_copy(paper, "duplicate"), printed_copy(paper, "file")):
        assert BOX not in text_of(pdf)
    assert "副本" in text_of(printed_copy(paper, "duplicate"))
    assert "留底" in text_of(printed_copy(paper, "file"))
    assert "演示章" in text_of(paper_pdf(paper))
    for mode in ("stamp", "duplicate", "file"):
        assert "演示章" not in text_of(printed_copy(paper, mode)), "the seal of a printed copy is set by hand"


def test_copies_to_print_are_the_parties_and_two(city, paper, numbered, clerk):
    record = draft_paper("A27", proceeding=numbered, actor=clerk)

    assert copies_needed(paper) == 3
    assert copies_needed(record) == 4
    set_at(city, "paper.copies_extra", 3, date(2026, 10, 1))
    assert copies_needed(record) == 5


def test_drafts_have_no_copies(refusal):  # noqa: F811
    with pytest.raises(NotNow):
        printed_copy(refusal, "file")


def test_unknown_copy_is_refused(paper):
    with pytest.raises(BadInput):
        printed_copy(paper, "gold")


def test_family_and_title_of_a_body_count_from_their_day(city, received, clerk, worker):
    set_at(city, "paper.family.notice", {"pitch": 28, "margins": [30, 20, 30, 20]}, date(2026, 10, 12))
    set_at(city, "paper.family.award", {"pitch": 19}, date(2026, 1, 1))
    set_at(city, "paper.title.A12", "不予受理决定通知", date(2026, 10, 13))
    draft = draft_paper("A12", proceeding=received, actor=clerk, addressee=worker, data=REFUSAL)
    other = draft_paper("A12", proceeding=received, actor=clerk, addressee=worker, data=REFUSAL)

    today = issue_paper(draft, actor=clerk)
    tomorrow = issue_paper(other, actor=clerk, issued_on=date(2026, 10, 13))

    assert (today.title, tomorrow.title) == ("不予受理通知书", "不予受理决定通知")
    assert today.context["layout"] == {"pitch": 28, "margins": [30, 20, 30, 20]}
    assert "不予受理决定通知" in text_of(paper_pdf(tomorrow))
    assert float(PdfReader(io.BytesIO(paper_pdf(today))).pages[0].mediabox.height) == pytest.approx(
        842, abs=1
    )


def test_measure_that_layouts_do_not_have_is_said_at_drafting(city, received, clerk, worker):
    set_at(city, "paper.family.notice", {"colour": "red"}, date(2026, 1, 1))

    with pytest.raises(RuleRefused, match="版式"):
        draft_paper("A12", proceeding=received, actor=clerk, addressee=worker, data=REFUSAL)


def test_copy_to_edit_says_that_it_has_no_effect(paper, clerk, case_file):
    document = Document(io.BytesIO(edit_copy(paper, actor=clerk)))

    assert document.sections[0].header.paragraphs[0].text == MARK
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "不予受理通知书" in texts and paper.number in texts
    assert any("演示张三" in text for text in texts)
    assert texts[-1] == "二〇二六年十月十二日"
    fonts = {run._element.rPr.rFonts.get(qn("w:eastAsia")) for one in document.paragraphs for run in one.runs}
    assert fonts <= {"仿宋_GB2312", "宋体", "黑体", "楷体_GB2312"} and "仿宋_GB2312" in fonts
    assert Reading.objects.filter(case_file=case_file, user=clerk.user).exists()


def test_tables_come_along(received, clerk):
    from documents.services.prepare_papers import prepare_paper

    sheet = prepare_paper("A01", proceeding=received, actor=clerk)
    document = Document(io.BytesIO(edit_copy(sheet, actor=clerk)))

    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any("工资" in text for text in cells) and any("14287.36" in text for text in cells)


@pytest.fixture
def counsel(city, received):
    lawyer = make_user("counsel", "演示代理律师", (city.firm, Role.LAWYER))
    Assignment.objects.create(proceeding=received, user=lawyer, role=Role.LAWYER, since="2026-10-12")
    return Actor.staff(lawyer)


def test_inner_paper_never_leaves_the_office_to_be_edited(city, numbered, clerk, worker, counsel):
    """Check 15: neither the party nor its lawyer reads the 副卷; a supervisor reads it, but takes no copy along."""
    data = {"rows": [FINALITY], "confirms_relation": False, "handler": "演示丁", "made_on": "2026-10-12"}
    sheet = issue_paper(draft_paper("FIN", proceeding=numbered, actor=clerk, data=data), actor=clerk)

    assert edit_copy(sheet, actor=clerk)
    require_reader(sheet, Actor.staff(city.supervisor))
    for stranger in (Actor.staff(city.supervisor), Actor.side(worker), counsel):
        with pytest.raises(NotPermitted):
            edit_copy(sheet, actor=stranger)
    with pytest.raises(NotPermitted):
        require_reader(sheet, counsel)


def test_a_partys_lawyer_makes_no_paper_of_the_tribunal(received, refusal, worker, counsel):  # noqa: F811
    with pytest.raises(NotPermitted):
        draft_paper("A12", proceeding=received, actor=counsel, addressee=worker, data=REFUSAL)
    with pytest.raises(NotPermitted):
        issue_paper(refusal, actor=counsel)


def test_copies_are_taken_from_their_pages(client, city, paper):
    client.force_login(city.clerk)

    docx = client.get(reverse("documents:docx", args=[paper.pk]))
    stamp = client.get(reverse("documents:copy", args=[paper.pk, "stamp"]))

    assert docx.content.startswith(b"PK") and stamp.content.startswith(b"%PDF")
    assert client.get(reverse("documents:copy", args=[paper.pk, "gold"])).status_code == 400
    client.force_login(city.lawyer)
    for name, more in (("docx", []), ("copy", ["stamp"]), ("about", [])):
        assert client.get(reverse(f"documents:{name}", args=[paper.pk, *more])).status_code == 404
