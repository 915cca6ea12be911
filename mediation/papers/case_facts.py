"""What several papers of a mediation say alike: who mediates, which days run, what is numbered how, in whose seal."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils import translation

from casework.clock import SHANGHAI
from casework.drawing import drawing_uri
from casework.models import Event, Organisation, Party, TimeLimit
from documents.builders import Builder
from documents.models import Paper
from documents.services.case_data import body_record, party_record
from law.limits import compute, limits
from mediation.kinds import KINDS
from mediation.models import Agreement, Mediation, MediationSignature, Session, SignerRole
from mediation.services.agreement.words import digest_of
from mediation.services.sessions.session_mediators import handler_at, names_of

RECEIPT = "mediation.receipt"
DUTY = ("mediation.duty", "mediation.new_employment_duty", "mediation.general_period")
SIDES = {"applicant": "申请人", "respondent": "对方当事人", "third": "第三人"}
STAMP = "专用章"
FULL_NAMES = {
    name: f"中华人民共和国{name}"
    for name in ("劳动争议调解仲裁法", "民事诉讼法", "人民调解法", "工会法", "劳动合同法")
}
_ARTICLE = re.compile(r"^(?P<name>.*?)(?P<article>第[一二三四五六七八九十百千零〇]+条.*)?$")


def dressed(builder: Builder) -> Builder:
    """The builder with the seal of the kind of mediation, and its words in Chinese whoever asks for them."""

    def build(row: Mediation, addressee: Party | None) -> dict[str, Any]:
        with translation.override("zh-hans"):
            return {"body": sealed_body(row), **builder.build(row, addressee)}

    return replace(builder, build=build)


def sealed_body(row: Mediation) -> dict[str, Any]:
    """The body as its papers name it; a seal for one purpose says so below the star, an organisation's own seal doesn't."""
    seal = KINDS[row.mediation_kind].seal
    return body_record(row.organisation) | ({"seal_words": seal} if seal.endswith(STAMP) else {})


def listed(code: str, row: Mediation) -> bool:
    """Whether the kind of mediation has this paper at all."""
    return code in KINDS[row.mediation_kind].papers


def mediators(row: Mediation) -> list[str]:
    """Who mediates from now on, or the body while nobody is assigned."""
    return [row.handler.full_name] if row.handler else [row.organisation.name]


def mediated(session: Session) -> list[str]:
    """Who mediated at a session: what the session keeps, not who has the case now."""
    return names_of(session) or mediators(session.mediation)


def mediated_in_case(row: Mediation) -> list[str]:
    """Everybody who mediated at a session of the case, in order; who has it now where there was none."""
    found = [name for one in held_sessions(row) for name in mediated(one)]
    return list(dict.fromkeys(found)) or mediators(row)


def mediated_agreement(agreement: Agreement) -> list[str]:
    """Who mediated an agreement: who signed it as mediator, else who had the case when it came into force."""
    signed = agreement.signatures.filter(role=SignerRole.MEDIATOR, words_sha256=digest_of(agreement))
    names = list(dict.fromkeys(one.name for one in signed))
    event = agreement_event(agreement)
    held = handler_at(agreement.mediation, event.at) if event and not names else None
    return names or ([held.full_name] if held else mediators(agreement.mediation))


def agreement_event(agreement: Agreement) -> Event | None:
    """The event by which an agreement came into force."""
    names = ("mediation.agreement.signed", "mediation.partial_agreement.signed")
    rows = Event.objects.filter(proceeding=agreement.mediation_id, name__in=names)
    return rows.filter(data__agreement=agreement.pk).first()


def cause(row: Mediation) -> str:
    """Papers write “…争议” after it."""
    return row.case_file.cause.removesuffix("争议")


def articles(text: str) -> str:
    """工会法第二十九条；人社厅发〔2024〕4号 → 《中华人民共和国工会法》第二十九条、人社厅发〔2024〕4号."""
    found = []
    for part in text.split("；"):
        match = _ARTICLE.match(part)
        assert match is not None
        name, article = match["name"], match["article"] or ""
        found.append((name if name.endswith("号") else f"《{FULL_NAMES.get(name, name)}》") + article)
    return "、".join(found)


def due_of(row: Mediation, keys: Iterable[str], start: date) -> date:
    """The last day of a period as it was set in this case; computed where it never ran."""
    keys = tuple(keys)
    running = TimeLimit.objects.filter(proceeding=row, key__in=keys).order_by("due")
    return running.values_list("due", flat=True).first() or last_day(row, keys[0], start)


def last_day(row: Mediation, key: str, start: date) -> date:
    """The last day of a period that starts on a day: each agreement has its own (`apart_by`)."""
    return compute(limits()[key], start, region=row.organisation.region).due


def latest(row: Mediation, *names: str) -> Event:
    """The last event of these names."""
    return Event.objects.filter(proceeding=row, name__in=names).select_related("party").latest("id")


def applicants(row: Mediation) -> list[Party]:
    """The workers' side as this mediation knows it."""
    known = Party.objects.known_to(row).filter(side=Party.Side.APPLICANT)
    return list(known.prefetch_related("representations"))


