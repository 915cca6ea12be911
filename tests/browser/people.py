"""Somebody at a screen: opens pages by their address, fills fields by their name, presses what the page offers."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from playwright.sync_api import Page

WIDER = "document.documentElement.scrollWidth > window.innerWidth"


class Person:
    """One browser page. `seen` is called with a name for every page that the person looks at."""

    def __init__(self, page: Page, base: str, seen: Callable[[Page, str], None] | None = None) -> None:
        self.page, self.base, self.seen = page, base, seen

    def open(self, path: str) -> "Person":
        """Go to an address of the site; it must answer 200 and fit the screen."""
        answer = self.page.goto(self.base + path)
        assert answer is not None and answer.status == 200, (path, answer and answer.status)
        return self.look(path)

    def look(self, name: str = "") -> "Person":
        """Look at the page that is open now."""
        assert not self.page.evaluate(WIDER), f"wider than the screen: {self.page.url}"
        assert self.page.locator("h1").count() == 1, self.page.url
        if self.seen:
            self.seen(self.page, name or self.page.url)
        return self

    def fill(self, answers: Mapping[str, Any]) -> "Person":
        """Answer fields by name: text, choice, ticks."""
        for name, value in answers.items():
            field = self.page.locator(f'main [name="{name}"]')
            for closed in field.first.locator("xpath=ancestor::details").all():
                if closed.get_attribute("open") is None:
                    closed.locator("summary").first.click()
            kind = field.first.evaluate("one => one.type || one.tagName")
            if kind in ("radio", "checkbox"):
                wanted = value if isinstance(value, list) else [value]
                for one in field.all():
                    chosen = value is True or one.get_attribute("value") in wanted
                    if kind == "checkbox" or chosen:
                        one.set_checked(chosen)
            elif kind.startswith("select"):
                field.select_option(value)
            elif kind == "file":
                field.set_input_files(value)
            else:
                field.fill(str(value))
        return self

    def send(self, button: str = "main form button:not([value]):not(.plain)") -> "Person":
        """Press a button and look at what comes."""
        with self.page.expect_navigation():
            self.page.locator(button).first.click()
        return self.look()

    def sign_in(self, username: str, password: str) -> "Person":
        """Enter by name and password."""
        self.page.goto(self.base + "/accounts/login/")
        self.page.fill("input[name=login]", username)
        self.page.fill("input[name=password]", password)
        with self.page.expect_navigation():
            self.page.press("input[name=password]", "Enter")
        return self.look("workbench")

    def act(self, case: str, name: str, **answers: Any) -> "Person":
        """Open the case, press the button of an act, fill its form, confirm."""
        self.open(case)
        self.follow(f'.ld-acts a[href$="/acts/{name}/"]')
        self.fill(answers).send("main form button.btn-primary")
        assert re.search(r"/cases/\d+/$", self.page.url), self.words("[role=alert], .errorlist")
        return self

    def follow(self, link: str) -> "Person":
        """Click a link and look at its page."""
        with self.page.expect_navigation():
            self.page.locator(link).first.click()
        return self.look()

    def words(self, place: str = "main") -> str:
        """The text of a part of the page."""
        return " ".join(self.page.locator(place).all_inner_texts())

    def draft_and_issue(self, case: str) -> "Person":
        """Draft all papers that are due, then issue all drafts."""
        self.open(case)
        for part in ("papers", "papers/issue"):
            form = f'form[action$="{case}{part}/"] button'
            if self.page.locator(f"{form}:not(li *)").count():
                self.send(f".ld-acts {form}")
        return self

    def serve(self, case: str, wanted: str, **answers: Any) -> "Person":
        """Record personal service of every waiting paper whose row holds the words."""
        self.open(case)
        rows = self.page.locator("tr", has_text=wanted)
        links = [link.get_attribute("href") for link in rows.locator('a[href$="/serve/"]').all()]
        for path in links:
            self.open(str(path)).fill(
                {
                    "method": "direct",
                    "outcome": "served",
                    "signed_by": "演示签收人",
                    "servers": "演示送达员甲",
                    "second_server": "演示送达员乙",
                }
                | answers
            )
            self.send("main form button.btn-primary")
        return self
