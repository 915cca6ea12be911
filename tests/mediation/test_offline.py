"""What a phone kept while the line was down: joined once, each on its own; a clash keeps both versions; nothing is lost."""

import json
import uuid
from datetime import datetime, timedelta

import pytest

from casework.clock import now
from casework.models import Event, Membership, Party, Reading, Role
from mediation.models import FieldEntry, Note, Offer, Picture, Position, Presence, Session
from mediation.services.offline import join_entries as joining
from mediation.services.offline.decide_clash import decide_clash
from mediation.services.offline.join_entries import join_entries
from mediation.services.offline.queue_entry import QueueEntry
from mediation.services.sessions.hold_session import Ending, hold_session
from mediation.services.sessions.sheet import Piece, save_presence
from mediation.services.sessions.write_note import write_note
from tests.factories import City, make_user, staff, wage_case
from tests.mediation.field_cases import address, item, on_site, photo, send


@pytest.fixture
def session(city, case_file) -> Session:
    return on_site(case_file, city.union, city.mediator)


@pytest.fixture
def worker(session) -> Party:
    return session.mediation.case_file.parties.get(side="applicant")


@pytest.fixture
def phone(client, city):
    client.force_login(city.mediator)
    return client


@pytest.fixture
def colleague(city):
    """Another mediator of the same office, who isn't assigned to the case."""
    return make_user("med2", "演示调解员乙", (city.union, Role.MEDIATOR))


def hold(session, city):
    for party in session.mediation.case_file.parties.all():
        save_presence(session, actor=staff(city.mediator), piece=Piece(0, {"came": "present"}, party))
    hold_session(
        session.mediation, actor=staff(city.mediator), session=session, ending=Ending("none", "未谈成")
    )


def test_a_batch_of_every_kind_joins(phone, session, worker, city):
    items = [
        item("note", -9, text="工人愿意分期", talked_with=worker.pk),
        item("offer", -8, side="worker", amount="12000.50", terms="月底前"),
        item("presence", -7, party=worker.pk, came="present", who="本人"),
        item("position", -6, party=worker.pk, text="要求付清两个月工资"),
        item("picture", -5, caption="考勤表"),
    ]
    found = send(phone, session, *items, **{f"photo_{items[4]['entry']}": photo()})

    assert {one["outcome"] for one in found.values()} == {"joined"}
    note, offer = Note.objects.get(), Offer.objects.get()
    assert (note.text, note.circle, note.session) == ("工人愿意分期", "mediators", session)
    assert (str(offer.amount), offer.at) == ("12000.50", datetime.fromisoformat(items[1]["made_at"]))
    assert (Presence.objects.get().who, Position.objects.get().text) == ("本人", "要求付清两个月工资")
    assert (Picture.objects.get().caption, Picture.objects.get().user) == ("考勤表", city.mediator)
    assert Event.objects.filter(name="mediation.offer.made").count() == 1


def test_a_batch_sent_again_is_answered_as_before(phone, session, worker):
    items = [
        item("note", text="一次"),
        item("offer", side="employer", amount="9000"),
        item("presence", party=worker.pk, came="agent"),
        item("presence", party=worker.pk + 999, came="agent"),
        item("picture"),
    ]
    first = send(phone, session, *items, **{f"photo_{items[4]['entry']}": photo()})
    again = send(phone, session, *items)

    assert first == again
    assert [model.objects.count() for model in (Note, Offer, Presence, Picture)] == [1, 1, 1, 1]
    assert FieldEntry.objects.count() == 5


