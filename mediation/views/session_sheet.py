"""The sheet of a session as a form: what is there, what was typed, and where two people have typed different things."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from casework.actor import Actor
from casework.clock import SHANGHAI
from casework.errors import BadInput
from casework.models import Party, Seat, User
from mediation.models import Mediation, Position, Presence, Session
from mediation.services.sessions.sheet import Clash, Piece, save_facts, save_position, save_presence
from mediation.views.visible import whole


@dataclass
class Row:
    """One party or seat of the sheet: its presence and, for a party, its words, each with the count it was read at."""

    key: str
    name: str
    party: Party | None = None
    seat: Seat | None = None
    came: str = ""
    who: str = ""
    text: str = ""
    presence_revision: int = 0
    position_revision: int = 0
    presence_by: str = ""
    position_by: str = ""
    clashes: list[tuple[str, str, str]] = field(default_factory=list)


def written_by(author: User | None, at: datetime | None) -> str:
    """Who wrote a piece and when, as the sheet shows it; empty for one from before authors were kept."""
    day = f"{at.astimezone(SHANGHAI):%m-%d %H:%M}" if at else ""
    return " ".join(filter(None, (str(author) if author else "", day)))


class Sheet:
    """The rows of one session: all parties, then the bodies at the table."""

    def __init__(self, row: Mediation, session: Session) -> None:
        self.session, self.facts, self.revision = session, session.facts, session.revision
        self.facts_clash = ""
        parties = Party.objects.known_to(row).exclude(side=Party.Side.THIRD)[:120]
        seats = Seat.objects.filter(proceeding=row.pk, state=Seat.State.ACCEPTED).select_related(
            "organisation"
        )
        self.rows = [Row(f"p{one.pk}", str(one), party=one) for one in parties]
        self.rows += [Row(f"s{one.pk}", str(one.organisation), seat=one) for one in seats]
        self._fill()

    def _fill(self) -> None:
        came = Presence.objects.filter(session=self.session).select_related("author")
        here = {f"p{one.party_id}" if one.party_id else f"s{one.seat_id}": one for one in came}
        rows = Position.objects.filter(session=self.session).select_related("author")
        said = {f"p{one.party_id}": one for one in rows}
        for row in self.rows:
            if row.key in here:
                row.came, row.who = here[row.key].came, here[row.key].who
                row.presence_revision = here[row.key].revision
                row.presence_by = written_by(here[row.key].author, here[row.key].written_at)
            if row.key in said:
                row.text, row.position_revision = said[row.key].text, said[row.key].revision
                row.position_by = written_by(said[row.key].author, said[row.key].written_at)

    def keep(self, data: Any, actor: Actor) -> bool:
        """Save what was typed, piece by piece. Returns whether everything is kept; a clash shows both versions."""
        for row in self.rows:
            self._keep_presence(row, data, actor)
            if row.party is not None:
                self._keep_position(row, data, actor)
        self._keep_facts(data, actor)
        return not self.facts_clash and not any(row.clashes for row in self.rows)

    def _keep_presence(self, row: Row, data: Any, actor: Actor) -> None:
        came = str(data.get(f"came-{row.key}") or "")
        if came not in Presence.Came.values:
            return
        who, seen = str(data.get(f"who-{row.key}") or "").strip(), whole(data.get(f"rev-came-{row.key}"))
        row.came, row.who = came, who
        piece = Piece(seen, {"came": came, "who": who}, row.party, row.seat)
        try:
            row.presence_revision = save_presence(self.session, actor=actor, piece=piece).revision
        except Clash as clash:
            row.presence_revision = clash.revision
            theirs = str(Presence.Came(clash.theirs["came"]).label)
            words = "，".join(filter(None, (theirs, clash.theirs["who"])))
            row.clashes.append((str(_("Presence")), words, written_by(clash.by, clash.at)))

    def _keep_position(self, row: Row, data: Any, actor: Actor) -> None:
        text = str(data.get(f"said-{row.key}") or "").replace("\r\n", "\n").strip()
        seen = whole(data.get(f"rev-said-{row.key}"))
        if not text and not row.text:
            return
        row.text = text
        try:
            kept = save_position(self.session, actor=actor, piece=Piece(seen, {"text": text}, row.party))
            row.position_revision = kept.revision
        except Clash as clash:
            row.position_revision = clash.revision
            row.clashes.append((str(_("What it says")), clash.theirs["text"], written_by(clash.by, clash.at)))

    def _keep_facts(self, data: Any, actor: Actor) -> None:
        text = str(data.get("facts") or "").replace("\r\n", "\n").strip()
        self.facts = text
        try:
            kept = save_facts(self.session, actor=actor, facts=text, revision=whole(data.get("rev-facts")))
            self.revision = kept.revision
        except Clash as clash:
            self.facts_clash, self.revision = clash.theirs["text"], clash.revision

    def require_both_sides(self) -> None:
        """The record says of each side whether it came."""
        noted = {row.party.side for row in self.rows if row.party and row.came}
        if not {Party.Side.APPLICANT, Party.Side.RESPONDENT} <= noted:
            raise BadInput({"presence": _("Say for each side whether it is present.")})
