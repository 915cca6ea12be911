"""Many clerks take numbers of one series at once: none twice, none left out."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection, transaction

from casework.models import Organisation
from documents.models import NumberSeries, Paper
from documents.services.number_paper import number_of
from tests.factories import City


def _take(organisation_id):
    try:
        with transaction.atomic():
            organisation = Organisation.objects.get(pk=organisation_id)
            return number_of(Paper(kind="A12", organisation=organisation), on=date(2026, 10, 12))[0]
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_numbers_taken_at_once_have_no_gap_and_no_double():
    organisation = City().tribunal
    at_once = 1 if connection.vendor == "sqlite" and connection.is_in_memory_db() else 8

    if at_once == 1:  # a database in memory is one connection: the forty come one after the other
        numbers = [_take(organisation.pk) for _turn in range(40)]
    else:
        with ThreadPoolExecutor(at_once) as clerks:
            numbers = list(clerks.map(_take, [organisation.pk] * 40))

    assert sorted(int(number.split("〕")[1][:-1]) for number in numbers) == list(range(1, 41))


def test_a_rolled_back_number_is_given_again(city):
    paper = Paper(kind="A12", organisation=city.tribunal)

    with pytest.raises(RuntimeError), transaction.atomic():
        number_of(paper, on=date(2026, 10, 12))
        raise RuntimeError

    assert number_of(paper, on=date(2026, 10, 12)) == ("穗演示劳人仲不〔2026〕1号", True)


def test_each_year_begins_at_one(city):
    paper = Paper(kind="A12", organisation=city.tribunal)

    number_of(paper, on=date(2026, 12, 31))

    assert number_of(paper, on=date(2027, 1, 1))[0] == "穗演示劳人仲不〔2027〕1号"
    assert NumberSeries.objects.count() == 2


def test_an_office_may_name_its_own_series(city):
    from casework.models import OrganisationSetting

    OrganisationSetting.objects.create(
        organisation=city.tribunal,
        key="number.series.refusal",
        value={"series": "不字", "pad": 4, "use_di": True},
        effective_from=date(2026, 1, 1),
        source="演示",
    )

    number, own = number_of(Paper(kind="A12", organisation=city.tribunal), on=date(2026, 10, 12))

    assert (number, own) == ("穗演示劳人仲不字〔2026〕第0001号", True)
