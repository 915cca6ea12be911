"""The world of the walk: two cities' people, some cases, and the ways to do an act in it."""

import random
from collections import Counter
from datetime import timedelta
from decimal import Decimal
from typing import Any

from arbitration.models import Arbitration
from arbitration.services.awards.submit_award import submit_award
from arbitration.services.filing.receive import receive
from arbitration.services.hearings.hold_hearing import hold_hearing
from casework import access
from casework.actor import Actor
from casework.clock import now
from casework.errors import Refused
from casework.models import Claim, Event, Hearing, Membership, Party, Role
from casework.registry import registry
from documents.models import Paper, Service
from documents.services.prepare_papers import issue_prepared, prepare_due
from documents.services.record_service import prepare_service, record_service
from tests.arbitration.walk.filling import answers
from tests.factories import City, make_user, staff, wage_case

# Acts that end a case are rarer than those that bring it on, or no case would grow old.
SELDOM = dict.fromkeys(
    (
        "withdraw",
        "refuse",
        "redirect",
        "revoke",
        "transfer",
        "terminate",
        "suggest_mediation",
        "dissolve_tribunal",
    ),
    0.06,
) | {"conciliate": 0.15, "suspend": 0.3, "close": 2.0}


class World:
    """Everybody and everything of one walk; the same seed walks the same way."""

    def __init__(self, city: City, seed: int, clock: Any, cases: int = 3) -> None:
        self.rng, self.clock, self.city = random.Random(seed), clock, city
        self.other = City("440300", "深演示")
        self._more_people()
        self.done: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.opened = 0
        self.running = [self.open_case() for _ in range(cases)]

    def _more_people(self) -> None:
        tribunal = self.city.tribunal
        extra = [make_user(f"walk{n}", f"演示仲裁员{n}", (tribunal, Role.ARBITRATOR)) for n in range(5)]
        self.staff = [
            *(self.city.clerk, self.city.other_clerk, self.city.head, self.city.arbitrator, *extra),
            *(self.city.supervisor, self.city.mediator, self.city.lawyer, self.other.clerk, self.other.head),
        ]
        Membership.objects.filter(organisation=tribunal).update(cap=500)

    def open_case(self) -> int:
        self.opened += 1
        file = wage_case(id_number=f"4401061990{self.opened:08d}")
        return receive(actor=staff(self.city.clerk), case_file=file, tribunal=self.city.tribunal).pk

    def actor(self, row: Arbitration) -> Actor:
        """Mostly somebody of the office, sometimes a party, a stranger or the machine."""
        chance = self.rng.random()
        if chance < 0.12:
            parties = list(Party.objects.filter(case_file=row.case_file_id))
            return Actor.side(self.rng.choice(parties))
        if chance < 0.16:
            return Actor.machine()
        return staff(self.rng.choice(self.staff[:9] if chance < 0.9 else self.staff))

    def row(self) -> Arbitration:
        return Arbitration.objects.select_related("case_file", "organisation").get(
            pk=self.rng.choice(self.running)
        )

    def step(self) -> str:
        """One attempt. Returns the name of what was done, or the empty string when it was refused."""
        if self.rng.random() < 0.12:
            self.clock.shift(timedelta(hours=self.rng.choice((3, 20, 30, 60))))
        row = self.row()
        name, attempt = self._choose(row)
        before = (Event.objects.count(), row.state, row.version)
        try:
            attempt()
        except Refused as refusal:
            self.refused[type(refusal).__name__] += 1
            after = Arbitration.objects.get(pk=row.pk)
            assert (Event.objects.count(), after.state, after.version) == before, (
                f"{name} was refused but left traces"
            )
            return ""
        if Event.objects.count() > before[0]:
            self.done[name] += 1
        self._go_on(row)
        return name

    def _go_on(self, row: Arbitration) -> None:
        row.refresh_from_db()
        if row.state == "closed":
            self.running[self.running.index(row.pk)] = self.open_case()

    def _choose(self, row: Arbitration) -> tuple[str, Any]:
        if self.rng.random() < 0.22:
            return "papers", lambda: self.papers(row)
        actor = self.actor(row)
        names = [name for name, act in registry.acts.items() if act.kind == "arbitration"]
        if self.rng.random() < 0.75:
            names = [
                name
                for name in names
                if row.state in registry.acts[name].from_states
                and access.capacity(actor, name, proceeding=row)
            ] or names
        offered = [one for one in names if one in registry.pages] or ["arbitration.accept"]
        weights = [SELDOM.get(one.rpartition(".")[2], 1.0) for one in offered]
        name = self.rng.choices(offered, weights)[0]
        return name, lambda: self.perform(name, row, actor)

    def perform(self, name: str, row: Arbitration, actor: Actor) -> None:
        """Do an act as its page does: the right first, then the form, then the service."""
        access.require(actor, name, proceeding=row)
        if special := getattr(self, name.rpartition(".")[2], None):
            special(row, actor)
            return
        page = registry.pages[name]
        if page.form is None or page.run is None:
            return
        empty = page.form(proceeding=row, actor=actor)
        form = page.form(answers(empty, self.rng), proceeding=row, actor=actor)
        if form.is_valid():
            page.run(row, actor, form.cleaned_data, row.version)

    def hold_hearing(self, row: Arbitration, actor: Actor) -> None:
        hearing = row.hearings.filter(status=Hearing.Status.SET).first()
        if hearing is not None and hearing.starts_at > now() and self.rng.random() < 0.7:
            self.clock.move_to(hearing.starts_at + timedelta(hours=1))
        presence = [
            {"party": pk, "state": self.rng.choice(("present", "present", "absent")), "note": ""}
            for pk in Party.objects.filter(case_file=row.case_file_id, left_on=None).values_list(
                "pk", flat=True
            )
        ]
        record = {
            "presence": presence,
            "rights_read": True,
            "conciliation": {"outcome": "failed", "text": ""},
        }
        hold_hearing(row, actor=actor, record=record, version=row.version)

    def submit_award(self, row: Arbitration, actor: Actor) -> None:
        claims = Claim.objects.standing(row.case_file_id)
        share = self.rng.choice((Decimal(0), Decimal("0.5"), Decimal(1)))
        awarded = {one.pk: ((one.claimed or Decimal(0)) * share).quantize(Decimal("0.01")) for one in claims}
        submit_award(row, actor=actor, awarded=awarded, reasons={"facts": "演示"}, version=row.version)

    def find_elements(self, row: Arbitration, actor: Actor) -> None:
        """Findings are typed on a page of their own; they move no state."""

    def papers(self, row: Arbitration) -> None:
        """A clerk prepares what is due, issues one paper and serves another."""
        clerk = staff(self.city.clerk)
        drafts = list(Paper.objects.filter(proceeding=row, state=Paper.State.DRAFT)) or prepare_due(
            row, actor=clerk
        )
        if drafts:
            issue_prepared(self.rng.choice(drafts), actor=clerk)
        issued = Paper.objects.filter(proceeding=row, state=Paper.State.ISSUED, addressee__isnull=False)
        waiting = [
            paper
            for paper in issued.exclude(services__state=Service.State.COMPLETED)
            if paper.kind_entry.served
        ]
        for paper in waiting[:2]:
            service = prepare_service(paper, actor=clerk, method="direct")
            record_service(service, actor=clerk, signed_by="演示签收人")
