"""Coming in: how it came, what both sides said, which days run, what interrupted limitation."""

from datetime import date, timedelta

import pytest

from arbitration.services.filing.limitation_facts import limitation_facts
from arbitration.services.filing.receive import receive as receive_arbitration
from casework.errors import BadInput, NotNow, NotPermitted, RuleRefused
from casework.models import Event, Organisation, Party, Referral, Role, TimeLimit
from casework.services import outbox
from casework.services.add_organisation import add_organisation
from casework.services.refer import offer
from casework.services.sweep import sweep
from mediation.models import Consent, Mediation, State
from mediation.services.intake import negotiate
from mediation.services.intake.accept import accept
from mediation.services.intake.decline import NO_ANSWER, OUT_OF_SCOPE, decline
from mediation.services.intake.elect_representatives import elect_representatives
from mediation.services.intake.note_consent import note_consent, sides_agreeing
from mediation.services.intake.receive import Origin, receive, receive_referral
from mediation.services.intake.record_interruption import record_interruption
from mediation.services.intake.transfer import transfer
from mediation.services.intake.withdraw import withdraw
from tests.factories import City, make_user, staff
from tests.mediation.talks import fresh


def running(row) -> dict[str, date]:
    return dict(TimeLimit.objects.filter(proceeding=row, status="open").values_list("key", "raw_due"))


def work() -> None:
    sweep()
    for _turn in range(3):
        for pk in outbox.waiting():
            outbox.run(pk)


def other_side(row) -> Party:
    return row.case_file.parties.get(side=Party.Side.RESPONDENT)


def test_both_fifteen_day_clocks_run_from_their_own_start(applied, mediator, clock):
    clock.shift(timedelta(days=2))
    accept(applied, actor=mediator, other_side="phone")

    due = running(applied)
    assert (due["mediation.receipt"], due["mediation.duty"]) == (date(2026, 10, 27), date(2026, 10, 29))


def test_the_earlier_period_opens_the_way_and_the_later_ends_the_talks(applied, mediator, clock):
    clock.shift(timedelta(days=3))
    accept(applied, actor=mediator, other_side="phone")

    clock.shift(timedelta(days=13))
    work()
    row = fresh(applied)
    assert (row.state, row.way_opened_on) == (State.ACCEPTED, date(2026, 10, 28))
    assert row.case_file.referrals.filter(target_kind="arbitration", state="offered").count() == 1

    clock.shift(timedelta(days=3))
    work()
    row = fresh(applied)
    assert (row.state, row.ground) == (State.EXPIRED, "expired")
    assert row.case_file.referrals.filter(target_kind="arbitration").count() == 1


def test_without_acceptance_the_first_fifteen_days_end_it(applied, clock):
    clock.shift(timedelta(days=17))
    work()

    assert fresh(applied).state == State.EXPIRED


@pytest.mark.parametrize("channel", ["oral", "phone"])
def test_what_is_told_is_recorded_on_the_spot(city, case_file, mediator, channel):
    with pytest.raises(BadInput) as refused:
        receive(actor=mediator, case_file=case_file, body=city.union, origin=Origin(channel))
    assert set(refused.value.errors) == {"statement"}

    row = receive(
        actor=mediator,
        case_file=case_file,
        body=city.union,
        origin=Origin(channel),
        statement="拖欠两个月工资",
    )
    assert fresh(row).statement == "拖欠两个月工资"


def test_a_body_leads_its_own_kinds_only(city, case_file, mediator):
    with pytest.raises(BadInput):
        receive(actor=mediator, case_file=case_file, body=city.union, mediation_kind="peoples")
    with pytest.raises(BadInput):
        receive(actor=mediator, case_file=case_file, body=city.tribunal, mediation_kind="union")


def test_the_joint_table_takes_platform_work_only(city, case_file, mediator):
    with pytest.raises(BadInput) as refused:
        receive(actor=mediator, case_file=case_file, body=city.bureau, mediation_kind="joint")
    assert "mediation_kind" in refused.value.errors

    case_file.new_employment = True
    case_file.save()
    row = receive(actor=mediator, case_file=case_file, body=city.bureau)
    assert row.mediation_kind == "joint"


