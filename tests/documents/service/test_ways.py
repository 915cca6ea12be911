"""Each way of service with its proof and its day (SRV-1 to SRV-9, law.md 3.8)."""

from datetime import date, datetime, timedelta

import pytest

from casework.errors import BadInput, NotPermitted, RuleRefused
from casework.models import Event, OrganisationSetting, Pause, TimeLimit, WorkItem
from documents.models import AddressConfirmation, Service, ServiceProof
from documents.rules.next_way import Try, next_way
from documents.services.complete_services import complete_services
from documents.services.confirm_address import Confirmed, confirm_address
from documents.services.note_opening import note_opening
from documents.services.record_service import Receipt, Sent
from documents.services.serve_envelope import Envelope, serve_envelope
from documents.services.service_sheet import sheet_data
from documents.services.waiting_papers import waiting_by_addressee
from tests.documents.service.conftest import DAY, PHOTOS, SERVERS, photo
from tests.factories import make_user, staff

NOTICE = Sent(medium="演示日报", grounds="直接、邮寄均被退回，登记住所无人")


def names(case_file):
    return list(Event.objects.filter(case_file=case_file).order_by("sequence").values_list("name", flat=True))


def test_what_is_left_counts_by_itself_after_three_working_days(notices, send, clock, employer):
    """SRV-2: the clerk records the leaving with three photos; the scheduler records the service when the days are over."""
    left = send(notices, "retained", proofs=PHOTOS)

    assert [(one.state, one.expected_on) for one in left] == [("attempted", date(2026, 10, 15))] * 2
    assert len({one.envelope for one in left}) == 1
    assert ServiceProof.objects.count() == 6 and ServiceProof.objects.values("file").distinct().count() == 3
    assert TimeLimit.objects.filter(key="documents.substituted_service", party=employer).count() == 1
    clock.move_to(datetime(2026, 10, 15, 23, 0).astimezone())
    assert complete_services() == 0
    clock.move_to(datetime(2026, 10, 16, 9, 0).astimezone())
    assert complete_services() == 2
    done = Service.objects.order_by("id").first()
    assert (done.state, done.effective_on, done.rule) == ("completed", date(2026, 10, 15), "SRV-2")
    assert names(notices[0].case_file)[-2:] == ["arbitration.hearing.notified"] * 2
    assert complete_services() == 0


@pytest.mark.parametrize(
    ("proofs", "servers"),
    [((), SERVERS), (PHOTOS[:2], SERVERS), (PHOTOS, "演示送达员甲"), ([photo("receipt")] * 1, SERVERS)],
)
def test_leaving_without_photos_or_second_server_is_refused(notices, send, proofs, servers):
    """SRV-2."""
    with pytest.raises(RuleRefused):
        send(notices, "posted", proofs=proofs, sent=Sent(servers=servers))

    assert not Service.objects.exists()


@pytest.mark.parametrize("method", ["retained", "posted", "public_notice"])
def test_nobody_records_on_the_same_day_what_counts_by_time(notices, send, method):
    with pytest.raises(BadInput):
        send(notices, method, "served", proofs=PHOTOS)


def test_the_body_may_set_its_own_days(notices, send, city):
    """SRV-2 ⚙."""
    OrganisationSetting.objects.create(
        organisation=city.tribunal,
        key="service.left_working_days",
        value=5,
        effective_from=date(2026, 1, 1),
        source="演示",
    )
    assert send(notices, "posted", proofs=PHOTOS)[0].expected_on == date(2026, 10, 19)


def test_a_public_notice_needs_its_reasons_and_other_ways_first(notices, send):
    """SRV-6."""
    for sent, unknown in ((Sent(), True), (NOTICE, False), (Sent(medium="演示日报"), True)):
        with pytest.raises(RuleRefused):
            send(notices[:1], "public_notice", sent=sent, whereabouts_unknown=unknown)
    send(notices[:1], "direct", "failed", failure_kind="unknown", reason="查无此人")
    assert send(notices[:1], "public_notice", sent=NOTICE)[0].expected_on == date(2026, 11, 11)


