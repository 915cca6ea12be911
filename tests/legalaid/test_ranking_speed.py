"""Two thousand lawyers are read and put in order for one case in a fixed number of queries; the bench times it."""

from casework.models import Membership, Role, User
from legalaid.models import LegalAidCase
from legalaid.services.rank_lawyers import rank_lawyers
from tests.factories import City
from tests.legalaid.steps import granted

MANY = 2000


def with_many_lawyers(city: City, case_file, count: int = MANY) -> LegalAidCase:
    """A granted case in a city of so many lawyers more."""
    aid = granted(city, case_file)
    people = User.objects.bulk_create(
        User(username=f"many{n}", full_name=f"演示律师{n}") for n in range(count)
    )
    Membership.objects.bulk_create(
        Membership(
            user=one,
            organisation=city.firm,
            role=Role.LAWYER,
            specialities="劳动争议",
            languages="普通话、粤语",
        )
        for one in people
    )
    return aid


def test_two_thousand_lawyers_for_one_case(city, case_file, django_assert_num_queries):
    aid = with_many_lawyers(city, case_file)
    rank_lawyers(aid)

    with django_assert_num_queries(10):
        assert len(rank_lawyers(aid).placed) == MANY + 1
