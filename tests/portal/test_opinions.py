"""质证意见 from the parties' own pages (法 38): what was exchanged, in three respects, while the case allows it."""

import pytest
from django.test import Client

from arbitration.models import Arbitration
from casework.models import Event, Evidence, EvidenceOpinion
from tests.arbitration.hearing_path import parties
from tests.arbitration.hearings.steps import hearing_set
from tests.factories import wage_case
from tests.portal.case import enter, exchange, hand_in

LIST = "/p/opinions/"
SAID = {"authenticity": "accepted", "legality": "accepted", "relevance": "denied", "reason": "与本案无关"}
HOMES = ("/p/case/", "/p/unit/")


@pytest.fixture
def row(city, case_file):
    return hearing_set(city, case_file)


@pytest.mark.parametrize("side", [0, 1])
def test_either_side_sees_what_was_exchanged_and_answers_it(row, city, side):
    theirs, mine = hand_in(row, city, 1 - side, "演示对方证据"), hand_in(row, city, side, "演示本方证据")
    hidden = hand_in(row, city, 1 - side, "演示未交换证据")
    exchange(row, city, theirs, mine)
    phone = enter(row, side)
    assert LIST in phone.get(HOMES[side]).content.decode()
    page = phone.get(LIST).content.decode()
    assert theirs.name in page and mine.name not in page and hidden.name not in page
    assert phone.get(f"{LIST}{theirs.pk}/").status_code == 200
    assert b"".join(phone.get(f"/p/evidence/{theirs.pk}/"))[:3] == b"\xff\xd8\xff"
    for closed in (hidden.pk, 999_999):
        assert phone.get(f"/p/evidence/{closed}/").status_code == 404
    for closed in (hidden.pk, mine.pk):
        assert (
            phone.get(f"{LIST}{closed}/").status_code
            == phone.post(f"{LIST}{closed}/", SAID).status_code
            == 404
        )

    assert phone.post(f"{LIST}{theirs.pk}/", SAID).url == LIST
    kept = EvidenceOpinion.objects.get()
    assert (kept.party, kept.relevance, kept.reason) == (parties(row.case_file)[side], "denied", "与本案无关")
    assert Event.objects.get(name="arbitration.evidence.opinion_given").party == kept.party


def test_a_denial_needs_its_reason_and_what_was_typed_stays(row, city):
    item = hand_in(row, city, 0, "演示工资条")
    exchange(row, city, item)
    phone = enter(row, 1)
    bare = phone.post(f"{LIST}{item.pk}/", SAID | {"reason": " "})
    assert bare.status_code == 422 and "reason" in bare.context["form"].errors
    short = phone.post(f"{LIST}{item.pk}/", {"reason": "只写了理由"})
    assert short.status_code == 422 and "只写了理由" in short.content.decode()
    assert {"authenticity", "legality", "relevance"} <= set(short.context["form"].errors)
    assert phone.post(f"{LIST}{item.pk}/", SAID | {"legality": "forged"}).status_code == 422
    assert not EvidenceOpinion.objects.exists()


def test_a_second_opinion_follows_the_first(row, city):
    item = hand_in(row, city, 0, "演示工资条")
    exchange(row, city, item)
    phone = enter(row, 1)
    phone.post(f"{LIST}{item.pk}/", SAID)
    assert "与本案无关" in phone.get(f"{LIST}{item.pk}/").content.decode()
    phone.post(f"{LIST}{item.pk}/", dict.fromkeys(SAID, "accepted"))
    assert [one.superseded for one in EvidenceOpinion.objects.order_by("id")] == [True, False]


def test_out_of_season_it_says_so_and_keeps_nothing(row, city):
    item = hand_in(row, city, 0, "演示工资条")
    exchange(row, city, item)
    phone = enter(row, 1)
    Arbitration.objects.filter(pk=row.pk).update(state="suspended")
    late = phone.post(f"{LIST}{item.pk}/", SAID)
    assert late.status_code == 409 and late.context["over"] and "与本案无关" in late.content.decode()
    assert phone.get(LIST).context["over"] and "<form" not in _main(phone.get(f"{LIST}{item.pk}/"))
    assert not EvidenceOpinion.objects.exists()


def _main(page):
    return page.content.decode().partition("<main")[2]


def test_refused_evidence_and_other_cases_are_not_there(row, city):
    item = hand_in(row, city, 0, "演示逾期证据")
    Evidence.objects.filter(pk=item.pk).update(exchanged_on="2026-10-12", late="refused")
    other = hearing_set(city, wage_case(worker_name="演示赵六", id_number=""), starts=_next_day())
    foreign = hand_in(other, city, 0, "演示他案证据")
    exchange(other, city, foreign)
    phone = enter(row, 1)
    assert "演示" not in _items(phone.get(LIST))
    for pk in (item.pk, foreign.pk):
        assert phone.get(f"{LIST}{pk}/").status_code == phone.get(f"/p/evidence/{pk}/").status_code == 404
    assert Client().get(LIST).status_code == 302


def _items(page):
    return "".join(one.name for one in page.context["items"])


def _next_day():
    from datetime import timedelta

    from tests.arbitration.hearings.steps import START

    return START + timedelta(days=1)


def test_pages_of_twenty_at_a_fixed_cost(row, city, django_assert_max_num_queries):
    items = [hand_in(row, city, 0, f"演示证据{n}", file=None) for n in range(23)]
    exchange(row, city, *items[:2])
    phone = enter(row, 1)
    phone.get(LIST)
    with django_assert_max_num_queries(12) as few:
        phone.get(LIST)
    exchange(row, city, *items)
    with django_assert_max_num_queries(12) as many:
        first = phone.get(LIST)
    assert len(many) == len(few)
    shown = first.context["items"]
    rest = phone.get(LIST, {"after": first.context["onward"]}).context["items"]
    assert [one.pk for one in (*shown, *rest)] == [one.pk for one in items] and len(shown) == 20
    assert phone.get(LIST, {"after": "²x"}).status_code == 200