def test_the_clock_stands_still_until_the_last_notice_has_run(notices, send, clock):
    """CLK-7, SRV-6: two notices of one case, two days apart."""
    send(notices[:1], "public_notice", sent=NOTICE, whereabouts_unknown=True)
    clock.shift(timedelta(days=2))
    send(notices[1:], "public_notice", sent=NOTICE, whereabouts_unknown=True, on=DAY + timedelta(days=2))
    assert TimeLimit.objects.filter(key="arbitration.public_notice", status="open").exists()
    clock.shift(timedelta(days=29))
    assert complete_services() == 1
    first = Event.objects.filter(name="arbitration.public_notice.completed").get()
    assert (first.data["remaining"], first.on) == (1, date(2026, 11, 11))
    clock.shift(timedelta(days=5))
    assert complete_services() == 1
    last = Event.objects.filter(name="arbitration.public_notice.completed").latest("id")
    assert last.data["remaining"] == 0
    assert names(notices[0].case_file)[-2:] == [
        "arbitration.public_notice.completed",
        "arbitration.hearing.notified",
    ]
    assert not Pause.objects.filter(until=None).exists()


def test_a_notice_that_is_given_up_lets_the_clock_go_on(notices, send):
    send(notices[:1], "public_notice", sent=NOTICE, whereabouts_unknown=True)
    send(notices[:1], "public_notice", "failed", reason="受送达人到庭领取", failure_kind="other")

    assert names(notices[0].case_file)[-1] == "arbitration.public_notice.ended"
    assert not TimeLimit.objects.filter(key="arbitration.public_notice", status="open").exists()


def test_post_refused_counts_by_custom_or_not_at_all(notices, send, city):
    """SRV-8 ⚙."""
    refused = Receipt(refused=True)
    done = send(notices[:1], "post", "served", receipt=refused, tracking_no="XA1")[0]
    assert (done.rule, done.effective_on, done.refused) == ("SRV-8", DAY, True)
    OrganisationSetting.objects.create(
        organisation=city.tribunal,
        key="service.post_refusal_counts",
        value=False,
        effective_from=date(2026, 1, 1),
        source="演示",
    )
    with pytest.raises(RuleRefused):
        send(notices[1:], "post", "served", receipt=refused)


def test_a_return_counts_only_from_a_confirmed_address(notices, send, numbered, clerk, employer):
    """SRV-9: from the return on, and only where the address was confirmed."""
    back = Receipt(returned=True)
    with pytest.raises(RuleRefused):
        send(notices[:1], "post", "served", receipt=back)
    confirm_address(numbered, actor=clerk, party=employer, confirmed=Confirmed(address="演示路8号"))
    employer.refresh_from_db()
    done = send(notices[:1], "post", "served", receipt=back)[0]
    assert (done.rule, done.address) == ("SRV-9", "演示路8号")


def test_opening_the_paper_on_the_phone_is_the_receipt(notices, send, numbered, clerk, employer, clock):
    """SRV-4."""
    said = Confirmed(address="演示路8号", electronic=True, electronic_address="demo@example.test")
    confirm_address(numbered, actor=clerk, party=employer, confirmed=said)
    employer.refresh_from_db()
    sent = send(notices[:1], "electronic")[0]
    clock.shift(timedelta(days=1))

    opened = note_opening(notices[0], employer)

    assert sent.electronic_address == "demo@example.test"
    assert (opened.state, opened.effective_on) == ("completed", DAY + timedelta(days=1))
    assert opened.read_at is not None and note_opening(notices[0], employer) is None


def test_proxy_who_signs_is_named_with_the_tail_of_the_id(notices, send):
    """SRV-1."""
    with pytest.raises(RuleRefused):
        send(notices, "direct", "served", receipt=Receipt(signed_by="演示王五", relation="同住成年家属"))
    full = Receipt(signed_by="演示王五", relation="同住成年家属", id_tail="803X")
    assert [one.rule for one in send(notices, "direct", "served", receipt=full)] == ["SRV-1", "SRV-1"]


WAYS = [
    ([], "direct"),
    ([Try("direct", "refused")], "retained"),
    ([Try("direct", "absent")], "post"),
    ([Try("electronic", "unreached")], "direct"),
    ([Try("direct", "closed")], "posted"),
    ([Try("post", "unknown")], "direct"),
    ([Try("direct", "absent"), Try("post", "unknown")], "public_notice"),
    ([Try("retained", "refused"), Try("direct", "refused")], "post"),
]


