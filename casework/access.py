"""Who may do which act on which case, and who sees which rows. The only place that answers these questions.

Sight follows from organisation and relation: an office sees its own proceedings, an assigned person his, a party its
own case file, a supervising organisation what lies below it in the tree.
"""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.errors import NotPermitted
from casework.models import (
    Assignment,
    CaseFile,
    Membership,
    Organisation,
    Party,
    Proceeding,
    Role,
    Seat,
    User,
)
from casework.registry import (
    ABOVE,
    ANY_OFFICE,
    APPLICANT,
    ASSIGNED,
    INVITED,
    LINKED,
    OFFICE,
    RESPONDENT,
    SEATED,
    SYSTEM,
    THIRD,
    Grant,
    registry,
)

SEAT_ROLES = (Role.DELEGATE, Role.MEDIATOR, Role.HEAD)
SEAT_STATES = {INVITED: Seat.State.INVITED, SEATED: Seat.State.ACCEPTED}
# What concerns one side alone: the other neither sees it nor is told of it.
APPLICANTS_OWN = (Proceeding.Kind.LEGAL_AID, Proceeding.Kind.AID_OBJECTION)
OFFICE_SIGHT = (Role.CLERK, Role.HEAD, Role.MEDIATOR, Role.LEGAL_AID_CLERK, Role.INSPECTOR)


def memberships(user: User) -> list[Membership]:
    """The active memberships of a user, read once a request."""
    kept: list[Membership] | None = getattr(user, "_active_memberships", None)
    if kept is None:
        kept = list(
            Membership.objects.filter(user=user, active=True, organisation__active=True).select_related(
                "organisation"
            )
        )
        user._active_memberships = kept  # type: ignore[attr-defined]
    return kept


def _holds(
    actor: Actor, act: str, grant: Grant, case_file: CaseFile | None, proceeding: Proceeding | None
) -> str:
    """The capacity in which the actor satisfies the grant, or the empty string."""
    if grant.relation == SYSTEM:
        return Role.SYSTEM if actor.system else ""
    if actor.linked_to is not None or grant.relation == LINKED:
        mine = proceeding is not None and actor.linked_to == proceeding.pk
        return grant.role if mine and grant.relation == LINKED else ""
    if actor.party is not None:
        held = _holds_as_party(actor.party, actor.party_role, grant, case_file)
        return grant.role if held and not _anothers(actor.party, proceeding) else ""
    if actor.user is None or not actor.user.is_active:
        return ""
    if grant.relation in (APPLICANT, RESPONDENT, THIRD):
        return ""
    return grant.role if _holds_as_staff(actor.user, act, grant, proceeding) else ""


def _holds_as_party(party: Party, role: str, grant: Grant, case_file: CaseFile | None) -> bool:
    mine = case_file is not None and party.case_file_id == case_file.pk and party.left_on is None
    return mine and grant.relation == party.side and grant.role in (role, "party")


def _taking_part(act: str) -> QuerySet[Assignment]:
    """The open assignments that carry an act; one who has stepped aside has urgent acts only."""
    held = Assignment.objects.filter(until=None)
    return held if registry.acts[act].while_aside else held.filter(aside_since=None)


def _holds_as_staff(user: User, act: str, grant: Grant, proceeding: Proceeding | None) -> bool:
    if grant.relation == ANY_OFFICE:
        return any(m.role == grant.role for m in memberships(user))
    if proceeding is None:
        return False
    if grant.relation == OFFICE:
        return any(
            m.role == grant.role and m.organisation_id == proceeding.organisation_id
            for m in memberships(user)
        )
    if grant.relation == ASSIGNED:
        return _taking_part(act).filter(proceeding=proceeding, user=user, role=grant.role).exists()
    if grant.relation in SEAT_STATES:
        held = {m.organisation_id for m in memberships(user) if m.role == grant.role}
        return bool(held) and _seats(grant.relation, proceeding).filter(organisation__in=held).exists()
    if grant.relation == ABOVE:
        path = proceeding.organisation.path
        return any(
            m.role == grant.role and path.startswith(m.organisation.path) and path != m.organisation.path
            for m in memberships(user)
        )
    raise ValueError(f"unknown relation {grant.relation}")


def _seats(relation: str, proceeding: Proceeding) -> QuerySet[Seat]:
    """The seats at a proceeding's table that carry a relation: invited and unanswered, or taken."""
    return Seat.objects.filter(proceeding=proceeding.pk, state=SEAT_STATES[relation])


def capacity(
    actor: Actor, act: str, *, case_file: CaseFile | None = None, proceeding: Proceeding | None = None
) -> str:
    """The role in which the actor may do the act, or the empty string when he may not."""
    if proceeding is not None and case_file is None:
        case_file = proceeding.case_file
    for grant in registry.acts[act].grants:
        held = _holds(actor, act, grant, case_file, proceeding)
        if held:
            return held
    return ""


def require(
    actor: Actor, act: str, *, case_file: CaseFile | None = None, proceeding: Proceeding | None = None
) -> str:
    """As `capacity`, but refuses. The refusal names the act only, nothing of the case."""
    held = capacity(actor, act, case_file=case_file, proceeding=proceeding)
    if not held:
        title = registry.acts[act].title
        raise NotPermitted(
            _("You may not do this here: %(act)s. Ask your supervisor for the role.") % {"act": title}
        )
    return held


