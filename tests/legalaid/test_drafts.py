"""The lawyer's own words in his drafts: kept, escaped, limited, his alone; assembling anew asks first."""

import pytest

from casework.errors import BadInput, NotNow, NotPermitted, RuleRefused, Stale
from casework.models import Evidence
from documents.models import Paper
from documents.rendering.html import render_html
from documents.services.edit_draft import LONGEST, assemble_anew, edit_draft, own_words, state_of, texts_of
from documents.services.issue_paper import printed_context
from documents.services.prepare_papers import issue_prepared, prepare_due, prepare_paper
from tests.factories import staff
from tests.legalaid.steps import engaged, fresh


@pytest.fixture
def aid(city, case_file):
    row = engaged(city, case_file)
    Evidence.objects.create(
        case_file=case_file, party=row.recipient, name="工资流水", kind="书证", proves="欠薪数额",
        submitted_at="2026-10-12T09:00:00+08:00", ordinal=1,
    )  # fmt: skip
    return fresh(row)


def drafted(aid, kind="L40"):
    return prepare_paper(kind, proceeding=aid, actor=staff(aid.lawyer))


def test_the_paper_shows_the_lawyers_text(aid):
    paper = drafted(aid)
    edit_draft(
        paper,
        actor=staff(aid.lawyer),
        texts={"story": "第一段：我方主张。\n\n第二段<script>alert(1)</script>"},
    )
    paper.refresh_from_db()

    assert paper.context["story"] == ["第一段：我方主张。", "第二段<script>alert(1)</script>"]
    assert own_words(paper)["by"] == aid.lawyer.full_name
    page = render_html("L40", printed_context(paper))
    assert "第一段：我方主张。" in page
    assert "<script>alert" not in page and "&lt;script&gt;" in page
    prepare_due(aid, actor=staff(aid.lawyer))
    assert Paper.objects.filter(proceeding=aid, kind="L40").count() == 1, (
        "drafting what is due leaves it alone"
    )


def test_of_the_evidence_list_only_what_it_proves_is_written(aid):
    paper = drafted(aid, "L41")
    assert [(name, said, single) for name, said, single in texts_of(paper)] == [
        ("rows.0.proves", "欠薪数额", True)
    ]

    edit_draft(paper, actor=staff(aid.lawyer), texts={"rows.0.proves": "2026年7月至9月\n未发工资", "rows.0.name": "别的", "handler": "别人"})  # fmt: skip
    paper.refresh_from_db()

    assert paper.context["rows"][0]["proves"] == "2026年7月至9月未发工资"
    assert paper.context["rows"][0]["name"] == "工资流水" and paper.context["handler"] == aid.lawyer.full_name


@pytest.mark.parametrize("text", ["", " \n \n", "长" * (LONGEST + 1), "\n".join(["段"] * 61)])
def test_empty_and_endless_text_is_refused_and_nothing_changes(aid, text):
    paper = drafted(aid)
    with pytest.raises(BadInput) as bad:
        edit_draft(paper, actor=staff(aid.lawyer), texts={"story": text})

    assert "story" in bad.value.errors
    kept = paper.content
    paper.refresh_from_db()
    assert paper.content == kept and own_words(paper) is None


def test_control_characters_are_dropped(aid):
    paper = drafted(aid)
    edit_draft(paper, actor=staff(aid.lawyer), texts={"story": "正常\x00文\u202e字\x07"})

    assert Paper.objects.get(pk=paper.pk).context["story"] == ["正常文字"]


def test_assembling_anew_asks_first(aid):
    paper = drafted(aid)
    before = paper.context["story"]
    edit_draft(paper, actor=staff(aid.lawyer), texts={"story": "我的话"})
    with pytest.raises(RuleRefused):
        assemble_anew(paper, actor=staff(aid.lawyer), sure=False)
    assert Paper.objects.get(pk=paper.pk).context["story"] == ["我的话"]

    assemble_anew(paper, actor=staff(aid.lawyer), sure=True)

    found = Paper.objects.get(proceeding=aid, kind="L40")
    assert found.pk == paper.pk and found.context["story"] == before and own_words(found) is None


def test_whoever_may_not_draft_may_not_write_and_an_issued_paper_is_fixed(city, aid):
    paper = drafted(aid)
    with pytest.raises(NotPermitted):
        edit_draft(paper, actor=staff(city.clerk), texts={"story": "别人的话"})
    old = state_of(paper)
    edit_draft(paper, actor=staff(aid.lawyer), texts={"story": "我的话"}, state=old)
    with pytest.raises(Stale):
        edit_draft(paper, actor=staff(aid.lawyer), texts={"story": "晚到的话"}, state=old)
    issue_prepared(Paper.objects.get(pk=paper.pk), actor=staff(aid.lawyer))
    with pytest.raises(NotNow):
        edit_draft(Paper.objects.get(pk=paper.pk), actor=staff(aid.lawyer), texts={"story": "又改"})

    assert Paper.objects.get(pk=paper.pk).context["story"] == ["我的话"]


def test_the_page_keeps_what_was_typed(client, city, aid):
    paper = drafted(aid)
    client.force_login(aid.lawyer)
    address = f"/papers/{paper.pk}/edit/"
    page = client.get(address)
    assert page.status_code == 200 and "申请人与被申请人" in page.content.decode()
    state = state_of(paper)
    wrong = client.post(address, {"state": state, "story": "长" * (LONGEST + 1)})
    assert wrong.status_code == 400 and "长" * 50 in wrong.content.decode()
    assert client.post(address, {"state": state, "story": "我的话"}).status_code == 302
    assert client.post(f"/papers/{paper.pk}/anew/", {"state": ""}).status_code == 302
    assert Paper.objects.get(pk=paper.pk).context["story"] == ["我的话"]
    client.force_login(city.clerk)

    assert client.get(address).status_code in (403, 404)
