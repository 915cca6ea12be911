"""The outbox: lease, back-off, giving up, and that a job's effect happens once."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction

from casework.clock import now
from casework.errors import Unavailable
from casework.models import Notice, OutboxMessage
from casework.registry import registry
from casework.services import outbox


@pytest.fixture
def job(monkeypatch: pytest.MonkeyPatch):
    """A topic whose handler the test sets."""

    def install(handler) -> None:
        monkeypatch.setitem(registry.jobs, "test.topic", handler)

    return install


def write(payload) -> None:
    Notice.objects.create(kind="test", context=payload, made_at=now())


def put(key: str = "one") -> OutboxMessage:
    with transaction.atomic():
        return outbox.put("test.topic", key, {"n": 1})


def test_the_same_key_twice_is_one_job(db):
    assert put().pk == put().pk
    assert OutboxMessage.objects.count() == 1


def test_a_job_runs_once_and_is_then_done(db, job):
    job(write)
    message = put()

    assert [outbox.run(message.pk), outbox.run(message.pk)] == [True, False]
    assert Notice.objects.filter(kind="test").count() == 1
    assert outbox.waiting() == []


def test_a_job_that_somebody_holds_is_left_alone(db, job):
    message = put()
    seen = []
    job(lambda payload: seen.append(outbox.run(message.pk)))  # a second worker comes along meanwhile

    assert outbox.run(message.pk)

    assert seen == [False]


def test_a_lease_of_a_killed_worker_runs_out(db, job, clock: time_machine.Traveller):
    job(write)
    message = put()
    assert outbox._lease(message)  # the worker that held it was killed here

    assert outbox.waiting() == [] and not outbox.run(message.pk)
    clock.shift(outbox.LEASE)

    assert outbox.waiting() == [message.pk] and outbox.run(message.pk)


def test_a_job_that_outlives_its_lease_takes_its_writes_back(db, job):
    message = put()

    def slow(payload) -> None:
        write(payload)
        OutboxMessage.objects.filter(pk=message.pk).update(
            attempts=2
        )  # another worker has leased it meanwhile

    job(slow)

    assert not outbox.run(message.pk)
    message.refresh_from_db()
    assert message.done_at is None
    assert not Notice.objects.filter(kind="test").exists()


def test_a_failing_job_backs_off_longer_each_time_and_keeps_only_the_kind_of_error(db, job, clock):
    def fail(payload) -> None:
        write(payload)
        raise ValueError("演示张三 19900001111")

    job(fail)
    message = put()
    waits = []
    for _attempt in range(3):
        assert not outbox.run(message.pk)
        message.refresh_from_db()
        waits.append(message.due_at - now())
        clock.move_to(message.due_at)

    assert waits == [timedelta(seconds=10), timedelta(seconds=20), timedelta(seconds=40)]
    assert message.error == "ValueError"
    assert not Notice.objects.filter(kind="test").exists()


def test_a_job_that_fails_eight_times_is_given_up(db, job, clock):
    job(lambda payload: 1 / 0)
    message = put()
    for _attempt in range(outbox.MOST_ATTEMPTS):
        outbox.run(message.pk)
        message.refresh_from_db()
        clock.move_to(message.due_at)

    assert message.failed_at is not None and message.attempts == outbox.MOST_ATTEMPTS
    assert outbox.waiting() == [] and not outbox.run(message.pk)


def test_a_job_that_kills_its_worker_each_time_is_given_up(db, job, clock):
    job(write)
    message = put()
    for _attempt in range(outbox.MOST_ATTEMPTS):
        message.refresh_from_db()
        assert outbox._lease(message)
        clock.shift(outbox.LEASE)

    assert not outbox.run(message.pk)
    message.refresh_from_db()
    assert message.failed_at is not None
    assert outbox.waiting() == []


def test_a_job_of_an_act_that_is_rolled_back_never_was(db):
    with pytest.raises(RuntimeError), transaction.atomic():
        outbox.put("test.topic", "gone", {})
        raise RuntimeError

    assert not OutboxMessage.objects.exists()


def test_a_job_that_this_machine_cannot_do_yet_waits_and_is_not_given_up(db, job, clock, caplog):
    def lacking(_payload):
        raise Unavailable("演示：缺少系统库。")

    job(lacking)
    message = put()
    for _time in range(outbox.MOST_ATTEMPTS + 2):
        assert not outbox.run(message.pk)
        clock.shift(outbox.WAIT)
    message.refresh_from_db()
    assert (message.attempts, message.failed_at, message.error) == (0, None, "Unavailable")
    assert [line.message for line in caplog.records] == ["jobs test.topic wait: 演示：缺少系统库。"]

    job(write)
    assert outbox.run(message.pk)
    assert Notice.objects.filter(kind="test").count() == 1
