"""请假、门口公告、日程订阅: nobody is booked on leave, the door masks people, the feed names nobody and can be revoked."""

import threading
from datetime import date, timedelta

import icalendar
import pytest
from django.db import connection, connections

from arbitration.services.hearings.postpone_hearing import postpone_hearing
from casework.errors import BadInput, NotPermitted, Refused, RuleRefused
from casework.models import Absence, CalendarFeed, Hearing, Room
from casework.services.absences import add_absence, end_absence
from casework.services.book_hearing import book_hearing
from casework.services.calendar_feed import make_feed, owner_of, revoke_feed
from tests.arbitration.hearings.steps import START, formed, hearing_set, sign_in
from tests.factories import City, staff, wage_case

DAYS = {"since": START.date(), "until": START.date() + timedelta(days=2)}


def leave(city, user, **more):
    return add_absence(user, actor=staff(city.head), organisation=city.tribunal, **DAYS | more)


def test_nobody_is_booked_on_leave(city, case_file):
    leave(city, city.arbitrator)
    with pytest.raises(RuleRefused, match="演示仲裁员"):
        hearing_set(city, case_file)
    assert not Hearing.objects.exists()


def test_leave_shows_the_hearings_that_are_set_and_ends_early(city, case_file, clock):
    hearing_set(city, case_file)
    absence, clashing = leave(city, city.arbitrator)
    assert [one.pk for one in clashing] == [Hearing.objects.get().pk]
    clock.move_to(START + timedelta(days=1))
    end_absence(absence, actor=staff(city.head))
    assert Absence.objects.get().until == START.date()


def test_only_the_head_records_leave_of_his_own_people(city):
    with pytest.raises(NotPermitted):
        add_absence(city.arbitrator, actor=staff(city.clerk), organisation=city.tribunal, **DAYS)
    with pytest.raises(BadInput):
        leave(city, City("440300", "深演示").arbitrator)
    with pytest.raises(BadInput):
        leave(city, city.arbitrator, until=date(2026, 1, 1))


def test_a_site_is_never_taken_and_needs_its_address(city, case_file):
    """COL-6: 规则 67."""
    site = Room.objects.create(organisation=city.tribunal, name="到用人单位开庭", kind=Room.Kind.SITE)
    row = formed(city, case_file)
    with pytest.raises(BadInput):
        book_hearing(row, room=site, starts_at=START, ends_at=START + timedelta(hours=1))
    for _twice in range(2):
        one = book_hearing(
            row, room=site, starts_at=START, ends_at=START + timedelta(hours=1), address="演示工地"
        )
    assert one.place == "到用人单位开庭（演示工地）"


