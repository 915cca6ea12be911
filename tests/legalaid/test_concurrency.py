"""Fifty assignments at the same moment: nobody goes over his cap, no case is assigned twice, none is lost."""

import threading
from collections import Counter

import pytest
from django.db import connection, connections

from casework.errors import Refused
from casework.models import Membership, Role
from legalaid.models import AidAssignment, LegalAidCase
from legalaid.services.assign_lawyer import assign_lawyer
from tests.factories import City, make_user, staff, wage_case
from tests.legalaid.steps import granted

CASES, LAWYERS, CAP = 50, 12, 4  # room for 48 of 50


@pytest.mark.django_db(transaction=True)
@pytest.mark.long
def test_fifty_assignments_at_once(clock):
    city = City()
    for number in range(LAWYERS - 1):
        make_user(f"many{number}", f"演示律师{number}", (city.firm, Role.LAWYER))
    Membership.objects.filter(role=Role.LAWYER).update(cap=CAP)
    ids = [granted(city, wage_case(id_number=f"4401061990{n:08d}")).pk for n in range(CASES)]
    outcomes: Counter[str] = Counter()

    def assign(pk: int) -> None:
        try:
            assign_lawyer(LegalAidCase.objects.get(pk=pk), actor=staff(city.aid_clerk))
            outcomes["assigned"] += 1
        except Refused as refused:
            outcomes[type(refused).__name__] += 1

    # Every case is tried twice, as two clerks would in the same moment.
    _run([lambda pk=pk: assign(pk) for pk in ids for _twice in range(2)])

    rows = AidAssignment.objects.filter(ended_on=None)
    loads = Counter(rows.values_list("user", flat=True))
    assert outcomes["assigned"] == len(rows) == LAWYERS * CAP
    assert max(loads.values()) == CAP
    assert len(set(rows.values_list("aid", flat=True))) == len(rows)
    assert LegalAidCase.objects.filter(state="assigned").count() == len(rows)


def _run(jobs):
    """In fifty threads where the database is a server; an in-memory one is one connection: one after the other."""
    if connection.vendor == "sqlite" and "mode=memory" in str(connection.settings_dict["NAME"]):
        for job in jobs:
            job()
        return
    gate = threading.Barrier(50)

    def lane(mine):
        try:
            gate.wait(30)
            for job in mine:
                job()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=lane, args=(jobs[place::50],)) for place in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
