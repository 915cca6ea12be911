"""The first pages open in a real browser: no console error, nothing wider than the screen."""

import pytest
from django.urls import reverse

from tests.factories import City


def _fits(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("path", ["account_login", "portal:home"])
def test_a_public_page_fits_the_phone(phone, live_server, path):
    answer = phone.goto(live_server.url + reverse(path))

    assert answer.status == 200
    assert _fits(phone)
    assert phone.locator("h1").count() == 1


def test_a_clerk_signs_in_and_sees_the_workbench(desk, live_server):
    city = City()
    city.clerk.set_password("a-long-password-2026")
    city.clerk.save()
    desk.goto(live_server.url + reverse("account_login"))

    desk.fill("input[name=login]", city.clerk.username)
    desk.fill("input[name=password]", "a-long-password-2026")
    desk.press("input[name=password]", "Enter")
    desk.wait_for_url(live_server.url + reverse("workbench"))

    assert desk.locator("h1").count() == 1
    assert _fits(desk)


def test_the_first_portal_page_is_small_on_the_wire(phone, live_server):
    sizes: list[int] = []
    phone.on("response", lambda answer: sizes.append(len(answer.body())))

    phone.goto(live_server.url + reverse("portal:home"), wait_until="networkidle")

    assert sum(sizes) < 150_000
