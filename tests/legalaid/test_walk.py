"""Random legal and illegal acts by random people, through the forms: no dead end, no lost event, no clock missing, one lawyer at a time."""

import os
import random
from collections import Counter
from datetime import timedelta

import pytest

from casework import access
from casework.actor import Actor
from casework.errors import Refused
from casework.models import CaseFile, Event, Membership, Proceeding, Role, TimeLimit
from casework.registry import registry
from casework.services.record import verify
from legalaid.models import AidAssignment, AidObjection, LegalAidCase
from legalaid.models.legal_aid_case import WAITS_WITHOUT_LIMIT
from legalaid.services.assigning.ask_next import lapse_offers
from legalaid.services.closing.file_check import ITEMS
from tests.arbitration.walk.filling import answers
from tests.factories import City, make_user, staff, wage_case
from tests.legalaid.steps import applied, set_standard
from tests.seeds import seeds

STEPS = int(os.environ.get("LUDAO_WALK_STEPS", "600"))
SELDOM = dict.fromkeys(("refuse", "forward", "withdraw", "terminate", "replace_lawyer", "record_needs", "state_means", "complain", "decide_complaint"), 0.1) | {
    "close": 3.0, "sign_mandate": 3.0, "accept_assignment": 3.0, "conclude": 0.5, "decline_assignment": 0.3,
}  # fmt: skip


class Walk:
    """Some cases of one centre, its people and a bureau; the same seed walks the same way."""

    def __init__(self, city, seed, clock):
        self.rng, self.city, self.clock = random.Random(seed), city, clock
        self.done, self.refused, self.opened = Counter(), Counter(), 0
        set_standard(city)
        firms = [city._office(f"W{n}", "law_firm", f"演示律所{n}", "440100", "", None) for n in range(3)]
        lawyers = [make_user(f"walk{n}", f"演示律师{n}", (firms[n % 3], Role.LAWYER)) for n in range(6)]
        self.people = [*[city.aid_clerk] * 9, city.justice_head, city.lawyer, city.clerk, *lawyers]
        self.other = City("440300", "深演示")
        self.running = [self.open_case() for _ in range(4)]

    def open_case(self):
        self.opened += 1
        return applied(self.city, wage_case(id_number=f"4401061990{self.opened:08d}")).pk

    def rows(self):
        aid = LegalAidCase.objects.select_related("organisation", "case_file").get(
            pk=self.rng.choice(self.running)
        )
        objections = list(AidObjection.objects.filter(against=aid).exclude(state="closed"))
        return self.rng.choice([aid, aid, *objections])

    def step(self):
        if self.rng.random() < 0.1:
            self.clock.shift(timedelta(hours=self.rng.choice((3, 20, 30))))
            lapse_offers()
        row = self.rows()
        actor = self.actor(row)
        names = [
            name for name, act in registry.acts.items()
            if act.kind == row.kind and name in registry.pages and name.startswith("legalaid.")
        ]  # fmt: skip
        if self.rng.random() < 0.85:
            fitting = [
                n
                for n in names
                if row.state in registry.acts[n].from_states and access.capacity(actor, n, proceeding=row)
            ]
            names = fitting or names
        name = self.rng.choices(names, [SELDOM.get(n.rpartition(".")[2], 1.0) for n in names])[0]
        self.attempt(name, row, actor)
        row.refresh_from_db()
        if isinstance(row, LegalAidCase) and row.state == "closed" and self.rng.random() < 0.7:
            self.running[self.running.index(row.pk)] = self.open_case()

    def actor(self, row):
        chance = self.rng.random()
        if chance < 0.12:
            return Actor.side(self.rng.choice(list(row.case_file.parties.all())))
        held = [one.user for one in row.assignments.filter(until=None).select_related("user")]
        return staff(self.rng.choice(held) if held and chance < 0.5 else self.rng.choice(self.people))

    def attempt(self, name, row, actor):
        before = (Event.objects.count(), row.state, row.version)
        try:
            access.require(actor, name, proceeding=row)
            page = registry.pages[name]
            form = page.form(proceeding=row, actor=actor)
            data = answers(form, self.rng)
            if "items" in form.fields and name.endswith("file_report"):
                data["items"] = list(ITEMS)
            form = page.form(data, proceeding=row, actor=actor)
            if form.is_valid():
                page.run(row, actor, form.cleaned_data, row.version)
                self.done[name] += 1
        except Refused as refusal:
            self.refused[type(refusal).__name__] += 1
            after = Proceeding.objects.get(pk=row.pk)
            assert (Event.objects.count(), after.state, after.version) == before, f"{name} left traces"


@pytest.mark.parametrize("seed", seeds(1, 2, 3))
def test_a_random_walk_of_legal_aid(city, clock, seed):
    walk = Walk(city, seed, clock)
    for _number in range(STEPS):
        walk.step()

    for case_file in CaseFile.objects.all():
        assert verify(case_file) == []
    for row in LegalAidCase.objects.exclude(state="closed"):
        running = TimeLimit.objects.filter(proceeding=row, status="open").exists()
        assert running or row.state in WAITS_WITHOUT_LIMIT, f"no limit runs in {row.state}"
        open_rows = AidAssignment.objects.filter(aid=row, ended_on=None).count()
        assert open_rows == (
            1 if row.lawyer_id and row.state in ("assigned", "engaged", "concluded", "reported") else 0
        )
        assert _somebody_can_act(walk, row), f"dead end: {row.state}"
    for held in Membership.objects.filter(role=Role.LAWYER):
        loads = AidAssignment.objects.filter(user=held.user, ended_on=None).values("counts_as").distinct()
        assert loads.count() <= held.cap
    assert len(walk.done) > 18, walk.done
    assert walk.refused["NotPermitted"] and walk.refused["BadInput"] + walk.refused["RuleRefused"]


def _somebody_can_act(walk, row):
    actors = [staff(user) for user in walk.people] + [Actor.machine()]
    acts = [
        act.name for act in registry.acts.values() if act.kind == "legal_aid" and row.state in act.from_states
    ]
    return any(access.capacity(actor, name, proceeding=row) for name in acts for actor in actors)