def test_acceptance_needs_the_other_side(applied, mediator):
    with pytest.raises(RuleRefused):
        accept(applied, actor=mediator)
    assert not Consent.objects.exists()

    note_consent(applied, actor=mediator, party=other_side(applied), agrees=True, how="phone")
    accept(fresh(applied), actor=mediator)
    assert sides_agreeing(applied, "mediation") == {"applicant": True, "respondent": True}


def test_a_party_answers_for_itself_only(applied):
    from casework.actor import Actor

    employer, worker = other_side(applied), applied.case_file.parties.get(side="applicant")
    with pytest.raises(NotPermitted):
        note_consent(applied, actor=Actor.side(worker), party=employer, agrees=True)
    note_consent(applied, actor=Actor.side(employer), party=employer, agrees=False)

    held = Consent.objects.get(party=employer)
    assert (held.agrees, held.how) == (False, "portal")


def test_a_later_answer_follows_the_earlier(applied, mediator):
    for agrees in (False, True):
        note_consent(fresh(applied), actor=mediator, party=other_side(applied), agrees=agrees)

    kept = Consent.objects.filter(party=other_side(applied)).values_list("agrees", "superseded")
    assert list(kept) == [(False, True), (True, False)]


@pytest.mark.parametrize(("ground", "counts"), [("refused", 1), (NO_ANSWER, 1), (OUT_OF_SCOPE, 0)])
def test_a_refusal_interrupts_limitation_but_not_a_matter_out_of_scope(
    city, applied, mediator, ground, counts
):
    decline(applied, actor=mediator, reason="对方不同意", ground=ground)
    arbitration = receive_arbitration(
        actor=staff(city.clerk), case_file=applied.case_file, tribunal=city.tribunal
    )

    kinds = [one["kind"] for one in limitation_facts(arbitration)["interruptions"]]
    assert kinds.count("mediation_refused") == counts and kinds.count("mediation") == 1
    assert fresh(applied).state == State.NOT_ACCEPTED


def test_declining_needs_a_reason_and_a_ground(applied, mediator):
    with pytest.raises(BadInput) as refused:
        decline(applied, actor=mediator, reason=" ", ground="x")
    assert set(refused.value.errors) == {"reason", "ground"}


def test_five_days_of_silence_are_a_refusal_to_negotiate(applied, mediator, clock):
    worker = applied.case_file.parties.get(side="applicant")
    negotiate.propose_negotiation(applied, actor=mediator, party=worker, on=date(2026, 10, 12))
    assert running(applied)["mediation.negotiation_answer"] == date(2026, 10, 17)

    clock.shift(timedelta(days=8))
    work()

    event = Event.objects.get(name="casework.limitation.interrupted")
    assert event.data["kind"] == "negotiation_unanswered"


def test_an_answer_to_the_proposal_ends_the_five_days(applied, mediator, clock):
    worker = applied.case_file.parties.get(side="applicant")
    negotiate.propose_negotiation(applied, actor=mediator, party=worker, on=date(2026, 10, 12))
    negotiate.answer_negotiation(fresh(applied), actor=mediator, answer="refused", on=date(2026, 10, 12))
    clock.shift(timedelta(days=8))
    work()

    assert "mediation.negotiation_answer" not in running(applied)
    assert not Event.objects.filter(name="casework.limitation.interrupted").exists()


@pytest.mark.parametrize(
    "kind",
    ["negotiation_unanswered", "negotiation_stopped", "negotiation_failed", "negotiation_not_performed",
     "mediation_refused", "mediation_stopped", "mediation_failed", "mediation_not_performed"],
)  # fmt: skip
def test_lim_4_each_of_the_eight_is_logged_and_shown_to_the_arbitration(city, applied, mediator, kind):
    record_interruption(applied, actor=mediator, kind=kind, on=date(2026, 10, 1), proof="协商记录")
    arbitration = receive_arbitration(
        actor=staff(city.clerk), case_file=applied.case_file, tribunal=city.tribunal
    )

    assert {"on": "2026-10-01", "kind": kind} in limitation_facts(arbitration)["interruptions"]


def test_an_unknown_interruption_is_refused(applied, mediator):
    with pytest.raises(BadInput):
        record_interruption(applied, actor=mediator, kind="weather", on=date(2026, 10, 1))


@pytest.fixture
def peoples(city) -> Organisation:
    return add_organisation(
        code="P440100",
        name="演示人民调解委员会",
        short_name="演示人调",
        kind="peoples_mediation",
        region="440106",
    )


