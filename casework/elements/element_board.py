"""要素比对: both sides' statements laid side by side, what each side's version comes to, and what the hearing is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from casework.elements.element_words import in_words
from casework.models import Claim, ElementFinding, ElementStatement, Evidence, Party, Proceeding
from law import claims as law_claims
from law.claims import AmountResult, FactError
from law.comparison import Comparison, Stance, Status, compare
from law.element_facts import facts_for, kinds
from law.elements import CLAIMS, UNKNOWN, Element, shown_for

S = ElementStatement.Stance
STANCES = {
    S.ACCEPTED: Stance.ACCEPTED, S.DENIED: Stance.DENIED, S.PARTLY: Stance.PARTIAL, S.UNKNOWN: Stance.UNKNOWN,
}  # fmt: skip
# The list of claims is decided claim by claim in the award, not found as a fact.
CLAIM_LIST = "E-101"


@dataclass(frozen=True)
class Line:
    """One element of one worker: both statements, the comparison, the finding, the evidence on it."""

    element: Element
    value_w: Any
    value_e: Any
    words_w: str
    words_e: str
    stance: str
    stance_zh: str
    comparison: Comparison
    finding: ElementFinding | None
    evidence: tuple[Evidence, ...] = ()

    @property
    def status(self) -> Status:
        """The arbitrator's word if there is one, else what the comparison proposes."""
        return Status(self.finding.status) if self.finding and self.finding.status else self.comparison.status

    @property
    def stated(self) -> bool:
        """Whether anybody has said anything on it."""
        return bool(self.words_w or self.words_e or self.stance or self.finding)

    @property
    def found_words(self) -> str:
        """What was found, in words."""
        return in_words(self.element, self.finding.value) if self.finding else ""

    @property
    def found(self) -> Any:
        """The value that counts: what was found, else what both agree on; None while it is open."""
        if self.finding is not None and self.finding.value is not None:
            return self.finding.value
        if self.comparison.status in (Status.AGREED, Status.ADMITTED):
            return self.value_w if self.value_w not in (None, UNKNOWN) else self.value_e
        return None

    @property
    def open(self) -> bool:
        """Whether the hearing has to examine it."""
        return self.found is None and self.stated and self.status in (Status.DISPUTED, Status.NOT_PROVED)


@dataclass(frozen=True)
class Amounts:
    """One claim on the worker's facts, on the employer's, and on what is agreed or found."""

    claim: Claim
    worker: AmountResult | None
    employer: AmountResult | None
    found: AmountResult | None

    @property
    def undisputed(self) -> Decimal | None:
        """Yuan that nobody disputes: the sum on agreed or found facts, else the smaller of the two sides' sums."""
        if self.found is not None and self.found.amount is not None:
            return self.found.amount
        both = [one.amount for one in (self.worker, self.employer) if one and one.amount is not None]
        return min(both) if len(both) == 2 else None

    @property
    def lacking(self) -> dict[str, list[str]]:
        """What each of the three sums still needs, in words."""
        sums = {"worker": self.worker, "employer": self.employer, "found": self.found}
        return {name: law_claims.missing_words(one) if one else [] for name, one in sums.items()}


@dataclass(frozen=True)
class Board:
    """The comparison for one worker of the case."""

    subject: Party
    lines: tuple[Line, ...]
    amounts: tuple[Amounts, ...]
    others: tuple[Party, ...] = field(default=())

    @property
    def agreed(self) -> list[Line]:
        return [line for line in self.lines if line.stated and not line.open and line.found is not None]

    @property
    def disputed(self) -> list[Line]:
        """The hearing plan: what is disputed first, then what nobody has proved."""
        waiting = [line for line in self.lines if line.open and line.element.code != CLAIM_LIST]
        return sorted(waiting, key=lambda line: line.status is not Status.DISPUTED)

    @property
    def counts(self) -> dict[str, int]:
        found = dict.fromkeys(Status, 0)
        for line in self.lines:
            if line.stated:
                found[line.status] += 1
        return {status.value: count for status, count in found.items()}


def workers_of(case_file_id: int) -> list[Party]:
    """The applicants about whom elements are stated, in order."""
    rows = Party.objects.filter(case_file=case_file_id, side=Party.Side.APPLICANT, left_on=None)
    return [row for row in rows if row.nature == Party.Nature.PERSON]


def element_board(proceeding: Proceeding, subject: Party, *, others: tuple[Party, ...] = ()) -> Board:
    """Compare the current statements about one worker (papers 5.2). Confidential elements are never shown here."""
    return element_boards(proceeding, [subject], others=others)[0]


