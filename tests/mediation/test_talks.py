"""The talks: who mediates, sessions, offers, notes, a longer period."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from casework.errors import BadInput, NotNow, NotPermitted, RuleRefused
from casework.models import Absence, Event, HearingSlot, Notice, Party, Role, Room, TimeLimit
from mediation.models import Note, Offer, Session
from mediation.services.intake.note_consent import note_consent
from mediation.services.sessions.assign_mediator import assign_mediator
from mediation.services.sessions.extend import extend
from mediation.services.sessions.hold_session import Ending, hold_session
from mediation.services.sessions.invite import message_text
from mediation.services.sessions.mediator_pool import pool_of
from mediation.services.sessions.offers import Bid, answer_offer, ladder, make_offer, tell_offer
from mediation.services.sessions.record_text import record_sections
from mediation.services.sessions.schedule_session import Meeting, call_off_session, schedule_session
from mediation.services.sessions.sheet import Clash, Piece, save_facts, save_position, save_presence
from mediation.services.sessions.write_note import notes_read_by, write_note
from tests.factories import make_user, staff
from tests.mediation.talks import fresh, sitting, talk

AT = datetime(2026, 10, 14, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def meeting(room=None, hours=1, **more) -> Meeting:
    return Meeting(AT, AT + timedelta(hours=hours), room=room, **more)


@pytest.fixture
def room(city) -> Room:
    return Room.objects.create(organisation=city.union, name="调解室")


def offer(row, mediator, side, amount, **more):
    make_offer(fresh(row), actor=mediator, bid=Bid(side, Decimal(amount), **more))
    return Offer.objects.latest("id")


def test_a_session_holds_the_room_and_the_mediator_and_invites_both(accepted, mediator, room):
    schedule_session(accepted, actor=mediator, meeting=meeting(room))

    session = Session.objects.get()
    assert HearingSlot.objects.filter(hearing=session.hearing).count() == 4
    assert Notice.objects.filter(kind="mediation.session").count() == 2
    with pytest.raises(NotNow):
        schedule_session(fresh(accepted), actor=mediator, meeting=meeting(room))


def test_a_mediator_on_leave_sits_nowhere(city, accepted, mediator, room):
    Absence.objects.create(user=city.mediator, organisation=city.union, since=AT.date(), until=AT.date())
    with pytest.raises(RuleRefused):
        schedule_session(accepted, actor=mediator, meeting=meeting(room))
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    ("mode", "kind"), [("phone", "phone"), ("site", "site"), ("station", "site"), ("online", "site")]
)
def test_a_telephone_and_a_place_outside_never_are_taken(accepted, mediator, mode, kind):
    schedule_session(accepted, actor=mediator, meeting=meeting(mode=mode, place="演示工地"))
    assert Session.objects.get().hearing.room.kind == kind


def test_the_office_needs_its_room_and_a_site_its_place(accepted, mediator):
    with pytest.raises(BadInput):
        schedule_session(accepted, actor=mediator, meeting=meeting(mode="room"))
    for mode in ("site", "station", "online"):
        with pytest.raises(BadInput):
            schedule_session(accepted, actor=mediator, meeting=meeting(mode=mode))


def test_calling_off_frees_the_room(accepted, mediator, room):
    schedule_session(accepted, actor=mediator, meeting=meeting(room))
    call_off_session(fresh(accepted), actor=mediator, reason="一方有事")

    assert Session.objects.get().status == Session.Status.CALLED_OFF
    assert not HearingSlot.objects.exists()


def test_the_text_message_names_nobody_and_is_short(accepted, mediator, room):
    schedule_session(accepted, actor=mediator, meeting=meeting(room))
    worker = accepted.case_file.parties.get(side="applicant")

    text = message_text(Session.objects.get(), worker)
    assert len(text) <= 140 and worker.name not in text and "10月14日09:00" in text


def test_a_record_needs_both_sides_and_a_result(accepted, mediator):
    session = sitting(accepted, mediator)
    with pytest.raises(BadInput) as refused:
        hold_session(
            fresh(accepted), actor=mediator, session=session, ending=Ending("", " ", rights_told=False)
        )
    assert set(refused.value.errors) == {"result", "outcome", "rights_told"}

    session.presences.filter(party__side="respondent").delete()
    with pytest.raises(BadInput):
        hold_session(fresh(accepted), actor=mediator, session=session, ending=Ending("next", "继续"))
    assert fresh(accepted).state == "accepted"


def test_a_held_session_is_written_no_more(accepted, mediator):
    session = talk(accepted, mediator)
    worker = accepted.case_file.parties.get(side="applicant")
    with pytest.raises(NotNow):
        save_position(session, actor=mediator, piece=Piece(1, {"text": "改"}, worker))
    assert fresh(accepted).state == "mediating"


def test_two_people_on_one_piece_clash_and_nothing_is_lost(accepted, mediator):
    session = sitting(accepted, mediator)
    worker = accepted.case_file.parties.get(side="applicant")
    save_presence(session, actor=mediator, piece=Piece(1, {"came": "absent"}, worker))

    with pytest.raises(Clash) as clash:
        save_presence(session, actor=mediator, piece=Piece(1, {"came": "remote", "who": "电话"}, worker))
    assert clash.value.theirs == {"came": "absent", "who": ""} and clash.value.revision == 2
    save_facts(session, actor=mediator, facts="一", revision=0)
    with pytest.raises(Clash):
        save_facts(session, actor=mediator, facts="二", revision=0)


def test_the_ladder_shows_the_gap_closing(accepted, mediator):
    for side, amount in (
        ("worker", "20000"),
        ("employer", "8000"),
        ("worker", "15000"),
        ("employer", "12000"),
    ):
        offer(accepted, mediator, side, amount)

    gaps = [rung.gap for rung in ladder(list(Offer.objects.all()))]
    assert gaps == [None, Decimal("12000"), Decimal("7000"), Decimal("3000")]
    assert list(Offer.objects.order_by("id").values_list("answer", flat=True)) == ["countered"] * 3 + [""]


def test_what_is_told_in_confidence_leaves_no_figure(accepted, mediator):
    hidden = offer(accepted, mediator, "worker", "9000", confidential=True)
    assert "amount" not in Event.objects.get(name="mediation.offer.made").data
    with pytest.raises(NotNow):
        answer_offer(fresh(accepted), actor=mediator, offer=hidden, accepts=True)

    tell_offer(fresh(accepted), actor=mediator, offer=hidden)
    answer_offer(fresh(accepted), actor=mediator, offer=hidden, accepts=True)
    assert Offer.objects.get().answer == "accepted"


def test_private_talks_and_confidences_stay_out_of_the_record(accepted, mediator):
    session = sitting(accepted, mediator)
    worker = accepted.case_file.parties.get(side="applicant")
    write_note(accepted, actor=mediator, text="底线九千", talked_with=worker, session=session)
    make_offer(
        fresh(accepted),
        actor=mediator,
        bid=Bid("worker", Decimal("9000"), confidential=True),
        session=session,
    )
    make_offer(fresh(accepted), actor=mediator, bid=Bid("worker", Decimal("15000")), session=session)

    text = "".join("".join(one.lines) for one in record_sections(session))
    assert "15000.00" in text and "9000" not in text and "底线" not in text


def test_a_private_talk_is_the_mediators_alone(city, accepted, mediator):
    colleague = make_user("med2", "演示同事", (city.union, Role.MEDIATOR))
    worker = accepted.case_file.parties.get(side="applicant")
    write_note(accepted, actor=mediator, text="单独谈话", talked_with=worker)
    with pytest.raises(BadInput):
        write_note(accepted, actor=mediator, text="x", talked_with=worker, circle=Note.Circle.BODY)
    with pytest.raises(NotPermitted):
        write_note(accepted, actor=staff(city.clerk), text="x")

    assert notes_read_by(mediator, accepted).count() == 1
    assert notes_read_by(staff(colleague), accepted).count() == 0


def test_a_longer_period_needs_both_and_comes_once(accepted, mediator):
    with pytest.raises(RuleRefused):
        extend(accepted, actor=mediator, days=10, reason="核对工资")
    for party in Party.objects.filter(case_file=accepted.case_file):
        note_consent(fresh(accepted), actor=mediator, party=party, about="extension", agrees=True)
    extend(fresh(accepted), actor=mediator, days=10, reason="核对工资")

    limit = TimeLimit.objects.get(proceeding=accepted, key="mediation.duty")
    assert (limit.raw_due, fresh(accepted).agreed_until) == (date(2026, 11, 6), date(2026, 11, 6))
    with pytest.raises(NotNow):
        extend(fresh(accepted), actor=mediator, days=5, reason="再延")


def test_med_14_platform_work_is_extended_by_fifteen_days_at_most(accepted, mediator):
    accepted.case_file.new_employment = True
    accepted.case_file.save()
    started = TimeLimit.objects.get(proceeding=accepted, key="mediation.duty")
    started.pk, started.key = None, "mediation.new_employment_duty"
    started.save()
    for party in Party.objects.filter(case_file=accepted.case_file):
        note_consent(fresh(accepted), actor=mediator, party=party, about="extension", agrees=True)

    with pytest.raises(BadInput):
        extend(fresh(accepted), actor=mediator, days=16, reason="核对订单")
    extend(fresh(accepted), actor=mediator, days=15, reason="核对订单")


def test_a_mediator_is_chosen_and_changed_with_the_reason(city, accepted, mediator):
    colleague = make_user("med2", "演示同事", (city.union, Role.MEDIATOR))
    with pytest.raises(BadInput):
        assign_mediator(accepted, actor=mediator, mediator=colleague, reason=" ")
    with pytest.raises(RuleRefused):
        assign_mediator(accepted, actor=mediator, mediator=city.clerk, reason="熟悉案情")
    assign_mediator(accepted, actor=mediator, mediator=colleague, reason="当事人要求懂粤语")

    row = fresh(accepted)
    event = Event.objects.get(name="mediation.mediator.replaced")
    assert row.handler == colleague and event.private == {"reason": "当事人要求懂粤语"}
    assert row.assignments.filter(until=None).get().user == colleague


def test_the_pool_shows_why_in_a_fixed_number_of_queries(city, accepted, django_assert_num_queries):
    away = make_user("med2", "演示休假", (city.union, Role.MEDIATOR))
    Absence.objects.create(user=away, organisation=city.union, since="2026-10-01", until="2026-10-30")
    accepted = fresh(accepted)

    with django_assert_num_queries(9):
        pool = pool_of(accepted)
    assert [one.user for one in pool] == [city.mediator, away]
    assert [part.code for part in pool[1].parts if part.out] == ["away"]