def test_a_wrong_body_hands_the_application_on(city, applied, mediator, peoples):
    with pytest.raises(BadInput):
        transfer(applied, actor=mediator, body=city.union, reason="应由人民调解委员会处理")
    transfer(applied, actor=mediator, body=peoples, reason="应由人民调解委员会处理")

    assert fresh(applied).state == State.TRANSFERRED
    assert Referral.objects.get(target_kind="mediation").target == peoples


SOURCES = [
    "arbitration",
    "inspection",
    "court_delegated",
    "court_entrusted",
    "legal_aid",
    "clue",
    "early_warning",
]


@pytest.mark.parametrize("source", SOURCES)
def test_every_referral_comes_in_with_everything_that_is_known(city, case_file, mediator, source):
    referral = offer(
        case_file=case_file,
        target_kind="mediation",
        target=city.union,
        data={"source": source, "number": "演示1号"},
    )
    row = receive_referral(referral, actor=mediator)

    assert (row.source, row.channel, row.source_number) == (source, "referral", "演示1号")
    assert row.mediation_kind == ("court" if source.startswith("court") else "union")
    assert row.applied_by.side == "applicant" and Referral.objects.get().opened_id == row.pk


def test_withdrawing_is_free(accepted, mediator):
    withdraw(accepted, actor=mediator)
    assert fresh(accepted).state == State.WITHDRAWN
    with pytest.raises(NotNow):
        withdraw(fresh(accepted), actor=mediator)


def test_representatives_are_elected_by_all(city, applied, mediator):
    worker = applied.case_file.parties.get(side="applicant")
    with pytest.raises(BadInput):
        elect_representatives(applied, actor=mediator, chosen=[worker], signed=[worker])


def test_strangers_may_not(city, applied):
    other = City("440300", "深演示")
    for actor in (staff(city.clerk), staff(other.mediator)):
        with pytest.raises(NotPermitted):
            decline(applied, actor=actor, reason="x")
    assert Mediation.objects.get().state == State.APPLIED and Organisation.objects.count() > 2


@pytest.mark.parametrize("source", ["own_motion", "clue", "early_warning"])
def test_where_the_body_moves_first_both_sides_are_asked_and_limitation_goes_on(
    city, case_file, mediator, source
):
    row = receive(actor=mediator, case_file=case_file, body=city.union, origin=Origin("window", source))
    with pytest.raises(RuleRefused):
        accept(row, actor=mediator, other_side="phone")

    for party in case_file.parties.all():
        note_consent(fresh(row), actor=mediator, party=party, agrees=True, how="phone")
    accept(fresh(row), actor=mediator)

    assert fresh(row).state == State.ACCEPTED
    filed = receive_arbitration(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    assert "interruptions" not in limitation_facts(filed)


def test_what_one_body_wrote_down_comes_along_to_the_next(city, case_file, mediator, peoples):
    row = receive(
        actor=mediator,
        case_file=case_file,
        body=city.union,
        origin=Origin("oral", "own_motion"),
        statement="七月工资没发。",
    )
    transfer(fresh(row), actor=mediator, body=peoples, reason="工作地在该区")
    taker = make_user("renmin", "演示人民调解员", (peoples, Role.MEDIATOR))
    taken = receive_referral(Referral.objects.get(target=peoples), actor=staff(taker))

    assert (taken.statement, taken.applying_side) == ("七月工资没发。", None)


@pytest.mark.parametrize(
    ("kind", "source", "opened"),
    [
        ("", "party", "industry"),
        ("", "court_delegated", "court"),
        ("court", "court_entrusted", "court"),
        ("court", "party", None),
        ("industry", "court_delegated", None),
    ],
)
def test_what_a_court_sends_is_mediated_on_its_behalf_and_nothing_else(city, case_file, kind, source, opened):
    body = add_organisation(
        code="X1", name="演示行业协会", short_name="协会", kind="industry", region="440100", number_prefix="行"
    )  # fmt: skip
    mediator = staff(make_user("hang", "演示行业调解员", (body, Role.MEDIATOR)))
    origin = Origin("referral" if source != "party" else "window", source, "", None)

    def come_in() -> Mediation:
        return receive(actor=mediator, case_file=case_file, body=body, origin=origin, mediation_kind=kind)

    if opened:
        assert come_in().mediation_kind == opened
    else:
        with pytest.raises(BadInput) as refused:
            come_in()
        assert list(refused.value.errors) == ["mediation_kind"]
