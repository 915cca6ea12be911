"""Everything that legal aid offers on the case page: acts with their forms."""

from legalaid.views import applying_forms, assigning_forms, closing_forms, conduct_forms

PAGES = {
    name: page
    for module in (applying_forms, assigning_forms, conduct_forms, closing_forms)
    for name, page in module.PAGES.items()
}
