"""How an act is refused: always with words for the person who tried, never with personal data."""

from collections.abc import Mapping, Sequence


class Refused(Exception):
    """An act was not done, and nothing was changed. `message` says what, and what to do."""

    status = 409

    def __init__(self, message: str, *, reasons: Sequence[str] = ()) -> None:
        super().__init__(str(message))
        self.message = str(message)
        self.reasons = [str(reason) for reason in reasons]


class NotPermitted(Refused):
    """This person may not do this act on this case."""

    status = 403


class Stale(Refused):
    """Somebody else acted on the case since the page was opened."""


class NotNow(Refused):
    """The case is in a state that doesn't allow the act."""


class RuleRefused(Refused):
    """A rule of law answers no, or facts are missing; the reasons carry their articles."""


class Unavailable(Refused):
    """Something that this machine lacks is needed. A job that meets it waits and isn't given up."""

    status = 503


class BadInput(Refused):
    """What was entered can't be taken. `errors` maps a field to its message."""

    status = 400

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__("；".join(str(error) for error in errors.values()))
        self.errors = {field: str(error) for field, error in errors.items()}