@pytest.mark.parametrize(("tried", "method"), WAYS)
def test_the_next_way_follows_from_what_was_tried(tried, method):
    """规则 20; 民诉法 88-95; COL-7."""
    proposal = next_way(tried)
    assert proposal.method == method and proposal.reasons


def test_the_list_proposes_by_the_custom_of_the_body(notices, send, numbered, city):
    """SRV-8 ⚙: where a refusal at the post doesn't count, the list says so too."""
    send(notices[:1], "post", "failed", failure_kind="refused", reason="拒收")
    (row,), _next = waiting_by_addressee(numbered)
    assert "SRV-8" in "".join(row.proposal.reasons)
    OrganisationSetting.objects.create(
        organisation=city.tribunal,
        key="service.post_refusal_counts",
        value=False,
        effective_from=date(2026, 1, 1),
        source="演示",
    )
    (row,), _next = waiting_by_addressee(numbered)
    assert "SRV-8" not in "".join(row.proposal.reasons) and row.proposal.method == "retained"


def test_two_people_serve_directly_and_both_are_kept(notices, send, city):
    """SRV-1, papers.md A41 ⚙."""
    signed = Receipt(signed_by="演示李四")
    for servers in ("", "演示送达员甲", "演示送达员甲、演示送达员甲"):
        with pytest.raises(RuleRefused):
            send(notices, "direct", "served", receipt=signed, sent=Sent(servers=servers))
    assert not Service.objects.exists()
    (first,) = send(notices[:1], "direct", "served", receipt=signed)
    assert sheet_data(first)[1]["servers"] == ["演示送达员甲", "演示送达员乙"]
    OrganisationSetting.objects.create(
        organisation=city.tribunal,
        key="service.direct_servers",
        value=1,
        effective_from=date(2026, 1, 1),
        source="演示",
    )
    send(notices[1:], "direct", "served", receipt=signed, sent=Sent(servers="演示送达员甲"))


def test_a_bounce_becomes_work_until_the_next_way_is_gone(notices, send):
    send(notices[:1], "direct", "failed", failure_kind="refused", reason="拒绝签收")
    event = Event.objects.latest("id")
    assert (event.name, event.data["next"]) == ("documents.service.refused", "retained")
    assert WorkItem.objects.filter(node="serve_again", done_at=None).count() == 1

    left = send(notices[:1], "retained", proofs=PHOTOS)[0]

    assert left.follows.failure_kind == "refused"
    assert not WorkItem.objects.filter(node="serve_again", done_at=None).exists()


def test_an_envelope_goes_whole_or_not_at_all(notices, send, clerk):
    send(notices[1:], "direct", "served", receipt=Receipt(signed_by="演示李四"))
    before = Service.objects.count()
    with pytest.raises(Exception, match="constraint|UNIQUE|不|can't"):
        send(notices, "direct", "served", receipt=Receipt(signed_by="演示李四"))
    assert Service.objects.count() == before


def test_a_stranger_serves_nothing(notices, employer, db):
    stranger = staff(make_user("nobody", "演示外人"))
    way = Envelope("direct", "served", DAY, receipt=Receipt(signed_by="演示李四"))
    with pytest.raises(NotPermitted):
        serve_envelope(notices, addressee=employer, envelope=way, actor=stranger)
    assert not Service.objects.exists()


def test_a_newer_confirmation_counts_and_the_old_one_stays(numbered, clerk, employer, worker):
    """SRV-7, SRV-9: consent for awards is ticked apart; a refusal keeps the address as it was."""
    with pytest.raises(BadInput):
        confirm_address(
            numbered, actor=clerk, party=employer, confirmed=Confirmed("甲地", electronic_awards=True)
        )
    confirm_address(numbered, actor=clerk, party=employer, confirmed=Confirmed("甲地"))
    confirm_address(numbered, actor=clerk, party=employer, confirmed=Confirmed("乙地", electronic=True))
    confirm_address(numbered, actor=clerk, party=employer, confirmed=Confirmed(refused=True))
    employer.refresh_from_db()
    rows = AddressConfirmation.objects.filter(party=employer)
    assert (employer.service_address, rows.count(), rows.get(superseded=False).refused) == ("乙地", 3, True)
    event = Event.objects.filter(name="casework.address.confirmed").latest("id")
    assert event.data["refused"] is True and "乙地" not in str(event.data)
