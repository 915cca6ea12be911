"""还缺谁的签名: who has to sign before an agreement is in force."""

from casework.models import Party
from mediation.models import Agreement, MediationSignature, SignerRole
from mediation.services.agreement.words import digest_of

FOR_A_PARTY = (SignerRole.PARTY, SignerRole.AGENT)


def missing_signatures(agreement: Agreement) -> list[str]:
    """Who hasn't signed these words yet, in masked words: each worker it settles, each respondent, backer, mediator.

    A representative of a collective case signs for those who have not elected otherwise only with their consent to the
    settlement (办案规则 art 63 by analogy), so each worker signs himself or by his agent.
    """
    digest = digest_of(agreement)
    rows = list(MediationSignature.objects.filter(agreement=agreement, words_sha256=digest))
    signed = {one.party_id for one in rows if one.role in FOR_A_PARTY}
    roles = {one.role for one in rows}
    missing = [party.masked_name for party in must_sign(agreement) if party.pk not in signed]
    if agreement.backing and SignerRole.GUARANTOR not in roles:
        missing.append(str(SignerRole.GUARANTOR.label))
    if SignerRole.MEDIATOR not in roles:
        missing.append(str(SignerRole.MEDIATOR.label))
    return missing


def must_sign(agreement: Agreement) -> list[Party]:
    """The parties whose signature the agreement needs."""
    workers = agreement.amounts.values("claim__party")
    known = Party.objects.known_to(agreement.mediation)
    applicants = known.filter(side=Party.Side.APPLICANT, pk__in=workers)
    return list(applicants) + list(known.filter(side=Party.Side.RESPONDENT))
