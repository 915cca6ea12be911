"""Acts that have a page of their own."""

from casework.registry import ActPage

PAGES = {
    "arbitration.find_elements": ActPage(url="elements"),
    "arbitration.hold_hearing": ActPage(url="hearing"),
    "arbitration.submit_award": ActPage(url="award"),
}
