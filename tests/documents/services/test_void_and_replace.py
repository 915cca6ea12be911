"""作废、更换: acts with one event each; numbers stay, nothing changes when refused."""

import pytest
from django.urls import reverse

from casework.actor import Actor
from casework.errors import BadInput, NotNow, NotPermitted, RuleRefused
from casework.models import Event, OrganisationSetting
from documents.models import NumberSeries, Paper
from documents.services.issue_paper import issue_paper
from documents.services.replace_paper import replace_paper
from documents.services.void_paper import void_paper
from tests.documents.services.test_papers import REFUSAL, refusal  # noqa: F401  fixture


@pytest.fixture(autouse=True)
def _refused(refused_case):
    """Every paper here can be made anew from the case."""


@pytest.fixture
def paper(refusal, clerk):  # noqa: F811
    return issue_paper(refusal, actor=clerk)


def test_voiding_is_one_event_that_names_what_replaces_it(paper, clerk):
    void_paper(paper, actor=clerk, reason="收到日期有误")

    event = Event.objects.get(name="documents.paper.voided")
    assert (event.data["paper"], event.data["number"], event.data["replaced_by"]) == (
        paper.pk,
        paper.number,
        None,
    )
    assert "收到日期有误" not in str(event.data)
    assert event.private["reason"] == "收到日期有误"


def test_replacement_keeps_both_numbers_and_names_both_papers(paper, clerk):
    new = replace_paper(paper, actor=clerk, reason="收到日期有误")

    old = Paper.objects.get(pk=paper.pk)
    assert (old.state, old.replaced_by, old.void_reason) == ("void", new, "收到日期有误")
    assert (old.number[-2:], new.number[-2:]) == ("1号", "2号")
    assert paper.number in new.context["replaces"]
    assert Event.objects.get(name="documents.paper.voided").data["replaced_by"] == new.pk
    assert list(new.replaces.all()) == [old]
    assert NumberSeries.objects.get(series="refusal").last == 2


def test_replacement_that_is_refused_changes_nothing(paper, clerk, city):
    OrganisationSetting.objects.filter(key="court.basic").delete()

    with pytest.raises(RuleRefused):
        replace_paper(paper, actor=clerk, reason="收到日期有误")

    assert list(Paper.objects.values_list("state", flat=True)) == ["issued"]
    assert NumberSeries.objects.get(series="refusal").last == 1


def test_stranger_may_neither_void_nor_replace(paper, city):
    for stranger in (Actor.staff(city.lawyer), Actor.staff(city.mediator)):
        with pytest.raises(NotPermitted):
            void_paper(paper, actor=stranger, reason="有误")
        with pytest.raises(NotPermitted):
            replace_paper(paper, actor=stranger, reason="有误")
    assert Paper.objects.get().state == "issued"


def test_replacement_needs_a_reason_and_an_issued_paper(refusal, clerk):  # noqa: F811
    with pytest.raises(NotNow):
        replace_paper(refusal, actor=clerk, reason="有误")
    issued = issue_paper(refusal, actor=clerk)
    with pytest.raises(BadInput):
        replace_paper(issued, actor=clerk, reason=" ")
    new = replace_paper(issued, actor=clerk, reason="有误")
    with pytest.raises(NotNow):
        replace_paper(issued, actor=clerk, reason="有误")
    assert Paper.objects.exclude(pk__in=[issued.pk, new.pk]).count() == 0
    assert REFUSAL["facts"] in str(new.context)


def test_pages_replace_and_void(client, city, paper):
    client.force_login(city.clerk)

    answer = client.post(reverse("documents:replace", args=[paper.pk]), {"reason": "有误"})
    new = Paper.objects.get(state="issued")
    assert answer["Location"] == reverse("documents:about", args=[new.pk])
    client.post(reverse("documents:void", args=[new.pk]), {"reason": "又有误"})

    assert set(Paper.objects.values_list("state", flat=True)) == {"void"}
    page = client.get(reverse("documents:about", args=[paper.pk])).content.decode()
    assert new.number in page
    client.force_login(city.lawyer)
    assert client.post(reverse("documents:replace", args=[new.pk]), {"reason": "x"}).status_code == 404
