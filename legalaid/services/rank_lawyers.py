"""Whom to ask: the facts of everybody in the pool on the day, put to the rule of the order; a fixed number of queries."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Max, Q

from casework.clock import today
from casework.models import Absence, Membership, Organisation, Party, Role
from casework.services.settings import setting_at
from legalaid.models import AidAssignment, LegalAidCase, Provider
from legalaid.rules.lawyer_order import Candidate, Need, Placed, Weights, order
from legalaid.services.assigning.opposed import opposed

COLUMNS = (
    "user", "user__full_name", "organisation", "organisation__short_name", "organisation__region", "cap", "weight",
    "specialities", "languages", "areas", "on_leave_until", "provider__category", "provider__licence",
    "provider__standing", "provider__quality",
)  # fmt: skip
COUNTED = (AidAssignment.State.OFFERED, AidAssignment.State.ACCEPTED)
SAID_NO = (AidAssignment.State.DECLINED, AidAssignment.State.LAPSED, AidAssignment.State.RELEASED)
ADVICE_ONLY = (LegalAidCase.Form.CONSULTATION, LegalAidCase.Form.DRAFTING)
KEPT = 40  # so many of the order are kept with the case; who comes after them was never near
SCALE = Decimal("0.01")


@dataclass(frozen=True)
class Row:
    """One person in the order as pages and the case keep it; a reason in `out` says why he can't be asked."""

    user: int
    firm: int
    name: str
    firm_name: str
    share_gap: str
    points: int
    parts: dict[str, int]
    had: int
    open_cases: int
    cap: int
    draw: str
    out: str = ""

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Ranking:
    """The order for one case with the seed of its draw."""

    placed: list[Placed]
    names: Mapping[int, tuple[str, str]]
    seed: str

    @property
    def rows(self) -> list[Row]:
        """Everybody, those who can't be asked last."""
        return [self._row(one) for one in self.placed]

    @property
    def able(self) -> list[Placed]:
        return [one for one in self.placed if not one.candidate.out]

    def top(self, count: int = KEPT) -> list[Row]:
        """The first of the order and, within the same number, why others are out."""
        return [self._row(one) for one in self.placed[:count]]

    def out(self, count: int = KEPT) -> list[Row]:
        """Some of those who can't be asked, each with the reason."""
        return [self._row(one) for one in self.placed if one.candidate.out][:count]

    def place_of(self, user: int) -> int:
        """The place of a person in the order, from 1; 0 for who isn't in the pool."""
        return next((n for n, one in enumerate(self.placed, 1) if one.candidate.key == user), 0)

    def _row(self, one: Placed) -> Row:
        him = one.candidate
        name, firm = self.names[him.key]
        gap = str(one.gap.quantize(SCALE))
        return Row(
            him.key, him.firm, name, firm, gap, one.points, dict(one.parts), him.had, him.open_cases, him.cap,
            one.draw, him.out,
        )  # fmt: skip


def rank_lawyers(aid: LegalAidCase, *, seed: str = "", needed: int = 1) -> Ranking:
    """Everybody of the city who could be asked, in order (LA-8). `seed` is the draw's; the case's number without one."""
    members = _pool(aid)
    counts, away, said_no = pool_counts(aid.region), _away(aid), _said_no(aid)
    against, clients = opposed(aid.case_file), _earlier_lawyers(aid)
    candidates, names, day = [], {}, today()
    for m in members:
        user = m[0]
        running, had = counts.get(user, (0, 0))
        out = (
            against.get(user, "") and f"利益冲突（{against[user]}）"
            or said_no.get(user, "")
            or _standing(m, aid)
            or _absent(m, away, day)
            or (f"在办{running}件，已达上限{m[5]}件" if running + needed > m[5] else "")
        )  # fmt: skip
        names[user] = (m[1], m[3])
        candidates.append(
            Candidate(
                user, m[2], had, m[6], running, m[5], m[7], m[8], m[9], m[4], m[14], user in clients, out
            )
        )
    seed = seed or aid.number
    placed = order(candidates, _need(aid), weights=_weights(aid.organisation), seed=seed)
    return Ranking(placed, names, seed)


