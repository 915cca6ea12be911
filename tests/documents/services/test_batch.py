"""批量出具: a kind for many addressees, each row in its own transaction, resumed and retried without a double."""

import io
import zipfile
from datetime import date

import pytest
from django.urls import reverse
from pypdf import PdfReader

from arbitration.services.filing.accept import accept
from arbitration.services.filing.receive import receive
from casework.actor import Actor
from casework.errors import NotNow, NotPermitted
from casework.models import Membership, OutboxMessage, Party, Proceeding
from casework.services import outbox
from documents.models import Paper, PaperBatch, PaperBatchRow
from documents.services import run_batch
from documents.services.batch_files import batch_zip
from documents.services.prepare_papers import issue_prepared, prepare_paper
from documents.services.run_batch import issue_next, retry_batch, start_batch
from tests.documents.many_workers import collective_case


@pytest.fixture
def arbitration(city, clerk):
    case = receive(actor=clerk, case_file=collective_case(12), tribunal=city.tribunal)
    accept(case, actor=clerk, fast=False)
    return Proceeding.objects.get(pk=case.pk)


@pytest.fixture
def batch(arbitration, clerk):
    return start_batch("A11", proceeding=arbitration, actor=clerk)


def run_jobs(topic="documents.batch"):
    for message in OutboxMessage.objects.filter(topic=topic, done_at=None).order_by("id"):
        outbox.run(message.pk)


def test_batch_issues_one_paper_for_each_addressee(batch):
    run_jobs()

    batch.refresh_from_db(fields=["done_at"])
    rows = list(batch.rows.select_related("paper"))
    assert len(rows) == 12
    assert {row.status for row in rows} == {"done"}
    assert {row.paper.addressee_id for row in rows} == {row.addressee_id for row in rows}
    assert all(row.paper.state == "issued" and row.paper.sha256 and row.paper.sealed_at for row in rows)
    assert PaperBatch.objects.get().state == "done" and batch.done_at
    assert not OutboxMessage.objects.filter(topic="documents.render", done_at=None).exists()


def test_existing_drafts_are_used_and_issued_ones_left_alone(arbitration, clerk):
    first, second = Party.objects.filter(case_file=arbitration.case_file, side="applicant")[:2]
    draft = prepare_paper("A11", proceeding=arbitration, actor=clerk, addressee=first)
    issue_prepared(prepare_paper("A11", proceeding=arbitration, actor=clerk, addressee=second), actor=clerk)

    batch = start_batch("A11", proceeding=arbitration, actor=clerk)
    run_jobs()

    assert batch.rows.count() == 11
    assert batch.rows.get(addressee=first).paper_id == draft.pk
    assert Paper.objects.filter(kind="A11").count() == 12


def test_paper_issued_by_hand_meanwhile_is_not_doubled(batch, arbitration, clerk):
    party = batch.rows.first().addressee
    issue_prepared(prepare_paper("A11", proceeding=arbitration, actor=clerk, addressee=party), actor=clerk)

    run_jobs()

    row = batch.rows.get(addressee=party)
    assert (row.status, row.paper) == ("failed", None)
    assert "另行出具" in row.message
    assert Paper.objects.filter(addressee=party, kind="A11", state="issued").count() == 1
    assert batch.rows.filter(status="done").count() == 11


def test_failed_rows_are_tried_again(batch, city, clerk):
    Membership.objects.filter(user=city.clerk).update(active=False)
    run_jobs()
    assert batch.rows.filter(status="failed").count() == 12
    assert set(batch.rows.values_list("message", flat=True)) != {""}
    with pytest.raises(NotPermitted):
        retry_batch(batch, actor=Actor.staff(type(city.clerk).objects.get(pk=city.clerk.pk)))

    Membership.objects.filter(user=city.clerk).update(active=True)
    retry_batch(batch, actor=Actor.staff(city.head))
    run_jobs()

    assert batch.rows.filter(status="done").count() == 12
    assert PaperBatch.objects.get().state == "done"
    with pytest.raises(NotNow):
        retry_batch(batch, actor=clerk)


def test_lane_that_ends_its_slice_hands_over_to_its_next_turn(batch, monkeypatch):
    monkeypatch.setattr(run_batch, "SLICE", -1.0)

    run_jobs()

    assert batch.rows.filter(status="done").count() == 2, "each of the two lanes took one row"
    while OutboxMessage.objects.filter(topic="documents.batch", done_at=None).exists():
        run_jobs()
    assert batch.rows.filter(status="done").count() == 12
    assert PaperBatch.objects.get().state == "done"


def test_batch_whose_jobs_were_given_up_goes_on(batch, clerk):
    OutboxMessage.objects.filter(topic="documents.batch").update(failed_at=batch.made_at)

    retry_batch(batch, actor=clerk)
    run_jobs()

    assert batch.rows.filter(status="done").count() == 12


