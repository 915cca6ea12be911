"""What a kind of mediation differs in. Everything else is one model, one machine, one set of acts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise


@dataclass(frozen=True)
class MediationKind:
    """One kind: who may lead it, its seal and papers, what makes its agreement enforceable, what it reports.

    `led_by`: kinds of organisation. `review`, `court`: the article on which the agreement goes to arbitration review or
    to confirmation by the court; empty where the way doesn't exist. `court_only_payment`: the court confirms agreements
    about payment alone. `oral`: the article that allows an oral agreement. `conditions`: facts that its limits ask for.
    `sources`: the only ones it takes, and that go to no other kind of the body; empty: any. `own_employer`: the body takes disputes of its own employer only. `statistics`: the columns of its report beyond the common ones, from mediation/services/statistics/columns.py.
    """

    key: str
    title: str | Promise
    chinese: str
    led_by: frozenset[str]
    article: str
    seal: str
    papers: tuple[str, ...] = ()
    review: str = ""
    court: str = ""
    court_only_payment: bool = False
    oral: str = ""
    table: bool = False
    own_employer: bool = False
    sources: frozenset[str] = frozenset()
    conditions: Mapping[str, bool] = field(default_factory=dict)
    statistics: tuple[str, ...] = ()
