"""The joint table: a body that takes part sees what it may, and nothing else."""

import pytest
from django.urls import reverse

from casework import access
from casework.errors import BadInput, NotNow, NotPermitted
from casework.models import Role, Seat
from casework.services.add_organisation import add_organisation
from mediation.models import Note, PlatformWork
from mediation.services.intake.accept import accept
from mediation.services.intake.receive import receive
from mediation.services.intake.set_platform_work import set_platform_work
from mediation.services.outcome.fail import fail
from mediation.services.sessions.write_note import notes_read_by, write_note
from mediation.services.table.answer_seat import answer_seat
from mediation.services.table.close_table import close_table
from mediation.services.table.invite_body import invite_body
from tests.factories import make_user, staff
from tests.mediation.talks import fresh


def body(kind: str, name: str):
    return add_organisation(code=f"X{kind}", name=name, short_name=name, kind=kind, region="440100")


@pytest.fixture
def lead(city):
    return staff(make_user("lead", "演示人社调解员", (city.bureau, Role.MEDIATOR)))


@pytest.fixture
def platform():
    return body("platform", "演示外卖平台")


@pytest.fixture
def platform_user(platform):
    return make_user("platform", "演示平台代表", (platform, Role.DELEGATE))


@pytest.fixture
def joint(city, case_file, lead):
    case_file.new_employment = True
    case_file.save()
    row = receive(actor=lead, case_file=case_file, body=city.bureau)
    accept(row, actor=lead, other_side="phone")
    return fresh(row)


@pytest.fixture
def seated(joint, lead, platform, platform_user):
    invite_body(joint, actor=lead, body=platform)
    answer_seat(fresh(joint), actor=staff(platform_user), accepts=True)
    return fresh(joint)


def page(client, user, name, row):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(reverse(name, args=[row.pk]))


def test_a_body_is_invited_once_and_answers_itself(joint, lead, platform, platform_user, city):
    with pytest.raises(BadInput):
        invite_body(joint, actor=lead, body=city.firm)
    invite_body(joint, actor=lead, body=platform)
    with pytest.raises(NotNow):
        invite_body(fresh(joint), actor=lead, body=platform)
    with pytest.raises(NotPermitted):
        answer_seat(fresh(joint), actor=staff(city.mediator), accepts=True)
    with pytest.raises(BadInput):
        answer_seat(fresh(joint), actor=staff(platform_user), accepts=False)
    answer_seat(fresh(joint), actor=staff(platform_user), accepts=False, reason="与本公司无关")
    assert Seat.objects.get().state == "declined"


def test_a_seat_opens_the_table_and_no_other_door(client, seated, platform_user):
    assert page(client, platform_user, "mediation_table", seated).status_code == 200
    assert not access.visible_proceedings(platform_user).exists()
    for name in ("case", "mediation_session", "mediation_agreement", "mediation_signing"):
        assert page(client, platform_user, name, seated).status_code == 404, name
    for act in (
        "mediation.hold_session",
        "mediation.read_private",
        "mediation.close_table",
        "casework.case_file.read",
    ):
        assert not access.capacity(staff(platform_user), act, proceeding=seated), act


def test_strangers_and_those_who_only_were_invited_dont_see_it(
    client, joint, lead, platform, platform_user, city
):
    invite_body(joint, actor=lead, body=platform)
    assert page(client, platform_user, "mediation_table", joint).status_code == 404
    assert page(client, platform_user, "mediation_invitation", joint).status_code == 200
    for name in ("mediation_table", "mediation_invitation"):
        assert page(client, city.mediator, name, joint).status_code == 404


def test_notes_stay_in_their_circle(seated, lead, platform_user):
    write_note(seated, actor=lead, text="人社内部", circle=Note.Circle.BODY)
    write_note(seated, actor=lead, text="大家都看", circle=Note.Circle.TABLE)
    write_note(seated, actor=lead, text="调解员自己")
    write_note(seated, actor=staff(platform_user), text="平台内部", circle=Note.Circle.BODY)
    with pytest.raises(BadInput):
        write_note(seated, actor=staff(platform_user), text="x")

    def read(actor):
        return {one.text for one in notes_read_by(actor, seated)}

    assert read(staff(platform_user)) == {"大家都看", "平台内部"}
    assert read(lead) == {"人社内部", "大家都看", "调解员自己"}


def test_the_table_page_shows_no_name_no_account_no_health(client, seated, lead, platform_user):
    set_platform_work(
        seated,
        actor=lead,
        facts={
            "job": "rider",
            "platform": "演示外卖",
            "account": "rider-778899",
            "injury": "左腿骨折",
            "orders": 420,
        },
    )
    assert PlatformWork.objects.get().orders == 420
    text = page(client, platform_user, "mediation_table", seated).content.decode()

    worker = seated.case_file.parties.get(side="applicant")
    assert "420" in text and worker.masked_name in text
    for secret in (worker.name, worker.id_number, "rider-778899", "左腿骨折"):
        assert secret not in text
    union = body("court", "演示法院")
    judge = make_user("judge", "演示法官", (union, Role.DELEGATE))
    Seat.objects.create(
        proceeding_id=seated.pk, organisation=union, part="court", state="accepted", invited_on="2026-10-12"
    )
    assert "左腿骨折" in page(client, judge, "mediation_table", seated).content.decode()


def test_the_lead_closes_the_table_and_the_seats_end(client, seated, lead, platform_user):
    with pytest.raises(NotNow):
        close_table(seated, actor=lead, report="还在谈")
    fail(seated, actor=lead, reason="谈不拢")
    close_table(fresh(seated), actor=lead, report="开会两次，未达成协议。")

    assert fresh(seated).table_closed_on is not None and Seat.objects.get().state == "left"
    assert page(client, platform_user, "mediation_table", seated).status_code == 404


def test_the_list_of_tables_costs_the_same_for_any_number(
    client, seated, platform_user, django_assert_max_num_queries
):
    client.force_login(platform_user, backend="django.contrib.auth.backends.ModelBackend")
    with django_assert_max_num_queries(9):
        assert client.get(reverse("mediation_tables")).status_code == 200