def who_may(act: str, proceeding: Proceeding) -> QuerySet[User]:
    """The reverse question: the active users who may do the act on this proceeding."""
    found = Q(pk__in=[])
    for grant in registry.acts[act].grants:
        if grant.relation == OFFICE:
            found |= Q(
                memberships__role=grant.role,
                memberships__active=True,
                memberships__organisation_id=proceeding.organisation_id,
            )
        elif grant.relation == ASSIGNED:
            found |= Q(pk__in=_taking_part(act).filter(proceeding=proceeding, role=grant.role).values("user"))
        elif grant.relation in SEAT_STATES:
            found |= Q(
                memberships__role=grant.role,
                memberships__active=True,
                memberships__organisation_id__in=_seats(grant.relation, proceeding).values("organisation"),
            )
        elif grant.relation == ABOVE:
            above = [org.pk for org in superiors(proceeding.organisation)]
            found |= Q(
                memberships__role=grant.role, memberships__active=True, memberships__organisation_id__in=above
            )
    return User.objects.filter(found, is_active=True).distinct()


def superiors(organisation: Organisation) -> list[Organisation]:
    """The organisations above this one in the tree."""
    ids = [int(part) for part in organisation.path.strip("/").split("/") if part][:-1]
    return list(Organisation.objects.filter(pk__in=ids))


def below(organisation: Organisation) -> QuerySet[Organisation]:
    """The organisations below this one in the tree, itself not included."""
    return Organisation.objects.filter(path__startswith=organisation.path).exclude(pk=organisation.pk)


def scopes(user: User) -> Iterator[Q]:
    """The conditions under which a user sees a proceeding, each one index scan: office, assigned, city or province."""
    held = memberships(user)
    offices = sorted({m.organisation_id for m in held if m.role in OFFICE_SIGHT})
    if offices:
        yield Q(organisation_id__in=offices) if len(offices) > 1 else Q(organisation_id=offices[0])
    yield Q(pk__in=Assignment.objects.filter(user=user, until=None).values("proceeding_id"))
    for m in held:
        if m.role == Role.SUPERVISOR:
            condition = Q(organisation_id__in=list(below(m.organisation).values_list("pk", flat=True)))
            if not m.organisation.region.endswith("0000"):
                condition &= Q(region=m.organisation.city)
            yield condition


def visible_proceedings(user: User) -> QuerySet[Proceeding]:
    """Every proceeding that the user sees."""
    return Proceeding.objects.filter(_any(user))


def visible_case_files(user: User) -> QuerySet[CaseFile]:
    """Every case file with a proceeding that the user sees."""
    return CaseFile.objects.filter(pk__in=visible_proceedings(user).values("case_file_id"))


def _any(user: User) -> Q:
    condition = Q(pk__in=[])
    for scope in scopes(user):
        condition |= scope
    return condition


def seats_of(user: User) -> QuerySet[Seat]:
    """The seats at other bodies' tables that the user's own bodies were offered or hold.

    A seat gives sight of the table alone: the proceeding stays out of `visible_proceedings`, so of queue, search and case page.
    """
    bodies = sorted({m.organisation_id for m in memberships(user) if m.role in SEAT_ROLES})
    return Seat.objects.filter(organisation__in=bodies)


def visible_to_party(party: Party) -> QuerySet[Proceeding]:
    """The proceedings of the party's own case file.

    Legal aid is its recipient's only, never a fellow worker's of the same dispute (法律援助法 art 21); a third person takes
    part in the arbitration alone (调解仲裁法 art 23).
    """
    mine = Proceeding.objects.filter(case_file_id=party.case_file_id)
    if party.side == Party.Side.THIRD:
        return mine.filter(kind=Proceeding.Kind.ARBITRATION)
    if party.side != Party.Side.APPLICANT:
        return mine.exclude(kind__in=APPLICANTS_OWN)
    own = ~Q(kind__in=list(registry.whose))
    for kind, path in registry.whose.items():
        own |= Q(kind=kind, **{path: party.pk})
    return mine.filter(own)


def _anothers(party: Party, proceeding: Proceeding | None) -> bool:
    """Whether the proceeding is another applicant's alone. One that is just being opened is nobody's yet."""
    path = registry.whose.get(proceeding.kind) if proceeding is not None and proceeding.pk else None
    if path is None or proceeding is None:
        return False
    return not Proceeding.objects.filter(pk=proceeding.pk, **{path: party.pk}).exists()


def parties_seeing(proceeding: Proceeding) -> QuerySet[Party]:
    """The reverse question: the parties to whose own page a proceeding belongs, as the body knows them."""
    known = Party.objects.known_to(proceeding)
    if path := registry.whose.get(proceeding.kind):
        return known.filter(pk__in=Proceeding.objects.filter(pk=proceeding.pk).values(path))
    return known if proceeding.kind == Proceeding.Kind.ARBITRATION else known.exclude(side=Party.Side.THIRD)
