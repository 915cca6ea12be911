"""What stood in three columns of a mediation becomes rows: the consent, the session, the agreement with its sums."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db import migrations

SHANGHAI = ZoneInfo("Asia/Shanghai")
KIND_OF_BODY = {
    "union_mediation": "union",
    "union": "union",
    "peoples_mediation": "peoples",
    "bureau": "bureau",
    "court": "court",
    "industry": "industry",
    "employers": "industry",
    "enterprise": "enterprise",
}


def to_rows(apps, schema_editor):
    rows = apps.get_model("mediation", "Mediation").objects.select_related("organisation")
    for row in rows.iterator():
        row.mediation_kind = KIND_OF_BODY.get(row.organisation.kind, "union")
        row.save(update_fields=["mediation_kind"])
        parties = list(apps.get_model("casework", "Party").objects.filter(case_file=row.case_file_id, left_on=None))
        if row.respondent_consents is not None:
            _consents(apps, row, parties)
        if row.session:
            _session(apps, row, parties)
        if row.agreement and row.agreed_on:
            _agreement(apps, row)


def _consents(apps, row, parties):
    for party in parties:
        if party.side == "respondent":
            apps.get_model("mediation", "Consent").objects.create(
                mediation=row,
                party=party,
                about="mediation",
                agrees=row.respondent_consents,
                how="oral",
                on=row.accepted_on or row.received_on,
            )


def _session(apps, row, parties):
    told = row.session
    event = apps.get_model("casework", "Event").objects.filter(proceeding=row.pk, name="mediation.session.held")
    last = event.order_by("-id").first()
    starts = last.at if last else datetime.combine(row.received_on, datetime.min.time(), SHANGHAI)
    made = apps.get_model("mediation", "Session").objects.create(
        mediation=row,
        ordinal=1,
        mode="room",
        place=str(told.get("place") or "")[:200],
        starts_at=starts,
        ends_at=starts + timedelta(hours=1),
        status="held",
        rights_told=True,
        outcome=str(told.get("result") or ""),
    )
    for party in parties:
        said = told.get("worker_says" if party.nature == "person" else "employer_says")
        if said:
            apps.get_model("mediation", "Position").objects.create(session=made, party=party, text=said)
    for side, name in (("worker", "worker_offer"), ("employer", "employer_offer")):
        if told.get(name):
            apps.get_model("mediation", "Offer").objects.create(
                mediation=row, session=made, side=side, amount=Decimal(str(told[name])), at=starts
            )


def _agreement(apps, row):
    claims = list(apps.get_model("casework", "Claim").objects.filter(case_file=row.case_file_id).exclude(agreed=None))
    total = sum((claim.agreed for claim in claims), Decimal(0))
    made = apps.get_model("mediation", "Agreement").objects.create(
        mediation=row,
        ordinal=1,
        state="signed",
        how_paid=str(row.agreement.get("account") or ""),
        default_clause=str(row.agreement.get("default_clause") or ""),
        signed_on=row.agreed_on,
        total=total,
    )
    for claim in claims:
        apps.get_model("mediation", "AgreedAmount").objects.create(agreement=made, claim=claim, amount=claim.agreed)
    if total > 0:
        paid = total if row.state == "performed" else Decimal(0)
        apps.get_model("mediation", "Instalment").objects.create(
            agreement=made,
            ordinal=1,
            due_on=date.fromisoformat(row.agreement["pay_by"]),
            amount=total,
            paid=paid,
            paid_on=row.moved_on if paid else None,
        )


def to_columns(apps, schema_editor):
    """The columns come back with what they can hold: the last session and the first agreement."""
    for row in apps.get_model("mediation", "Mediation").objects.iterator():
        said = row.consents.filter(about="mediation", party__side="respondent", superseded=False).first()
        row.respondent_consents = said.agrees if said else None
        held = row.sessions.order_by("-ordinal").first()
        if held:
            offers = {f"{one.side}_offer": str(one.amount) for one in row.offers.filter(confidential=False)}
            row.session = {"present": "见调解笔录", "place": held.place, "result": held.outcome, **offers}
        agreed = row.agreements.filter(state="signed").order_by("ordinal").first()
        if agreed:
            last = agreed.instalments.order_by("-due_on").first()
            row.agreement = {
                "account": agreed.how_paid,
                "default_clause": agreed.default_clause,
                "pay_by": (last.due_on if last else agreed.signed_on).isoformat(),
            }
        row.save(update_fields=["respondent_consents", "session", "agreement"])


class Migration(migrations.Migration):
    dependencies = [("mediation", "0002_in_full")]

    operations = [migrations.RunPython(to_rows, to_columns)]
