"""Who acts: a member of staff in a capacity, a party, an outsider with a link to one thing, or the system itself."""

from dataclasses import dataclass

from casework.models import Organisation, Party, Role, User


@dataclass(frozen=True)
class Actor:
    """One person in one capacity. Staff may hold several roles; the act's grant picks the one that counts.

    `linked_to` is the proceeding to which a one-time link has led somebody who is neither staff nor party.
    """

    user: User | None = None
    party: Party | None = None
    system: bool = False
    organisation: Organisation | None = None
    request_id: str = ""
    linked_to: int | None = None

    @classmethod
    def staff(cls, user: User, *, request_id: str = "") -> "Actor":
        return cls(user=user, request_id=request_id)

    @classmethod
    def side(cls, party: Party, *, request_id: str = "") -> "Actor":
        return cls(party=party, request_id=request_id)

    @classmethod
    def machine(cls) -> "Actor":
        """The system: it starts, warns and opens what the law opens; it never takes a right away."""
        return cls(system=True)

    @classmethod
    def outsider(cls, proceeding: int, *, request_id: str = "") -> "Actor":
        """Who holds a one-time link, such as a guarantor: nothing is his but what LINKED grants on that proceeding."""
        return cls(linked_to=proceeding, request_id=request_id)

    @property
    def party_role(self) -> str:
        if self.party is None:
            return ""
        return Role.EMPLOYER if self.party.nature == "unit" else Role.WORKER
