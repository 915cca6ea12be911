"""同行质量评估 (法律援助法 arts 57, 59): cases and peers are drawn by lot with a kept seed; marks give a grade."""

from collections.abc import Mapping
from decimal import Decimal
from math import ceil
from typing import Any

from django.db import transaction
from django.db.models import Avg
from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Assignment, Event, Membership, Organisation, Role
from casework.services.act import act
from casework.services.assign import release
from casework.services.numbers import next_number
from legalaid.models import LegalAidCase, Provider, QualityAssessment, State
from legalaid.rules.lawyer_order import drawn
from legalaid.services.assigning.opposed import opposed
from legalaid.services.closing.subsidy import regrade_subsidy
from legalaid.services.deciding.standard import require_centre
from legalaid.services.figures import known_figure

ASSESSOR = "assessor"
# What is marked, and how many points each may have: a hundred together.
MARKS = {
    "engagement": ("接受指派、委托手续和会见", 15),
    "preparation": ("调查取证和准备", 25),
    "hearing": ("庭审、调解中的代理", 30),
    "writing": ("法律文书和代理意见", 20),
    "file": ("归档材料", 10),
}
ASSESSED = (State.CONCLUDED, State.REPORTED, State.REVIEWED, State.CLOSED)


def draw_cases(centre: Organisation, *, actor: Actor) -> list[Event]:
    """Draw the centre's share of the reported cases that nobody has assessed; the same seed draws the same ones."""
    require_centre(actor, centre)
    with transaction.atomic():
        turn = next_number(f"legalaid:assessment:{centre.pk}")
        seed = f"{centre.code}/{today().isoformat()}/{turn}"
        rows = LegalAidCase.objects.filter(organisation=centre, state=State.REPORTED, assessments=None)
        ids = sorted(rows.values_list("pk", flat=True), key=lambda pk: (drawn(seed, pk), pk))
        ratio = known_figure(centre, "assessment_ratio", today())
        chosen = ids[: ceil(len(ids) * ratio)]
        if not chosen:
            raise RuleRefused(_("No reported case waits for an assessment."))
        return [draw_assessment(LegalAidCase.objects.get(pk=pk), actor=actor, seed=seed) for pk in chosen]


def draw_assessment(aid: LegalAidCase, *, actor: Actor, seed: str = "", version: int | None = None) -> Event:
    """Draw the peers of one case: in good standing, of another firm, opposed to nobody in it."""
    with act("legalaid.draw_assessment", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        row = it.proceeding
        if row.assessments.exists():
            raise RuleRefused(_("Peers have been drawn for this case already."))
        seed = seed or f"{row.number}/{today().isoformat()}"
        count = int(known_figure(row.organisation, "assessors", today()))
        peers = sorted(_peers(row), key=lambda pk: (drawn(seed, pk), pk))[:count]
        if not peers:
            raise RuleRefused(_("No peer of another firm can assess this case."))
        for peer in peers:
            QualityAssessment.objects.create(aid=row, assessor_id=peer, drawn_on=today(), seed=seed)
            Assignment.objects.get_or_create(
                proceeding=row, user_id=peer, role=ASSESSOR, until=None, defaults={"since": today()}
            )
        return it.record("legalaid.assessment.drawn", data={"peers": peers, "seed": seed})


def assess(
    aid: LegalAidCase,
    *,
    actor: Actor,
    marks: Mapping[str, Any],
    comment: str = "",
    version: int | None = None,
) -> Event:
    """One peer's marks. With the last of them the grade is known and goes into the person's average."""
    errors = {}
    for name, (_words, most) in MARKS.items():
        value = marks.get(name)
        if not isinstance(value, int) or not 0 <= value <= most:
            errors[name] = _("From 0 to %(most)s.") % {"most": most}
    if errors:
        raise BadInput(errors)
    with act("legalaid.assess", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        row = it.proceeding
        mine = row.assessments.filter(assessor=actor.user, state=QualityAssessment.State.DRAWN).first()
        if mine is None or actor.user is None:
            raise RuleRefused(_("You have no assessment to make here."))
        mine.mark()
        mine.marks = {name: marks[name] for name in MARKS}
        mine.total, mine.comment, mine.done_on = Decimal(sum(mine.marks.values())), comment.strip(), today()
        mine.save()
        release(row, ASSESSOR, user=actor.user)
        remaining = row.assessments.filter(state=QualityAssessment.State.DRAWN).count()
        if not remaining:
            _keep_average(row)
            regrade_subsidy(row)
        data = {"total": str(mine.total), "remaining": remaining}
        return it.record("legalaid.quality.assessed", data=data)


def _peers(aid: LegalAidCase) -> list[int]:
    """Who may be drawn: lawyers of the city's other firms, in good standing, without a conflict here."""
    rows = Membership.objects.filter(
        role=Role.LAWYER,
        active=True,
        user__is_active=True,
        organisation__kind=Organisation.Kind.LAW_FIRM,
        organisation__region__startswith=aid.region[:4],
    )
    rows = rows.exclude(organisation=aid.firm_id).exclude(user=aid.lawyer_id)
    rows = rows.exclude(provider__standing__in=(Provider.Standing.SUSPENDED, Provider.Standing.ENDED))
    against = opposed(aid.case_file)
    return sorted({pk for pk in rows.values_list("user", flat=True) if pk not in against})


def _keep_average(aid: LegalAidCase) -> None:
    """The average of all the marks of a person's cases, which the order of lawyers looks at."""
    average = QualityAssessment.objects.filter(
        aid__lawyer=aid.lawyer_id, state=QualityAssessment.State.DONE
    ).aggregate(average=Avg("total"))["average"]
    held = Membership.objects.filter(user=aid.lawyer_id, organisation=aid.firm_id, role=Role.LAWYER).first()
    if held is not None:
        Provider.objects.update_or_create(membership=held, defaults={"quality": average})