def element_boards(
    proceeding: Proceeding, subjects: Sequence[Party], *, others: tuple[Party, ...] = ()
) -> list[Board]:
    """The boards of several workers with four queries, whatever their number."""
    file, wanted = proceeding.case_file_id, [subject.pk for subject in subjects]
    statements: dict[int, dict[str, dict[str, ElementStatement]]] = {}
    for row in _statements(proceeding).filter(subject__in=wanted).select_related("party"):
        side = "W" if row.party.side == Party.Side.APPLICANT else "E"
        statements.setdefault(row.subject_id, {}).setdefault(row.code, {})[side] = row
    findings: dict[int, dict[str, ElementFinding]] = {}
    for finding in ElementFinding.objects.filter(subject__in=wanted):
        findings.setdefault(finding.subject_id, {})[finding.code] = finding
    claims: dict[int, list[Claim]] = {}
    for claim in Claim.objects.filter(case_file=file, party__in=wanted).select_related("party"):
        claims.setdefault(claim.party_id, []).append(claim)
    evidence: dict[str, list[Evidence]] = {}
    for item in Evidence.objects.filter(case_file=file).exclude(element="").select_related("party"):
        evidence.setdefault(item.element, []).append(item)
    boards = []
    for subject in subjects:
        lines = _lines(
            proceeding,
            statements.get(subject.pk, {}),
            findings.get(subject.pk, {}),
            claims.get(subject.pk, []),
            evidence,
        )
        amounts = tuple(
            _amounts(claim, lines, proceeding.organisation.region) for claim in claims.get(subject.pk, [])
        )
        boards.append(Board(subject, lines, amounts, others))
    return boards


def _statements(proceeding: Proceeding) -> Any:
    """What counts in this proceeding: an employer's concession in mediation is no admission elsewhere (法释〔2022〕11 art 107)."""
    rows = ElementStatement.objects.filter(case_file=proceeding.case_file_id, superseded=False)
    if proceeding.kind == Proceeding.Kind.MEDIATION:
        return rows
    return rows.exclude(source=ElementStatement.NOTED_IN_TALKS, party__side=Party.Side.RESPONDENT)


def _lines(
    proceeding: Proceeding,
    statements: Mapping[str, Mapping[str, ElementStatement]],
    findings: Mapping[str, ElementFinding],
    claims: Sequence[Claim],
    evidence: Mapping[str, list[Evidence]],
) -> tuple[Line, ...]:
    project = any(code.startswith("E-9") for code in statements) or proceeding.case_file.migrant_worker
    shown = shown_for({claim.code for claim in claims if claim.code in CLAIMS}, project)
    lines = [
        _line(
            element,
            statements.get(element.code, {}),
            findings.get(element.code),
            tuple(evidence.get(element.code, ())),
        )
        for element in shown
        if not element.confidential
        and (element.tier == 1 or element.code in statements or element.code in findings)
    ]
    return tuple(sorted(lines, key=lambda line: not line.stated))


def _line(
    element: Element,
    stated: Mapping[str, ElementStatement],
    finding: ElementFinding | None,
    evidence: tuple[Evidence, ...],
) -> Line:
    worker, employer = stated.get("W"), stated.get("E")
    value_w, value_e = (row.value if row else None for row in (worker, employer))
    stance = STANCES.get(S(employer.stance), Stance.SILENT) if employer else Stance.SILENT
    return Line(
        element=element,
        value_w=value_w,
        value_e=value_e,
        words_w=in_words(element, value_w),
        words_e=in_words(element, value_e),
        stance=employer.get_stance_display() if employer and employer.stance else "",
        stance_zh="" if stance is Stance.SILENT else stance.value,
        comparison=compare(element.code, value_w, value_e, stance),
        finding=finding,
        evidence=evidence,
    )


def _amounts(claim: Claim, lines: tuple[Line, ...], region: str) -> Amounts:
    worker = {line.element.code: line.value_w for line in lines}
    employer = {line.element.code: _employers(line) for line in lines}
    found = {line.element.code: line.found for line in lines}
    return Amounts(claim, *(computed(claim.kind, sheet, region) for sheet in (worker, employer, found)))


def _employers(line: Line) -> Any:
    """The employer's own version: what it stated, else the worker's statement where it accepts it."""
    if line.value_e not in (None, UNKNOWN, ""):
        return line.value_e
    return line.value_w if line.comparison.status is Status.AGREED else None


def computed(kind: str, sheet: Mapping[str, Any], region: str) -> AmountResult | None:
    """A claim's amount from a sheet of values; None when the sheet can't feed its formula."""
    if kind not in kinds():
        return None
    try:
        return law_claims.compute(kind, facts_for(kind, sheet, region=region))
    except (FactError, ArithmeticError, TypeError, ValueError):
        return None
