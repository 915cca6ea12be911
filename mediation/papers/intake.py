"""Papers from the application to the first invitation (M01–M03, M07–M09, M18, M19)."""

from typing import Any

from casework.clock import SHANGHAI, now
from casework.models import Event, Organisation, Party
from documents.builders import Builder
from documents.services.case_data import party_record
from mediation.kinds import KINDS
from mediation.models import Channel, Mediation, Session, Source
from mediation.papers.case_facts import (
    DUTY,
    RECEIPT,
    applicants,
    articles,
    asker,
    asks,
    cause,
    due_of,
    joint_record,
    latest,
    listed,
    mediators,
    organisation_ref,
    other_side,
    outside_labour,
)

WRITTEN = (Channel.PORTAL, Channel.WINDOW, Channel.POST)
BRING = {
    Party.Nature.PERSON: ("居民身份证原件和复印件", "劳动合同、工资支付凭证、考勤记录等与争议有关的证据"),
    Party.Nature.UNIT: (
        "营业执照副本复印件、法定代表人（主要负责人）身份证明书",
        "职工名册、工资支付台账、考勤记录等由单位掌握管理的证据",
    ),
}


def was_registered(row: Mediation) -> bool:
    """Told orally or by telephone, or begun without a written application: the body fills in its register (法 12)."""
    written = row.channel in WRITTEN and row.source == Source.PARTY
    return listed("M07", row) and not written


def application(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    """令17 art 21; 法 12: parties, what is asked, facts, reasons and time. The side that applies comes first."""
    shared = {"story": story(row), "received_on": row.received_on}
    if row.applied_by is None or row.applied_by.side != Party.Side.RESPONDENT:
        return shared
    return shared | {
        "applicant": party_record(row.applied_by),
        "respondents": [joint_record(applicants(row))],
        "by_employer": True,
    }


def story(row: Mediation) -> str:
    """The dispute as told, or the little that the file says."""
    return row.statement or f"双方因{cause(row)}发生纠纷，自愿申请调解。"


def register(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    return {
        "registered_on": row.received_on,
        "source": row.source,
        "source_number": row.source_number or None,
        "channel": row.channel,
        "asker": asker(row) if row.applied_by and row.applying_side else None,
        "story": story(row),
        "recorder": _recorder(row),
    }


def _recorder(row: Mediation) -> str:
    """Who took it down: the person who recorded the receipt."""
    user = Event.objects.filter(proceeding=row, name="mediation.application.received").select_related("user")
    taken = user.first()
    return taken.user.full_name if taken and taken.user else mediators(row)[0]


def acceptance(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    assert row.accepted_on is not None
    coming = waiting_session(row)
    return {
        "asker": asker(row),
        "law_basis": articles(KINDS[row.mediation_kind].article),
        "received_on": row.received_on,
        "accepted_on": row.accepted_on,
        "until": due_of(row, DUTY, row.accepted_on),
        "way_on": due_of(row, (RECEIPT,), row.received_on),
        "mediators": mediators(row),
        "session_at": coming.starts_at.astimezone(SHANGHAI) if coming else None,
        "session_place": coming.place if coming else None,
    }


def waiting_session(row: Mediation) -> Session | None:
    """The session that both sides are still to be invited to."""
    coming = row.sessions.filter(status=Session.Status.SET, starts_at__gt=now())
    found: Session | None = coming.order_by("starts_at").first()
    return found


def non_acceptance(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    event = latest(row, "mediation.application.not_accepted")
    return {
        "other": other_side(row),
        "law_basis": articles(KINDS[row.mediation_kind].article),
        "received_on": row.received_on,
        "ground": event.data.get("ground") or row.ground or "refused",
        "explanation": str(event.data.get("reason") or "").rstrip("。") or None,
        "outside_labour": outside_labour(row),
    }


def rights(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    count = len(applicants(row))
    return {
        "accepted_on": row.accepted_on,
        "mediators": mediators(row),
        "workers_count": count if count > 1 else None,
    }


def power_of_attorney(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    """The agents on record; the powers are ticked by the principal, one by one (人民调解法 art 23; 法 24 by analogy)."""
    assert addressee is not None
    return {"agents": party_record(addressee)["agents"], "powers": []}


def invitation(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    """人民调解法 art 21; 令17 art 24: when, where, what to bring."""
    coming = waiting_session(row)
    assert coming is not None and addressee is not None
    return {
        "ordinal": coming.ordinal,
        "starts_at": coming.starts_at.astimezone(SHANGHAI),
        "place": _place(coming),
        "mode": coming.mode,
        "bring": list(BRING[Party.Nature(addressee.nature)]),
        "mediators": mediators(row),
    }


def _place(session: Session) -> str:
    if session.mode == Session.Mode.PHONE:
        return "由调解员拨打双方登记的电话，请届时保持畅通"
    if session.mode == Session.Mode.ONLINE:
        return session.place or "线上，入口见手机查询页"
    return session.place or session.mediation.organisation.address or "本组织调解室"


def transfer(row: Mediation, addressee: Party | None) -> dict[str, Any]:
    """MED-16: to whom, why, since when."""
    event = latest(row, "mediation.application.transferred")
    shenzhen = row.region.startswith("4403")
    return {
        "other": other_side(row),
        "received_on": row.received_on,
        "transferred_on": event.on,
        "reason": str(event.data["reason"]).rstrip("。"),
        "receiver": organisation_ref(Organisation.objects.get(pk=event.data["body"])),
        "law_basis": articles("深圳经济特区矛盾纠纷多元化解条例第四十五条") if shenzhen else None,
    }


INTAKE = {
    "M01": Builder(application, applies=lambda row: not was_registered(row)),
    "M07": Builder(register, applies=was_registered),
    "M02": Builder(acceptance),
    "M03": Builder(non_acceptance, concerns=asks),
    "M08": Builder(rights, applies=lambda row: listed("M08", row)),
    "M09": Builder(power_of_attorney),
    "M18": Builder(invitation, applies=lambda row: waiting_session(row) is not None),
    "M19": Builder(transfer, concerns=asks),
}
