"""查找: exact names, employers from the beginning, numbers in any brackets, initials; private numbers by POST only."""

import pytest

from arbitration.services.filing.receive import receive
from casework.finding import find, find_private, is_private, normalise_number
from casework.models import Proceeding
from tests.factories import WORKER_ID, City, staff, wage_case

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def row(city, case_file):
    found = receive(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    Proceeding.objects.filter(pk=found.pk).update(number="穗演示劳人仲案〔2026〕12号")
    return found


@pytest.fixture
def page(client, city):
    client.force_login(city.clerk, backend=BACKEND)
    return client


@pytest.mark.parametrize(
    "text",
    [
        "演示张三", "演 示 张 三", "演示建筑劳务有限公司", "演示建筑", "ysjz", "YSZS", "穗演示劳人仲案〔2026〕12号",
        "穗演示劳人仲案[2026]12号", "穗演示劳人仲案（2026） 12号", "穗演示劳人仲收〔2026〕1号",
    ],
)  # fmt: skip
def test_what_finds_the_case(city, row, text):
    assert [one.pk for one in find(city.clerk, text).rows] == [row.pk]


@pytest.mark.parametrize(
    "text", ["演示张", "张三", "", "  ", "%", "穗演示劳人仲案〔2026〕1号", "zzz", "演示" * 200]
)
def test_what_finds_nothing(city, row, text):
    assert find(city.clerk, text).rows == []


def test_the_case_file_number(city, row):
    number = row.case_file.number
    assert [[one.pk for one in find(city.clerk, text).rows] for text in (number, number.lower())] == [
        [row.pk]
    ] * 2


@pytest.mark.parametrize(
    "asked",
    [
        {"id_number": WORKER_ID.lower()},
        {"id_number": "803X"},
        {"phone": "199 0000 1111"},
        {"phone": "+8619900001111"},
    ],
)
def test_private_numbers_by_post(page, row, asked):
    assert f"/cases/{row.pk}/" in page.post("/search/", asked).content.decode()


@pytest.mark.parametrize(
    "asked", [{"id_number": "11010119900307802X"}, {"phone": "19900001112"}, {"id_number": "19"}, {}]
)
def test_private_numbers_that_are_nobodys(page, row, asked):
    assert f"/cases/{row.pk}/" not in page.post("/search/", asked).content.decode()


@pytest.mark.parametrize("text", [WORKER_ID, "19900001111", "１９９００００１１１１"])
def test_a_private_number_in_the_address_is_not_searched(page, row, text):
    answer = page.get("/search/", {"q": text})
    shown = page.get(answer.headers["Location"]).content.decode()
    assert is_private(text) and f"/cases/{row.pk}/" not in shown and text not in shown


def test_only_what_one_may_see(row):
    stranger = City("440300", "深演示").clerk
    assert find(stranger, "演示张三").rows == []
    assert find_private(stranger, id_number=WORKER_ID).rows == []


def test_pages_go_on_after_the_last_row(city, row, page):
    for place in range(30):
        other = wage_case(worker_name="演示张三", id_number=f"{place:04d}")
        receive(actor=staff(city.clerk), case_file=other, tribunal=city.tribunal)
    first = find(city.clerk, "演示张三")
    second = find(city.clerk, "演示张三", after=first.after)

    assert len(first.rows) == 25 and len(second.rows) == 6 and second.after == ""
    assert not {one.pk for one in first.rows} & {one.pk for one in second.rows}


def test_a_search_costs_the_same_for_many_rows(city, row, page, django_assert_num_queries):
    page.get("/search/?q=演示建筑")
    with django_assert_num_queries(5):
        page.get("/search/?q=演示建筑")
    for place in range(5):
        other = wage_case(worker_name="演示李四", id_number=f"{place:04d}")
        receive(actor=staff(city.clerk), case_file=other, tribunal=city.tribunal)
    with django_assert_num_queries(5):
        page.get("/search/?q=演示建筑")


@pytest.mark.parametrize("after", ["x", "-1", "9" * 40])
def test_a_forged_cursor_breaks_nothing(page, row, after):
    assert page.get("/search/", {"q": "演示张三", "after": after}).status_code == 200


def test_numbers_are_brought_to_one_form():
    assert normalise_number(" 穗劳人仲案【2026】 １２号") == "穗劳人仲案〔2026〕12号"
