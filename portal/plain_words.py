"""Where a case stands, in plain words for the parties."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[tuple[str, str], str | Promise] = {
    ("arbitration", "pre_applied"): _("Your application has been sent ahead. It counts as received when the tribunal has your papers: bring or post them."),
    ("arbitration", "transferred"): _("The case has gone to the competent tribunal. You need not apply again."),
    ("arbitration", "revoked"): _("The tribunal has taken its acceptance back. The decision says how to go to court."),
    ("arbitration", "received"): _("The tribunal has the application and decides within five working days whether to accept it."),
    ("arbitration", "supplement_requested"): _("Papers are missing. Once they are there, the five working days start again."),
    ("arbitration", "deferred"): _("Both sides try to settle first; the application waits."),
    ("arbitration", "accepted"): _("The tribunal has accepted the case. The company gets a copy and has ten working days to answer."),
    ("arbitration", "served"): _("The company has the copy of the application. Now the tribunal is formed."),
    ("arbitration", "tribunal_formed"): _("The arbitrators are named. The day of the hearing comes next."),
    ("arbitration", "hearing_set"): _("The day of the hearing is set. Come with your identity document and the originals."),
    ("arbitration", "suspended"): _("The case rests until the obstacle is gone. The days don't count."),
    ("arbitration", "heard"): _("The hearing is over. The award is being written."),
    ("arbitration", "drafted"): _("The hearing is over. The award is being written."),
    ("arbitration", "approved"): _("The hearing is over. The award is being written."),
    ("arbitration", "awarded"): _("The award is made and is being served."),
    ("arbitration", "conciliated"): _("Both sides have settled before the tribunal. The document is being served."),
    ("arbitration", "delivered"): _("Both sides have the result. Look below for who may go to court, and until when."),
    ("arbitration", "effective"): _("The result is binding. The money is to be paid by the day it names."),
    ("arbitration", "sued"): _("Somebody has gone to court. The court goes on with the case."),
    ("arbitration", "in_enforcement"): _("The court is asked to collect the money by force."),
    ("arbitration", "performed"): _("The money has been paid."),
    ("arbitration", "refused"): _("The tribunal has not accepted the case. You may go to court."),
    ("arbitration", "redirected"): _("Another tribunal is competent. The notice names it."),
    ("arbitration", "withdrawn"): _("The application was withdrawn. It may be filed again."),
    ("arbitration", "deemed_withdrawn"): _("The application counts as withdrawn."),
    ("arbitration", "terminated"): _("The case has ended without an award."),
    ("arbitration", "closed"): _("The file is closed."),
    ("mediation", "applied"): _("The mediator asks the company whether it will come."),
    ("mediation", "accepted"): _("Both sides will talk. The mediator sets a day."),
    ("mediation", "mediating"): _("The talks are under way."),
    ("mediation", "agreed"): _("Both sides have signed an agreement. It binds."),
    ("mediation", "confirmed"): _("The agreement is confirmed and can be enforced."),
    ("mediation", "performed"): _("The money has been paid."),
    ("mediation", "in_default"): _("A day of the agreement was missed. A payment order or enforcement is possible."),
    ("mediation", "failed"): _("No agreement. You can send the case on to arbitration with one tap."),
    ("mediation", "expired"): _("Fifteen days have passed without agreement. The way to arbitration is open."),
    ("mediation", "not_accepted"): _("There will be no mediation. The way to arbitration is open."),
    ("mediation", "withdrawn"): _("The mediation was withdrawn. The way to arbitration is open."),
    ("mediation", "in_enforcement"): _("The court is asked to collect the money by force."),
    ("mediation", "transferred"): _("Another mediation body is competent and has the case now. You need not apply again."),
    ("mediation", "closed"): _("The mediation is over."),
    ("legal_aid", "applied"): _("The legal-aid centre decides within seven days; in wage cases often on the same day."),
    ("legal_aid", "supplement_requested"): _("The legal-aid centre needs something more from you."),
    ("legal_aid", "granted"): _("Free legal aid is granted. A lawyer is being chosen."),
    ("legal_aid", "assigned"): _("A lawyer is named for you. You pay nothing."),
    ("legal_aid", "engaged"): _("Your lawyer works for you. You pay nothing."),
    ("legal_aid", "refused"): _("Legal aid was refused. The decision says how to object."),
    ("legal_aid", "concluded"): _("Your lawyer has finished the work."),
    ("legal_aid", "closed"): _("Legal aid has ended."),
    ("legal_aid", "terminated"): _("Legal aid has ended."),
    ("legal_aid", "withdrawn"): _("The application for legal aid was withdrawn."),
}  # fmt: skip


def words_for(kind: str, state: str) -> str:
    """One sentence for a state of a kind of proceeding; empty where there is nothing to add."""
    return str(WORDS.get((kind, state), ""))
