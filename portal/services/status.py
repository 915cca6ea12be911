"""What a party sees of its case: where it stands, the next dates, its rights, its papers, its lawyer, what it can do."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from arbitration.models import BEFORE_ACCEPTANCE, PENDING
from casework.access import visible_to_party
from casework.clock import now, today
from casework.models import (
    Claim,
    Evidence,
    Hearing,
    Party,
    Proceeding,
    Referral,
    Signature,
    TimeLimit,
)
from casework.registry import registry
from casework.wording import limit_title, state_label
from documents.models import Paper
from documents.services.read_paper import papers_for_party
from legalaid.models import LegalAidCase
from portal.plain_words import words_for
from portal.request_forms import ASKS
from portal.services.asked import Asked, asked_of
from portal.services.bound import Bound, bound_for
from portal.services.my_aid import MyAid, aid_of
from portal.services.offices import KINDS
from portal.services.opinions import exchange_of
from portal.services.talks import Talks, talks_of

RIGHTS = (
    "arbitration.suit_final_worker",
    "arbitration.suit_nonfinal",
    "arbitration.set_aside",
    "mediation.payment_order",
    "legalaid.appeal",
)


@dataclass(frozen=True)
class Day:
    """A coming date: what it is, when, how many days from today, why, and whether this party must act."""

    title: str
    on: date
    article: str
    mine: bool
    right: bool

    @property
    def days_left(self) -> int:
        return (self.on - today()).days


@dataclass
class Stage:
    """One proceeding as the party sees it."""

    row: Proceeding
    kind: str
    state: str
    words: str
    days: list[Day] = field(default_factory=list)
    hearings: list[Hearing] = field(default_factory=list)
    records: list[tuple[Hearing, Signature | None]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    can_withdraw: bool = False
    can_supply: bool = False
    can_answer: bool = False
    can_object: bool = False
    can_ask: bool = False
    can_opine: bool = False
    asks: list[tuple[str, str]] = field(default_factory=list)
    talks: Talks | None = None


@dataclass
class Status:
    """Everything on the status page."""

    party: Party
    stages: list[Stage]
    offers: list[Referral]
    papers: list[Paper]
    claims: list[Claim]
    evidence: list[Evidence]
    lawyer: LegalAidCase | None
    aid: MyAid | None
    send_to: list[tuple[str, str]]
    asked: list[Asked]
    bound: Bound
    exchanged: int
    unanswered: int

    @property
    def can_answer(self) -> bool:
        """Whether an answer and the sheets that go with it are still of use anywhere."""
        return any(stage.can_answer for stage in self.stages)

    @property
    def can_ask_mediation(self) -> bool:
        """Whether no mediation is under way: then the employer may ask for one (调解仲裁法 art 10)."""
        return not any(one.talks and one.row.closed_on is None for one in self.stages)

    @property
    def rights(self) -> list[Day]:
        return [day for stage in self.stages for day in stage.days if day.right]


def status_of(party: Party) -> Status:
    """Read the party's own case file; a fixed number of queries."""
    rows = list(visible_to_party(party).select_related("organisation").order_by("-id"))
    stages = {row.pk: _stage(party, row) for row in rows}
    for limit in _limits(party, rows):
        stages[limit.proceeding_id].days.append(_day(party, limit))
    _put_hearings(party, stages)
    for stage in stages.values():
        stage.asks = _asks(party, stage)
    for pk, talks in talks_of(party, rows).items():
        stages[pk].talks = talks
    offers = _offers(party)
    aid = aid_of(party) if party.side == Party.Side.APPLICANT else None
    if aid and aid.price and aid.price.consent_on and aid.row.pk in stages:
        aid_stage = stages[aid.row.pk]
        aid_stage.words = words_for("auxiliary_aid", aid_stage.row.state) or aid_stage.words
    _tell_what_went_on(stages)
    lawyer = aid.row if aid else None
    exchanged, unanswered = exchange_of(party)
    if party.side != Party.Side.THIRD:
        _missing(rows, stages, lawyer)
    return Status(
        party=party,
        stages=list(stages.values()),
        offers=offers,
        papers=list(papers_for_party(party).order_by("-id")),
        claims=list(_claims(party).order_by("party", "ordinal")),
        evidence=list(Evidence.objects.filter(party=party)),
        lawyer=lawyer
        if lawyer and lawyer.lawyer_id and lawyer.state in ("assigned", "engaged", "concluded")
        else None,
        aid=aid,
        send_to=_send_to(party, rows, offers),
        asked=asked_of(party),
        bound=bound_for(party),
        exchanged=exchanged,
        unanswered=unanswered,
    )


def _stage(party: Party, row: Proceeding) -> Stage:
    track = row.kind.replace("_", "")

    def may(act: str) -> bool:
        return _open_for(party, f"{track}.{act}", row)

    return Stage(
        row=row,
        kind=row.get_kind_display(),
        state=state_label(row.kind, row.state),
        words=words_for(row.kind, row.state),
        can_withdraw=may("withdraw"),
        can_supply=may("take_supplement"),
        can_answer=may("receive_answer"),
        can_ask=may("request_change"),
        can_opine=may("give_opinion"),
        can_object=may("object_jurisdiction"),
    )


