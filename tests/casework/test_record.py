"""The log is append-only and its chain shows any change."""

import pytest
from django.db import DatabaseError, connection, transaction

from arbitration.services.filing.receive import receive
from casework.models import AppendOnly, Event
from casework.services.record import verify
from tests.factories import staff


@pytest.fixture
def event(city, case_file):
    receive(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    return Event.objects.get()


def test_an_event_is_never_changed_or_deleted_in_code(event):
    event.name = "arbitration.application.refused"
    for attempt in (
        event.save,
        event.delete,
        Event.objects.all().delete,
        lambda: Event.objects.update(name="x"),
    ):
        with pytest.raises(AppendOnly):
            attempt()


@pytest.mark.parametrize("statement", ["UPDATE casework_event SET name = 'x'", "DELETE FROM casework_event"])
def test_the_database_refuses_too(event, statement):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_chain_is_whole_until_something_is_changed(event, case_file):
    case_file.refresh_from_db()
    assert verify(case_file) == []

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER events_not_updated")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE casework_event DISABLE TRIGGER events_append_only")
        cursor.execute("UPDATE casework_event SET article = 'x'")

    assert verify(case_file) == ["event 1 was changed"]


def test_personal_data_can_be_erased_without_breaking_the_chain(event, case_file):
    case_file.refresh_from_db()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER events_not_updated")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE casework_event DISABLE TRIGGER events_append_only")
        cursor.execute("UPDATE casework_event SET private = '{}'")

    assert verify(case_file) == []


def test_a_missing_last_event_is_noticed(event, case_file):
    case_file.refresh_from_db()
    case_file.event_count += 1

    assert verify(case_file) == ["the last events are missing"]
