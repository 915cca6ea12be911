"""The same walk through the pages: every form opens, takes any answer with words, and shows no raw value."""

import os

import pytest

from arbitration.models import Arbitration
from casework import access
from casework.actor import Actor
from casework.errors import BadInput
from casework.registry import registry
from tests.arbitration.walk.filling import answers
from tests.arbitration.walk.looking import look_at, nothing_to_choose, signed_in
from tests.arbitration.walk.world import World

STEPS = int(os.environ.get("LUDAO_PAGE_STEPS", "1000"))
SEED = int(os.environ.get("LUDAO_PAGE_SEED", "11"))
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
        client, url = signed_in(actor.user), f"/cases/{row.pk}/acts/{name}/"
        look_at(client.get(url), url, 200)
        form = page.form(proceeding=row, actor=actor)
        if name not in MAY_BE_EMPTY and page.offered(row):
            assert not nothing_to_choose(form), f"{name} is offered with nothing to choose from"
        answer = client.post(url, answers(form, self.rng) | {"version": row.version})
        look_at(answer, url, 302, 400, 403, 409, 422)
        if answer.status_code != 302:
            raise BadInput({})
        look_at(client.get(f"/cases/{row.pk}/"), "case", 200)


@pytest.mark.long
def test_every_page_on_the_way(city, clock):
    world = PageWorld(city, SEED, clock)
    for _number in range(STEPS):
        world.step()

    assert len(world.done) > 15, world.done
