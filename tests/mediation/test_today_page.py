"""The mediator's phone page: what comes, whom to call, the way, the last note; nothing of others' cases that isn't his."""

import re
from datetime import timedelta

import pytest
from django.db import connection

from casework.models import Assignment, Membership, Reading, Role
from mediation.models import Mediation, Note, Session
from mediation.services.sessions.agenda import agenda, last_notes, waiting_sessions
from mediation.services.sessions.write_note import notes_read_by, write_note
from tests.factories import City, make_user, staff, wage_case
from tests.mediation.field_cases import mediating, on_site

PAGE = "/mediation/today/"


@pytest.fixture
def colleague(city):
    return make_user("med2", "演示调解员乙", (city.union, Role.MEDIATOR))


@pytest.fixture
def session(city, case_file) -> Session:
    return on_site(case_file, city.union, city.mediator)


def more(city, mediator, count):
    """Further sessions of the mediator, an hour apart."""
    for number in range(count):
        made = on_site(
            wage_case(worker_name=f"演示工人{number}", id_number=""), city.union, mediator
        )  # fmt: skip
        shift = timedelta(hours=number + 1)
        Session.objects.filter(pk=made.pk).update(
            starts_at=made.starts_at + shift, ends_at=made.ends_at + shift
        )


def test_the_page_has_all_that_the_way_needs(client, city, session):
    write_note(session.mediation, actor=staff(city.mediator), text="先听工人的想法")
    client.force_login(city.mediator)
    page = client.get(PAGE).content.decode()

    assert "演**三" in page and "演示张三" not in page
    assert 'href="tel:19900001111"' in page and "199****1111" in page
    assert "geo:0,0?q=%E6%BC%94" in page and "先听工人的想法" in page
    assert f"/mediation/field/#s/{session.mediation_id}/{session.pk}" in page
    assert "天" in page and "第" in page, "days left and the article"


def test_only_who_handles_the_case_gets_the_number(client, city, session, colleague):
    write_note(session.mediation, actor=staff(city.mediator), text="只给本案调解员")
    client.force_login(colleague)
    page = client.get(PAGE).content.decode()

    assert "199****1111" in page and "19900001111" not in page
    assert "只给本案调解员" not in page

    Assignment.objects.create(
        proceeding=session.mediation, user=colleague, role=Role.MEDIATOR, since=session.starts_at.date()
    )
    page = client.get(PAGE).content.decode()
    assert 'href="tel:19900001111"' in page and "只给本案调解员" in page


def test_strangers_are_refused(client, city, session):
    elsewhere = City(region="440300", prefix="深演示")
    assert client.get(PAGE).status_code == 302
    client.force_login(city.clerk)
    assert client.get(PAGE).status_code == 403

    client.force_login(elsewhere.mediator)
    assert "演**三" not in client.get(PAGE).content.decode()
    said = {
        "mediation": session.mediation_id,
        "text": "闯入",
        "entry": "6f2c7f0e-3f5c-4d0a-9d3c-111111111111",
    }
    assert client.post(PAGE, said).status_code == 404 and not Note.objects.exists()


def test_a_note_is_added_without_a_script_and_once(client, city, session):
    client.force_login(city.mediator)
    page = client.get(PAGE).content.decode()
    entry = re.search(r'name="entry" value="([^"]+)"', page)[1]
    said = {"mediation": session.mediation_id, "text": "门口碰面", "entry": entry}
    answers = [client.post(PAGE, said) for _twice in range(2)]

    assert [one.status_code for one in answers] == [302, 302]
    note = Note.objects.get()
    assert (note.text, note.circle, note.session) == ("门口碰面", "mediators", session)
    answer = client.post(PAGE, said | {"text": "留住这句" + "长" * 10_000})
    assert answer.status_code == 400 and "留住这句" in answer.content.decode()


def test_own_cases_come_first_and_the_rest_is_cut(client, city, session, colleague):
    more(city, colleague, 12)
    mine, others = agenda(city.mediator, mine=True), agenda(city.mediator, mine=False)
    rest = agenda(city.mediator, mine=False, after=others.after)

    assert [line.session for line in mine.lines] == [session] and mine.after == ""
    assert (len(others.lines), len(rest.lines), rest.after) == (10, 2, "")
    seen = [line.session.starts_at for line in (*others.lines, *rest.lines)]
    assert seen == sorted(seen) and len(set(seen)) == 12
    client.force_login(city.mediator)
    assert client.get(PAGE + "?after=nonsense&others=2026-10-12~x").status_code == 200


def test_the_page_costs_the_same_for_many_sessions(
    client, city, session, colleague, django_assert_num_queries
):
    client.force_login(city.mediator)
    client.get(PAGE)
    more(city, colleague, 1)
    with django_assert_num_queries(14):
        client.get(PAGE)
    more(city, city.mediator, 8)
    with django_assert_num_queries(14):
        client.get(PAGE)


def test_the_sessions_are_found_by_their_time(city, session):
    if connection.vendor != "sqlite":  # the plan of a small table says nothing there
        with connection.cursor() as cursor:
            held = connection.introspection.get_constraints(cursor, "mediation_session")
        assert held["sessions_by_time"]["columns"] == ["starts_at", "id"]
        return
    plan = waiting_sessions(city.mediator, mine=True).order_by("starts_at", "id").explain()

    assert "sessions_by_time" in plan and "TEMP B-TREE FOR ORDER BY" not in plan


def test_yesterdays_unwritten_session_still_waits(client, city, session, clock):
    clock.shift(timedelta(days=1))
    client.force_login(city.mediator)

    assert "笔录未完成" in client.get(PAGE).content.decode()


def test_the_last_note_is_that_of_the_readers_circle(city, session, colleague):
    row = session.mediation
    head = make_user("medhead", "演示主任", (city.union, Role.HEAD))
    for text, circle in (("一", "table"), ("二", "body"), ("三", "mediators")):
        write_note(row, actor=staff(city.mediator), text=text, circle=circle)
    other = mediating(wage_case(worker_name="演示赵六", id_number=""), city.union, colleague)
    write_note(other, actor=staff(colleague), text="四", circle="mediators")

    for user in (
        city.mediator,
        colleague,
        head,
        make_user("nobody", "演示无关人员", (city.firm, Role.LAWYER)),
    ):
        wanted = {one.pk: notes_read_by(staff(user), one).last() for one in Mediation.objects.all()}
        found = last_notes(user, [row.pk, other.pk])
        assert {key: note for key, note in wanted.items() if note} == found


def test_the_workbench_leads_there(client, city, session):
    client.force_login(city.mediator)
    assert PAGE in client.get("/work/").content.decode()
    client.force_login(city.clerk)
    assert PAGE not in client.get("/work/").content.decode()


def test_one_who_left_the_office_sees_no_more_of_it(client, city, session):
    Membership.objects.filter(user=city.mediator).update(active=False)
    Assignment.objects.filter(user=city.mediator).update(until=session.starts_at.date())
    client.force_login(city.mediator)

    assert client.get(PAGE).status_code == 403 and not Reading.objects.exists()