def test_a_fault_of_one_row_stops_no_other(batch, monkeypatch):
    true = run_batch.prepare_paper
    bad = batch.rows.first().addressee_id

    def prepared(kind, **known):
        if known["addressee"].pk == bad:
            raise ZeroDivisionError
        return true(kind, **known)

    monkeypatch.setattr(run_batch, "prepare_paper", prepared)
    run_jobs()

    assert batch.rows.get(addressee=bad).message == "ZeroDivisionError"
    assert batch.rows.filter(status="done").count() == 11


def test_the_same_kind_is_not_ordered_twice(batch, arbitration, clerk):
    with pytest.raises(NotNow):
        start_batch("A11", proceeding=arbitration, actor=clerk)
    with pytest.raises(NotNow):
        start_batch("A12", proceeding=arbitration, actor=clerk)
    assert PaperBatch.objects.count() == 1


def test_stranger_orders_nothing(arbitration, city):
    for stranger in (city.lawyer, city.mediator, city.supervisor):
        with pytest.raises(NotPermitted):
            start_batch("A11", proceeding=arbitration, actor=Actor.staff(stranger))
    assert not PaperBatchRow.objects.exists()


def test_no_row_is_taken_when_none_waits(batch):
    run_jobs()

    assert issue_next(batch) is None


def test_numbers_of_a_batch_have_no_gap_though_rows_fail(arbitration, clerk, monkeypatch):
    """Every third row fails after its number was taken; the number goes back."""
    from documents.services import issue_paper as issuing

    taken = []
    put = issuing.outbox.put

    def failing(topic, key, payload):
        taken.append(key)
        if len(taken) % 3 == 0:
            raise ZeroDivisionError
        return put(topic, key, payload)

    batch = _batch_of_refusals(arbitration, clerk)
    monkeypatch.setattr(issuing.outbox, "put", failing)
    while issue_next(batch):
        pass

    numbers = sorted(
        int(number.split("〕")[1][:-1])
        for number in Paper.objects.filter(kind="A12", state="issued").values_list("number", flat=True)
    )
    assert numbers == list(range(1, 9))
    assert batch.rows.filter(status="failed").count() == 4


def _batch_of_refusals(arbitration, clerk):
    from arbitration.models import Arbitration

    Arbitration.objects.filter(pk=arbitration.pk).update(refusal={"explanation": "演示", "ground": "scope"})
    batch = PaperBatch.objects.create(
        proceeding=arbitration, kind="A12", made_by=clerk.user, made_at="2026-10-12T09:00+08:00"
    )
    for party in Party.objects.filter(case_file=arbitration.case_file, side="applicant"):
        PaperBatchRow.objects.create(batch=batch, addressee=party)
    return batch


def test_files_come_as_a_zip_of_the_sealed_papers_and_as_one_pdf(client, city, batch):
    client.force_login(city.clerk)
    early = client.get(reverse("documents:batch_files", args=[batch.pk, "zip"]))
    assert early.status_code == 409
    run_jobs()

    with batch_zip(PaperBatch.objects.get()) as file, zipfile.ZipFile(file) as archive:
        contents = [archive.read(name) for name in archive.namelist()]
    merged = client.get(reverse("documents:batch_files", args=[batch.pk, "pdf"]))

    from documents.services.verify_file import Verdict, verify_file

    assert len(contents) == 12
    assert {verify_file(content).verdict for content in contents[:2]} == {Verdict.GENUINE}
    pages = sum(len(PdfReader(io.BytesIO(content)).pages) for content in contents)
    whole = merged.getvalue()
    assert len(PdfReader(io.BytesIO(whole)).pages) == pages
    assert len(whole) < sum(map(len, contents)) * 0.6, "what the papers share is there once"


def test_page_orders_shows_and_refuses(client, city, arbitration, django_assert_max_num_queries):
    client.force_login(city.clerk)
    case = client.get(reverse("case", args=[arbitration.pk])).content.decode()
    assert reverse("documents:batch_start", args=[arbitration.pk]) in case

    answer = client.post(reverse("documents:batch_start", args=[arbitration.pk]), {"kind": "A11"})
    address = answer["Location"]
    waiting = client.get(address).content.decode()
    run_jobs()
    with django_assert_max_num_queries(30):
        page = client.get(address).content.decode()
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()

    assert "hx-get" in waiting and "hx-get" not in page
    assert "<html" not in part and "progress" in part
    assert "演示工人" not in page, "names are masked"
    client.force_login(city.lawyer)
    assert client.get(address).status_code == 404
    assert (
        client.post(reverse("documents:batch_start", args=[arbitration.pk]), {"kind": "A11"}).status_code
        == 404
    )
    assert date(2026, 10, 12) == Paper.objects.filter(kind="A11").first().issued_on
