"""庭审页 in the browser: the line cut, two windows, keys; and a signature drawn on a phone (HRG-12)."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from arbitration.services.hearings.signing_link import make_link
from casework.models import Hearing, Signature, User
from portal.demo.offices import PASSWORD
from tests.arbitration.hearing_path import START, parties, state_elements, to_heard, to_hearing
from tests.browser.conftest import PHONE
from tests.factories import City, staff, wage_case

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def row(clock):
    """A hearing under way in a city of its own; the clock ticks, for the page waits."""
    city = City()
    case_file = wage_case()
    state_elements(case_file)
    found = to_hearing(city, case_file)
    clock.move_to(START)
    return found


def enter(people, row, size=None):
    """The arbitrator's own browser at the hearing."""
    user = User.objects.get(full_name="演示仲裁员", memberships__organisation=row.organisation)
    if not user.has_usable_password() or not user.check_password(PASSWORD):
        user.set_password(PASSWORD)
        user.save()
    one = people(user.username) if size is None else people(user.username, size)
    return one.open(f"/arbitration/{row.pk}/hearing/")


def kept(page):
    """What the tab keeps of this page because it isn't saved."""
    return page.evaluate(
        "Object.fromEntries(Object.entries(sessionStorage).filter(([key]) => key.startsWith('hearing:')))"
    )


def debate():
    return Hearing.objects.get().record.get("debate", "")


def wait_saved(page, version, *others):
    values = re.compile("|".join(f"^{one}$" for one in (version, *others)))
    expect(page.locator("#record_version")).to_have_value(values, timeout=15_000)


def test_nothing_is_lost_while_the_line_is_down(people, row):
    page = enter(people, row).page
    page.fill("#debate", "申：第一句")
    wait_saved(page, 1)
    assert kept(page) == {}, "what is saved is not kept in the tab"
    page.context.set_offline(True)
    page.fill("#debate", "申：第一句\n被：断网时说的话")
    expect(page.locator("#saved .ld-amber")).to_be_visible(timeout=10_000)
    assert "断网时说的话" in str(kept(page))
    assert debate() == "申：第一句"
    page.context.set_offline(False)
    wait_saved(page, 2)
    assert debate() == "申：第一句\n被：断网时说的话" and kept(page) == {}


def test_what_a_reloaded_tab_had_not_saved_comes_back(people, row):
    page = enter(people, row).page
    page.context.set_offline(True)
    page.fill("#debate", "申：还没有保存")
    expect(page.locator("#saved .ld-amber")).to_be_visible(timeout=10_000)
    page.context.set_offline(False)
    page.reload()
    expect(page.locator("#debate")).to_have_value("申：还没有保存")
    # The page that was left may have reached the server before its successor saves the same words again.
    wait_saved(page, 1, 2)
    assert debate() == "申：还没有保存"


def test_two_windows_are_put_together(people, row):
    first, second = enter(people, row).page, enter(people, row).page
    first.fill("#debate", "甲窗口")
    wait_saved(first, 1)
    second.fill("#debate", "乙窗口")
    merge = second.locator("#merge")
    expect(merge).to_be_visible(timeout=10_000)
    assert debate() == "甲窗口", "nothing is written over"
    texts = [area.input_value() for area in merge.locator("textarea").all()]
    assert texts == ["乙窗口", "甲窗口"]
    merge.get_by_role("button").nth(2).click()
    merge.locator("button.btn-primary").click()
    wait_saved(second, 2)
    assert debate() == "甲窗口\n乙窗口"


def test_the_keys_of_the_recorder(people, row):
    page = enter(people, row).page
    page.focus("#debate")
    page.keyboard.press("Alt+2")
    page.keyboard.type("同意")
    page.keyboard.press("Alt+3")
    assert page.input_value("#debate") == "申：同意\n被："
    page.fill("#preparation", "jl")
    page.press("#preparation", "Tab")
    assert page.input_value("#preparation") == "书：宣读仲裁庭纪律。"
    page.keyboard.press("Control+s")
    wait_saved(page, 1)
    assert debate() == "申：同意\n被："


def test_a_signature_is_drawn_on_the_phone(people, clock):
    city, case_file = City(), wage_case()
    row = to_heard(city, case_file, clock)
    clock.shift(timedelta(minutes=5))
    link = {"hearing": Hearing.objects.get(), "party": parties(case_file)[0], "role": "party"}
    token = make_link(row, actor=staff(city.clerk), name="演示张三", **link)
    phone = people(size=PHONE).open(f"/p/sign/{token}/")
    pad = phone.page.locator("#pad")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    phone.page.mouse.move(box["x"] + 20, box["y"] + 30)
    phone.page.mouse.down()
    phone.page.mouse.move(box["x"] + 220, box["y"] + 80, steps=20)
    phone.page.mouse.up()
    phone.fill({"read": True}).send("button[value=sign]")

    made = Signature.objects.get()
    assert made.method == "drawn" and made.drawing.count("L") >= 15