@pytest.mark.django_db(transaction=True)
def test_a_booking_and_leave_in_the_same_moment_see_each_other(clock):
    """Either the booking is refused, or whoever records the leave is shown the hearing; never neither."""
    city = City()
    row = formed(city, wage_case())
    seen: list[str] = []
    gate = threading.Barrier(2)

    def book():
        book_hearing(
            row, room=city.room, starts_at=START, ends_at=START + timedelta(hours=1), people=[city.arbitrator]
        )
        seen.append("booked")

    def away():
        seen.append(f"away:{len(leave(city, city.arbitrator)[1])}")

    def run(work):
        try:
            gate.wait(10)
            work()
        except Refused:
            seen.append("refused")
        finally:
            connections.close_all()

    if connection.vendor == "sqlite":
        book()
        away()
    else:
        threads = [threading.Thread(target=run, args=(work,)) for work in (book, away)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
    assert sorted(seen) in (["away:1", "booked"], ["away:0", "refused"])


def test_the_feed_is_valid_and_names_nobody(client, city, case_file):
    row = hearing_set(city, case_file)
    token = make_feed(city.arbitrator)
    answer = client.get(f"/calendar/feed/{token}.ics")
    calendar = icalendar.Calendar.from_ical(answer.content)
    (event,) = calendar.walk("VEVENT")

    assert answer["Content-Type"].startswith("text/calendar")
    assert event["UID"] == f"hearing-{Hearing.objects.get().pk}@ludao" and event["DTSTAMP"]
    assert event["DTSTART"].params["TZID"] == "Asia/Shanghai" and event["STATUS"] == "CONFIRMED"
    assert calendar.walk("VTIMEZONE") and row.number in event["SUMMARY"] and "第一仲裁庭" in event["LOCATION"]
    text = answer.content.decode()
    assert "张三" not in text and "张*" not in text and "建筑劳务" not in text


def test_what_was_postponed_is_cancelled_under_the_same_uid(client, city, case_file):
    row = hearing_set(city, case_file)
    postpone_hearing(row, actor=staff(city.arbitrator), reason="生病")
    token = make_feed(city.arbitrator)
    (event,) = icalendar.Calendar.from_ical(client.get(f"/calendar/feed/{token}.ics").content).walk("VEVENT")
    assert event["STATUS"] == "CANCELLED" and event["SEQUENCE"] == 1


def test_the_address_is_shown_once_kept_as_a_digest_and_revoked(client, city):
    sign_in(client, city.arbitrator)
    text = client.post("/calendar/feed/", {"do": "make"}).content.decode()
    token = text.split(".ics")[0].rsplit("/", 1)[1]
    assert owner_of(token) == city.arbitrator and token not in client.get("/calendar/feed/").content.decode()
    assert not CalendarFeed.objects.filter(digest=token).exists()
    revoke_feed(city.arbitrator)
    assert client.get(f"/calendar/feed/{token}.ics").status_code == 404
    assert client.get("/calendar/feed/nonsense.ics").status_code == 404


def test_the_feed_of_one_who_left_is_dead(client, city):
    token = make_feed(city.arbitrator)
    type(city.arbitrator).objects.filter(pk=city.arbitrator.pk).update(is_active=False)
    assert client.get(f"/calendar/feed/{token}.ics").status_code == 404


def test_the_door_masks_people_and_hides_a_closed_hearing(client, city, case_file):
    row = hearing_set(city, case_file)
    sign_in(client, city.clerk)
    text = client.get("/calendar/door/?on=2026-10-26").content.decode()
    assert (
        row.number in text and "演**三" in text and "演示张三" not in text and "演示建筑劳务有限公司" in text
    )
    Hearing.objects.update(public=False)
    text = client.get("/calendar/door/?on=2026-10-26").content.decode()
    assert row.number in text and "演**三" not in text and "建筑劳务" not in text
    sign_in(client, City("440300", "深演示").clerk)
    assert row.number not in client.get("/calendar/door/?on=2026-10-26").content.decode()


def test_the_calendar_shows_one_room_leave_and_postponed_hearings_are_gone(client, city, case_file):
    hearing_set(city, case_file)
    Room.objects.create(organisation=city.tribunal, name="第二仲裁庭")
    sign_in(client, city.clerk)
    text = client.get(f"/calendar/?on=2026-10-26&only={city.room.pk}").content.decode()
    assert "09:00–11:00" in text and '<th scope="row">第二仲裁庭' not in text
    leave(city, city.arbitrator)
    text = client.get("/calendar/?on=2026-10-26&by=people").content.decode()
    assert text.count("on leave") + text.count("请假中") == 3


def test_the_pool_page_is_the_heads(client, city, case_file):
    hearing_set(city, case_file)
    sign_in(client, city.clerk)
    assert "演示仲裁员" in client.get("/arbitration/pool/").content.decode()
    member = city.arbitrator.memberships.get()
    url = f"/arbitration/pool/{member.pk}/"
    assert client.get(url).status_code == 404
    sign_in(client, city.head)
    sent = {
        "do": "change",
        "employment": "part_time",
        "specialities": "工伤",
        "languages": "粤语",
        "cap": 9,
        "weight": "0.5",
    }
    assert client.post(url, sent).status_code == 302
    member.refresh_from_db()
    assert (member.employment, member.cap, member.languages) == ("part_time", 9, "粤语")
    days = {"do": "absence", "since": "2026-10-26", "until": "2026-10-27"}
    assert client.post(url, days).status_code == 302 and Absence.objects.count() == 1
    assert client.post(url, {"do": "end", "absence": Absence.objects.get().pk}).status_code == 302
    assert not Absence.objects.exists()
    assert client.post(url, sent | {"cap": "0"}).status_code == 400
