"""状态字段: the column that a state machine moves."""

from typing import Any

from django_fsm import FSMField


class StateField(FSMField):
    """A protected state, to the database a plain text column.

    Migrations see a `CharField`: an `FSMField` hangs a receiver on the signal "class prepared" each time that a
    migration draws its model anew, none of them is ever let go, and an empty database takes twice as long to set up.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, protected=True, **options)

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, _path, args, options = super().deconstruct()
        options.pop("protected", None)
        return name, "django.db.models.CharField", args, options
