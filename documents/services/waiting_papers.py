"""Which issued papers still wait for their service, and on whom; what runs by itself; what failed and asks for another way."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from casework.clock import today
from casework.models import Party, Proceeding
from casework.services.settings import setting_at
from documents.catalogue.kinds import catalogue
from documents.models import Paper, Service
from documents.rules.next_way import Proposal, Try, next_way

PAGE = 50


@dataclass
class Waiting:
    """One addressee: the papers that wait for him, what is under way, and the next way where one failed."""

    party: Party
    papers: list[Paper] = field(default_factory=list)
    under_way: list[Service] = field(default_factory=list)
    proposal: Proposal | None = None
    notice: Paper | None = None  # the text of a public notice that was drawn up for him

    @property
    def key(self) -> str:
        """The addressee's key as a form sends it."""
        return str(self.party.pk)


def waiting_papers(proceeding_id: int, party: Party) -> QuerySet[Paper]:
    """The issued papers of a proceeding that this party has not been served with."""
    served = [kind.code for kind in catalogue().values() if kind.served]
    rows = Paper.objects.filter(proceeding_id=proceeding_id, state=Paper.State.ISSUED, kind__in=served)
    rows = rows.filter(Q(addressee=party) | Q(addressee=None), inner=False)
    done = Service.objects.filter(addressee=party, state=Service.State.COMPLETED)
    return rows.exclude(pk__in=done.values("paper")).defer("content").order_by("id")


def waiting_by_addressee(proceeding: Proceeding, *, after: int = 0) -> tuple[list[Waiting], int | None]:
    """A page of addressees with their envelopes, and the key of the next page. Six queries, however many there are."""
    parties = Party.objects.filter(case_file=proceeding.case_file_id, left_on=None, pk__gt=after)
    mine = Paper.objects.filter(
        proceeding_id=proceeding.pk,
        state=Paper.State.ISSUED,
        inner=False,
        kind__in=[kind.code for kind in catalogue().values() if kind.served],
    )
    papers = list(mine.filter(addressee=None).defer("content"))
    if not papers:
        parties = parties.filter(pk__in=mine.exclude(services__state="completed").values("addressee"))
    page = list(parties.only("pk", "masked_name", "side", "case_file").order_by("pk")[: PAGE + 1])
    shown = page[:PAGE]
    papers += list(mine.filter(addressee__in=shown).defer("content"))
    services = defaultdict(list)
    for one in (
        Service.objects.filter(paper__in=[paper.pk for paper in papers]).order_by("id").defer("address")
    ):
        services[one.paper_id, one.addressee_id].append(one)
    counts = bool(setting_at(proceeding.organisation, "service.post_refusal_counts", today(), True))
    rows = [_waiting(party, papers, services, post_refusal_counts=counts) for party in shown]
    _put_notices(proceeding, rows)
    return [row for row in rows if row.papers], page[PAGE - 1].pk if len(page) > PAGE else None


def _put_notices(proceeding: Proceeding, rows: list[Waiting]) -> None:
    drawn = Paper.objects.filter(
        proceeding_id=proceeding.pk, kind="A41G", addressee__in=[row.party for row in rows]
    ).exclude(state=Paper.State.VOID)
    latest = {one.addressee_id: one for one in drawn.defer("content").order_by("id")}
    for row in rows:
        row.notice = latest.get(row.party.pk)


def _waiting(
    party: Party,
    papers: list[Paper],
    services: dict[tuple[int, int], list[Service]],
    *,
    post_refusal_counts: bool,
) -> Waiting:
    row = Waiting(party)
    tried: list[Try] = []
    for paper in papers:
        mine = services.get((paper.pk, party.pk), [])
        if paper.addressee_id not in (None, party.pk) or any(one.state == "completed" for one in mine):
            continue
        row.papers.append(paper)
        row.under_way += [one for one in mine if one.state == "attempted"]
        failed = [Try(one.method, one.failure_kind or "other") for one in mine if one.state == "failed"]
        tried = max(tried, failed, key=len)
    if tried and not row.under_way:
        row.proposal = next_way(tried, post_refusal_counts=post_refusal_counts)
    return row
