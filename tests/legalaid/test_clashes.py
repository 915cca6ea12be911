"""Two hearings of one lawyer at the same time: he, his centre and the tribunal see it; joined cases are one sitting."""

from datetime import datetime, timedelta

import pytest

from casework.clock import SHANGHAI
from casework.models import Hearing, Proceeding, Room
from legalaid.services.conduct.clashes import clashing_hearings
from legalaid.services.my_cases import my_cases
from legalaid.views.panels import fill_conduct, fill_tribunal
from tests.factories import staff, wage_case
from tests.legalaid.steps import engaged

OTHER_ID = "110101199003078574"
NINE = datetime(2026, 10, 20, 9, 0, tzinfo=SHANGHAI)


def hearing(city, aid, starts, room="第一庭"):
    held, _made = Room.objects.get_or_create(organisation=city.tribunal, name=room)
    body = Proceeding.objects.create(
        case_file=aid.case_file, kind="arbitration", organisation=city.tribunal, region=city.tribunal.city,
        state="hearing_set", title=aid.title, opened_on=starts.date(),
    )  # fmt: skip
    return Hearing.objects.create(
        proceeding=body, room=held, starts_at=starts, ends_at=starts + timedelta(hours=2)
    )


@pytest.fixture
def two(city, clock):
    return [engaged(city, wage_case()), engaged(city, wage_case(id_number=OTHER_ID))]


@pytest.mark.parametrize(
    ("hour", "room", "clashes"), [(1, "第二庭", 2), (2, "第二庭", 0), (0, "第二庭", 2), (0, "第一庭", 0)]
)
def test_overlapping_hearings_clash_and_one_sitting_does_not(city, two, hour, room, clashes):
    first, second = two
    hearing(city, first, NINE)
    hearing(city, second, NINE + timedelta(hours=hour), room)

    assert len(clashing_hearings([first.lawyer_id])[first.lawyer_id]) == clashes
    assert sum(one.clash for one in my_cases(first.lawyer)[0]) == clashes


def test_a_hearing_that_was_put_off_clashes_with_nothing(city, two):
    hearing(city, two[0], NINE)
    later = hearing(city, two[1], NINE, "第二庭")
    Hearing.objects.filter(pk=later.pk).update(status=Hearing.Status.POSTPONED)

    assert not clashing_hearings([two[0].lawyer_id])[two[0].lawyer_id]


def test_lawyer_centre_and_tribunal_see_it(client, city, two):
    held = hearing(city, two[0], NINE)
    hearing(city, two[1], NINE, "第二庭")
    shown = fill_conduct(two[0].case_file, two[0], staff(city.aid_clerk))
    assert held.pk in shown["clashing"]
    told = fill_tribunal(two[0].case_file, held.proceeding, staff(city.clerk))
    assert told["clashes"] == [held]

    client.force_login(two[0].lawyer, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/legal-aid/mine/").content.decode().count("时间冲突") == 2