def test_a_clash_changes_nothing_and_keeps_both(phone, session, worker, city, colleague):
    save_presence(session, actor=staff(colleague), piece=Piece(0, {"came": "absent"}, worker))
    mine = item("presence", party=worker.pk, came="present", who="本人", base=0)
    found = send(phone, session, mine)[mine["entry"]]

    assert (found["outcome"], Presence.objects.get().came) == ("clash", "absent")
    kept = FieldEntry.objects.get()
    assert json.loads(kept.payload) == {"party": worker.pk, "came": "present", "who": "本人"}
    theirs = json.loads(kept.theirs)
    assert (theirs["came"], theirs["revision"], theirs["by"]) == ("absent", 1, colleague.pk)
    page = phone.get(f"/cases/{session.mediation_id}/acts/mediation.decide_clash/").content.decode()
    assert all(
        words in page for words in ("到场", "未到场", "演示调解员", "演示调解员乙", "2026-10-12 09:00")
    )

    decide_clash(session.mediation, actor=staff(city.mediator), clash=kept, keep="mine")
    kept.refresh_from_db()
    assert (Presence.objects.get().came, kept.outcome) == ("present", "mine")
    assert Presence.objects.get().author == city.mediator
    assert json.loads(kept.theirs)["came"] == "absent", "the other version stays in the file"
    assert "未到场" in phone.get(address(session, "/kept/")).content.decode()
    assert send(phone, session, mine)[mine["entry"]]["outcome"] == "clash"


def test_entries_join_in_the_order_of_writing(phone, session):
    late, early = (
        item("offer", -1, side="worker", amount="8000"),
        item("offer", -9, side="worker", amount="9000"),
    )
    send(phone, session, late, early)

    assert [str(one.amount) for one in Offer.objects.order_by("pk")] == ["9000.00", "8000.00"]
    assert [one.answer for one in Offer.objects.order_by("pk")] == ["countered", ""]


def test_ones_own_later_word_is_no_clash(phone, session, worker):
    first = item("presence", -3, party=worker.pk, came="absent")
    second = item("presence", -2, party=worker.pk, came="agent", after=first["entry"])
    third = item("presence", -1, party=worker.pk, came="present", after=second["entry"])
    found = send(phone, session, first, second, third)

    assert {one["outcome"] for one in found.values()} == {"joined"}
    assert (Presence.objects.get().came, found[third["entry"]]["revision"]) == ("present", 3)


def test_one_bad_entry_holds_up_nobody(phone, session, worker):
    bad = [
        item("offer", -9, side="worker", amount="NaN"),
        item("note", -8, text="字" * 10_001),
        item("note", -7, text=" "),
        item("presence", -6, party=worker.pk, came="maybe"),
        item("picture", -5),
        item("note", -4, text="私下", circle="table", talked_with=worker.pk),
        item("position", -3, party="1; drop", text="x"),
    ]
    good = item("note", 0, text="好的一条")
    found = send(phone, session, *bad, good)

    assert found[good["entry"]]["outcome"] == "joined" and Note.objects.get().text == "好的一条"
    for one in bad:
        assert found[one["entry"]]["outcome"] == "refused" and found[one["entry"]]["words"]
        kept = FieldEntry.objects.get(entry=one["entry"])
        assert kept.outcome == "refused" and json.loads(kept.payload) == one["said"]
    assert not (Offer.objects.exists() or Presence.objects.exists() or Picture.objects.exists())


@pytest.mark.parametrize(
    "broken",
    [7, {}, {"entry": "x"}, {"entry": str(uuid.uuid4()), "kind": "secret", "said": {}, "made_at": "2026-10-12"},
     {"entry": str(uuid.uuid4()), "kind": "note", "said": [], "made_at": "2026-10-12"},
     {"entry": str(uuid.uuid4()), "kind": "note", "said": {}, "made_at": "never"},
     {"entry": str(uuid.uuid4()), "kind": "note", "said": {}, "made_at": "2026-10-12", "base": 1e400}],
)  # fmt: skip
def test_what_can_not_be_read_is_refused_and_stays_on_the_phone(phone, session, broken):
    good = item("note", text="好的一条")
    answer = phone.post(address(session, "/join/"), {"entries": json.dumps([broken, good])}).json()

    assert [one["outcome"] for one in answer["results"]] == ["refused", "joined"]
    assert FieldEntry.objects.count() == 1


