"""Words on the pages: no key, docstring or event name of the code reaches a Chinese reader."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import override

from arbitration.reactions import prepare_filing
from arbitration.services.filing.refuse import GROUNDS
from arbitration.services.hearings.hold_hearing import NEEDED
from casework import wording
from casework.clock import now, today
from casework.machine import article_of
from casework.models import Assignment, Event, Proceeding, Referral, Role
from casework.services.check_conflicts import find_for_user
from casework.services.work_items import raise_item
from casework.views.machines import machines_known
from law import limit_rule
from law.limits import limits

MAPS = [
    (wording.TRACKS, limit_rule.TRACKS),
    (wording.ACTORS, limit_rule.ACTORS),
    (wording.CONDITIONS, limit_rule.CONDITIONS),
    (wording.EFFECTS, limit_rule.EFFECTS),
    (wording.CHANGEABLE, {field for rule in limits().values() for field in rule.override}),
]
IDS = ("tracks", "actors", "conditions", "effects", "changeable")


@pytest.mark.parametrize(("words", "keys"), MAPS, ids=IDS)
def test_every_key_of_the_law_has_a_word(words, keys):
    assert set(words) == set(keys)


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("办案规则 art 47.", "办案规则第47条"),
        ("调解仲裁法 arts 43, 46.", "调解仲裁法第43、46条"),
        ("调解仲裁法 arts 48–50.", "调解仲裁法第48至50条"),
        (
            "办案规则 art 46(2): receipt is counted from the day\n    the corrections arrive.",
            "办案规则第46条第2项",
        ),
        (
            "调解仲裁法 art 29; 办案规则 art 30; with papers missing (容缺).",
            "调解仲裁法第29条；办案规则第30条",
        ),
        ("The file goes to the archive: 办案规则 arts 22–24.", "办案规则第22至24条"),
        ("办案规则 art 53, four eyes: the approver is not the drafter.", "办案规则第53条"),
        ("法释〔2020〕26号 art 16: the suit was withdrawn.", "法释〔2020〕26号第16条"),
        ("法律援助法 art 55; 令148.", "法律援助法第55条；令148"),
        ("The receiver takes the case on.", ""),
        (None, ""),
    ],
)
def test_a_docstring_gives_its_articles(text, article):
    assert article_of(text) == article


def test_only_the_office_to_office_moves_name_no_article():
    silent = {
        (key, move.name) for key, one in machines_known().items() for move in one.moves if not move.article
    }

    assert silent == {("referral", "accept"), ("referral", "give_back")}


@pytest.fixture
def row(city, case_file):
    return Proceeding.objects.create(
        case_file=case_file, kind="arbitration", organisation=city.tribunal, region="440100", state="received",
        title="演示", opened_on=today(), next_due=today() + timedelta(days=3),
    )  # fmt: skip


def test_the_workbench_shows_the_task_in_the_readers_language(client, city, row, monkeypatch):
    monkeypatch.setattr(
        "casework.views.workbench.gettext", {"decide on acceptance": "决定是否受理"}.__getitem__
    )
    client.force_login(city.clerk, backend="django.contrib.auth.backends.ModelBackend")
    assert [one["task"] for one in client.get(reverse("workbench")).context["rows"]] == [""]
    raise_item(row, "decide_acceptance", role=Role.CLERK, title="decide on acceptance")

    assert [one["task"] for one in client.get(reverse("workbench")).context["rows"]] == ["决定是否受理"]


def test_a_conflict_names_the_other_role_in_words(city, case_file, row):
    for role in (Role.HEAD, "recorder"):
        Assignment.objects.create(proceeding=row, user=city.head, role=role, since=today())
    with override("en"):
        texts = " ".join(one.text for one in find_for_user(city.head, case_file, Role.ARBITRATOR))

    assert "head of the tribunal" in texts and ": recorder" in texts


def test_the_prepared_filing_says_in_chinese_why(city, case_file, row):
    event = Event(case_file=case_file, name="mediation.proceeding.expired", at=now(), on=today())
    prepare_filing(event, row)

    assert Referral.objects.get().reason == limit_rule.events()[event.name].zh


def test_words_of_refusals_and_records_follow_the_reader():
    lazy = [*GROUNDS.values(), *NEEDED.values()]

    assert all(isinstance(one, Promise) for one in lazy)


def test_the_law_pages_show_words_for_keys(client, city):
    client.force_login(city.clerk, backend="django.contrib.auth.backends.ModelBackend")
    one = client.get("/law/limits/mediation.general_period/", headers={"accept-language": "en"})

    assert one.context["actor"] == wording.ACTORS["mediation_body"]
    assert one.context["conditions"] == [wording.CONDITIONS["general"]]
    assert [effect for _text, effect in one.context["expiries"]] == [wording.EFFECTS["proposes"]]
    assert one.context["changeable"] == [wording.CHANGEABLE["length"], wording.CHANGEABLE["unit"]]
    options = client.get("/law/").context["tracks"]
    assert ("mediation", wording.TRACKS["mediation"]) in options
