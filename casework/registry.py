"""Where the tracks tell the kernel what they have: acts, reactions to events, jobs, receivers of referrals.

Filled in each app's `apps.py`; a name registered twice, or an unknown event, is an error at start.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise

if TYPE_CHECKING:
    from casework.actor import Actor
    from casework.models import Event, Proceeding

    Reaction = Callable[[Event, Proceeding | None, Actor], None]

OFFICE, ASSIGNED, APPLICANT, RESPONDENT, THIRD, ABOVE, SYSTEM, ANY_OFFICE, INVITED, SEATED, LINKED = (
    "office", "assigned", "applicant", "respondent", "third", "above", "system", "any_office", "invited", "seated",
    "linked",
)  # fmt: skip


@dataclass(frozen=True)
class Grant:
    """One line of the access table: this role, standing in this relation to the case, may."""

    role: str
    relation: str


@dataclass(frozen=True)
class ActType:
    """A legal act: who may do it, its words on the button, its article, and the page where it is done.

    `while_aside`: also for an assigned person who has stepped aside while a recusal is undecided (办案规则 art 11).
    """

    name: str
    title: str | Promise
    grants: tuple[Grant, ...]
    article: str = ""
    kind: str = ""
    from_states: tuple[str, ...] = ()
    group: str | Promise = ""
    while_aside: bool = False


@dataclass(frozen=True)
class ActPage:
    """How an act is done on screen: the form's class, and what calls the service with the cleaned answers.

    `form(data, files, proceeding=…, actor=…)`; `run(proceeding, actor, cleaned, version)`. `intro` is a template shown above.
    An act with a page of its own names it in `url` instead; it takes the proceeding's id. `offered` tells, beyond the
    states, whether the case page shows the button: an act without an object is left out there, the service decides.
    """

    form: type | None = None
    run: Callable[..., Any] | None = None
    intro: str = ""
    button: str | Promise = ""
    url: str = ""
    offered: Callable[[Any], bool] = lambda proceeding: True


@dataclass(frozen=True)
class KeptBack:
    """Names of events and limits that not everybody who sees the case is told of; `told` says whether this person is."""

    names: frozenset[str]
    told: "Callable[[Actor, Proceeding], bool]"


@dataclass
class Registry:
    acts: dict[str, ActType] = field(default_factory=dict)
    reactions: dict[str, list["Reaction"]] = field(default_factory=lambda: defaultdict(list))
    jobs: dict[str, Callable[[dict[str, Any]], Any]] = field(default_factory=dict)
    preparations: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = field(default_factory=dict)
    receivers: dict[str, Callable[..., Any]] = field(default_factory=dict)
    models: dict[str, type["Proceeding"]] = field(default_factory=dict)
    # Kinds that are one applicant's alone, each with the path from the proceeding to him.
    whose: dict[str, str] = field(default_factory=dict)
    kept_back: dict[str, KeptBack] = field(default_factory=dict)
    pages: dict[str, ActPage] = field(default_factory=dict)
    panels: list[tuple[str, str, Callable[..., dict[str, Any] | None]]] = field(default_factory=list)

    desks: list[tuple[str, Callable[..., dict[str, Any] | None]]] = field(default_factory=list)

    def act(self, act: ActType) -> ActType:
        if act.name in self.acts:
            raise ValueError(f"act {act.name} is registered twice")
        self.acts[act.name] = act
        return act

    def on(self, event_names: str | Iterable[str], reaction: "Reaction") -> None:
        """Call `reaction(event, proceeding, actor)` inside the transaction of each such event."""
        from law.limit_rule import events as known

        for name in [event_names] if isinstance(event_names, str) else event_names:
            if name not in known():
                raise ValueError(f"no event is called {name}")
            self.reactions[name].append(reaction)

    def job(
        self,
        topic: str,
        run: Callable[[dict[str, Any]], Any],
        prepare: Callable[[dict[str, Any]], dict[str, Any]] | None = None,
    ) -> None:
        """Register a job: `run(payload)` in one transaction with its being done.

        `prepare(payload)` does slow work before, outside any transaction, and gives the payload that `run` gets: a
        database with one writer must not wait while a paper is drawn.
        """
        if topic in self.jobs:
            raise ValueError(f"job {topic} is registered twice")
        self.jobs[topic] = run
        if prepare is not None:
            self.preparations[topic] = prepare

    def page(self, act_name: str, page: ActPage) -> None:
        """Offer an act on the case page. The act must be registered before."""
        if act_name not in self.acts:
            raise ValueError(f"no act is called {act_name}")
        self.pages[act_name] = page

    def panel(self, kind: str, template: str, fill: Callable[..., dict[str, Any] | None]) -> None:
        """Add a panel to the case page of a kind ("" for all): `fill(case_file, proceeding, actor)` gives its context or None."""
        self.panels.append((kind, template, fill))

    def desk(self, template: str, fill: Callable[..., dict[str, Any] | None]) -> None:
        """Add a box to the workbench: `fill(user)` gives its context, or None where nothing waits for this person."""
        self.desks.append((template, fill))

    def untold(self, actor: "Actor", proceedings: "Iterable[Proceeding]") -> frozenset[str]:
        """The names of events and limits of these cases that are kept from this person."""
        kept = [(self.kept_back[one.kind], one) for one in proceedings if one.kind in self.kept_back]
        return frozenset().union(*(one.names for one, row in kept if not one.told(actor, row)))

    def proceeding(self, kind: str, model: type["Proceeding"]) -> None:
        self.models[kind] = model


registry = Registry()