def _asks(party: Party, stage: Stage) -> list[tuple[str, str]]:
    """What may be asked for in this stage, each with its link's words; a postponement needs a hearing to come."""
    if stage.row.kind != Proceeding.Kind.ARBITRATION:
        return []
    return [
        (kind, str(ask.link))
        for kind, ask in ASKS.items()
        if _open_for(party, ask.act, stage.row) and (stage.hearings or kind != "postponement")
    ]


def _open_for(party: Party, act: str, row: Proceeding) -> bool:
    """Whether the act's states and grants admit this side now; the service decides again."""
    known = registry.acts.get(act)
    if known is None or row.state not in known.from_states:
        return False
    return any(grant.relation == party.side for grant in known.grants)


def _put_hearings(party: Party, stages: dict[int, Stage]) -> None:
    """The hearings to come; and those that are over, each with what stands under its record for this party (法 40)."""
    over, to_come = Hearing.Status.HELD, Q(status=Hearing.Status.SET, starts_at__gt=now())
    found = Hearing.objects.filter(Q(status=over) | to_come, proceeding__in=stages).select_related("room")
    mine = {one.hearing_id: one for one in Signature.objects.filter(party=party).defer("drawing")}
    for hearing in found.order_by("starts_at", "id"):
        stage = stages[hearing.proceeding_id]
        if hearing.status == over and stage.row.kind == Proceeding.Kind.ARBITRATION:
            stage.records.append((hearing, mine.get(hearing.pk)))
        elif hearing.status != over and stage.row.kind != Proceeding.Kind.MEDIATION:
            stage.hearings.append(hearing)


def _limits(party: Party, rows: list[Proceeding]) -> list[TimeLimit]:
    mine = Q(party=None) | Q(party=party)
    found = TimeLimit.objects.filter(mine, proceeding__in=rows, status=TimeLimit.Status.OPEN)
    return list(found.order_by("due", "id"))


def _day(party: Party, limit: TimeLimit) -> Day:
    roles = {"party", party.side}
    if party.side != Party.Side.THIRD:
        roles.add("worker" if party.nature == Party.Nature.PERSON else "employer")
    mine = limit.actor in roles
    return Day(
        limit_title(limit.key),
        limit.due,
        limit.article,
        mine,
        limit.key in RIGHTS and limit.party_id == party.pk,
    )


def _offers(party: Party) -> list[Referral]:
    if party.side != Party.Side.APPLICANT:
        return []
    rows = Referral.objects.filter(case_file=party.case_file_id).exclude(state=Referral.State.ACCEPTED)
    return list(rows.filter(Q(party=party) | Q(party=None)).select_related("target").order_by("-id"))


def _missing(rows: list[Proceeding], stages: dict[int, Stage], aid: LegalAidCase | None) -> None:
    ids = [row.pk for row in rows if row.kind == Proceeding.Kind.ARBITRATION]
    for row in registry.models[Proceeding.Kind.ARBITRATION].objects.filter(pk__in=ids):
        asked = row.supplement_items if row.state == "supplement_requested" else row.promise_items  # type: ignore[attr-defined]
        open_still = row.state in (*BEFORE_ACCEPTANCE, *PENDING)
        stages[row.pk].missing = [str(one) for one in asked] if open_still else []
    if aid is not None and aid.pk in stages and aid.state == "supplement_requested":
        stages[aid.pk].missing = [str(one) for one in aid.missing_items]


def _send_to(party: Party, rows: list[Proceeding], offers: list[Referral]) -> list[tuple[str, str]]:
    """The ways that are still open to the applicant; a mediation that has ended puts arbitration first."""
    if party.side != Party.Side.APPLICANT:
        return []
    again = ("withdrawn", "deemed_withdrawn")
    taken = {
        row.kind
        for row in rows
        if row.closed_on is None or (row.kind == "arbitration" and row.state not in again)
    }
    taken |= {one.target_kind for one in offers if one.state == Referral.State.OFFERED} - {
        Proceeding.Kind.ARBITRATION
    }
    return [(kind.value, str(kind.label)) for kind in KINDS if kind not in taken]


def _claims(party: Party) -> QuerySet[Claim]:
    """An applicant's own claims, not those of the others of a collective dispute; to everybody else all of them."""
    rows = Claim.objects.filter(case_file=party.case_file_id)
    return rows.filter(party=party) if party.side == Party.Side.APPLICANT else rows


def _tell_what_went_on(stages: dict[int, Stage]) -> None:
    """Where arbitration has the case, a mediation that failed no longer says how to get there."""
    if any(one.row.kind == Proceeding.Kind.ARBITRATION for one in stages.values()):
        for one in stages.values():
            if one.row.kind == Proceeding.Kind.MEDIATION:
                one.words = words_for("mediation_gone_on", one.row.state) or one.words
