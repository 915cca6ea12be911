"""How far each invented dispute has come: the steps of the story in order, each so many working days after the one before."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from casework.clock import SHANGHAI, rehearse, today
from law.workdays import calendar
from portal.demo.aid_story import (
    allow,
    attend,
    call_back,
    change_lawyer,
    check_papers,
    draw_peers,
    finish_work,
    hand_papers_in,
    mark,
    meet,
    object_to_it,
    put_right,
    report_again,
    report_on,
    spend,
    tell_means,
    turn_down,
    uphold,
    want_another,
    wonder,
)
from portal.demo.mediations import agree, fail_it, mediate, sit_down, take_mediation
from portal.demo.story import (
    Tale,
    answer_it,
    appoint,
    approve_it,
    ask_for_aid,
    ask_for_more,
    award_it,
    close_it,
    draft_it,
    enforce_it,
    form_it,
    forward_it,
    grant_aid,
    hand_out,
    hear_it,
    pay_it,
    receive_it,
    serve_it,
    set_hearing,
    settle_it,
    suspend_it,
    take_aid,
    take_effect,
    take_it,
    take_mandate,
    tell_hearing,
    to_mediation,
)

Step = tuple[int, Callable[[Tale], None]]
FILED: list[Step] = [(0, receive_it)]
ACCEPTED: list[Step] = [*FILED, (1, take_it)]
AIDED: list[Step] = [*ACCEPTED, (0, ask_for_aid), (0, take_aid), (0, grant_aid), (1, appoint)]
APPLIED: list[Step] = [*ACCEPTED, (0, ask_for_aid), (0, take_aid)]
SAME_DAY: list[Step] = [*APPLIED, (0, grant_aid), (0, appoint), (0, take_mandate)]
WORKED: list[Step] = [*SAME_DAY, (2, meet), (3, report_on), (2, spend), (1, allow), (4, attend)]
REPORTED: list[Step] = [*WORKED, (6, finish_work), (2, hand_papers_in)]
CHECKED: list[Step] = [*REPORTED, (1, draw_peers), (2, mark), (1, check_papers), (1, call_back)]
REFUSED: list[Step] = [*APPLIED, (1, tell_means), (1, turn_down)]
FORMED: list[Step] = [*ACCEPTED, (1, serve_it), (1, form_it)]
ANSWERED: list[Step] = [*FORMED, (2, answer_it), (1, forward_it)]
SET: list[Step] = [*FORMED, (1, set_hearing), (0, tell_hearing)]
HEARD: list[Step] = [
    *FORMED,
    (1, set_hearing),
    (0, tell_hearing),
    (3, answer_it),
    (1, forward_it),
    (5, hear_it),
]
DRAFTED: list[Step] = [*HEARD, (2, draft_it)]
APPROVED: list[Step] = [*DRAFTED, (1, approve_it)]
AWARDED: list[Step] = [*APPROVED, (1, award_it)]
SERVED: list[Step] = [*AWARDED, (1, hand_out)]
EFFECTIVE: list[Step] = [*SERVED, (0, take_effect)]
MEDIATING: list[Step] = [(0, mediate), (1, take_mediation), (3, sit_down)]

# (how many, working days since receipt, steps)
PLOTS: tuple[tuple[int, int, list[Step]], ...] = (
    (4, 1, FILED), (2, 5, FILED), (2, 9, FILED), (3, 3, [*FILED, (1, ask_for_more)]), (3, 4, [*FILED, (1, to_mediation)]),
    (4, 2, ACCEPTED), (3, 6, ACCEPTED), (2, 12, ACCEPTED), (4, 4, AIDED), (2, 8, [*AIDED, (1, take_mandate)]),
    (4, 6, FORMED), (3, 4, SET), (4, 8, SET), (2, 10, ANSWERED), (4, 16, HEARD), (1, 44, HEARD),
    (3, 18, DRAFTED), (2, 20, APPROVED), (2, 24, AWARDED), (2, 24, SERVED), (3, 30, EFFECTIVE), (2, 34, [*EFFECTIVE, (4, pay_it)]),
    (2, 45, [*EFFECTIVE, (15, enforce_it)]), (2, 60, [*EFFECTIVE, (5, pay_it), (1, close_it)]), (2, 19, [*HEARD, (0, settle_it), (1, hand_out)]),
    (2, 14, [*FORMED, (3, suspend_it)]), (4, 2, [(0, mediate)]), (4, 6, MEDIATING), (2, 9, [*MEDIATING, (2, agree)]),
    (2, 9, [*MEDIATING, (2, fail_it)]),
    (2, 3, [*APPLIED, (1, tell_means)]), (2, 2, SAME_DAY), (2, 20, [*WORKED, (1, wonder)]), (1, 12, [*SAME_DAY, (3, meet), (2, want_another), (1, change_lawyer)]),
    (2, 40, REPORTED), (4, 45, CHECKED), (1, 9, REFUSED), (1, 12, [*REFUSED, (1, object_to_it)]),
    (1, 16, [*REFUSED, (1, object_to_it), (2, uphold)]), (1, 16, [*REFUSED, (1, object_to_it), (2, put_right), (0, grant_aid), (0, appoint)]),
    (2, 2, [*APPLIED, (0, grant_aid)]), (1, 6, [*REFUSED, (1, object_to_it)]), (1, 15, [*SAME_DAY, (2, meet), (3, report_on), (5, report_again)]),
)  # fmt: skip


def tell(tale: Tale, steps: list[Step]) -> None:
    """Do the steps, each so many working days after the one before, as far as today."""
    table = calendar()
    for gap, step in steps:
        tale.day = table.add_workdays(tale.day, gap) if gap else tale.day
        if step is hear_it:
            tale.day = max(tale.day, tale.notes["hearing"].date())
        instant = datetime.combine(tale.day, time(10, 0), tzinfo=SHANGHAI)
        if step is hear_it:
            instant = max(instant, tale.notes["hearing"] + timedelta(hours=2))
        if instant.date() > today():
            return
        with rehearse(instant):
            step(tale)
