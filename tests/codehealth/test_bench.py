"""The bench writes rows past the models: it has to know today's columns."""

from django.db import connection

from bench.data import _statements
from casework.models import Proceeding


def test_the_bench_fills_todays_columns(city):
    before = Proceeding.objects.count()
    with connection.cursor() as cursor:
        for sql in _statements(4, city.tribunal.pk):
            cursor.execute(sql.replace("% 40", "* 0"))

    assert Proceeding.objects.count() == before + 4
