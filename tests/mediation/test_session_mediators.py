"""A session keeps who mediated it and who wrote down what; a swap afterwards rewrites neither."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from casework.errors import BadInput
from casework.models import Event, Party, Role
from documents.models import Paper
from mediation.models import Position, Presence, SessionMediator
from mediation.services.agreement.give_signature import Hand, give_signature
from mediation.services.sessions.assign_mediator import assign_mediator
from mediation.services.sessions.hold_session import Ending, hold_session
from mediation.services.sessions.record_text import record_digest, record_sections
from mediation.services.sessions.session_mediators import names_of
from mediation.services.sessions.sheet import Piece, save_mediator, save_presence
from tests.factories import make_user, staff
from tests.mediation.field_cases import item, on_site, send
from tests.mediation.printed import issued, printed, read
from tests.mediation.talks import agree, fresh, sitting, talk, terms_of


@pytest.fixture
def second(city):
    return make_user("med2", "演示调解员乙", (city.union, Role.MEDIATOR))


def swap(row, mediator, coming) -> None:
    assign_mediator(fresh(row), actor=mediator, mediator=coming, reason="原调解员休假")


def test_the_record_keeps_its_mediator_after_a_swap(accepted, mediator, second):
    held = talk(accepted, mediator)
    first = issued("M04", fresh(accepted), mediator)
    swap(accepted, mediator, second)
    worker = Party.objects.get(case_file=accepted.case_file, side="applicant")
    hand = Hand("party", worker.name, "typed", worker)
    give_signature(fresh(accepted), actor=mediator, hand=hand, session=held)
    again = issued("M04", fresh(accepted), mediator)

    first.refresh_from_db()
    assert (first.state, first.replaced_by) == (Paper.State.VOID, again)
    for paper in (first, again):
        assert paper.context["mediators"] == ["演示调解员"] and paper.context["recorder"] == "演示调解员"
        assert "演示调解员乙" not in read(paper)


def test_several_mediators_are_named_the_one_with_the_case_first(accepted, mediator, second):
    session = sitting(accepted, mediator)
    ending = Ending("next", "下次再谈。", mediators=(second.pk, mediator.user.pk))
    event = hold_session(fresh(accepted), actor=mediator, session=session, ending=ending)

    assert event.data["mediators"] == [mediator.user.pk, second.pk]
    assert names_of(session) == ["演示调解员", "演示调解员乙"]
    assert "调解员演示调解员、演示调解员乙记录人演示调解员" in printed("M04", fresh(accepted), mediator)
    session.refresh_from_db()
    assert [one.lines for one in record_sections(session) if one.title == "调解员"] == [
        ("演示调解员", "演示调解员乙")
    ]


def test_a_later_session_has_its_own_mediator(accepted, mediator, second, clock):
    talk(accepted, mediator)
    swap(accepted, mediator, second)
    clock.shift(timedelta(days=1))
    talk(accepted, staff(second))
    rows = [issued("M04", fresh(accepted), mediator).context["mediators"] for _time in range(2)]

    assert rows == [["演示调解员"], ["演示调解员乙"]]


def test_who_is_not_of_the_body_is_refused_and_nothing_is_held(accepted, mediator, city):
    session = sitting(accepted, mediator)
    ending = Ending("next", "下次再谈。", mediators=(city.clerk.pk,))
    with pytest.raises(BadInput):
        hold_session(fresh(accepted), actor=mediator, session=session, ending=ending)

    session.refresh_from_db()
    assert session.status == "set" and not SessionMediator.objects.exists()


def test_an_older_session_without_rows_has_who_had_the_case_then(accepted, mediator, second, clock):
    held = talk(accepted, mediator)
    SessionMediator.objects.all().delete()
    before = record_digest(held)
    clock.shift(timedelta(hours=1))
    swap(accepted, mediator, second)

    assert names_of(held) == ["演示调解员"] and record_digest(held) == before
    assert printed("M04", fresh(accepted), mediator).count("演示调解员乙") == 0


def test_the_agreement_names_who_signed_it_as_mediator(accepted, mediator, second):
    agree(accepted, mediator, terms_of(accepted))
    swap(accepted, mediator, second)

    assert "经演示调解员主持调解" in printed("M05", fresh(accepted), mediator)


def test_a_phone_says_who_mediates(client, city, case_file, second):
    session = on_site(case_file, city.union, city.mediator)
    client.force_login(city.mediator)
    snapshot = client.get(f"/mediation/{session.mediation_id}/field/{session.pk}.json").json()
    ticked = {one["name"]: one["mediator"]["mediates"] for one in snapshot["mediators"]}
    here = item("mediator", -5, user=second.pk, mediates=True)
    stranger = item("mediator", -4, user=city.clerk.pk, mediates=True)
    found = send(client, session, here, stranger)

    assert ticked["演示调解员乙"] is False
    assert found[here["entry"]]["outcome"] == "joined" and found[stranger["entry"]]["outcome"] == "refused"
    row = SessionMediator.objects.get()
    assert (row.name, row.author, row.written_at) == (
        "演示调解员乙",
        city.mediator,
        datetime.fromisoformat(here["made_at"]),
    )
    for party in case_file.parties.all():
        save_presence(session, actor=staff(city.mediator), piece=Piece(0, {"came": "present"}, party))
    hold_session(
        fresh(session.mediation), actor=staff(city.mediator), session=session, ending=Ending("none", "／")
    )
    assert second.pk in Event.objects.get(name="mediation.session.held").data["mediators"]


def test_two_who_say_different_things_of_a_mediator_clash(client, city, case_file, second):
    session = on_site(case_file, city.union, city.mediator)
    save_mediator(session, actor=staff(second), piece=Piece(0, {"mediates": True}, user=second))
    client.force_login(city.mediator)
    other = item("mediator", user=second.pk, mediates=False)

    assert send(client, session, other)[other["entry"]]["outcome"] == "clash"
    page = client.get(f"/cases/{session.mediation_id}/acts/mediation.decide_clash/").content.decode()
    assert "演示调解员乙" in page and "不参加主持" in page


def test_what_is_written_down_bears_its_author_and_instant(client, city, case_file, second, clock):
    session = on_site(case_file, city.union, city.mediator)
    worker = case_file.parties.get(side="applicant")
    save_presence(session, actor=staff(second), piece=Piece(0, {"came": "present"}, worker))
    client.force_login(city.mediator)
    said = item("position", -30, party=worker.pk, text="要求付清")
    send(client, session, said)

    came, spoke = Presence.objects.get(), Position.objects.get()
    assert (came.author, came.written_at) == (second, datetime.fromisoformat("2026-10-12T09:00:00+08:00"))
    assert (spoke.author, spoke.written_at) == (city.mediator, datetime.fromisoformat(said["made_at"]))
    page = client.get(reverse("mediation_session", args=[session.mediation_id])).content.decode()
    assert "演示调解员乙 10-12 09:00" in page and "演示调解员 10-12 08:30" in page


def test_the_case_page_shows_who_mediated_after_a_swap(client, accepted, mediator, second):
    talk(accepted, mediator)
    swap(accepted, mediator, second)
    client.force_login(second)
    page = client.get(reverse("case", args=[accepted.pk])).content.decode()
    talks = page[page.index('id="talks"') :]

    assert 'data-label="调解员"><span>演示调解员</span>' in talks
