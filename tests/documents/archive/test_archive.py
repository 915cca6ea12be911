"""The front and the inner file as one PDF each: order, list, page numbers, access, years, borrowing (规则 22–24, AWD-20)."""

import gc
import io
from datetime import date

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from pypdf import PdfReader

from casework.clock import now
from casework.errors import BadInput, NotNow, NotPermitted
from casework.models import Event, Evidence, Party
from documents.binding.pages import bind, bind_into, count
from documents.models import ArchiveVolume
from documents.services.bind_archive import bind_volumes, draw_volume, keep_volume
from documents.services.borrow_volume import borrow_volume, return_volume
from documents.services.prepare_papers import issue_prepared, prepare_due
from documents.services.read_volume import volumes_for_party, volumes_for_staff
from documents.services.render_paper import render_paper
from tests.arbitration.hearing_path import parties, to_hearing
from tests.factories import City, staff


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (300, 400), "white").save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def row(city, case_file, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    arbitration = to_hearing(city, case_file)
    wanted = ("A10", "A11", "A16", "A21")
    for paper in prepare_due(arbitration, actor=staff(city.clerk)):
        if paper.kind in wanted:
            render_paper(issue_prepared(paper, actor=staff(city.clerk)).pk)
    worker, _employer = parties(case_file)
    item = Evidence(
        case_file=case_file,
        party=worker,
        name="工资条照片",
        pages=1,
        submitted_at=now(),
        content_type="image/jpeg",
    )
    item.file.save("slip.jpg", ContentFile(picture()), save=True)
    other = Evidence(
        case_file=case_file, party=worker, name="录音", pages=1, submitted_at=now(), content_type="audio/mpeg"
    )
    other.file.save("talk.mp3", ContentFile(b"ID3 sound"), save=True)
    arbitration.refresh_from_db()
    return arbitration


@pytest.fixture
def volumes(city, row):
    ordered = bind_volumes(row, actor=staff(city.clerk))
    for volume in ordered:
        keep_volume(draw_volume({"volume": volume.pk}))
    return {one.part: one for one in ArchiveVolume.objects.filter(proceeding=row)}


def pages_of(volume):
    with volume.file.open("rb") as file:
        return [page.extract_text() for page in PdfReader(io.BytesIO(file.read())).pages]


def test_the_front_file_has_cover_list_papers_in_order_and_a_closing_sheet(volumes):
    text = pages_of(volumes["main"])
    titles = [one["title"] for one in volumes["main"].index]

    assert "案卷封面" in text[0].replace(" ", "") and "卷内目录" in text[1].replace(" ", "")
    assert "备考表" in text[-1].replace(" ", "")
    assert titles == [
        "受理通知书",
        "应诉通知书",
        "证据：工资条照片",
        "证据：录音",
        "开庭通知书",
        "开庭通知书",
    ]
    assert "立案审批表" not in titles


def test_every_page_has_its_number_and_the_list_names_it(volumes):
    main = volumes["main"]
    text = pages_of(main)

    assert main.pages == sum(1 + one["last"] - one["first"] for one in main.index if one["first"])
    assert "1" in text[2].split() and str(main.pages) in text[-2].split()
    assert main.index[-1]["last"] == main.pages


def test_what_cannot_be_bound_is_named_and_kept_apart(volumes):
    lost = next(one for one in volumes["main"].index if one["title"] == "证据：录音")

    assert (lost["first"], lost["readable"]) == (0, False)
    assert "录音" in pages_of(volumes["main"])[-1]


def test_the_inner_file_holds_the_approvals_and_is_the_offices_alone(city, row, volumes, case_file):
    worker, employer = parties(case_file)

    assert [one["title"] for one in volumes["inner"].index] == ["立案审批表"]
    assert set(volumes_for_staff(city.clerk, row)) == set(volumes.values())
    assert set(volumes_for_staff(city.lawyer, row)) == {volumes["main"]}
    assert set(volumes_for_party(worker)) == set(volumes_for_party(employer)) == {volumes["main"]}
    assert not volumes_for_party(_stranger()).exists()


def _stranger() -> Party:
    from tests.factories import wage_case

    return wage_case(id_number="110101199003078574").parties.get(side="applicant")


def test_check_15_the_inner_file_is_not_there_for_outsiders(client, city, volumes):
    backend = "django.contrib.auth.backends.ModelBackend"
    for user, status in ((city.head, 200), (City("440300", "深演示").clerk, 404), (city.lawyer, 404)):
        client.force_login(user, backend=backend)
        answer = client.get(f"/volumes/{volumes['inner'].pk}/")
        answer.getvalue()
        assert answer.status_code == status


def test_awd_20_ten_years_with_an_award_five_without(city, row, volumes):
    assert volumes["main"].keep_years == 5
    type(row).objects.filter(pk=row.pk).update(made_on=date(2026, 10, 12))
    row.refresh_from_db()

    assert {one.keep_years for one in bind_volumes(row, actor=staff(city.clerk))} == {10}


def test_one_binding_at_a_time_and_by_the_office(city, row):
    bind_volumes(row, actor=staff(city.clerk))
    before = Event.objects.count()
    with pytest.raises(NotNow):
        bind_volumes(row, actor=staff(city.clerk))
    with pytest.raises(NotPermitted):
        bind_volumes(row, actor=staff(city.mediator))
    assert Event.objects.count() == before


def test_a_job_that_comes_twice_binds_once(volumes):
    digest = volumes["main"].sha256
    keep_volume(draw_volume({"volume": volumes["main"].pk}))

    assert ArchiveVolume.objects.get(pk=volumes["main"].pk).sha256 == digest


def test_a_volume_is_lent_once_and_comes_back(city, volumes):
    clerk, volume = staff(city.clerk), volumes["main"]
    with pytest.raises(BadInput):
        borrow_volume(volume, actor=clerk, borrower=" ", unit="", purpose="", due_on=date(2026, 11, 1))
    lent = borrow_volume(
        volume, actor=clerk, borrower="演示法官", unit="演示法院", purpose="审理", due_on=date(2026, 11, 1)
    )
    with pytest.raises(NotNow):
        borrow_volume(
            volume, actor=clerk, borrower="演示乙", unit="", purpose="查阅", due_on=date(2026, 11, 1)
        )
    return_volume(lent, actor=clerk)

    names = list(
        Event.objects.filter(name__startswith="documents.volume")
        .order_by("id")
        .values_list("name", flat=True)
    )
    assert names == ["documents.volume.borrowed", "documents.volume.returned"]
    with pytest.raises(NotNow):
        return_volume(lent, actor=clerk)


def test_the_pages_bind_lend_and_take_back(client, city, row, volumes):
    client.force_login(city.clerk, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(f"/cases/{row.pk}/").content.decode()
    assert f"/volumes/{volumes['main'].pk}/" in page
    answer = client.post(
        f"/volumes/{volumes['main'].pk}/borrow/",
        {"borrower": "演示法官", "unit": "演示法院", "purpose": "审理", "due_on": "2026-11-01"},
    )
    assert answer.status_code == 302 and "演示法官" in client.get(f"/cases/{row.pk}/").content.decode()
    lent = volumes["main"].borrowings.get()
    assert client.post(f"/borrowings/{lent.pk}/return/").status_code == 302
    assert client.post(f"/cases/{row.pk}/archive/").status_code == 302


def test_blank_pages_are_not_numbered_and_broken_files_not_bound():
    from pypdf import PdfWriter

    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(595, 842)
    writer.write(out)

    assert count(out) == 0 and count(io.BytesIO(b"no pdf")) == 0
    pdf, index, pages = bind([], [("空白", out.getvalue()), ("坏文件", b"%PDF-1.7 broken")], [])
    assert pages == 0 and [one.readable for one in index] == [True, False]
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1


def test_a_long_volume_lets_go_of_what_it_has_bound():
    """Of a file of hundreds of papers never more than a few lie in memory."""
    held: list[int] = []

    def documents():
        for number in range(120):
            out = io.BytesIO()
            Image.new("RGB", (30, 40), (number, 0, 0)).save(out, "PDF")
            if number % 40 == 39:
                held.append(sum(type(one) is PdfReader for one in gc.get_objects()))
            yield str(number), out

    before = sum(type(one) is PdfReader for one in gc.get_objects())
    with io.BytesIO() as volume:
        index, pages = bind_into(volume, [], documents(), [])
        bound = PdfReader(volume)
        assert (pages, len(index), len(bound.pages)) == (120, 120, 120)
        text = bound.pages[119].extract_text()
    assert "120" in text.splitlines()
    assert max(held) - before <= 60
