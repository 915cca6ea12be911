"""One table: act × role × relation. Every cell is asked, allowed or not."""

import pytest

from arbitration.models import AgreementReview
from arbitration.services.filing.receive import receive
from casework import access
from casework.actor import Actor
from casework.models import Assignment, Membership, Party, Role, Seat
from casework.registry import registry
from casework.services.add_organisation import add_organisation
from legalaid.services.receive import receive as receive_aid
from mediation.services.intake.receive import receive as receive_mediation
from tests.access.table import TABLE
from tests.factories import City, make_user, staff, wage_case


@pytest.fixture
def world(city, case_file):
    """Everybody of the path in their relation to one case, and a second city whose people are strangers."""
    rows = _rows(city, case_file)
    arbitration, mediation, aid, review, worker, third, lawyer = rows
    other = City("440300", "深演示")
    actors = {
        "clerk": staff(city.clerk),
        "head": staff(city.head),
        "arbitrator": staff(city.arbitrator),
        "supervisor": staff(city.supervisor),
        "mediator": staff(city.mediator),
        "aid_clerk": staff(city.aid_clerk),
        "aid_lawyer": staff(city.lawyer),
        "lawyer": staff(lawyer),
        "worker": Actor.side(worker),
        "employer": Actor.side(case_file.parties.get(side=Party.Side.RESPONDENT)),
        "third": Actor.side(third),
        "machine": Actor.machine(),
        "seated": staff(at_the_table(mediation, "industry", "accepted")),
        "invited": staff(at_the_table(mediation, "platform", "invited")),
        "other clerk": staff(other.clerk),
        "other head": staff(other.head),
        "other arbitrator": staff(other.arbitrator),
        "other supervisor": staff(other.supervisor),
        "other mediator": staff(other.mediator),
        "other aid clerk": staff(other.aid_clerk),
        "other worker": Actor.side(
            wage_case("440300", id_number="110101199003078574").parties.get(side="applicant")
        ),
    }
    return {
        "arbitration": arbitration,
        "mediation": mediation,
        "legalaid": aid,
        "review": review,
        "actors": actors,
    }


def _rows(city, case_file):
    """Proceedings of every kind on one file, and those who stand in a relation to them."""
    arbitration = receive(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    mediation = receive_mediation(actor=staff(city.mediator), case_file=case_file, body=city.union)
    worker = case_file.parties.get(side=Party.Side.APPLICANT)
    aid = receive_aid(actor=staff(city.aid_clerk), case_file=case_file, recipient=worker, centre=city.centre)
    lawyer = make_user("counsel", "演示代理律师", (city.firm, Role.LAWYER))
    for user, role in ((city.arbitrator, Role.ARBITRATOR), (lawyer, Role.LAWYER)):
        Assignment.objects.create(proceeding=arbitration, user=user, role=role, since="2026-10-12")
    review = agreement_review(city, case_file)
    Assignment.objects.create(
        proceeding=review, user=city.arbitrator, role=Role.ARBITRATOR, since="2026-10-12"
    )
    Assignment.objects.create(
        proceeding=mediation, user=city.mediator, role=Role.MEDIATOR, since="2026-10-12"
    )
    Assignment.objects.create(proceeding=aid, user=city.lawyer, role=Role.LAWYER, since="2026-10-12")
    third = Party(case_file=case_file, side=Party.Side.THIRD, nature=Party.Nature.UNIT, name="演示第三人公司")
    third.index()
    third.save()
    return arbitration, mediation, aid, review, worker, third, lawyer


def at_the_table(mediation, kind: str, state: str):
    """The delegate of a body that was invited to the mediation's table, or has taken its seat."""
    body = add_organisation(code=kind, name=f"演示{kind}", short_name=kind, kind=kind, region="440100")
    Seat.objects.create(
        proceeding_id=mediation.pk, organisation=body, part=kind, state=state, invited_on="2026-10-12"
    )
    return make_user(f"{kind}1", "演示代表", (body, Role.DELEGATE))


def agreement_review(city, case_file) -> AgreementReview:
    return AgreementReview.objects.create(
        case_file=case_file,
        kind="review",
        organisation=city.tribunal,
        region="440100",
        state="accepted",
        title="演示 诉 演示",
        opened_on="2026-10-12",
        mediated_by=city.union,
        effective_on="2026-10-08",
        applied_on="2026-10-12",
    )


def test_each_cell_of_the_table(world):
    wrong = [
        f"{who} {'may not' if who in allowed else 'may'} {act}"
        for act, where, allowed in TABLE
        for who, actor in world["actors"].items()
        if bool(access.capacity(actor, act, proceeding=world[where])) != (who in allowed)
    ]

    assert wrong == []


def test_the_reverse_question_names_the_same_people(world):
    users = {who: actor.user for who, actor in world["actors"].items() if actor.user}
    for act, where, allowed in TABLE:
        named = set(access.who_may(act, world[where]).values_list("pk", flat=True))
        expected = {user.pk for who, user in users.items() if who in allowed}
        assert expected <= named, act
        assert not named & {user.pk for who, user in users.items() if who not in allowed}, act


def test_no_act_of_papers_and_mediation_is_left_out_of_the_table():
    listed = {act for act, _where, _allowed in TABLE} | {"mediation.receive"}
    ours = ("documents.", "mediation.")
    assert not {name for name in registry.acts if name.startswith(ours)} - listed


def test_every_act_has_a_grant_and_an_article_or_is_the_kernels():
    for name, act in registry.acts.items():
        assert act.grants, name
        if act.kind:
            assert act.article, name


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("clerk", {"arbitration"}),
        ("arbitrator", {"arbitration"}),
        ("supervisor", {"arbitration"}),
        ("mediator", {"mediation"}),
        ("aid_clerk", {"legalaid"}),
        ("aid_lawyer", {"legalaid"}),
        ("other clerk", set()),
        ("other supervisor", set()),
        ("other aid clerk", set()),
    ],
)
def test_lists_show_only_what_is_ones_own(world, who, sees):
    seen = set(access.visible_proceedings(world["actors"][who].user).values_list("pk", flat=True))
    mine = {world[name].pk for name in sees}

    assert seen & {world[name].pk for name in ("arbitration", "mediation", "legalaid")} == mine


def test_a_deactivated_member_sees_nothing(world, city):
    Membership.objects.filter(user=city.clerk).update(active=False)
    user = type(city.clerk).objects.get(pk=city.clerk.pk)

    assert not access.visible_proceedings(user).exists()
    assert not access.capacity(staff(user), "arbitration.accept", proceeding=world["arbitration"])
