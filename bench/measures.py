"""The measures, each run inside a measuring process. Times are in seconds."""

import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench.acts import act_block, replay_block  # noqa: F401  asked by name
from bench.data import fill, fill_limits  # noqa: F401  asked by name
from bench.papers import paper_block, paper_memory  # noqa: F401  asked by name
from bench.volumes import volume_block, volume_memory  # noqa: F401  asked by name


def _timed(work: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def migrate() -> None:
    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)


def pages(user: int, times: int) -> dict[str, Any]:
    """The whole workbench page through Django's client."""
    from casework.models import User

    client = Client()
    client.force_login(User.objects.get(pk=user), backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("workbench")
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    taken = [_timed(lambda: client.get(address)) for _turn in range(times)]
    with CaptureQueriesContext(
        connection,
    ) as captured:
        client.get(address)
    queries = [
        q
        for q in captured.captured_queries
        if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))
    ]
    return {"seconds": taken, "queries": len(queries)}


def depth(user: int, times: int) -> dict[str, list[float]]:
    """The rows of the first page and of a page far down, one after the other."""
    from casework.models import Proceeding, User
    from casework.queue import queue_page

    clerk = User.objects.get(pk=user)
    office = clerk.memberships.get().organisation_id
    open_ones = Proceeding.objects.filter(organisation=office, closed_on=None).order_by("next_due", "id")
    far = open_ones[int(open_ones.count() * 0.9)]
    queries: dict[str, dict[str, str]] = {"first": {}, "far": {"after": f"{far.next_due}~{far.pk}"}}
    taken: dict[str, list[float]] = {name: [] for name in queries}
    for _turn in range(times):
        for name, query in queries.items():
            taken[name].append(_timed(lambda query=query: queue_page(clerk, query)))
    return taken


def rungs() -> dict[str, Any]:
    """Claim all that is due with its jobs; then the bare statement. Both are rolled back."""
    from casework.clock import now, today
    from casework.services.sweep import CLAIM, LADDER, claim_rungs

    kind = next(kind for kind in LADDER if kind.name == "overdue")
    values = {
        "rung": "overdue",
        "day": today(),
        "today": today(),
        "floor": today() - timedelta(days=60),
        "now": now(),
        "batch": 10_000,
    }
    counted: list[int] = []

    def claim() -> None:
        counted.append(claim_rungs(kind, on=today()))

    def bare() -> None:
        with connection.cursor() as cursor:
            cursor.execute(CLAIM.format(condition=kind.condition), values)
            counted.append(len(cursor.fetchall()))

    return {"ours": _rolled_back(claim), "bare": _rolled_back(bare), "claimed": counted}


def _rolled_back(work: Callable[[], None]) -> float:
    with transaction.atomic():
        taken = _timed(work)
        transaction.set_rollback(True)
    return taken


def due_dates(times: int) -> dict[str, float]:
    """Due dates a second: without and with the explanation, over all units and starts of two years."""
    from law.periods import due, due_date

    units = (("working_days", 5), ("days", 45), ("months", 2), ("working_days", 15), ("years", 1))
    starts = [date(2025, 1, 1) + timedelta(days=n) for n in range(700)]
    asked = [(starts[n % 700], units[n % 5][1], units[n % 5][0]) for n in range(times)]
    plain = _timed(lambda: [due_date(*one) for one in asked])
    few = asked[: times // 10]
    explained = _timed(lambda: [due(*one) for one in few])
    return {"plain": times / plain, "explained": len(few) / explained}


def roster(path: str) -> float:
    """The 35 rows of a tidy roster: read, checked, and made into one received case."""
    from pathlib import Path

    from arbitration.services.filing.import_roster import Employer, import_roster
    from arbitration.services.filing.take_roster import take_roster
    from casework.actor import Actor
    from tests.factories import EMPLOYER_CODE, City

    city = City("440300", "深演示")
    actor = Actor.staff(city.clerk)

    def run() -> None:
        taken = take_roster(
            actor=actor, organisation=city.tribunal, name="演示.xlsx", content=Path(path).read_bytes()
        )
        chosen = list(taken.rows.order_by("pk").values_list("pk", flat=True)[:3])
        employer = Employer(name="演示建筑劳务有限公司", credit_code=EMPLOYER_CODE)
        import_roster(
            taken,
            actor=actor,
            employer=employer,
            period=(date(2026, 6, 1), date(2026, 8, 31)),
            representatives=chosen,
        )

    return _timed(run)


def user(username: str) -> int:
    """The id of a user by name."""
    from casework.models import User

    return int(User.objects.get(username=username).pk)


def plan_hearings(cases: int, rooms: int, days: int) -> float:
    """Propose places for many cases at once: the rule alone, every case with an arbitrator and a recorder."""
    from arbitration.rules.hearing_plan import Taken, plan
    from tests.arbitration.hearings.test_plan_rule import case, window

    wanted = [case(key, people=(f"user:{key % 15}", f"user:{key % 7 + 50}")) for key in range(cases)]
    return _timed(lambda: plan(wanted, [f"room:{number}" for number in range(rooms)], window(days), Taken()))


def order_lawyers(count: int) -> float:
    """Put so many lawyers in order for one case: the rule alone, best of five."""
    from decimal import Decimal

    from legalaid.rules.lawyer_order import Candidate, Need, order

    people = [
        Candidate(n, n % 300, n % 9, Decimal(1), n % 50, 60, "劳动争议、工伤", "普通话、粤语", "", "440106")
        for n in range(count)
    ]
    need = Need(("劳动争议",), "粤语", "440106", ("440106",))
    return min(_timed(lambda: order(people, need, seed="bench")) for _round in range(5))


def rank_lawyers_in_a_city(count: int) -> float:
    """The same with the database's part, in a city that is gone afterwards: best of five."""
    from legalaid.services.rank_lawyers import rank_lawyers
    from tests.factories import City, wage_case
    from tests.legalaid.test_ranking_speed import with_many_lawyers

    with transaction.atomic():
        aid = with_many_lawyers(City(), wage_case(), count)
        best = min(_timed(lambda: rank_lawyers(aid)) for _round in range(5))
        transaction.set_rollback(True)
    return best