def respondents(row: Mediation) -> list[Party]:
    """The other side."""
    known = Party.objects.known_to(row).filter(side=Party.Side.RESPONDENT)
    return list(known.prefetch_related("representations"))


def joint_record(parties: list[Party]) -> dict[str, Any]:
    """Several parties as one: the first with …等n人."""
    record = party_record(parties[0])
    if len(parties) > 1:
        record["name"] = f"{record['name']}等{len(parties)}人"
    return record


def asker(row: Mediation) -> str:
    """Who applied, by name; the workers' side where nobody is noted."""
    if row.applied_by is not None and row.applying_side == Party.Side.RESPONDENT:
        return row.applied_by.name
    return str(joint_record(applicants(row))["name"])


def asks(row: Mediation, party: Party) -> bool:
    """Whether the party is of the side that applied; both are where nobody has."""
    return row.applying_side in (None, party.side)


def other_side(row: Mediation) -> str:
    """The side that was asked to mediate, by name."""
    if row.applying_side == Party.Side.RESPONDENT:
        return str(joint_record(applicants(row))["name"])
    return "、".join(party.name for party in respondents(row))


def outside_labour(row: Mediation) -> bool:
    """Whether something is asked that no tribunal takes: platform work without employment (MED-14)."""
    return row.case_file.claims.filter(code__startswith="N").exists()


def organisation_ref(body: Organisation) -> dict[str, Any]:
    """A body that a paper names."""
    return {"name": body.name, "address": body.address, "phone": body.phone}


def commission_of(row: Mediation) -> dict[str, Any] | None:
    """The tribunal of the city."""
    found = Organisation.objects.filter(kind="tribunal", region__startswith=row.region[:4]).first()
    return organisation_ref(found) if found else None


def held_sessions(row: Mediation) -> list[Session]:
    """The sessions that took place, in order."""
    return list(row.sessions.filter(status=Session.Status.HELD).order_by("ordinal"))


def held_on(session: Session) -> date:
    """The day of a session in Shanghai."""
    return session.starts_at.astimezone(SHANGHAI).date()


def signed_agreements(row: Mediation) -> list[Agreement]:
    """The agreements in force, in order."""
    return list(row.agreements.filter(state=Agreement.State.SIGNED).order_by("ordinal"))


def told_before(row: Mediation, code: str, field: str, *, issued: bool = False) -> set[Any]:
    """What the papers of a kind that stand already are about, by one of their fields."""
    papers = Paper.objects.filter(proceeding=row, kind=code).exclude(state=Paper.State.VOID)
    if issued:
        papers = papers.filter(state=Paper.State.ISSUED)
    return {paper.context.get(field) for paper in papers}


def numbers_of(row: Mediation) -> dict[int, str]:
    """The number of the paper of each agreement, by the agreement's place."""
    papers = Paper.objects.filter(proceeding=row, kind__in=("M05", "M10"), state=Paper.State.ISSUED)
    return {paper.context["ordinal"]: paper.number for paper in papers}


def number_of(agreement: Agreement) -> str | None:
    """The number of an agreement's paper, once it is issued."""
    return numbers_of(agreement.mediation).get(agreement.ordinal)


def signature_rows(signed: Iterable[MediationSignature], digest: str) -> list[dict[str, Any]]:
    """Who has signed, how and when; a signature under other words prints as void."""
    return [
        {
            "who": _capacity(one),
            "name": one.name,
            "method": one.method,
            "image": drawing_uri(one.drawing) if one.drawing else None,
            "signed_at": one.signed_at.astimezone(SHANGHAI),
            "note": _for_whom(one),
            "void": one.words_sha256 != digest,
        }
        for one in signed
    ]


ROLES = {
    SignerRole.PARTY: "",
    SignerRole.AGENT: "的代理人",
    SignerRole.REPRESENTATIVE: "推举的代表人",
    SignerRole.GUARANTOR: "保证人（先行清偿人）",
    SignerRole.MEDIATOR: "调解员",
    SignerRole.RECORDER: "记录人",
}


BACKERS = {"guarantor": "保证人", "contractor": "先行清偿单位"}


def _for_whom(one: MediationSignature) -> str | None:
    """For whom somebody signed, where that isn't himself."""
    whom = one.party.name if one.party else ""
    if one.role == SignerRole.GUARANTOR and not whom and one.agreement:
        whom = one.agreement.backer
    return f"代{whom}" if whom and whom != one.name else None


def _capacity(one: MediationSignature) -> str:
    if one.role == SignerRole.GUARANTOR and one.agreement and one.agreement.backing:
        return BACKERS[one.agreement.backing]
    side = SIDES.get(one.party.side, "") if one.party else ""
    return f"{side}{ROLES[SignerRole(one.role)]}"
