"""The mediation walked at random through its pages: any person, any act, any case, and what must hold after every step."""

import os
import random
from collections import Counter
from datetime import timedelta

import pytest

from casework import access
from casework.models import CaseFile, Event, Membership, Party, Role, TimeLimit
from casework.registry import registry
from casework.services import outbox
from casework.services.record import verify
from casework.services.sweep import sweep
from casework.views.case_page import acts_for
from mediation.models import Mediation, Session
from mediation.models.states import WAITS_WITHOUT_LIMIT, State
from mediation.services.agreement.draft import current_draft
from mediation.services.intake.receive import receive
from tests.arbitration.walk.filling import answers
from tests.arbitration.walk.looking import look_at, nothing_to_choose, signed_in
from tests.factories import make_user, staff, wage_case
from tests.mediation.talks import agree, talk, terms_of
from tests.seeds import seeds

STEPS = int(os.environ.get("LUDAO_MEDIATION_STEPS", "260"))  # of each seed
SELDOM = {
    "withdraw": 0.1,
    "decline": 0.1,
    "transfer": 0.1,
    "fail": 0.3,
    "close": 1.5,
    "record_performance": 0.4,
}
MAY_BE_EMPTY = {"mediation.elect_representatives", "mediation.transfer", "mediation.invite_body"}


class World:
    """One walk; the same seed walks the same way."""

    def __init__(self, city, seed, clock) -> None:
        self.rng, self.clock, self.city = random.Random(seed), clock, city
        extra = make_user("walk1", "演示调解员二", (city.union, Role.MEDIATOR))
        head = make_user("walk2", "演示调解主任", (city.union, Role.HEAD), (city.union, Role.MEDIATOR))
        Membership.objects.filter(organisation=city.union).update(cap=500)
        self.people = [city.mediator, city.mediator, extra, head, city.clerk]
        self.done: Counter[str] = Counter()
        self.opened = 0
        self.running = [self.open_case() for _n in range(3)]

    def open_case(self) -> int:
        self.opened += 1
        file = wage_case(id_number=f"4401061990{self.opened:08d}")
        file.new_employment = self.opened % 3 == 0
        file.save()
        return receive(actor=staff(self.city.mediator), case_file=file, body=self.city.union).pk

    def step(self) -> None:
        if self.rng.random() < 0.15:
            self.clock.shift(timedelta(days=self.rng.choice((1, 2, 5, 9))))
            work()
        place = self.rng.randrange(len(self.running))
        row = Mediation.objects.select_related("case_file", "organisation").get(pk=self.running[place])
        user = self.rng.choice(self.people)
        offered = [act.name for act in acts_for(staff(user), row)]
        if offered:
            weights = [SELDOM.get(name.rpartition(".")[2], 1.0) for name in offered]
            self.perform(self.rng.choices(offered, weights)[0], row, user)
        else:
            answer = signed_in(user).get(f"/cases/{row.pk}/")
            assert answer.status_code in (200, 404)
        row.refresh_from_db()
        if row.state == State.CLOSED:
            self.running[place] = self.open_case()

    def perform(self, name, row, user) -> None:
        page, client = registry.pages[name], signed_in(user)
        before = (Event.objects.count(), row.state)
        if page.form is None:
            self.on_its_own_page(name, row, user)
        else:
            url = f"/cases/{row.pk}/acts/{name}/"
            look_at(client.get(url), url, 200)
            form = page.form(proceeding=row, actor=staff(user))
            assert name in MAY_BE_EMPTY or not nothing_to_choose(form), name
            answer = client.post(url, answers(form, self.rng) | {"version": row.version})
            look_at(answer, url, 302, 400, 403, 409, 422)
            if answer.status_code != 302:
                row.refresh_from_db()
                assert (Event.objects.count(), row.state) == before, f"{name} was refused but left traces"
                return
        self.done[name] += 1
        look_at(client.get(f"/cases/{row.pk}/"), "case", 200)

    def on_its_own_page(self, name, row, user) -> None:
        client, actor = signed_in(user), staff(user)
        look_at(client.get(f"/cases/{row.pk}/acts/{name}/", follow=True), name, 200)
        if name == "mediation.draft_agreement" and self.rng.random() < 0.4:
            if current_draft_of(row) is None:
                terms = terms_of(row, each="100.00", pay_by=None)
                agree(row, actor, terms) if terms.amounts and user == self.city.mediator else None
        elif name == "mediation.hold_session" and row.sessions.filter(status=Session.Status.SET).count() == 0:
            talk(row, actor)


def current_draft_of(row):
    from django.db import transaction

    with transaction.atomic():
        return current_draft(row)


def work() -> None:
    sweep()
    for _turn in range(3):
        for pk in outbox.waiting():
            outbox.run(pk)


def check() -> None:
    """The chain is whole, nothing is paid twice, a waiting state has its limit or says why, ended ones run no clock."""
    for case_file in CaseFile.objects.all():
        assert verify(case_file) == []
    for row in Mediation.objects.all():
        running = TimeLimit.objects.filter(proceeding=row, status="open")
        if row.state in (State.APPLIED, State.ACCEPTED, State.MEDIATING):
            late = TimeLimit.objects.filter(proceeding=row, status="missed", key="mediation.duty")
            assert running.exists() or late.exists(), (row.state, row.pk)
        else:
            assert row.state in WAITS_WITHOUT_LIMIT
        if row.closed_on:
            assert not running.filter(actor="mediation_body").exists(), row.state
        for claim in row.case_file.claims.all():
            assert claim.paid <= (claim.agreed or 0)


@pytest.mark.long
@pytest.mark.parametrize("seed", seeds(1, 2))
def test_random_steps_through_the_pages(city, clock, seed):
    world = World(city, seed, clock)
    for number in range(1, STEPS + 1):
        world.step()
        if number % 130 == 0:
            check()

    assert len(world.done) > 15, world.done
    assert Party.objects.count() == 2 * world.opened and not access.visible_proceedings(city.clerk).exists()
