"""结案前的完整性检查 (规则 22): what lacks is named, on the page, in the event, and nothing is invented."""

import pytest

from arbitration.rules.complete_file import gaps
from arbitration.services.filing.receive import receive
from arbitration.services.filing.refuse import refuse
from arbitration.services.outcome.close import close
from arbitration.services.outcome.complete_file import closed_with, file_gaps
from documents.services.prepare_papers import issue_prepared, prepare_due
from documents.services.record_service import prepare_service, record_service
from tests.factories import staff

FULL = {"A11", "A16", "A27", "A34", "A31"}
DONE = {"accepted": True, "heard": True, "made": True, "panel": True}


@pytest.mark.parametrize(
    "missing,code",
    [
        ("A11", "acceptance"),
        ("A16", "answer_notice"),
        ("A27", "record"),
        ("A34", "result"),
        ("A31", "deliberation"),
    ],
)
def test_each_paper_that_lacks_is_named(missing, code):
    assert [gap.code for gap in gaps("performed", FULL - {missing}, {}, **DONE)] == [code]


def test_a_whole_file_lacks_nothing_and_the_combined_notice_counts():
    assert gaps("performed", FULL, {}, **DONE) == []
    assert gaps("performed", FULL - {"A16"} | {"A21c"}, {}, **DONE) == []


def test_each_ending_needs_its_paper_and_every_paper_its_service():
    none = {"accepted": False, "heard": False, "made": False, "panel": False}
    assert [gap.code for gap in gaps("refused", set(), {}, **none)] == ["ending"]
    assert [gap.words for gap in gaps("refused", {"A12"}, {"不予受理通知书": 1}, **none)] == [
        "不予受理通知书有1份没有送达"
    ]


@pytest.fixture
def refused(city, case_file):
    row = receive(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    refuse(row, actor=staff(city.clerk), ground="scope", explanation="不属于劳动争议的受理范围。")
    row.refresh_from_db()
    return row


def test_the_page_asks_for_a_reason_while_something_lacks(client, city, refused):
    client.force_login(city.clerk, backend="django.contrib.auth.backends.ModelBackend")
    url = f"/cases/{refused.pk}/acts/arbitration.close/"
    assert "不予受理通知书没有出具" in client.get(url).content.decode()
    assert client.post(url, {"version": refused.version}).status_code != 302
    client.post(url, {"version": refused.version, "reason": "文书已在旧系统出具。"})

    refused.refresh_from_db()
    assert refused.state == "closed" and closed_with(refused) == ["不予受理通知书没有出具"]


def test_issued_and_served_the_file_is_complete(city, refused):
    for paper in prepare_due(refused, actor=staff(city.clerk)):
        if paper.kind == "A12":
            service = prepare_service(
                issue_prepared(paper, actor=staff(city.clerk)), actor=staff(city.clerk), method="direct"
            )
            record_service(service, actor=staff(city.clerk), signed_by="演示签收人")
    assert file_gaps(refused) == []
    close(refused, actor=staff(city.clerk))

    assert closed_with(refused) == []