def _pool(aid: LegalAidCase) -> list[tuple[Any, ...]]:
    """Lawyers and legal workers of the city's firms, and the centre's own people and volunteers, once each."""
    kinds = Q(organisation__kind=Organisation.Kind.LAW_FIRM) | Q(organisation=aid.organisation_id)
    rows = Membership.objects.filter(
        kinds, role=Role.LAWYER, active=True, user__is_active=True, organisation__active=True,
        organisation__region__startswith=aid.region[:4],
    )  # fmt: skip
    found = {row[0]: row for row in rows.order_by("user_id", "-id").values_list(*COLUMNS)}
    return list(found.values())


def pool_counts(city: str) -> dict[int, tuple[int, int]]:
    """Open cases and cases of the year by person; a team's batch is one case."""
    since = today().replace(month=1, day=1)
    year = Q(offered_on__gte=since, state__in=COUNTED)
    rows = AidAssignment.objects.filter(Q(ended_on=None) | Q(offered_on__gte=since), city=city)
    found = (
        rows.order_by()
        .values("user")
        .annotate(
            running=Count("counts_as", distinct=True, filter=Q(ended_on=None)),
            year=Count("counts_as", distinct=True, filter=year),
        )
    )
    return {user: (running, had) for user, running, had in found.values_list("user", "running", "year")}


def _away(aid: LegalAidCase) -> dict[int, date]:
    rows = Absence.objects.filter(
        organisation__region__startswith=aid.region[:4], since__lte=today(), until__gte=today()
    )
    return dict(rows.values("user").annotate(last=Max("until")).order_by().values_list("user", "last"))


def _said_no(aid: LegalAidCase) -> dict[int, str]:
    """Who has answered no to this very case, or has left it."""
    words = {"declined": "已谢绝本案指派", "lapsed": "未按时答复本案指派", "released": "已从本案更换"}
    rows = AidAssignment.objects.filter(aid=aid.pk, state__in=SAID_NO).values_list("user", "state")
    return {user: words[state] for user, state in rows}


def _standing(m: tuple[Any, ...], aid: LegalAidCase) -> str:
    """法律援助法 16, 17: who doesn't practise can't be asked; a volunteer without licence advises and drafts only."""
    category, licence, standing = m[11], m[12], m[13]
    if standing and standing != Provider.Standing.GOOD:
        return f"执业状态：{'暂停' if standing == Provider.Standing.SUSPENDED else '已终止'}"
    if category == Provider.Category.VOLUNTEER and not licence and aid.aid_form not in ADVICE_ONLY:
        return "志愿者不作代理（法律援助法第十七条）"
    return ""


def _absent(m: tuple[Any, ...], away: Mapping[int, date], day: date) -> str:
    last = max((one for one in (away.get(m[0]), m[10]) if one), default=None)
    return f"休假至{last}" if last and last >= day else ""


def _earlier_lawyers(aid: LegalAidCase) -> set[int]:
    """Who has had this recipient before, by ID number, or has another worker of the same dispute."""
    mine = Q(aid__case_file=aid.case_file_id)
    index = Party.objects.filter(pk=aid.recipient_id).values_list("id_index", flat=True).first()
    if index:
        mine |= Q(aid__recipient__id_index=index)
    return set(AidAssignment.objects.filter(mine, state__in=COUNTED).values_list("user", flat=True))


def _need(aid: LegalAidCase) -> Need:
    file = aid.case_file
    topics = ["劳动", file.cause]
    topics += [word for flag, word in ((file.migrant_worker, "农民工"), (file.collective, "集体")) if flag]
    return Need(tuple(filter(None, topics)), aid.language, file.region, (file.region,))


def _weights(centre: Organisation) -> Weights:
    setting = setting_at(centre, "legalaid.order_weights", today(), {})
    known = {key: int(value) for key, value in dict(setting).items() if key in Weights.__dataclass_fields__}
    return Weights(**known)
