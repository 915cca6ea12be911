"""The same walk through the pages: every form opens, takes any answer with words, and shows no raw value."""

import html
import os
import re
from typing import Any

from django import forms
from django.test import Client

from arbitration.models import Arbitration
from casework import access
from casework.actor import Actor
from casework.errors import BadInput
from casework.models import User
from casework.registry import registry
from tests.arbitration.walk.filling import answers, values_of
from tests.arbitration.walk.world import World

STEPS = int(os.environ.get("LUDAO_PAGE_STEPS", "1000"))
SEED = int(os.environ.get("LUDAO_PAGE_SEED", "11"))
RAW = re.compile(r"\b[a-z]{2,}(?:[_.][a-z0-9]+)+\b|\b(?:None|True|False)\b|\{\{|\{%")
WITHOUT_TEXT = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.S)
# Which cases may be joined depends on who looks: it isn't asked for each act that a case page offers.
MAY_BE_EMPTY = {"arbitration.join_cases"}


class PageWorld(World):
    """Acts with a form of their own are done by opening their page and sending it."""

    def perform(self, name: str, row: Arbitration, actor: Actor) -> None:
        access.require(actor, name, proceeding=row)
        page = registry.pages[name]
        special = getattr(self, name.rpartition(".")[2], None)
        if special or actor.user is None or page.form is None or page.run is None:
            super().perform(name, row, actor)
            return
        client, url = _signed_in(actor.user), f"/cases/{row.pk}/acts/{name}/"
        _clean(client.get(url), url, 200)
        form = page.form(proceeding=row, actor=actor)
        if name not in MAY_BE_EMPTY and page.offered(row):
            assert not _nothing_to_choose(form), f"{name} is offered with nothing to choose from"
        answer = client.post(url, answers(form, self.rng) | {"version": row.version})
        _clean(answer, url, 302, 400, 403, 409, 422)
        if answer.status_code != 302:
            raise BadInput({})
        _clean(client.get(f"/cases/{row.pk}/"), "case", 200)


def test_every_page_on_the_way(city, clock):
    world = PageWorld(city, SEED, clock)
    for _number in range(STEPS):
        world.step()

    assert len(world.done) > 15, world.done


def _signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _clean(answer: Any, where: str, *allowed: int) -> None:
    assert answer.status_code in allowed, (where, answer.status_code)
    shown = html.unescape(WITHOUT_TEXT.sub(" ", answer.content.decode()))
    assert not (raw := RAW.findall(shown)), (where, raw)


def _nothing_to_choose(form: forms.Form) -> list[str]:
    choosing = {name: one for name, one in form.fields.items() if one.required}
    return [
        name
        for name, one in choosing.items()
        if (isinstance(one, forms.ModelChoiceField) and not list(one.queryset or ()))
        or (
            isinstance(one, forms.ChoiceField)
            and not isinstance(one, forms.ModelChoiceField)
            and not values_of(one)
        )
    ]
