"""Many limits that are overdue, each on a proceeding of its own."""

from datetime import timedelta

from arbitration.services.filing.receive import receive
from casework.actor import Actor
from casework.clock import today
from casework.models import Proceeding, TimeLimit
from tests.factories import City, wage_case


def make_due_limits(count: int) -> int:
    """Copy one received case's limit `count` times, due yesterday; returns how many there are."""
    city = City()
    first = receive(actor=Actor.staff(city.clerk), case_file=wage_case(), tribunal=city.tribunal)
    base = TimeLimit.objects.filter(proceeding=first).first()
    assert base is not None
    row = Proceeding.objects.get(pk=first.pk)
    fields = [field.attname for field in Proceeding._meta.concrete_fields if not field.primary_key]
    values = {name: getattr(row, name) for name in fields}
    copies = Proceeding.objects.bulk_create([Proceeding(**values) for _number in range(count)])
    yesterday = today() - timedelta(days=1)
    columns = [field.attname for field in TimeLimit._meta.concrete_fields if not field.primary_key]
    shared = {name: getattr(base, name) for name in columns} | {"due": yesterday, "raw_due": yesterday}
    TimeLimit.objects.bulk_create([TimeLimit(**shared | {"proceeding_id": copy.pk}) for copy in copies])
    return TimeLimit.objects.filter(due=yesterday).count()
