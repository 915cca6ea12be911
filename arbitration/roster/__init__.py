"""欠薪花名册: wage rosters as project offices make them, read into rows that can be checked. Knows no Django."""

from arbitration.roster.check import CheckedRow, Problem, check_row, mark_duplicates
from arbitration.roster.read import FIELDS, Roster, RosterRowData, SkippedRow, read_roster
from arbitration.roster.workbook import UnreadableFile

__all__ = [
    "FIELDS", "CheckedRow", "Problem", "Roster", "RosterRowData", "SkippedRow", "UnreadableFile", "check_row",
    "mark_duplicates", "read_roster",
]  # fmt: skip
