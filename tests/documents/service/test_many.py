"""批量送达: sixty envelopes one way in one go, row by row; killed in the middle it goes on, without a double or a gap."""

from datetime import timedelta

import pytest

from casework.errors import BadInput, NotNow, NotPermitted, RuleRefused
from casework.models import CaseFile, Event, OutboxMessage, Party
from casework.services import outbox
from casework.services.record import verify
from documents.models import Paper, Service, ServiceBatch, ServiceBatchRow, ServiceProof
from documents.services import serve_many
from documents.services.prepare_papers import issue_prepared, prepare_paper
from documents.services.record_service import Sent
from documents.services.serve_envelope import Envelope, serve_envelope
from documents.services.serve_many import Choice, retry_serving, serve_next, start_serving
from tests.documents.service.conftest import DAY, SERVERS, photo
from tests.factories import make_user, staff

POST = Envelope("post", "sent", DAY)
DIRECT = Envelope("direct", "served", DAY, sent=Sent(servers=SERVERS))


def run_jobs():
    while OutboxMessage.objects.filter(topic=serve_many.TOPIC, done_at=None).exists():
        for message in OutboxMessage.objects.filter(topic=serve_many.TOPIC, done_at=None).order_by("id"):
            assert outbox.run(message.pk)


class Killed(BaseException):
    """The worker is gone: no except clause of the program sees it."""


@pytest.mark.parametrize("many", [60], indirect=True)
def test_sixty_envelopes_killed_at_twenty_go_on(many, clerk, clock, monkeypatch):
    batch = start_serving(many, actor=clerk, envelope=POST, choice=Choice())
    true, calls = serve_many.serve_envelope, []

    def dying(*args, **known):
        served = true(*args, **known)
        calls.append(served)
        if len(calls) == 21:
            raise Killed  # the services are written, the row is not
        return served

    monkeypatch.setattr(serve_many, "serve_envelope", dying)
    first = OutboxMessage.objects.filter(topic=serve_many.TOPIC).order_by("id").first()
    with pytest.raises(Killed):
        outbox.run(first.pk)
    monkeypatch.setattr(serve_many, "serve_envelope", true)
    half = batch.rows.filter(status="done").count()
    assert (half, Service.objects.count()) == (20, 20)

    clock.shift(outbox.LEASE + timedelta(seconds=1))
    run_jobs()

    assert batch.rows.filter(status="done").count() == 60
    sent = Service.objects.filter(state="attempted")
    assert (sent.count(), sent.values("addressee").distinct().count()) == (60, 60)
    assert Event.objects.filter(name="documents.service.attempted").count() == 60
    assert ServiceBatch.objects.get().state == "done" and verify(CaseFile.objects.get()) == []


def test_tracking_numbers_go_by_the_order_of_the_list(many, clerk):
    numbers = tuple(f"EX{place:09d}CN" for place in range(6))
    for wrong in (numbers[:5], (*numbers[:5], numbers[0])):
        with pytest.raises(BadInput):
            start_serving(many, actor=clerk, envelope=POST, choice=Choice(tracking=wrong))
    assert not ServiceBatch.objects.exists()
    start_serving(many, actor=clerk, envelope=POST, choice=Choice(tracking=numbers))
    run_jobs()
    assert tuple(Service.objects.order_by("addressee").values_list("tracking_no", flat=True)) == numbers


def test_what_was_sent_is_recorded_as_served_in_a_second_go(many, clerk):
    start_serving(many, actor=clerk, envelope=POST, choice=Choice())
    run_jobs()
    with pytest.raises(NotNow):
        start_serving(many, actor=clerk, envelope=POST, choice=Choice())
    slips = photo("slip")
    back = Envelope("post", "served", DAY)
    start_serving(many, actor=clerk, envelope=back, choice=Choice(), proof=slips)
    run_jobs()
    assert Service.objects.filter(state="completed", rule="SRV-3").count() == Service.objects.count() == 6
    proofs = ServiceProof.objects.all()
    assert (proofs.count(), proofs.values("file").distinct().count()) == (6, 1)
    assert Event.objects.filter(name="arbitration.acceptance.served").count() == 6


def test_each_signs_for_himself_and_a_unit_is_named_in_the_row(many, clerk):
    employer = Party.objects.get(case_file=many.case_file_id, side="respondent")
    issue_prepared(prepare_paper("A16", proceeding=many, actor=clerk, addressee=employer), actor=clerk)
    with pytest.raises(RuleRefused):
        start_serving(many, actor=clerk, envelope=Envelope("direct", "served", DAY), choice=Choice())
    batch = start_serving(many, actor=clerk, envelope=DIRECT, choice=Choice())
    run_jobs()
    refused = batch.rows.get(status="failed")
    assert refused.addressee_id == employer.pk and "单位" in refused.message
    done = Service.objects.filter(state="completed")
    assert done.count() == 6 and {one.signed_by for one in done} == {one.addressee.name for one in done}
    assert {one.servers for one in done} == {SERVERS}


def test_a_refused_row_names_why_and_is_tried_again(many, clerk):
    electronic = Envelope("electronic", "served", DAY)
    batch = start_serving(many, actor=clerk, envelope=electronic, choice=Choice())
    run_jobs()
    assert {row.status for row in batch.rows.all()} == {"failed"}
    assert "没有同意电子送达" in batch.rows.first().message and not Service.objects.exists()
    Party.objects.filter(case_file=many.case_file_id).update(electronic_service=True)
    retry_serving(batch, actor=clerk)
    run_jobs()
    assert batch.rows.filter(status="done").count() == 6


def test_what_was_served_by_hand_meanwhile_is_not_doubled(many, clerk):
    batch = start_serving(many, actor=clerk, envelope=DIRECT, choice=Choice(side="applicant"))
    row = batch.rows.first()
    paper = Paper.objects.get(pk=row.papers[0])
    by_hand = Envelope("post", "served", DAY)
    serve_envelope([paper], addressee=row.addressee, envelope=by_hand, actor=clerk)
    run_jobs()
    row.refresh_from_db()
    assert row.status == "failed" and "另行送达" in row.message
    assert Service.objects.filter(state="completed").count() == 6


def test_some_of_them_only(many, clerk):
    three = frozenset(
        Party.objects.filter(case_file=many.case_file_id, side="applicant").values_list("pk", flat=True)[:3]
    )
    batch = start_serving(many, actor=clerk, envelope=POST, choice=Choice(parties=three))
    assert set(batch.rows.values_list("addressee", flat=True)) == three
    with pytest.raises(NotNow):
        start_serving(many, actor=clerk, envelope=POST, choice=Choice())
    run_jobs()
    rest = start_serving(many, actor=clerk, envelope=POST, choice=Choice())
    assert rest.rows.count() == 3 and serve_next(rest) is not None


@pytest.mark.parametrize("method", ["retained", "posted"])
def test_what_needs_photos_of_each_door_goes_one_by_one(many, clerk, method):
    with pytest.raises(BadInput):
        start_serving(many, actor=clerk, envelope=Envelope(method, "sent", DAY), choice=Choice())


def test_nobody_else_serves_many(many):
    stranger = staff(make_user("nobody", "演示外人"))
    with pytest.raises(NotPermitted):
        start_serving(many, actor=stranger, envelope=POST, choice=Choice())
    assert not ServiceBatchRow.objects.exists()