@pytest.mark.parametrize("text", ["", "{}", "[" * 100_000, json.dumps([{}] * 51)])
def test_a_batch_beyond_measure_is_refused_as_a_whole(phone, session, text):
    answer = phone.post(address(session, "/join/"), {"entries": text})

    assert answer.status_code == 400 and answer.json()["words"] and not FieldEntry.objects.exists()


def test_the_future_and_the_year_one_are_now(phone, session):
    send(
        phone,
        session,
        item("note", 9999, text="钟快"),
        item("note", text="钟慢") | {"made_at": "0001-01-01T00:00:00Z"},
    )

    assert {note.at for note in Note.objects.all()} == {now()}


def test_photos_are_measured(phone, session, city):
    Picture.objects.bulk_create(
        Picture(session=session, file="x", content_type="image/jpeg", size=1, sha256="", taken_at=now(), user=city.mediator)
        for _each in range(20)
    )  # fmt: skip
    one, text = item("picture"), item("picture", 1)
    found = send(phone, session, one, **{f"photo_{one['entry']}": photo()})
    assert (found[one["entry"]]["outcome"], Picture.objects.count()) == ("refused", 20)

    Picture.objects.first().delete()
    pdf = photo("演示张三.pdf")
    pdf.file.seek(0)
    pdf.file.write(b"%PDF-1.4 %%EOF")
    found = send(phone, session, text, **{f"photo_{text['entry']}": pdf})
    kept = FieldEntry.objects.get(entry=text["entry"])
    assert kept.outcome == "refused" and "演示张三" not in kept.words


def test_a_session_that_is_over_takes_notes_only(phone, session, worker, city):
    hold(session, city)
    items = [
        item("note", text="会后整理"),
        item("offer", side="worker", amount="1"),
        item("position", party=worker.pk, text="迟到的话"),
        item("picture"),
    ]
    found = send(phone, session, *items, **{f"photo_{items[3]['entry']}": photo()})

    assert [found[one["entry"]]["outcome"] for one in items] == ["joined", "refused", "refused", "refused"]
    assert not (Offer.objects.exists() or Position.objects.exists())
    assert "迟到的话" in phone.get(address(session, "/kept/")).content.decode()


@pytest.mark.parametrize("rest", [".json", "/kept/", "/join/"])
def test_a_stranger_finds_nothing(client, session, city, rest):
    elsewhere = City(region="440300", prefix="深演示")
    for user in (elsewhere.mediator, city.clerk):
        client.force_login(user)
        ask = client.post if rest == "/join/" else client.get
        assert ask(address(session, rest), {"entries": "[]"}).status_code == 404
    assert not FieldEntry.objects.exists() and not Reading.objects.filter(capacity="field").exists()


def test_nobody_signed_in_is_told_so_in_json(client, session):
    for answer in (
        client.get("/mediation/field/today.json"),
        client.get(address(session, ".json")),
        client.post(address(session, "/join/"), {"entries": "[]"}),
    ):
        assert answer.status_code == 401 and answer.json()["words"]


def test_who_only_sees_the_case_writes_nothing(client, session, city):
    above = make_user("above", "演示督导", (city.bureau, Role.CLERK))
    Membership.objects.create(user=above, organisation=city.union, role=Role.CLERK)
    client.force_login(above)
    one = item("note", text="不该写的")
    found = send(client, session, one)[one["entry"]]

    assert found["outcome"] == "refused" and not FieldEntry.objects.exists() and not Note.objects.exists()
    assert client.get(address(session, ".json")).status_code == 403


def test_a_number_of_another_session_or_person_is_no_way_in(client, session, city, colleague):
    one = item("note", text="我的")
    client.force_login(city.mediator)
    send(client, session, one)
    client.force_login(colleague)
    assert send(client, session, one)[one["entry"]]["outcome"] == "refused"

    other = on_site(wage_case(worker_name="演示王五", id_number=""), city.union, city.mediator)
    client.force_login(city.mediator)
    assert send(client, other, one)[one["entry"]]["outcome"] == "refused"
    assert client.get(f"/mediation/{other.mediation_id}/field/{session.pk}.json").status_code == 404
    assert Note.objects.count() == 1


