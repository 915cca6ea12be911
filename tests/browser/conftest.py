"""A real Chromium against a real server."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize, sync_playwright

from portal.demo.offices import PASSWORD
from tests.browser.people import Person

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 900}

# Playwright keeps an event loop in this thread; Django would take its tests for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs Chromium."""
    for item in items:
        if "tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert program, "Chromium is missing: apt-get install chromium"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


def _page(browser: Browser, size: ViewportSize) -> Iterator[Page]:
    context = browser.new_context(viewport=size, locale="zh-CN", timezone_id="Asia/Shanghai")
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == [], f"the browser reports: {faults}"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page of 390 px; the test fails when the console reports an error (a blocked style, a script)."""
    yield from _page(browser, PHONE)


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    """A page of 1280 px, with the same strictness."""
    yield from _page(browser, DESK)


@pytest.fixture
def people(browser: Browser, live_server: Any) -> Iterator[Callable[..., Person]]:
    """Makes people, each with a screen and cookies of their own: `people("lian")` signs in, `people()` is anonymous.

    The test fails when a console reports an error, except the answer of a refused form (4xx) or a line cut by the test, which are no faults.
    """
    contexts, faults = [], []

    def note(message: ConsoleMessage) -> None:
        refused_or_cut = "status of 4" in message.text or "ERR_INTERNET_DISCONNECTED" in message.text
        if message.type == "error" and not refused_or_cut:
            faults.append(message.text)

    def person(username: str = "", size: ViewportSize = DESK) -> Person:
        context = browser.new_context(viewport=size, locale="zh-CN", timezone_id="Asia/Shanghai")
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", note)
        page.on("pageerror", lambda error: faults.append(str(error)))
        one = Person(page, live_server.url)
        return one.sign_in(username, PASSWORD) if username else one

    yield person
    for context in contexts:
        context.close()
    assert faults == [], f"the browser reports: {faults}"
