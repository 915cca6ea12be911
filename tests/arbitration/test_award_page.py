"""裁决书起草页: seventeen slots whose sums agree to the fen; kept as a draft; submitted as one act."""

from decimal import Decimal

import pytest

from arbitration.models import AwardDraft, State
from arbitration.services.awards.award_draft import SLOTS, draft_award, faults, material
from arbitration.services.awards.basis import articles_of, number
from casework.models import Claim
from tests.arbitration.hearing_path import to_heard
from tests.factories import City


@pytest.fixture
def row(city, case_file, clock):
    return to_heard(city, case_file, clock)


@pytest.fixture
def page(client, city, row):
    client.force_login(city.arbitrator, backend="django.contrib.auth.backends.ModelBackend")
    return client


def typed(row, **changes):
    row.refresh_from_db()
    claims = {claim.kind: claim for claim in Claim.objects.all()}
    return {
        "version": row.version, "draft_version": 0, f"amount-{claims['unpaid_wages'].pk}": "14287.36",
        f"amount-{claims['severance'].pk}": "9,750.00", "text-attendance": "双方到庭。",
    } | changes  # fmt: skip


def test_the_draft_fills_every_slot_and_the_sums_agree(row):
    draft = draft_award(material(row), texts={}, amounts={})
    wages, severance = draft["decided"]

    assert tuple(draft) == SLOTS and len(SLOTS) == 17 and faults(draft) == []
    assert [wages["amount"], severance["amount"]] == [Decimal("14287.36"), Decimal("9750.00")]
    assert [r["gap"] for r in draft["annex"]["wages"]] == [
        Decimal("6500"),
        Decimal("4500"),
        Decimal("3287.36"),
    ]
    assert sum(r["amount"] for r in draft["operative"]) == Decimal("24037.36")
    assert draft["disputed"][0]["code"] == "E-47" and "不清楚" in draft["disputed"][0]["respondent"]
    assert {"E-11", "E-41", "E-71"} <= {fact["code"] for fact in draft["facts"]}


def test_submitting_records_the_draft(page, row):
    answer = page.post(f"/arbitration/{row.pk}/award/", typed(row, do="submit"))
    row.refresh_from_db()

    assert answer.status_code == 302 and row.state == State.DRAFTED
    assert row.draft["procedure"]["attendance"] == "双方到庭。"
    assert [claim.outcome for claim in Claim.objects.all()] == ["granted", "granted"]


def test_a_reduced_amount_needs_the_wage_table_to_agree(page, row):
    wages = Claim.objects.get(kind="unpaid_wages")
    less = {f"amount-{wages.pk}": "14000", "do": "submit"}
    refused = page.post(f"/arbitration/{row.pk}/award/", typed(row, **less))
    row.refresh_from_db()
    assert refused.status_code == 400 and row.state == State.HEARD and not AwardDraft.objects.exists()

    page.post(f"/arbitration/{row.pk}/award/", typed(row, **less | {"text-no_wage_table": "1"}))
    row.refresh_from_db()
    assert row.state == State.DRAFTED and Claim.objects.get(pk=wages.pk).outcome == "partly"
    assert row.draft["operative"][-1]["text"].startswith("驳回")


@pytest.mark.parametrize("amount", ["-1", "1.234", "abc", "", "99999999", "NaN"])
def test_impossible_amounts_are_named_and_kept(page, row, amount):
    wages = Claim.objects.get(kind="unpaid_wages")
    answer = page.post(f"/arbitration/{row.pk}/award/", typed(row, **{f"amount-{wages.pk}": amount}))

    assert answer.status_code == 400 and f'value="{amount}"' in answer.content.decode()
    assert not AwardDraft.objects.exists()


def test_a_draft_is_kept_and_a_stale_window_is_told(page, row):
    url = f"/arbitration/{row.pk}/award/"
    page.post(url, typed(row, **{"text-procedure": "第一稿"}))
    second = page.post(url, typed(row, **{"text-procedure": "第二稿"}))

    assert second.status_code == 409 and "第二稿" in second.content.decode()
    assert (
        AwardDraft.objects.get().texts["procedure"] == "第一稿" and "第一稿" in page.get(url).content.decode()
    )


def test_who_may_and_when(client, city, row, page):
    url = f"/arbitration/{row.pk}/award/"
    page.post(url, typed(row, do="submit"))
    assert page.get(url).status_code == 409  # submitted: no longer a draft
    client.force_login(city.head, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(url).status_code == 403
    client.force_login(City("440300", "深演示").clerk, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(url).status_code == 404


def test_articles_are_read_from_citations():
    found = articles_of(
        [
            "劳动合同法第三十条；劳动法第五十条",
            "劳动争议调解仲裁法第四十七条第一款第（一）项",
            "法释〔2020〕26号第四十二条",
        ]
    )

    assert [one["number"] for one in found] == [30, 50, 47]
    assert (found[2]["paragraph"], found[2]["item"]) == (1, 1)
    assert [number(text) for text in ("十", "二十一", "一百零三", "47")] == [10, 21, 103, 47]