def test_a_number_that_a_row_bears_already_does_not_pass_for_it(phone, session, colleague):
    theirs = write_note(session.mediation, actor=staff(colleague), text="同事的", entry=uuid.uuid4())
    one = item("note", text="我的", entry=str(theirs.entry))

    assert send(phone, session, one)[one["entry"]]["outcome"] == "refused"
    assert json.loads(FieldEntry.objects.get().payload)["text"] == "我的"


def test_the_phone_takes_along_what_the_person_may_read(client, session, city, colleague, worker):
    mediator = staff(city.mediator)
    write_note(session.mediation, actor=mediator, text="单独谈话的内容", talked_with=worker)
    client.force_login(city.mediator)
    send(client, session, item("offer", side="worker", amount="7777", confidential=True))
    mine = client.get(address(session, ".json"))
    client.force_login(colleague)
    theirs = client.get(address(session, ".json"))

    assert "no-store" in mine["Cache-Control"] and "单独谈话的内容" in json.dumps(
        mine.json(), ensure_ascii=False
    )
    text = json.dumps(theirs.json(), ensure_ascii=False)
    assert "单独谈话" not in text and "7777" not in text
    for hidden in ("演示张三", "19900001111", "11010119900307803X"):
        assert hidden not in json.dumps(mine.json(), ensure_ascii=False)
    assert Reading.objects.filter(capacity="field").count() == 2


def test_a_fault_of_the_server_leaves_the_entry_to_be_tried_again(session, city, monkeypatch):
    def broken(*_any):
        raise OSError("the disk is full")

    entry = QueueEntry(uuid.uuid4(), "note", {"text": "x"}, now() - timedelta(minutes=1))
    monkeypatch.setattr(joining, "join_one", broken)
    (result,) = join_entries(session, actor=staff(city.mediator), entries=[entry])
    assert result.outcome == "later" and not FieldEntry.objects.exists()

    monkeypatch.undo()
    (result,) = join_entries(session, actor=staff(city.mediator), entries=[entry])
    assert result.outcome == "joined"


def test_returned_notes_are_read_by_their_author_only(client, session, city, colleague):
    client.force_login(city.mediator)
    send(client, session, item("note", text="不公开的话", circle="nobody"))
    assert "不公开的话" in client.get(address(session, "/kept/")).content.decode()

    client.force_login(colleague)
    assert "不公开的话" not in client.get(address(session, "/kept/")).content.decode()


def test_photos_are_handed_out_to_the_mediators_only(client, session, city):
    client.force_login(city.mediator)
    one = item("picture")
    send(client, session, one, **{f"photo_{one['entry']}": photo()})
    place = address(session, f"/pictures/{Picture.objects.get().pk}/")
    answer = client.get(place)
    assert answer["Content-Type"] == "image/jpeg" and b"".join(answer.streaming_content)

    client.force_login(city.clerk)
    assert client.get(place).status_code == 404


def test_the_frame_speaks_of_nobody(client, city):
    anonymous = client.get("/mediation/field/").content
    client.force_login(city.mediator)
    signed_in = client.get("/mediation/field/")

    assert signed_in.content == anonymous and "no-store" not in signed_in["Cache-Control"]
    worker = client.get("/mediation/field/sw.js")
    assert worker["Service-Worker-Allowed"] == "/mediation/field/" and b"js/field/app.js" in worker.content
    assert client.get("/mediation/field/manifest.webmanifest").json()["start_url"] == "/mediation/field/"


def test_what_the_phone_is_told_of_a_person_is_his_alone(client, city, session, colleague):
    told = []
    for user in (city.mediator, colleague):
        client.force_login(user)
        told.append(client.get("/mediation/field/today.json").json())

    assert told[0]["secret"] != told[1]["secret"] and told[0]["user"] != told[1]["user"]
    assert [one["mine"] for one in told[0]["sessions"]] == [True]
    assert [one["mine"] for one in told[1]["sessions"]] == [False]
