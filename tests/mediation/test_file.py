"""The mediation file follows the thirteen rows of people's mediation; what is told in confidence lies in no volume."""

import io
from datetime import date

import pytest
from django.core.files.base import ContentFile
from pypdf import PdfReader

from arbitration.services.filing.receive import receive as receive_arbitration
from casework.clock import now
from casework.models import Evidence, OrganisationSetting, Party
from documents.binding.file_list import file_list
from documents.models import ArchiveVolume
from documents.services.bind_archive import bind_volumes, draw_volume, keep_volume, keep_years
from documents.services.prepare_papers import issue_prepared, prepare_due
from documents.services.render_paper import render_paper
from mediation.services.intake.accept import accept
from mediation.services.intake.receive import receive
from mediation.services.outcome.close import close
from mediation.services.outcome.fail import fail
from mediation.services.sessions.hold_session import Ending, hold_session
from mediation.services.sessions.write_note import write_note
from tests.documents.archive.test_archive import picture
from tests.factories import make_user, staff
from tests.mediation.talks import fresh, sitting


@pytest.fixture
def ended(city, case_file, settings, tmp_path):
    """A failed mediation with a session, a private talk and an identity card, closed, with its papers issued."""
    settings.MEDIA_ROOT, actor = str(tmp_path), staff(city.mediator)
    row = receive(actor=actor, case_file=case_file, body=city.union)
    accept(row, actor=actor, other_side="signed")
    session, worker = sitting(fresh(row), actor), Party.objects.get(case_file=case_file, side="applicant")
    write_note(fresh(row), actor=actor, text="绝密底线", talked_with=worker, session=session)
    hold_session(
        fresh(row), actor=actor, session=session, ending=Ending("none", "未达成协议。", "核对了欠薪。")
    )
    for name in ("身份证复印件", "工资条照片"):
        item = Evidence(case_file=case_file, party=worker, name=name, pages=1, submitted_at=now())
        item.content_type = "image/jpeg"
        item.file.save("one.jpg", ContentFile(picture()), save=True)
    fail(fresh(row), actor=actor, reason="差距过大")
    close(fresh(row), actor=actor)
    for paper in prepare_due(fresh(row), actor=actor):
        render_paper(issue_prepared(paper, actor=actor).pk)
    return fresh(row)


@pytest.fixture
def volume(city, ended):
    (ordered,) = bind_volumes(ended, actor=staff(city.mediator))
    keep_volume(draw_volume({"volume": ordered.pk}))
    return ArchiveVolume.objects.get(pk=ordered.pk)


def pages_of(volume):
    with volume.file.open("rb") as file:
        return ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(file.read())).pages]


def test_the_volume_has_cover_thirteen_rows_and_back_sheet(volume, ended):
    cover, listed, *rest = pages_of(volume)

    assert volume.part == "main" and volume.status == "ready"
    assert "调解案卷封面" in cover and ended.number in cover and "2026年10月12日至2026年10月12日" in cover
    assert all(row.title in listed for row in file_list("mediation").rows)
    assert "必须；未达成协议" in listed and "按需；无" in listed and "末页" in listed
    assert "卷宗封底" in rest[-1] and "文书齐全" in rest[-1]


def test_the_papers_lie_in_the_order_of_the_list(volume):
    titles = [one["title"] for one in volume.index]

    assert titles[:2] == ["劳动争议调解申请书", "当事人权利义务告知书"]
    assert titles.index("证据：身份证复印件") < titles.index("证据：工资条照片") < titles.index("调解笔录")
    assert titles[-1] == "调解结案报告" and titles.count("调解终止（不成）告知书") == 2


def test_what_was_told_in_confidence_is_in_no_volume(volume):
    assert "绝密底线" not in "".join(pages_of(volume))


def test_what_must_be_there_and_is_not_is_named(city, case_file, settings, tmp_path):
    settings.MEDIA_ROOT, actor = str(tmp_path), staff(city.mediator)
    row = receive(actor=actor, case_file=case_file, body=city.union)
    (ordered,) = bind_volumes(row, actor=actor)
    keep_volume(draw_volume({"volume": ordered.pk}))
    pages = pages_of(ArchiveVolume.objects.get(pk=ordered.pk))

    assert pages[1].count("必须；缺") == 5
    assert "按目录应当有而没有的：调解申请书（受理登记表）" in pages[-1]


def test_the_years_are_mediations_own_and_a_body_may_set_them_from_a_date(city, case_file):
    actor = staff(city.mediator)
    row = receive(actor=actor, case_file=case_file, body=city.union)
    row.closed_on = date(2026, 10, 12)
    assert keep_years(row) == 5

    def own(value, start):
        OrganisationSetting.objects.create(
            organisation=city.union,
            key="mediation.archive_years",
            value=value,
            effective_from=start,
            source="演示",
        )

    own(30, date(2026, 10, 13))
    assert keep_years(row) == 5, "not yet in force on the day of closing"
    own(10, date(2026, 1, 1))
    assert keep_years(row) == 10
    own("长期", date(2026, 10, 1))
    assert keep_years(row) == 5, "what is no number of years isn't taken for one"


def test_the_setting_is_of_mediation_files_alone(city, case_file):
    OrganisationSetting.objects.create(
        organisation=city.bureau,
        key="mediation.archive_years",
        value=15,
        effective_from="2026-01-01",
        source="演示",
    )
    case_file.new_employment = True
    case_file.save()
    lead = staff(make_user("lead", "演示牵头人", (city.bureau, "mediator")))
    assert keep_years(receive(actor=lead, case_file=case_file, body=city.bureau)) == 15
    arbitration = receive_arbitration(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    assert keep_years(arbitration) == 5
