"""受援人评价和回访 (法律援助法 art 59): a link to the recipient's phone, used once; and the centre's own call."""

import secrets
from datetime import date, timedelta

from django.utils.translation import gettext as _

from casework import access
from casework.actor import Actor
from casework.clock import now, today
from casework.errors import BadInput, NotNow, RuleRefused
from casework.models import Event
from casework.personal_data import blind_index
from casework.services.act import act
from legalaid.models import ClientRating, LegalAidCase, ReturnVisit, State
from legalaid.services.figures import known_figure

AFTER = (State.CONCLUDED, State.REPORTED, State.REVIEWED, State.CLOSED)


def make_rating_link(aid: LegalAidCase, *, actor: Actor) -> str:
    """Make the recipient's link; one that was not used yet ends. Only its digest is kept. Returns the token."""
    access.require(actor, "legalaid.record_visit", proceeding=aid)
    if aid.state not in AFTER or aid.lawyer_id is None:
        raise NotNow(_("A rating is asked for when the work is done."))
    held = ClientRating.objects.filter(aid=aid.pk).first()
    if held is not None and held.given_at is not None:
        raise RuleRefused(_("The recipient has given his rating already."))
    token = secrets.token_urlsafe(24)
    days = int(known_figure(aid.organisation, "rating_days", today()))
    ClientRating.objects.update_or_create(
        aid=aid,
        defaults={
            "digest": blind_index("rating", token),
            "made_at": now(),
            "expires_at": now() + timedelta(days=days),
        },
    )
    return token


def rating_of(token: str) -> ClientRating | None:
    """The rating that a link is for, while it is good."""
    if not 20 <= len(token) <= 64:
        return None
    rows = ClientRating.objects.filter(
        digest=blind_index("rating", token), given_at=None, expires_at__gt=now()
    )
    return rows.select_related("aid__recipient", "aid__lawyer", "aid__organisation").first()


def give_rating(rating: ClientRating, *, stars: int, asked_money: bool, comment: str = "") -> Event:
    """The recipient's word, once (法律援助法 arts 20, 59): stars, and whether he was asked for money."""
    if not 1 <= stars <= 5:
        raise BadInput({"stars": _("Choose one to five stars.")})
    aid = LegalAidCase.objects.get(pk=rating.aid_id)
    with act("legalaid.give_rating", actor=Actor.side(rating.aid.recipient), proceeding=aid) as it:
        it.require_state()
        spent = ClientRating.objects.filter(pk=rating.pk, given_at=None).update(given_at=now())
        if not spent:
            raise NotNow(_("This link has been used already."))
        row = ClientRating.objects.get(pk=rating.pk)
        row.stars, row.asked_money, row.comment = stars, asked_money, comment.strip()[:1000]
        row.save()
        return it.record("legalaid.rating.given", data={"stars": stars, "asked_money": asked_money})


def record_visit(
    aid: LegalAidCase,
    *,
    actor: Actor,
    on: date,
    method: str,
    satisfied: bool,
    text: str,
    asked_money: bool = False,
    version: int | None = None,
) -> Event:
    """The centre has asked the recipient afterwards (回访)."""
    errors = {}
    if len(text.strip()) < 2:
        errors["text"] = _("Write a few words.")
    if not aid.received_on <= on <= today():
        errors["on"] = _("The day can't lie in the future or before the application.")
    if errors:
        raise BadInput(errors)
    with act("legalaid.record_visit", actor=actor, proceeding=aid, version=version) as it:
        it.require_state()
        ReturnVisit.objects.create(
            aid=it.proceeding,
            on=on,
            method=method.strip()[:40] or "电话",
            satisfied=satisfied,
            asked_money=asked_money,
            text=text.strip()[:2000],
            by=actor.user,
        )
        return it.record(
            "legalaid.visit.recorded", on=on, data={"satisfied": satisfied, "asked_money": asked_money}
        )
